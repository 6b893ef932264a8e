import type { FindingsConfig } from "./config";
import { findingsOf } from "./engine";
import type { PlannedStack } from "./object";
import { type Rule, SEVERITIES } from "./rule";
import { RULES } from "./rules";
import { type Judged, waive } from "./waivers";

interface Judging {
    /** Beside those of the library. @default none */
    readonly rules?: readonly Rule[];
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
    { rules: more = [], now = new Date(), objects = stack.objects }: Judging = {},
): Judged {
    const { rules: enforced = {}, waivers = [], leastLevel = "low", ...settings } = config;
    const all = [...RULES, ...more];
    const rules = all.filter(({ id }) => enforced[id] !== "off");
    const findings = findingsOf(stack, { ...settings, rules, now });
    const judged = waive(findings, waivers, { rules: all.map(({ id }) => id), objects, now });
    const least = SEVERITIES.indexOf(leastLevel);
    return { ...judged, findings: judged.findings.filter(({ level }) => SEVERITIES.indexOf(level) >= least) };
}
