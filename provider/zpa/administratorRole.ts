import { z } from "zod";
import { cutsOff, loses } from "../contract/consequences";
import { text } from "../contract/fields";
import { setOf } from "../contract/sets";
import { without } from "../contract/values";
import { items, otherAccessIn, permissionsOf, TYPES } from "./administratorRole/permissions";
import { defineZpa } from "./client/define";
import { mark, microtenant, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

const item = z
    .string()
    .regex(/^.+ \(.+\)$/, 'must be an item with its group, such as "Disaster Recovery (Administration)"');

/** Items that a program gives full access to and view-only access to. */
interface Items {
    readonly fullAccess?: readonly string[] | undefined;
    readonly viewOnly?: readonly string[] | undefined;
}

const inBoth = ({ fullAccess = [], viewOnly = [] }: Items) => viewOnly.filter((each) => fullAccess.includes(each));

const LOSE_ACCESS = "Administrators with the role can no longer use the removed items.";

export const administratorRole = defineZpa({
    type: "zpa:AdministratorRole",
    noun: { one: "administrator role", many: "administrator roles" },
    inputs: z.strictObject({
        name: named.inputs.name,
        description: named.inputs.description,
        fullAccess: setOf(item).optional(),
        viewOnly: setOf(item).optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [
        {
            needs: ["viewOnly", "fullAccess"],
            property: "viewOnly",
            when: (items) => inBoth(items).length > 0,
            wrong: inBoth,
            reason: "is also in fullAccess, which includes view-only access; remove it from one of the two",
        },
    ],
    outputs: z.object({
        builtIn: z.boolean().optional(),
        restricted: z.boolean().optional(),
        otherAccess: z.array(z.string()).optional(),
    }),

    observed: {
        schema: z.object({ administratorCount: z.number(), ...times.shape }),
        fromWire: (wire) => ({ administratorCount: Number(wire.users ?? 0), ...times.fromWire(wire) }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: "none",
        update: {
            ...named.consequences,
            fullAccess: cutsOff(LOSE_ACCESS, loses("fullAccess")),
            viewOnly: cutsOff(LOSE_ACCESS, loses("viewOnly")),
        },
    },
    writeProtection: ({ builtIn, restricted }) =>
        builtIn ? "it is a built-in role" : restricted ? "it is a restricted role" : undefined,

    collection: {
        endpoint: { path: "roles" },
        fields: {
            name: text("name"),
            description: text("description"),
            microtenantId: microtenant,
            restricted: mark("restrictedRole"),
            fullAccess: items("fullAccess"),
            viewOnly: items("viewOnly"),
        },
        async fromWire(wire) {
            const { customRole, systemRole } = wire;
            return {
                builtIn: customRole === false || systemRole === true || undefined,
                otherAccess: otherAccessIn(wire),
            };
        },
        called: { classPermissionGroups: "fullAccess" },
        readOnlyKeys: [...SERVICE_KEYS, "customRole", "systemRole", "restrictedRole", "users", "apiKeys"],
        // Here the list as it is in the tenant is known, of which everything stays that the program does not declare.
        async toRequestBody(body, { backend }) {
            return {
                ...without(body, Object.keys(TYPES)),
                classPermissionGroups: await permissionsOf(body, backend),
            };
        },
    },
});
