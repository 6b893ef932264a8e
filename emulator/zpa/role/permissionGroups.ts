import { isObject, type Json, type WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

/** An item of a role: its id, what the service calls it, its class, and in which microtenants it may be granted. */
type Item = readonly [id: string, friendlyName: string, aclClass: string, localScopeMask: string];

interface PermissionGroup {
    readonly id: string;
    readonly name: string;
    /** The console does not show it: every role has it. */
    readonly hidden: boolean;
    readonly items: readonly Item[];
}

const group = (id: string, name: string, items: readonly Item[], hidden = false): PermissionGroup => ({
    id,
    name,
    hidden,
    items,
});

/** As documented; a tenant has more of them. */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
    group("9", "Administration", [
        ["5", "User", "com.zscaler.zpath.model.User", "15"],
        ["14", "Role", "com.zscaler.common.model.Role", "15"],
        ["22", "Audit", "com.zscaler.common.model.Audit", "15"],
        ["85", "UserPortalAUP", "com.zscaler.zpn.model.UserPortalAUP", "15"],
        ["158", "Disaster Recovery", "com.zscaler.zpn.model.DisasterRecovery", "1"],
        ["165", "Zscaler Cloud Sandbox", "com.zscaler.zpn.dto.ZiaCloudConfig", "1"],
        ["164", "Client Connector IP Assignement", "com.zscaler.zpn.model.C2cIpRanges", "1"],
        ["149", "Microtenant", "com.zscaler.zpn.model.Scope", "0"],
    ]),
    group("6", "Authentication", [
        ["86", "AuthenticationSetting", "com.zscaler.common.model.AuthenticationSetting", "1"],
        ["133", "ZPathConfigOverride", "com.zscaler.zpn.master.model.ZPathConfigOverride", "1"],
        ["37", "Idp", "com.zscaler.zpn.model.Idp", "1"],
        ["41", "SamlAttribute", "com.zscaler.zpn.model.SamlAttribute", "1"],
        ["72", "RemoteAssistance", "com.zscaler.common.model.RemoteAssistance", "1"],
        ["181", "Emergency Access", "com.zscaler.zpn.model.EmergencyAccessConfig", "1"],
        ["182", "Emergency Access Users", "com.zscaler.zpn.dto.EmergencyAccessUserDTO", "15"],
    ]),
    group("67", "Privileged Remote Access", [
        ["128", "Privileged Portal", "com.zscaler.zpn.model.SRAPortal", "15"],
        ["129", "Privileged Console", "com.zscaler.zpn.model.SRAConsole", "15"],
        ["26", "Application", "com.zscaler.zpn.model.Application", "15"],
    ]),
    group("4", "Diagnostics", [["69", "Diagnostics", "com.zscaler.zpn.model.Diagnostics", "1"]]),
    group("1", "CommonGroupWithReadAccess", [["1", "Customer", "com.zscaler.common.model.Customer", "1"]], true),
    group(
        "2",
        "CommonGroupWithFullAccess",
        [["61", "AdminPreference", "com.zscaler.zpn.model.AdminPreference", "15"]],
        true,
    ),
];

/** What an item permits, each with its mask. */
function masksOf({ switches: { otherAccess } }: Tenant): Readonly<Record<string, string>> {
    const [type, mask] = otherAccess.split(" ");
    return { FULL: "15", VIEW_ONLY: "1", ...(type && mask && { [type]: mask }) };
}

/** A group as it is answered, with some of its items. */
export function permissionGroup(
    { id, name, hidden, items }: PermissionGroup,
    typeOf: (item: string) => string | undefined,
    tenant: Tenant,
): WireObject {
    const masks = masksOf(tenant);
    return {
        id,
        modifiedTime: "0",
        creationTime: "1516480235",
        name,
        hidden,
        internal: false,
        localScopePermissionGroup: !hidden,
        classPermissions: items.flatMap(([itemId, friendlyName, aclClass, localScopeMask]): Json[] => {
            const type = typeOf(itemId);
            if (type === undefined) return [];
            return [
                {
                    permission: { mask: masks[type], type, maxMask: "15" },
                    classType: {
                        id: itemId,
                        modifiedTime: "0",
                        creationTime: "1412894758",
                        aclClass,
                        friendlyName,
                        localScopeMask,
                    },
                },
            ];
        }),
    };
}

/** What is kept of the permissions of a role: the type of each item, by group and item. Undefined when something is wrong. */
export function granted(value: Json, tenant: Tenant): Json | undefined {
    if (!Array.isArray(value)) return undefined;
    const all: Record<string, Record<string, string>> = {};
    for (const sent of value) {
        const known = isObject(sent) ? PERMISSION_GROUPS.find(({ id }) => id === String(sent.id)) : undefined;
        if (!known || !isObject(sent) || !Array.isArray(sent.classPermissions)) return undefined;
        const types = sent.classPermissions.map((each) => typed(each, known, masksOf(tenant)));
        if (types.includes(undefined)) return undefined;
        if (!known.hidden) all[known.id] = Object.fromEntries(types.flatMap((type) => (type ? [type] : [])));
    }
    return all;
}

function typed(
    sent: Json,
    { items }: PermissionGroup,
    masks: Readonly<Record<string, string>>,
): [id: string, type: string] | undefined {
    if (!isObject(sent) || !isObject(sent.permission) || !isObject(sent.classType)) return undefined;
    const { mask, type } = sent.permission;
    const id = String(sent.classType.id);
    // An official client sends the type alone.
    const isRight =
        typeof type === "string" && masks[type] === String(mask ?? masks[type]) && items.some(([item]) => item === id);
    return isRight ? [id, String(type)] : undefined;
}

/** The permissions of a role as they are answered; every role that has any has the hidden groups as well. */
export function answered(kept: Json | undefined, tenant: Tenant): Json | undefined {
    if (!isObject(kept) || Object.keys(kept).length === 0) return undefined;
    return PERMISSION_GROUPS.flatMap((known): Json[] => {
        const types = known.hidden ? undefined : kept[known.id];
        if (!known.hidden && !isObject(types)) return [];
        return [
            permissionGroup(
                known,
                (item) =>
                    isObject(types) ? textOf(types[item]) : known.name.endsWith("FullAccess") ? "FULL" : "VIEW_ONLY",
                tenant,
            ),
        ];
    });
}

const textOf = (value: Json | undefined) => (typeof value === "string" ? value : undefined);
