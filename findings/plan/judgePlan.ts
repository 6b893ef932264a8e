import type { PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import { enforcementOf, type FindingsConfig } from "../config";
import type { Finding } from "../engine";
import { judge } from "../judge";
import { PLAN_RULES } from "../rules";
import type { Judged, Waiver } from "../waivers";
import { stackOfPlan } from "./stackOfPlan";

export interface JudgedPlan extends Judged {
    /** Those of the findings that stop an update. */
    readonly mandatory: readonly Finding[];
}

/**
 * The findings of a disaster recovery plan, by the rules about disaster recovery and business continuity, with the waivers of the plan.
 *
 * @param config Of it, the waivers are added to those of the plan.
 * @throws {FindingsError} if a setting or a waiver cannot be meant
 */
export function judgePlan(plan: PlanDocument, config: FindingsConfig = {}, now: Date = new Date()): JudgedPlan {
    const stack = stackOfPlan(plan);
    const waivers = plan.waivers.map(({ finding, object, ...more }): Waiver => {
        const byId = stack.objects.find(({ id }) => id === object);
        return { rule: finding, resource: byId?.urn ?? object, ...more };
    });
    const others = Object.fromEntries(PLAN_RULES.map((rule) => [rule.id, enforcementOf(rule, config)]));
    const judged = judge(
        stack,
        { ...config, waivers: [...waivers, ...(config.waivers ?? [])] },
        { now, only: PLAN_RULES },
    );
    const mandatory = judged.findings.filter(({ rule, kind }) => kind === "found" && others[rule] === "mandatory");
    return { ...judged, mandatory };
}
