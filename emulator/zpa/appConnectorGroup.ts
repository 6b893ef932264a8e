import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { addresses, derived, flag, kept, nameText, oneOf, structure, text } from "../core/fields";
import { type Call, collectionRoutes, customerPath, summaryRoute } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit, management, microtenant } from "./common/commonFields";
import {
    derivedPlaceFields,
    groupRules,
    placeFields,
    signingFields,
    signingReference,
    upgradeFields,
    versionFields,
    versionProfileFields,
} from "./common/groupFields";

const QUICK_ACK = ["tcpQuickAckApp", "tcpQuickAckAssistant", "tcpQuickAckReadAssistant"];

export const appConnectorGroup: CollectionDefinition = {
    name: "appConnectorGroup",
    typeName: "App Connector Group",
    limit: 100,
    fields: {
        ...audit,
        name: nameText(),
        // Documents say true; the service stores false when a create leaves it out.
        enabled: flag(false),
        description: text(),
        ...versionProfileFields(false),
        ...upgradeFields("SUNDAY"),
        ...versionFields,
        ...placeFields("clear"),
        dnsQueryType: oneOf(["IPV4_IPV6", "IPV4", "IPV6"], { default: "IPV4_IPV6" }),
        ...derivedPlaceFields,
        tcpQuickAckApp: flag(false),
        tcpQuickAckAssistant: flag(false),
        tcpQuickAckReadAssistant: flag(false),
        praEnabled: flag(false),
        useInDrMode: flag(false, { omitted: "unrecorded" }),
        connectorGroupType: oneOf(["APP", "NP"], { default: "APP", access: "createOnly" }),
        npAssistantGroup: structure(),
        wafDisabled: flag(false),
        dcHostingInfo: text({ maxLength: 64, omitted: "unrecorded" }),
        ipAcl: addresses({ omitted: "unrecorded" }),
        ...signingFields,
        siteId: kept(),
        siteName: kept(),
        ...management,
        ...microtenant,
        connectors: derived(connectorsOf, { inCreateAnswer: "never" }),
        lssAppConnectorGroup: flag(false),
    },
    references: signingReference,
    rules(group, check) {
        groupRules(group, check);
        const quickAck = QUICK_ACK.filter((key) => group[key] === true);
        if (quickAck.length % QUICK_ACK.length !== 0) check.invalid(...QUICK_ACK);
        networkConnectors(group, check);
    },
    removed: dropKeys,
    builtIn: (tenant) => [
        managed(tenant, "Zscaler Deception", { readOnly: true, restrictionType: "DECEPTION" }),
        managed(tenant, "Zscaler Managed Connectors", { zscalerManaged: true }),
    ],
};

export const part: EmulatorModule = {
    collections: [appConnectorGroup],
    routes: [
        summaryRoute(appConnectorGroup),
        {
            method: "GET",
            path: customerPath("v1", "appConnectorGroup/:id/sg"),
            handle: (call) => ({ status: 200, body: withServerGroups(call) }),
        },
        {
            method: "GET",
            path: customerPath("v1", "appConnectorGroup/:id"),
            handle: (call) => ({ status: 200, body: single(call) }),
        },
        ...collectionRoutes(appConnectorGroup, { verbs: ["list", "create", "update", "delete"] }),
    ],
};

function single(call: Call): WireObject {
    const group = call.view(appConnectorGroup, call.params.id ?? "");
    const isWrong = call.tenant.switches.lssFlagBugOnSingleGet === "on";
    return isWrong ? { ...group, lssAppConnectorGroup: false } : group;
}

function withServerGroups(call: Call): WireObject {
    const group = single(call);
    const serverGroups = call.tenant
        .referrers(appConnectorGroup.name, String(group.id), "serverGroup")
        .map(({ collection, object }) => answer(call.tenant, collection, object))
        .map(({ appConnectorGroups, ...serverGroup }) => serverGroup);
    return serverGroups.length > 0 ? { ...group, serverGroups } : group;
}

function connectorsOf(group: StoredObject, tenant: Tenant): Json | undefined {
    const connectors = tenant
        .referrers(appConnectorGroup.name, group.id, "connector")
        .map(({ collection, object }) => answer(tenant, collection, object));
    return connectors.length > 0 ? connectors : undefined;
}

/** A network connector group is made as one and says which connector group it belongs to. */
function networkConnectors(group: StoredObject, check: RuleCheck): void {
    if (group.npAssistantGroup !== undefined && group.connectorGroupType !== "NP") check.invalid("npAssistantGroup");
}

function dropKeys(group: StoredObject, tenant: Tenant): void {
    if (tenant.switches.keysOfDeletedGroup !== "deleted") return;
    const keys = tenant.collection("provisioningKey");
    for (const key of [...keys.values()]) if (key.zcomponentId === group.id) tenant.drop(keys, key);
}

/** A group that is there from the start, and that nobody but the service may change. */
function managed(tenant: Tenant, name: string, marks: Record<string, Json>): StoredObject {
    const now = String(tenant.clock.seconds());
    const place = { latitude: "37.33874", longitude: "-121.8852525", cityCountry: "San Jose, US", countryCode: "US" };
    const defaults = Object.entries(appConnectorGroup.fields).flatMap(([key, field]) =>
        field.default === undefined ? [] : [[key, field.default] as const],
    );
    return {
        ...Object.fromEntries(defaults),
        ...place,
        location: "San Jose, CA, USA",
        enabled: true,
        ...marks,
        id: tenant.nextId(),
        name,
        microtenantId: "0",
        creationTime: now,
        modifiedTime: now,
        modifiedBy: "72057594037929181",
    };
}
