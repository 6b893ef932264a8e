import { createHash, randomBytes } from "node:crypto";
import type { CollectionDefinition } from "../collection";
import { invalid } from "../errors";
import { derived, flag, kept, nameText, text } from "../fields";
import type { Json, StoredObject, WireObject } from "../json";
import { remove } from "../operations";
import { type Call, collectionRoutes, customerPath, type Reply, type Route } from "../routes";
import type { Tenant } from "../tenant";
import { audit, management, microtenant } from "./commonFields";
import { versionProfileOf } from "./versionProfile";

const CONNECTED = "ZPN_STATUS_AUTHENTICATED";
const DISCONNECTED = "ZPN_STATUS_DISCONNECTED";

export const connector: CollectionDefinition = {
    name: "connector",
    typeName: "App Connector",
    limit: 100,
    fields: {
        ...audit,
        name: nameText(),
        description: text(),
        enabled: flag(true),
        appConnectorGroupId: kept(),
        appConnectorGroupName: derived((machine, tenant) => groupOf(machine, tenant)?.name),
        provisioningKeyId: kept(),
        provisioningKeyName: kept(),
        enrollmentCert: kept(),
        issuedCertId: kept(),
        fingerprint: kept(),
        connectorType: kept(),
        controlChannelStatus: kept(),
        ctrlBrokerName: kept(),
        currentVersion: kept(),
        expectedVersion: kept(),
        previousVersion: kept(),
        sargeVersion: kept(),
        lastUpgradeTime: kept(),
        upgradeStatus: kept(),
        upgradeAttempt: kept(),
        lastBrokerConnectTime: kept(),
        lastBrokerConnectTimeDuration: derived(since("lastBrokerConnectTime")),
        lastBrokerDisconnectTime: kept(),
        lastBrokerDisconnectTimeDuration: derived(since("lastBrokerDisconnectTime")),
        applicationStartTime: kept(),
        privateIp: kept(),
        publicIp: kept(),
        platform: kept(),
        platformDetail: kept(),
        runtimeOS: kept(),
        location: derived((machine, tenant) => groupOf(machine, tenant)?.location),
        latitude: derived((machine, tenant) => groupOf(machine, tenant)?.latitude),
        longitude: derived((machine, tenant) => groupOf(machine, tenant)?.longitude),
        ...management,
        ...microtenant,
    },
    rules(_, check) {
        // Connectors are not created: they appear when a machine enrols.
        if (!check.previous) check.missing("appConnectorGroupId");
    },
    references: (machine) => [{ collection: "appConnectorGroup", id: String(machine.appConnectorGroupId) }],
};

export const connectorRoutes: Route[] = [
    ...collectionRoutes(connector, { verbs: ["list", "get", "update", "delete"] }),
    { method: "POST", path: customerPath("v1", "connector/bulkDelete"), handle: bulkDelete },
];

function bulkDelete(call: Call): Reply {
    const { ids } = call.body();
    if (!Array.isArray(ids) || ids.length === 0) throw invalid(["ids"]);
    const machines = ids.map((id) => call.find(connector, String(id)));
    for (const machine of machines) remove(call.tenant, call.collection(connector), machine);
    return { status: 200 };
}

/** What a machine says of itself when it enrols. */
export interface Machine {
    readonly name: string;
    readonly publicIp: string;
    readonly privateIp: string;
    readonly platform: string;
}

/** A machine that has enrolled but not connected yet: it has no version and no status. */
export function enrolled(tenant: Tenant, key: StoredObject, group: StoredObject, machine: Machine): StoredObject {
    const now = String(tenant.clock.seconds());
    const certificateId = String(key.enrollmentCertId);
    const enrollmentCert: WireObject = { id: certificateId };
    const certificate = tenant.collection("enrollmentCert").get(certificateId);
    if (certificate) enrollmentCert.name = certificate.name;
    return {
        id: tenant.nextId(),
        name: machine.name,
        microtenantId: group.microtenantId,
        creationTime: now,
        modifiedTime: now,
        modifiedBy: "-2",
        enabled: true,
        appConnectorGroupId: group.id,
        provisioningKeyId: key.id,
        provisioningKeyName: key.name,
        enrollmentCert,
        issuedCertId: tenant.nextId("issuedCert"),
        fingerprint: createHash("sha256").update(randomBytes(32)).digest("base64"),
        connectorType: "APP",
        publicIp: machine.publicIp,
        privateIp: machine.privateIp,
        platform: machine.platform,
        upgradeAttempt: "0",
        readOnly: false,
        zscalerManaged: false,
    };
}

export function connected(tenant: Tenant, machine: StoredObject): StoredObject {
    const now = String(tenant.clock.seconds());
    const group = groupOf(machine, tenant);
    const version = group && versionProfileOf(group, tenant)?.softwareVersion;
    return bySystem(tenant, {
        ...machine,
        controlChannelStatus: CONNECTED,
        ctrlBrokerName: "broker1.emulator",
        currentVersion: machine.currentVersion ?? version,
        expectedVersion: version,
        sargeVersion: machine.sargeVersion ?? version,
        upgradeStatus: machine.upgradeStatus ?? "COMPLETE",
        lastBrokerConnectTime: now,
        applicationStartTime: machine.applicationStartTime ?? now,
        platformDetail: "Docker-Zscaler RedHat Image",
        runtimeOS: "Red Hat Enterprise Linux 9.5",
    });
}

export function disconnected(tenant: Tenant, machine: StoredObject): StoredObject {
    return bySystem(tenant, {
        ...machine,
        controlChannelStatus: DISCONNECTED,
        lastBrokerDisconnectTime: String(tenant.clock.seconds()),
    });
}

/** @param version the one of the group's version profile unless given */
export function upgraded(tenant: Tenant, machine: StoredObject, version?: string): StoredObject {
    const group = groupOf(machine, tenant);
    const target = version ?? (group && versionProfileOf(group, tenant)?.softwareVersion);
    return bySystem(tenant, {
        ...machine,
        ...(machine.currentVersion !== undefined && { previousVersion: machine.currentVersion }),
        currentVersion: target,
        expectedVersion: target,
        lastUpgradeTime: String(tenant.clock.seconds()),
        upgradeStatus: "COMPLETE",
    });
}

function bySystem(tenant: Tenant, machine: StoredObject): StoredObject {
    return { ...machine, modifiedTime: String(tenant.clock.seconds()), modifiedBy: "-2" };
}

function groupOf(machine: StoredObject, tenant: Tenant): StoredObject | undefined {
    return tenant.collection("appConnectorGroup").get(String(machine.appConnectorGroupId));
}

/** How long ago something was, as the service writes it: `132d 19h 50m 43s`. */
function since(key: string) {
    return (machine: StoredObject, tenant: Tenant): Json | undefined => {
        if (machine[key] === undefined) return undefined;
        const seconds = Math.max(0, tenant.clock.seconds() - Number(machine[key]));
        const [days, hours, minutes] = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60].map(Math.floor);
        return `${days}d ${hours}h ${minutes}m ${seconds % 60}s`;
    };
}
