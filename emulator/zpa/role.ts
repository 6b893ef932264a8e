import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { accessDenied } from "../core/errors";
import { derived, kept, nameText, settable, text } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit, ownMicrotenant } from "./common/commonFields";
import { answered, granted, PERMISSION_GROUPS, permissionGroup } from "./role/permissionGroups";

/** What every tenant has. They cannot be changed: another role is made for what they do not say. */
const BUILT_IN = [
    { id: "12", name: "ZPA Administrator", description: "Full access to the console" },
    { id: "28", name: "API Full Access", description: "API Full Access user with full access to Public APIs" },
];

/** What administrators and API clients may do. */
export const role: CollectionDefinition = {
    name: "roles",
    typeName: "Role",
    scope: "shared",
    fields: {
        ...audit,
        name: nameText(),
        description: text({ omitted: "unrecorded" }),
        ...ownMicrotenant,
        bypassAccestorAccessCheck: kept({ default: false }),
        customRole: kept({ default: true }),
        systemRole: kept({ default: false }),
        restrictedRole: kept({ default: false }),
        classPermissionGroups: settable((value, { tenant }) => granted(value, tenant), {
            omitted: "unrecorded",
            answer: ({ classPermissionGroups }, tenant) => answered(classPermissionGroups, tenant),
        }),
        users: derived(users, { inCreateAnswer: "never" }),
    },
    builtIn: (tenant) =>
        BUILT_IN.map((built) => ({
            ...built,
            modifiedTime: "1426810977",
            creationTime: "1426810977",
            modifiedBy: tenant.identity.administratorId,
            microtenantId: DEFAULT_MICROTENANT,
            bypassAccestorAccessCheck: false,
            customRole: false,
            systemRole: false,
            restrictedRole: false,
        })),
};

export const part: EmulatorModule = {
    collections: [role],
    routes: [
        ...collectionRoutes(role, { verbs: ["list", "get", "create"] }),
        { method: "PUT", path: customerPath("v1", "roles/:id"), handle: (call) => call.update(role, custom(call)) },
        { method: "DELETE", path: customerPath("v1", "roles/:id"), handle: removeRole },
        {
            method: "GET",
            path: customerPath("v1", "permissionGroups"),
            handle: ({ tenant }) => ({
                status: 200,
                body: PERMISSION_GROUPS.filter(({ hidden }) => !hidden).map((group) =>
                    permissionGroup(group, () => "FULL", tenant),
                ),
            }),
        },
    ],
};

function removeRole(call: Call): Reply {
    return call.remove(role, custom(call));
}

/** @throws ApiError for a role that comes with the tenant */
function custom(call: Call): StoredObject {
    const found = call.find(role);
    if (found.customRole === false) throw accessDenied(Number(call.tenant.switches.restrictedStatus));
    return found;
}

function users({ id }: StoredObject, tenant: Tenant): string {
    return String(tenant.referrers(role.name, id, "administrators").length);
}
