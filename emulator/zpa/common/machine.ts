import { createHash, randomBytes } from "node:crypto";
import { refuseBeyondLimit } from "../../core/capacity";
import { derived, type Field, flag, internal, kept, nameText, text } from "../../core/fields";
import type { Json, StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { versionProfileOf } from "../versionProfile";
import { audit, management, microtenant } from "./commonFields";
import { isForced } from "./forcedContinuity";

const CONNECTED = "ZPN_STATUS_AUTHENTICATED";
const DISCONNECTED = "ZPN_STATUS_DISCONNECTED";
const BROKER_ID = "72057594037934933";

type Fields = Readonly<Record<string, Field>>;

/** One kind of machine: where it is kept, and how it says which group it belongs to. */
export interface Kind {
    readonly collection: string;
    readonly group: string;
    readonly groupKey: "appConnectorGroupId" | "serviceEdgeGroupId" | "privateCloudControllerGroupId";
}

export const CONNECTOR: Kind = {
    collection: "connector",
    group: "appConnectorGroup",
    groupKey: "appConnectorGroupId",
};
export const SERVICE_EDGE: Kind = {
    collection: "serviceEdge",
    group: "serviceEdgeGroup",
    groupKey: "serviceEdgeGroupId",
};
export const CONTROLLER: Kind = {
    collection: "privateCloudController",
    group: "privateCloudControllerGroup",
    groupKey: "privateCloudControllerGroupId",
};
export const KINDS: readonly Kind[] = [CONNECTOR, SERVICE_EDGE, CONTROLLER];

/** The kind of machine that enrols into groups of a collection. */
export const kindOfGroup = (collection: string | undefined): Kind | undefined =>
    KINDS.find(({ group }) => group === collection);

/** What all machines say of themselves; before the first connection most of it is absent. */
export const machineFields = (kind: Kind): Fields => ({
    ...audit,
    name: nameText(),
    description: text(),
    enabled: flag(true),
    [kind.groupKey]: kept(),
    [kind.groupKey.replace(/Id$/, "Name")]: derived((machine, tenant) => groupOf(machine, tenant)?.name),
    provisioningKeyId: kept(),
    provisioningKeyName: kept(),
    enrollmentCert: kept(),
    issuedCertId: kept(),
    fingerprint: kept(),
    controlChannelStatus: { ...kept(), answer: channelStatus },
    ctrlBrokerName: kept(),
    currentVersion: kept(),
    expectedVersion: derived(expectedVersion),
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
    diskUsedPercent: internal(),
    location: derived((machine, tenant) => groupOf(machine, tenant)?.location),
    latitude: derived((machine, tenant) => groupOf(machine, tenant)?.latitude),
    longitude: derived((machine, tenant) => groupOf(machine, tenant)?.longitude),
    ...management,
    ...microtenant,
});

/** What a machine brings along when it enrols. */
export interface Enrolment {
    readonly name: string;
    readonly publicIp: string;
    readonly privateIp: string;
    readonly platform: string;
    readonly enrollmentCertId: string;
    /** Absent for machines that enrol with a user code. */
    readonly key?: StoredObject;
}

/**
 * Stores a machine that has enrolled but not connected yet: it has no version and no status.
 *
 * @throws ApiError 403 when the tenant has as many as it may have
 */
export function enrol(tenant: Tenant, kind: Kind, group: StoredObject, enrolment: Enrolment): StoredObject {
    refuseBeyondLimit(tenant, tenant.collection(kind.collection), {});
    const now = String(tenant.clock.seconds());
    const { name, publicIp, privateIp, platform, enrollmentCertId, key } = enrolment;
    const certificate = tenant.collection("enrollmentCert").get(enrollmentCertId);
    const machine: StoredObject = {
        id: tenant.nextId(),
        name,
        microtenantId: group.microtenantId,
        creationTime: now,
        modifiedTime: now,
        modifiedBy: "-2",
        enabled: true,
        [kind.groupKey]: group.id,
        ...(key && { provisioningKeyId: key.id, provisioningKeyName: key.name }),
        enrollmentCert: { id: enrollmentCertId, ...(certificate && { name: certificate.name }) },
        issuedCertId: tenant.nextId("issuedCert"),
        fingerprint: createHash("sha256").update(randomBytes(32)).digest("base64"),
        ...(kind === CONNECTOR && { connectorType: group.connectorGroupType ?? "APP" }),
        publicIp,
        privateIp,
        platform,
        upgradeAttempt: "0",
        readOnly: false,
        zscalerManaged: false,
    };
    tenant.put(tenant.collection(kind.collection), machine);
    return machine;
}

export function connected(tenant: Tenant, machine: StoredObject): StoredObject {
    const now = String(tenant.clock.seconds());
    const version = profileVersion(machine, tenant);
    return bySystem(tenant, {
        ...machine,
        controlChannelStatus: CONNECTED,
        ctrlBrokerName: "broker1.emulator",
        currentVersion: machine.currentVersion ?? version,
        sargeVersion: machine.sargeVersion ?? version,
        upgradeStatus: machine.upgradeStatus ?? "COMPLETE",
        lastBrokerConnectTime: now,
        applicationStartTime: machine.applicationStartTime ?? now,
        tunnelId: randomBytes(15).toString("base64"),
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
export function upgraded(
    tenant: Tenant,
    machine: StoredObject,
    version?: string,
    at = tenant.clock.seconds(),
): StoredObject {
    const { previousVersion, releasedVersion, ...rest } = machine;
    const previous = machine.currentVersion ?? previousVersion;
    return bySystem(tenant, {
        ...rest,
        ...(previous !== undefined && { previousVersion: previous }),
        ...(version !== undefined && { releasedVersion: version }),
        currentVersion: version ?? profileVersion(machine, tenant),
        lastUpgradeTime: String(at),
        upgradeStatus: "COMPLETE",
    });
}

/** Members that are forced into business continuity are with their controllers. */
function channelStatus(machine: StoredObject, tenant: Tenant): Json | undefined {
    const isAway = tenant.switches.forcedMembers === "disconnected" && machine[CONTROLLER.groupKey] === undefined;
    return isAway && isConnected(machine) && isForced(groupOf(machine, tenant), tenant)
        ? DISCONNECTED
        : machine.controlChannelStatus;
}

export const isConnected = (machine: StoredObject) => machine.controlChannelStatus === CONNECTED;

export function groupOf(machine: StoredObject, tenant: Tenant): StoredObject | undefined {
    const kind = KINDS.find(({ groupKey }) => machine[groupKey] !== undefined) ?? CONNECTOR;
    return tenant.collection(kind.group).get(String(machine[kind.groupKey]));
}

/** The version a machine should run: the newest it was told of, else the one of its group's profile. */
export function expectedVersion(machine: StoredObject, tenant: Tenant): Json | undefined {
    if (machine.currentVersion === undefined) return undefined;
    return machine.releasedVersion ?? profileVersion(machine, tenant);
}

/** The block in which a machine's software reports; its times of connection are in microseconds. */
export function versionBlock(machine: StoredObject, tenant: Tenant, connection: string): WireObject | undefined {
    if (machine.currentVersion === undefined) return undefined;
    const { id, modifiedTime, creationTime, currentVersion, previousVersion, upgradeStatus } = machine;
    const { applicationStartTime, platform, runtimeOS, privateIp, publicIp, upgradeAttempt } = machine;
    const { sargeVersion, platformDetail, lastUpgradeTime } = machine;
    const expected = expectedVersion(machine, tenant);
    return {
        id,
        modifiedTime,
        creationTime,
        modifiedBy: "72057594037928156",
        ...(expected !== currentVersion && { expectedVersion: expected, upgradeStatus }),
        currentVersion,
        previousVersion,
        systemStartTime: applicationStartTime,
        applicationStartTime,
        lastUpgradedTime: lastUpgradeTime,
        [`last${connection}ConnectTime`]: micro(machine.lastBrokerConnectTime),
        [`last${connection}DisconnectTime`]: micro(machine.lastBrokerDisconnectTime),
        platform,
        runtimeOS,
        brokerId: BROKER_ID,
        ctrlChannelStatus: machine.controlChannelStatus,
        privateIp,
        publicIp,
        upgradeAttempt,
        sargeVersion,
        platformDetail,
    };
}

function profileVersion(machine: StoredObject, tenant: Tenant): Json | undefined {
    const group = groupOf(machine, tenant);
    return group && versionProfileOf(group, tenant)?.softwareVersion;
}

function bySystem(tenant: Tenant, machine: StoredObject): StoredObject {
    return { ...machine, modifiedTime: String(tenant.clock.seconds()), modifiedBy: "-2" };
}

const micro = (seconds: Json | undefined) => (seconds === undefined ? undefined : `${seconds}000000`);

/** How long ago something was, as the service writes it: `132d 19h 50m 43s`. */
function since(key: string) {
    return (machine: StoredObject, tenant: Tenant): Json | undefined => {
        if (machine[key] === undefined) return undefined;
        const seconds = Math.max(0, tenant.clock.seconds() - Number(machine[key]));
        const [days, hours, minutes] = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60].map(Math.floor);
        return `${days}d ${hours}h ${minutes}m ${seconds % 60}s`;
    };
}
