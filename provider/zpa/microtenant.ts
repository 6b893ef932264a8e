import { z } from "zod";
import { becomes, cutsOff, irreversible, isDisabled } from "../contract/consequences";
import { flag, isWire, number, textOf, word } from "../contract/fields";
import { setOf } from "../contract/sets";
import { InvalidInputError } from "../http/errors/errors";
import { defineZpa } from "./client/define";
import { DEFAULT_MICROTENANT } from "./client/scopes";
import { caselessSet } from "./common/domainNames";
import { SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";

const OPERATORS = ["OR", "AND"] as const;
/** Name of the microtenant that every tenant has, and nobody can change. */
const DEFAULT_NAME = "default";

const domain = z.string().toLowerCase().regex(z.regexes.domain, 'must be a domain such as "example.com"');

export const microtenant = defineZpa({
    type: "zpa:Microtenant",
    noun: { one: "microtenant", many: "microtenants" },
    permission: "Microtenant (Administration Control)",
    quota: 500,
    inputs: z.strictObject({
        ...named.inputs,
        domains: setOf(domain).optional(),
        operator: z.enum(OPERATORS).default("OR"),
        privilegedApprovals: z.boolean().default(false),
    }),
    rules: [
        {
            needs: ["name"],
            property: "name",
            when: ({ name }) => name?.toLowerCase() === DEFAULT_NAME,
            reason: "is the name of the built-in microtenant, which cannot be managed; choose another name",
        },
    ],
    outputs: z.object({
        administratorUserName: z.string().optional(),
        administratorPassword: z.string().optional(),
    }),

    observed: {
        schema: z.object({ position: z.number().optional(), ...times.shape }),
        fromWire: (wire) => ({
            position: number("scopeOrder").fromWire(wire),
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name"],
    replaceOn: [],
    consequences: {
        create: cutsOff(
            "Users of its domains have access only by the rules of the microtenant.",
            (_, { domains }) => domains !== undefined,
        ),
        delete: irreversible("The microtenant cannot be restored: a new one has another id and none of its objects."),
        update: {
            ...named.consequences,
            enabled: cutsOff("Users of the microtenant lose access to its applications.", isDisabled),
            domains: cutsOff("Users of the added and removed domains have access by the rules of another microtenant."),
            operator: cutsOff("Other users belong to the microtenant, and have access by its rules."),
            privilegedApprovals: cutsOff(
                "Privileged approvals no longer give access.",
                becomes("privilegedApprovals", false),
            ),
        },
    },
    // The first administrator is shown in the create answer alone.
    secrets: {
        administratorPassword: {
            ifLost: "keep",
            advice: "Give its first administrator another password in the console.",
        },
    },
    preserveWhenOmitted: ["administratorUserName"],

    operations: {
        // Lists show the Default one, but nothing else can be done with it.
        async read({ id, known, defaults }) {
            if (id === DEFAULT_MICROTENANT) throw ofEverybody();
            return defaults.read({ id, known });
        },
    },

    collection: {
        endpoint: {
            path: "microtenants",
            tenantWide: true,
            // Single reads deny the Default one.
            readInList: true,
        },
        fields: {
            ...named.fields,
            domains: caselessSet("criteriaAttributeValues"),
            operator: word("operator", { OR: "OR", AND: "AND" }),
            privilegedApprovals: flag("privilegedApprovalsEnabled"),
        },
        async toWire() {
            return { criteriaAttribute: "AuthDomain" };
        },
        async fromWire({ user }) {
            if (!isWire(user)) return {};
            return { administratorUserName: textOf(user.username), administratorPassword: textOf(user.password) };
        },
        readOnlyKeys: [...SERVICE_KEYS, "scopeOrder", "roles", "user"],
    },
});

function ofEverybody(): InvalidInputError {
    return new InvalidInputError({
        operation: `read microtenant ${DEFAULT_MICROTENANT}`,
        problem: "the Default microtenant can be neither managed nor read as a resource",
        nextStep: "Objects without microtenantId belong to it; read it with getMicrotenant.",
    });
}
