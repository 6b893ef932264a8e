import { z } from "zod";
import { type Rule, SEVERITIES, type Severity } from "./rule";
import { RULES } from "./rules";
import { FindingsError, type Settings } from "./settings";
import type { Waiver } from "./waivers";

/** What a team decides about findings, in a file or in a program. */

export const ENFORCEMENTS = ["off", "advisory", "mandatory"] as const;
export type Enforcement = (typeof ENFORCEMENTS)[number];

export interface FindingsConfig extends Partial<Omit<Settings, "now">> {
    /** By rule or its code, whether it is left out, reported, or stops the update. @default what the rule says: most are advisory */
    readonly rules?: Readonly<Record<string, Enforcement>>;
    /** Findings below this level are not reported. @default "medium" in a comment, "low" elsewhere */
    readonly leastLevel?: Severity;
    /** @default none */
    readonly waivers?: readonly Waiver[];
}

const schema = z.strictObject({
    officeHours: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    daysBeforeExpiry: z.number().optional(),
    leastLevel: z.enum(SEVERITIES).optional(),
    rules: z.record(z.string(), z.enum(ENFORCEMENTS)).optional(),
    waivers: z
        .array(z.strictObject({ rule: z.string(), resource: z.string(), reason: z.string(), until: z.string() }))
        .optional(),
});

/**
 * @param more Ids of rules beside those of the library.
 * @throws {FindingsError} with all that is wrong: a name that does not exist, a value of another kind
 */
export function configOf(value: unknown, more: readonly string[] = []): FindingsConfig {
    const { success, data, error } = schema.safeParse(value);
    if (!success) {
        throw new FindingsError(
            error.issues.map(({ path, message }) => `${path.join(".") || "the settings"}: ${message}`),
        );
    }
    const known = [...RULES.flatMap(namesOf), ...more];
    const strange = Object.keys(data.rules ?? {}).filter((id) => !known.includes(id));
    if (strange.length > 0) {
        throw new FindingsError(
            strange.map((id) => `rules.${id}: there is no such rule; docs/findings.md lists the rules`),
        );
    }
    return data;
}

/** What settings and waivers may call a rule. */
export const namesOf = ({ id, code }: Pick<Rule, "id" | "code">): string[] => (code === undefined ? [id] : [id, code]);

/** Whether a rule is left out, reported, or stops the update. */
export function enforcementOf(rule: Rule, { rules = {} }: FindingsConfig = {}): Enforcement {
    const [said] = namesOf(rule).flatMap((name) => rules[name] ?? []);
    return said ?? (rule.isMandatory ? "mandatory" : "advisory");
}
