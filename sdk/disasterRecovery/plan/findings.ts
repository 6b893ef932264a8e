import type * as engine from "../../../findings";
import { InvalidInputError } from "../../errors";
import type { PlanDocument } from "./document";

/** Something that would keep disaster recovery or business continuity from working. */
export interface PlanFinding {
    /** Id of the rule, or its code, by which a waiver names it. */
    readonly rule: string;
    readonly level: string;
    /** `maybe` and `cannot be checked` depend on what the plan does not know. */
    readonly kind: string;
    /** Name of what it is about. */
    readonly object: string;
    readonly title: string;
    readonly why: string;
    readonly todo: string;
}

/**
 * What would keep the plan from working, without what its waivers accept. The engine is loaded here and not before.
 *
 * @param rules Rules that count for more or less than the library says.
 * @throws {InvalidInputError} for findings that stop an update
 */
export function planFindings(
    plan: PlanDocument,
    rules: engine.FindingsConfig["rules"],
    subject: string,
): readonly PlanFinding[] {
    const { judgePlan, plain }: typeof engine = require("../../../findings");
    const { findings, mandatory } = judgePlan(plan, { rules });
    const said = (each: engine.Finding): PlanFinding => ({
        rule: each.rule,
        level: each.level,
        kind: each.kind,
        object: each.object.name,
        title: each.title,
        why: plain(each.why),
        todo: each.todo,
    });
    if (mandatory.length > 0) {
        const lines = mandatory
            .map(said)
            .map(({ rule, object, title, why, todo }) => `  - ${rule} "${object}": ${title} (${why}) ${todo}`);
        throw new InvalidInputError({
            operation: `declare ${subject}`,
            problem: ["the plan would fail in a disaster:", ...lines].join("\n"),
            nextStep: "Do what each finding says, or accept it for a while with an entry of waivers.",
        });
    }
    return findings.map(said);
}
