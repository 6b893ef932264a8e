import { idsOf } from "../core/fields";
import { isObject, type StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { CONNECTOR, isConnected, SERVICE_EDGE } from "../zpa/common/machine";
import { type Client, clientsOf } from "./clients";
import { type Member, membersOf } from "./members";
import { settingsOf } from "./settings";
import { resolved, valuesOf } from "./zone";

/** Whether a segment can be reached, by whom, and if not why. */
export interface SegmentReach {
    readonly id: string;
    readonly name: string;
    /** By clients in disaster recovery. */
    readonly inDisasterRecovery: boolean;
    /** App Connector groups that serve these. */
    readonly appConnectorGroups: readonly string[];
    /** By clients outside of it, as long as the cloud is there. */
    readonly byCloud: boolean;
    /** Why clients in disaster recovery do not reach it. */
    readonly reason?: string;
}

/** A client, and the segments that it reaches. */
export interface ClientReach extends Client {
    /** Whether its user has signed in recently enough for disaster recovery. */
    readonly signedIn: boolean;
    /** Ids. */
    readonly reaches: readonly string[];
}

/** What is reached by whom at this moment, by the machines as they are. */
export function reachOf(tenant: Tenant, cloudIsThere: boolean): { segments: SegmentReach[]; clients: ClientReach[] } {
    const segments = segmentsOf(tenant, cloudIsThere);
    const { maxAgeSeconds } = settingsOf(tenant);
    const clients = clientsOf(tenant).map((client): ClientReach => {
        const signedIn = client.mode === "off" || tenant.clock.seconds() <= client.lastAuthenticated + maxAgeSeconds;
        const reached = segments.filter(({ inDisasterRecovery, byCloud }) =>
            client.mode === "off" ? byCloud : signedIn && inDisasterRecovery,
        );
        return { ...client, signedIn, reaches: reached.map(({ id }) => id) };
    });
    return { segments, clients };
}

function segmentsOf(tenant: Tenant, cloudIsThere: boolean): SegmentReach[] {
    const away = membersOf(tenant).filter(({ mode }) => mode !== "off");
    const groupsAway = new Set(away.filter(({ kind }) => kind === "connector").map(({ groupId }) => groupId));
    const noEdge = faultOfEdges(tenant, away);
    return [...tenant.collection("application").values()].map((segment): SegmentReach => {
        const groups = groupsBehind(tenant, segment);
        const serving = groups.filter((group) => groupsAway.has(group.id) && group.useInDrMode === true);
        const reason = faultOfSegment(segment, serving) ?? noEdge;
        return {
            id: segment.id,
            name: segment.name,
            inDisasterRecovery: reason === undefined,
            appConnectorGroups: reason === undefined ? serving.map(({ id }) => id) : [],
            byCloud: cloudIsThere && segment.enabled === true && groups.some((group) => hasConnected(tenant, group)),
            ...(reason !== undefined && { reason }),
        };
    });
}

/** What does not work without the cloud, by the kinds of applications in a segment. */
const WITHOUT: Readonly<Record<string, string>> = {
    BROWSER_ACCESS: "Browser Access",
    INSPECT: "AppProtection",
    SECURE_REMOTE_ACCESS: "Privileged Remote Access",
};

function faultOfSegment(segment: StoredObject, serving: readonly StoredObject[]): string | undefined {
    if (segment.enabled !== true) return "it is disabled";
    if (segment.useInDrMode !== true) return "it is not designated";
    if (segment.extranetEnabled === true) return "extranet segments are not served";
    if (segment.ipAnchored === true) return "source IP anchoring does not work";
    const without = kindsIn(segment).find((kind) => kind in WITHOUT);
    if (without !== undefined) return `${WITHOUT[without]} does not work`;
    return serving.length > 0 ? undefined : "no connector of a designated group that serves it has switched";
}

function kindsIn({ commonAppsDto }: StoredObject): string[] {
    const apps = isObject(commonAppsDto) && Array.isArray(commonAppsDto.appsConfig) ? commonAppsDto.appsConfig : [];
    return apps.filter(isObject).flatMap(({ appTypes }) => (Array.isArray(appTypes) ? appTypes.map(String) : []));
}

/** Clients connect to the addresses in DNS; a service edge has to be there that has switched. */
function faultOfEdges(tenant: Tenant, away: readonly Member[]): string | undefined {
    const { domainName } = settingsOf(tenant);
    if (domainName === undefined) return "the settings have no domain";
    const addresses = valuesOf(resolved(tenant, domainName, tenant.clock.now()), "A");
    if (addresses.length === 0) return "the domain has no A record";
    const edges = away.flatMap(({ kind, id }) =>
        kind === "serviceEdge" ? (tenant.collection(SERVICE_EDGE.collection).get(id) ?? []) : [],
    );
    const isAt = (edge: StoredObject) => addressesOf(edge).some((address) => addresses.includes(address));
    return edges.some(isAt) ? undefined : "no service edge that has switched is at an address of the domain";
}

function addressesOf({ publishIps, publicIp }: StoredObject): string[] {
    const own = Array.isArray(publishIps) ? publishIps.map(String) : [];
    return own.length > 0 ? own : [String(publicIp)];
}

function groupsBehind(tenant: Tenant, segment: StoredObject): StoredObject[] {
    return idsOf(segment.serverGroups)
        .flatMap((id) => tenant.collection("serverGroup").get(id) ?? [])
        .flatMap(({ appConnectorGroups }) => idsOf(appConnectorGroups))
        .flatMap((id) => tenant.collection(CONNECTOR.group).get(id) ?? []);
}

function hasConnected(tenant: Tenant, group: StoredObject): boolean {
    return tenant
        .referrers(CONNECTOR.group, group.id, CONNECTOR.collection)
        .some(({ object }) => group.enabled === true && object.enabled !== false && isConnected(object));
}
