import { enforcementOf, type FindingsConfig, namesOf } from "./config";
import { findingsOf } from "./engine";
import type { PlannedStack } from "./object";
import { withPlans } from "./plan/withPlans";
import { type Rule, SEVERITIES } from "./rule";
import { RULES } from "./rules";
import { type Judged, waive } from "./waivers";

interface Judging {
    /** Beside those of the library. @default none */
    readonly rules?: readonly Rule[];
    /** Those of the library that apply. @default all */
    readonly only?: readonly Rule[];
    /** The day on which it is asked. @default today */
    readonly now?: Date;
    /** Resources that waivers may name. @default those of the stack */
    readonly objects?: PlannedStack["objects"];
}

/**
 * The findings of a stack as a team has configured them.
 *
 * @throws {FindingsError} if a setting or a waiver cannot be meant
 */
export function judge(
    stack: PlannedStack,
    config: FindingsConfig = {},
    { rules: more = [], only = RULES, now = new Date(), objects = [] }: Judging = {},
): Judged {
    const { rules: _, waivers = [], leastLevel = "low", ...settings } = config;
    const whole = withPlans(stack);
    const all = [...only, ...more];
    const rules = all.filter((rule) => enforcementOf(rule, config) !== "off");
    const findings = findingsOf(whole, { ...settings, rules, now });
    const known = { rules: [...RULES, ...more].flatMap(namesOf), objects: [...objects, ...whole.objects], now };
    const judged = waive(findings, waivers, known);
    const least = SEVERITIES.indexOf(leastLevel);
    return { ...judged, findings: judged.findings.filter(({ level }) => SEVERITIES.indexOf(level) >= least) };
}
