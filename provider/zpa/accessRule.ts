import { z } from "zod";
import { becomes, cutsOff, interrupts, isDisabled, narrows } from "../contract/consequences";
import { type Field, references, text, textOf, word, wordsOf } from "../contract/fields";
import type { ReferenceOptions } from "../contract/references";
import type { Values } from "../contract/values";
import { defineZpa } from "./client/define";
import { conditions, conditionsField, outgoingConditions, withoutNamed } from "./common/accessCondition";
import { POLICIES, rulesEndpoint } from "./common/accessPolicy";
import { matchesFewer } from "./common/conditionScope";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

const ACTIONS = { Allow: "ALLOW", Deny: "DENY", "Require approval": "REQUIRE_APPROVAL" } as const;
/** As documented. */
const MOST_CONNECTOR_GROUPS = 48;

/** The wire says the opposite, and says it as a number in text. */
const enabled: Field<boolean> = {
    toWire: (value) => ({ disabled: value ? "0" : "1" }),
    fromWire: ({ disabled }) => (disabled === undefined ? undefined : !["1", "true"].includes(String(disabled))),
    unset: {},
};

const REFUSES = "Users who match the rule lose access.";
const NO_LONGER_ALLOWS = "Users whom only this rule allows lose access.";

const isEnabled = ({ enabled }: Values): boolean => enabled !== false;
const refuses = ({ action }: Values): boolean => action === "Deny";

/** What a change of the conditions does. */
const matching = [
    cutsOff("Users who no longer match the rule lose access, unless another rule allows them.", (before, after) => {
        return !refuses(after) && matchesFewer(before, after);
    }),
    cutsOff(REFUSES, (before, after) => refuses(after) && matchesFewer(after, before)),
];

export const accessRule = defineZpa({
    type: "zpa:AccessRule",
    noun: { one: "access rule", many: "access rules" },
    permission: POLICIES,
    inputs: z.strictObject({
        ...named.inputs,
        action: z.enum(wordsOf(ACTIONS)),
        message: schema.text.min(1).optional(),
        appConnectorGroups: schema.refs("zpa:AppConnectorGroup").optional(),
        serverGroups: schema.refs("zpa:ServerGroup").optional(),
        match: z.enum(["all", "any"]).default("all"),
        conditions: conditions.optional(),
        appliesToEverything: z.boolean().optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [
        {
            needs: ["action", "conditions", "appliesToEverything"],
            property: "conditions",
            when: ({ action, conditions, appliesToEverything }) =>
                action !== "Deny" && conditions === undefined && appliesToEverything !== true,
            reason: "are required; a rule without conditions allows all users access to all applications. If that is intended, set appliesToEverything to true",
        },
        {
            needs: ["action", "conditions", "appliesToEverything"],
            property: "conditions",
            when: ({ action, conditions, appliesToEverything }) =>
                action === "Deny" && conditions === undefined && appliesToEverything !== true,
            reason: "are required; a rule without conditions denies all users access to all applications. If that is intended, set appliesToEverything to true",
        },
        {
            needs: ["conditions", "appliesToEverything"],
            property: "appliesToEverything",
            when: ({ conditions, appliesToEverything }) => appliesToEverything === true && conditions !== undefined,
            reason: "cannot be combined with conditions; omit one of them",
        },
        {
            needs: ["appConnectorGroups"],
            property: "appConnectorGroups",
            when: ({ appConnectorGroups = [] }) => appConnectorGroups.length > MOST_CONNECTOR_GROUPS,
            reason: `must have at most ${MOST_CONNECTOR_GROUPS} App Connector groups; split the rule into several rules`,
        },
    ],
    outputs: z.object(restrictions.schema),

    observed: {
        schema: z.object({ order: z.number(), ...times.shape }),
        fromWire: (wire) => ({
            order: Number(textOf(wire.ruleOrder) ?? 0),
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: cutsOff(REFUSES, (_, after) => isEnabled(after) && refuses(after)),
        delete: cutsOff(NO_LONGER_ALLOWS, (before) => isEnabled(before) && !refuses(before)),
        update: {
            ...named.consequences,
            enabled: [
                cutsOff(NO_LONGER_ALLOWS, (before, after) => isDisabled(before, after) && !refuses(before)),
                cutsOff(REFUSES, (before, after) => isDisabled(after, before) && refuses(after)),
            ],
            action: [
                cutsOff(REFUSES, becomes("action", "Deny")),
                cutsOff(
                    "Users who match the rule have access only after an approval.",
                    becomes("action", "Require approval"),
                ),
            ],
            message: "none",
            appConnectorGroups: interrupts(
                "Sessions through other App Connector groups end.",
                narrows("appConnectorGroups"),
            ),
            serverGroups: interrupts("Sessions through other server groups end.", narrows("serverGroups")),
            match: matching,
            conditions: matching,
            appliesToEverything: "none",
        },
    },
    writeProtection: restrictions.reason,
    importsWith: ({ conditions }) => (conditions === undefined ? { appliesToEverything: true } : {}),
    // Neither disabled nor left without what it named: either would let more through, or less, than anybody has seen.
    references: {
        appConnectorGroups: { without: butNotTheLast("appConnectorGroups") },
        serverGroups: { without: butNotTheLast("serverGroups") },
        conditions: {
            without({ action, conditions = [] }, id) {
                if (action === "Deny") return "the rule has action Deny, and without this condition it would deny less";
                const remaining = withoutNamed(conditions, id);
                return typeof remaining === "string" ? remaining : { conditions: remaining };
            },
        },
    },

    collection: {
        endpoint: ({ microtenantId }, backend) => rulesEndpoint(microtenantId, backend),
        notOnWire: ["appliesToEverything"],
        fields: {
            name: text("name"),
            description: text("description"),
            enabled,
            action: word("action", ACTIONS),
            message: text("customMsg"),
            appConnectorGroups: references("appConnectorGroups"),
            serverGroups: references("appServerGroups"),
            match: word("operator", { all: "AND", any: "OR" }),
            conditions: conditionsField,
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        called: { idpId: "conditions" },
        // Where a rule stands is said by their order alone: a number that was read a moment ago would move it back.
        readOnlyKeys: [...SERVICE_KEYS, "ruleOrder", "priority", "policyType", "policySetId", "defaultRule"],
        toRequestBody: outgoingConditions,
    },
});

/** Without any group a rule takes all of them, which may reach other servers, or over other ways. */
function butNotTheLast<K extends "appConnectorGroups" | "serverGroups">(
    property: K,
): ReferenceOptions<Partial<Record<K, string[]>>>["without"] {
    return (rule, id) => {
        const others = (rule[property] ?? []).filter((each: string) => each !== id);
        if (others.length === 0)
            return `it is the last entry of ${property}, and a rule without entries uses all of them`;
        return { [property]: others } as Partial<Record<K, string[]>>;
    };
}
