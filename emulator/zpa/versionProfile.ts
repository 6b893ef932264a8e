import type { CollectionDefinition } from "../core/collection";
import { internal, kept } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit } from "./common/commonFields";

/** A line of connector software: which version machines run, and how fast a new one reaches them. */
export interface VersionProfile {
    readonly id: string;
    readonly name: string;
    readonly upgradePriority: string;
    readonly visibilityScope: string;
    readonly softwareVersion: string;
    readonly platform: string;
}

/** The profile a group runs: its own when it overrides, else the tenant's. */
export function versionProfileOf(group: StoredObject, tenant: Tenant): VersionProfile | undefined {
    const id = group.overrideVersionProfile === true ? group.versionProfileId : tenantProfileId(tenant);
    const found = tenant.collection("versionProfiles").get(String(id ?? "0"));
    if (!found) return undefined;
    const { upgradePriority = "WEEK", visibilityScope = "CUSTOM", softwareVersion = CURRENT, platform = "el9" } = found;
    return {
        id: found.id,
        name: found.name,
        upgradePriority: String(upgradePriority),
        visibilityScope: String(visibilityScope),
        softwareVersion: String(softwareVersion),
        platform: String(platform),
    };
}

/** The connector software the recordings show, and one before it. */
const CURRENT = "26.52.3";
const PREVIOUS = "26.44.2";

export const versionProfiles: CollectionDefinition = {
    name: "versionProfiles",
    typeName: "Version Profile",
    scope: "tenant",
    fields: {
        ...audit,
        name: kept(),
        description: kept(),
        customerId: kept(),
        visibilityScope: kept(),
        upgradePriority: kept(),
        versions: kept(),
        isTenantDefault: internal(),
        softwareVersion: internal(),
        platform: internal(),
    },
    builtIn: (tenant) => [
        profile(tenant, "0", "Default", CURRENT, "el9"),
        profile(tenant, "1", "Previous Default", PREVIOUS, "el9"),
        profile(tenant, "2", "New Release", CURRENT, "el9"),
        profile(tenant, tenant.nextId(), "Default - el8", CURRENT, "el8"),
        profile(tenant, tenant.nextId(), "Previous Default - el8", PREVIOUS, "el8"),
        profile(tenant, tenant.nextId(), "New Release - el8", CURRENT, "el8"),
    ],
};

const B1 = "/mgmtconfig/v1/admin/customers/:customerId";

export const part: EmulatorModule = {
    collections: [versionProfiles],
    routes: [
        ...collectionRoutes(versionProfiles, { path: `${B1}/visible/versionProfiles`, verbs: ["list"] }),
        {
            method: "GET",
            path: `${B1}/versionProfile`,
            handle: (call) => ({ status: 200, body: call.view(versionProfiles, tenantProfileId(call.tenant)) }),
        },
        {
            method: "PUT",
            path: `${B1}/versionProfiles/:id`,
            handle(call) {
                const chosen = call.find(versionProfiles);
                setTenantProfile(call.tenant, chosen.id);
                if (call.body().removeOverrideFlag === true) removeOverrides(call.tenant);
                return { status: 204 };
            },
        },
    ],
};

function profile(tenant: Tenant, id: string, name: string, version: string, platform: string): StoredObject {
    const roles = ["ASSISTANT", "PRIVATE_BROKER", "SITE_CONTROLLER"];
    const versions: Json[] = roles.map((role): WireObject => ({ role, version, platform, version_profile_gid: id }));
    return {
        id,
        name,
        microtenantId: "0",
        creationTime: "1619672239",
        modifiedTime: "1619672239",
        modifiedBy: "72057594037929181",
        customerId: tenant.identity.customerId,
        visibilityScope: "ALL",
        upgradePriority: "WEEK",
        versions,
        isTenantDefault: tenant.switches.tenantVersionProfile === id,
        softwareVersion: version,
        platform,
    };
}

function tenantProfileId(tenant: Tenant): string {
    for (const candidate of tenant.collection("versionProfiles").values()) {
        if (candidate.isTenantDefault === true) return candidate.id;
    }
    return "0";
}

function setTenantProfile(tenant: Tenant, id: string): void {
    const collection = tenant.collection("versionProfiles");
    for (const candidate of [...collection.values()]) {
        const isTenantDefault = candidate.id === id;
        if (candidate.isTenantDefault !== isTenantDefault) tenant.put(collection, { ...candidate, isTenantDefault });
    }
}

function removeOverrides(tenant: Tenant): void {
    for (const collection of tenant.collections()) {
        if (!Object.hasOwn(collection.definition.fields, "overrideVersionProfile")) continue;
        for (const group of [...collection.values()]) {
            if (group.overrideVersionProfile === true)
                tenant.put(collection, { ...group, overrideVersionProfile: false });
        }
    }
}
