import type { EnforcementLevel, PolicyConfigSchema, StackValidation, StackValidationPolicy } from "@pulumi/policy";
import {
    configOf,
    enforcementOf,
    type Finding,
    type FindingsConfig,
    plain,
    RULES,
    type Rule,
    SEVERITIES,
} from "../findings";
import { isResource } from "../provider/definitionOf";
import { resourceToken } from "../sdk/typeToken";
import { Judging, LEFT_OUT } from "./judging";

export type { Enforcement, FindingsConfig, Rule, Waiver } from "../findings";

/** Settings of a policy pack. */
export interface PolicyOptions extends FindingsConfig {
    /** Rules beside those of the library. @default none */
    readonly more?: readonly Rule[];
}

/** Name of the policy that has the settings of the pack, and lists the waivers in force. */
export const SETTINGS = "zscaler-settings";
/** Name of the policy that says what cannot be checked, because it depends on values that are not known. */
export const NOT_CHECKED = "zscaler-not-checked";

const LEVELS = { off: "disabled", advisory: "advisory", mandatory: "mandatory" } as const satisfies Record<
    string,
    EnforcementLevel
>;

const text = { type: "string" } as const;
const SCHEMA: PolicyConfigSchema = {
    properties: {
        officeHours: { type: "object", properties: { from: text, to: text }, required: ["from", "to"] },
        daysBeforeExpiry: { type: "number" },
        leastLevel: { type: "string", enum: [...SEVERITIES] },
        waivers: {
            type: "array",
            items: {
                type: "object",
                properties: { rule: text, resource: text, reason: text, until: text },
                required: ["rule", "resource", "reason", "until"],
            },
        },
    },
};

/**
 * The policies of a pack: one for each rule, one that has the settings and lists the waivers in force, and one that says what cannot be
 * checked.
 *
 * @throws {FindingsError} if a setting cannot be meant
 * @example new PolicyPack("network", { policies: policies({ rules: { "group-without-key": "mandatory" } }) })
 */
export function policies({ more = [], ...config }: PolicyOptions = {}): StackValidationPolicy[] {
    const judging = new Judging(
        configOf(
            config,
            more.map(({ id }) => id),
        ),
        more,
    );
    const settings: StackValidationPolicy = {
        name: SETTINGS,
        description: "Waivers in force, and settings of the pack.",
        enforcementLevel: "advisory",
        configSchema: SCHEMA,
        validateStack(args, report) {
            for (const { rule, resource, reason, until, findings } of judging.begin(args).waivers) {
                const use = findings.length > 0 ? "" : " There is no such finding any more: delete the waiver.";
                report(`${rule} is waived for ${resource} until ${until}: ${reason}.${use}`, findings[0]?.object.urn);
            }
        },
    };
    const notChecked: StackValidationPolicy = {
        name: NOT_CHECKED,
        description: "A rule depends on a value that is not known.",
        enforcementLevel: "advisory",
        validateStack(args, report) {
            for (const finding of judging.end(args).findings) {
                const { rule, kind, object, why } = finding;
                if (kind === "maybe") report(`${rule}, maybe: ${plain(why)}.`, object.urn);
                if (kind === "cannot be checked") report(`${rule} cannot be checked: ${plain(why)}.`, object.urn);
            }
        },
    };
    const rules = [...RULES, ...more].filter(({ id }) => !LEFT_OUT.includes(id));
    return [settings, ...rules.map((rule) => policyOf(rule, judging)), notChecked];
}

function policyOf(rule: Rule, judging: Judging): StackValidationPolicy {
    const { id, title, level, todo, types = [] } = rule;
    const [type, ...others] = types;
    const enforcementLevel = LEVELS[enforcementOf(rule, judging.config)];
    const validate: StackValidation = (args, report) => {
        const found = judging.of(args).findings.filter((each) => each.rule === id && each.kind === "found");
        for (const finding of found) report(messageOf(finding), finding.object.urn);
    };
    return {
        name: id,
        description: title,
        // Asked for each stack. The SDK reads all resources anew for each policy, which takes longer than to judge them.
        get enforcementLevel() {
            return judging.isSilent(id) ? "disabled" : enforcementLevel;
        },
        severity: level,
        remediationSteps: todo,
        // With its type, a policy is not asked about stacks without it, which saves reading all their resources for it.
        validateStack:
            type !== undefined && others.length === 0 && isResource(type)
                ? Object.assign(validate, { __pulumiType: resourceToken(type) })
                : validate,
    };
}

const messageOf = ({ object, why, todo }: Finding): string =>
    `${object.name}: ${plain(why).replace(/\.$/, "")}. ${todo}`;
