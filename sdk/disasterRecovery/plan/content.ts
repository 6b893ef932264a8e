import { isIPv4 } from "node:net";
import { edgeAddresses } from "./addresses";
import type {
    PlanContent,
    PlannedAppConnectorGroup,
    PlannedPrivateCloud,
    PlannedSegment,
    PlannedServiceEdge,
    PlannedServiceEdgeGroup,
    SegmentKind,
} from "./document";
import type {
    AppConnectorFacts,
    AppConnectorGroupLike,
    ClientProfileLike,
    ControllerFacts,
    ControllerGroupLike,
    Plain,
    PrivateCloudLike,
    SegmentLike,
    ServerGroupLike,
    ServiceEdgeFacts,
    ServiceEdgeGroupLike,
} from "./parts";

/** Everything that a plan is made of, as plain values. */
export interface PlanParts
    extends Pick<
        PlanContent,
        | "name"
        | "domainName"
        | "publicKey"
        | "maxAuthenticationAge"
        | "ttlSeconds"
        | "settings"
        | "nextDrillDue"
        | "decidedBy"
        | "businessContinuity"
        | "txtRecords"
        | "waivers"
    > {
    readonly segments: readonly {
        readonly segment: Plain<SegmentLike>;
        readonly critical?: boolean | undefined;
        readonly kind?: SegmentKind | undefined;
    }[];
    readonly serverGroups: readonly Plain<ServerGroupLike>[];
    readonly appConnectorGroups: readonly {
        readonly group: Plain<AppConnectorGroupLike>;
        readonly region?: string | undefined;
        readonly diskGb?: number | undefined;
    }[];
    readonly serviceEdgeGroups: readonly {
        readonly group: Plain<ServiceEdgeGroupLike>;
        readonly region?: string | undefined;
    }[];
    readonly privateClouds: readonly Plain<PrivateCloudLike>[];
    readonly controllerGroups: readonly Plain<ControllerGroupLike>[];
    readonly clientProfiles: readonly Plain<ClientProfileLike>[];
    readonly appConnectors: readonly AppConnectorFacts[];
    readonly serviceEdges: readonly ServiceEdgeFacts[];
    readonly controllers: readonly ControllerFacts[];
}

/** The content of a plan. */
export function contentOf(parts: PlanParts): PlanContent {
    const serviceEdgeGroups = parts.serviceEdgeGroups.map((entry) => serviceEdgeGroupOf(entry, parts));
    const { controllerGroups: _, appConnectors: __, serviceEdges: ___, controllers: ____, ...same } = parts;
    return withoutAbsent({
        ...same,
        segments: parts.segments.map(segmentOf),
        serverGroups: parts.serverGroups.map(({ id, name, appConnectorGroups = [] }) => ({
            id,
            name,
            appConnectorGroupIds: appConnectorGroups,
        })),
        appConnectorGroups: parts.appConnectorGroups.map((entry) => appConnectorGroupOf(entry, parts)),
        serviceEdgeGroups,
        privateClouds: parts.privateClouds.map((cloud) => privateCloudOf(cloud, parts)),
        aRecords: addressesOf(serviceEdgeGroups),
    });
}

/** What clients must find in DNS: the addresses of the service edges that are designated. */
function addressesOf(groups: readonly PlannedServiceEdgeGroup[]): string[] {
    const edges = groups
        .filter(({ designated, enabled }) => designated && enabled)
        .flatMap(({ serviceEdges }) => serviceEdges.filter(({ enabled }) => enabled));
    return [...new Set(edges.flatMap(({ addresses }) => addresses))].toSorted();
}

function segmentOf({ segment, critical = true, kind = "standard" }: PlanParts["segments"][number]): PlannedSegment {
    const { id, name, domainNames, enabled, disasterRecovery, serverGroups = [] } = segment;
    return {
        id,
        name,
        kind,
        domainNames,
        designated: disasterRecovery,
        incomplete: segment.disasterRecoveryIncomplete,
        critical,
        enabled,
        sourceIpAnchored: segment.sourceIpAnchoring ?? false,
        microtenantId: segment.microtenantId,
        serverGroupIds: serverGroups,
    };
}

function appConnectorGroupOf(
    { group, region, diskGb }: PlanParts["appConnectorGroups"][number],
    { appConnectors, privateClouds }: PlanParts,
): PlannedAppConnectorGroup {
    const { id, name, enabled, disasterRecovery, latitude, longitude } = group;
    return {
        id,
        name,
        designated: disasterRecovery,
        enabled,
        region,
        latitude,
        longitude,
        privateCloudId: privateClouds.find(({ appConnectorGroups = [] }) => appConnectorGroups.includes(id))?.id,
        connectors: appConnectors
            .filter(({ appConnectorGroup }) => appConnectorGroup === id)
            .map((connector) => ({
                id: connector.id,
                name: connector.name,
                enabled: connector.enabled,
                version: connector.currentVersion,
                certificateExpires: connector.certificateExpires,
                diskGb,
            })),
    };
}

function serviceEdgeGroupOf(
    { group, region }: PlanParts["serviceEdgeGroups"][number],
    { serviceEdges, privateClouds }: PlanParts,
): PlannedServiceEdgeGroup {
    const { id, name, enabled, disasterRecovery, exclusiveForBusinessContinuity } = group;
    return {
        id,
        name,
        designated: disasterRecovery,
        enabled,
        exclusiveForBusinessContinuity,
        region,
        privateCloudId: privateClouds.find((cloud) => (cloud.serviceEdgeGroups ?? []).includes(id))?.id,
        serviceEdges: serviceEdges.filter(({ serviceEdgeGroup }) => serviceEdgeGroup === id).map(serviceEdgeOf),
    };
}

function serviceEdgeOf(edge: ServiceEdgeFacts): PlannedServiceEdge {
    const { id, name, enabled } = edge;
    const known = edgeAddresses(edge);
    return {
        id,
        name,
        enabled,
        // Only A records are documented.
        addresses: edge.addresses?.filter((each) => isIPv4(each)) ?? known.addresses,
        publishDomain: edge.publishDomain ?? known.publishDomain,
        version: edge.currentVersion,
    };
}

function privateCloudOf(
    { id, name, enabled, certificateRenewalDays, privateCloudControllerGroups = [], ...cloud }: Plain<PrivateCloudLike>,
    { controllerGroups, controllers }: PlanParts,
): PlannedPrivateCloud {
    return {
        id,
        name,
        enabled,
        renewalThresholdDays: certificateRenewalDays,
        forced: cloud.businessContinuityForced,
        forcedSince: cloud.forcedSince,
        controllerGroups: controllerGroups
            .filter((group) => privateCloudControllerGroups.includes(group.id))
            .map((group) => ({
                id: group.id,
                name: group.name,
                controllers: controllers
                    .filter((each) => each.privateCloudControllerGroup === group.id)
                    .map((each) => ({
                        id: each.id,
                        name: each.name,
                        enabled: each.enabled,
                        version: each.currentVersion,
                    })),
            })),
    };
}

/** Without the properties that an object does not have, which lookups and states say in different ways. */
const withoutAbsent = <T>(value: T): T => JSON.parse(JSON.stringify(value, (_key, each) => each ?? undefined)) as T;
