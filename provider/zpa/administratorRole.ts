import { z } from "zod";
import { cutsOff, loses } from "../contract/consequences";
import { objects, text, textOf, type Wire } from "../contract/fields";
import { setOf } from "../contract/sets";
import { InvalidInputError } from "../http/errors/errors";
import { namesNear } from "../queries/notFound";
import type { ZpaClient } from "./client/client";
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
    outputs: z.object({ builtIn: z.boolean().optional(), restricted: z.boolean().optional() }),

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
        },
        async toWire({ inputs: { fullAccess, viewOnly }, standing = {}, backend }) {
            const items = {
                fullAccess: fullAccess ?? outside(standing.fullAccess, viewOnly),
                viewOnly: viewOnly ?? outside(standing.viewOnly, fullAccess),
            };
            return { classPermissionGroups: await permissionsOf(items, backend) };
        },
        async fromWire({ customRole, systemRole, classPermissionGroups }) {
            return {
                builtIn: customRole === false || systemRole === true || undefined,
                fullAccess: itemsOf(classPermissionGroups, "FULL"),
                viewOnly: itemsOf(classPermissionGroups, "VIEW_ONLY"),
            };
        },
        called: { classPermissionGroups: "fullAccess" },
        readOnlyKeys: [...SERVICE_KEYS, "customRole", "systemRole", "restrictedRole", "users", "apiKeys"],
    },
});

/** What somebody else has granted, as far as the program does not grant it otherwise. */
const outside = (standing: readonly string[] = [], declared: readonly string[] = []) =>
    standing.filter((each) => !declared.includes(each));

const inside = (value: unknown): Wire => objects([value])[0] ?? {};

const called = (permission: Wire, group: Wire): string =>
    `${textOf(inside(permission.classType).friendlyName)} (${textOf(group.name)})`;

/** What the console shows of a role: every role has the hidden groups. */
function itemsOf(groups: unknown, type: string): string[] | undefined {
    const found = objects(groups)
        .filter(({ hidden }) => hidden !== true)
        .flatMap((group) =>
            objects(group.classPermissions)
                .filter(({ permission }) => inside(permission).type === type)
                .map((permission) => called(permission, group)),
        );
    return found.length > 0 ? [...new Set(found)].sort() : undefined;
}

/** Complete, as the console sends them: the service takes its own names and masks back. */
async function permissionsOf({ fullAccess = [], viewOnly = [] }: Items, backend: ZpaClient): Promise<Wire[]> {
    if (fullAccess.length + viewOnly.length === 0) return [];
    const groups = await backend.lookup({ path: "permissionGroups", noun: "permission group" });
    const known = groups.flatMap((group) => objects(group.classPermissions).map((each) => called(each, group)));
    refuseUnknown({ fullAccess, viewOnly }, known);
    return groups.flatMap((group): Wire[] => {
        const classPermissions = objects(group.classPermissions).flatMap((permission): Wire[] => {
            const name = called(permission, group);
            if (fullAccess.includes(name)) return [granting(permission, "FULL", "15")];
            return viewOnly.includes(name) ? [granting(permission, "VIEW_ONLY", "1")] : [];
        });
        return classPermissions.length > 0 ? [{ ...group, classPermissions }] : [];
    });
}

const granting = (permission: Wire, type: string, mask: string): Wire => ({
    ...permission,
    permission: { ...inside(permission.permission), type, mask },
});

/** @throws InvalidInputError that names the items that come near */
function refuseUnknown(items: Items, known: readonly string[]): void {
    for (const [property, names] of Object.entries(items)) {
        const unknown = names.find((name: string) => !known.includes(name));
        if (unknown === undefined) continue;
        throw new InvalidInputError({
            operation: "set the permissions of an administrator role",
            problem: `${property}: the tenant has no permission "${unknown}"`,
            nextStep: namesNear(
                unknown,
                known.map((name) => ({ name })),
            ),
        });
    }
}
