import type {
    PlanDocument,
    PlannedAppConnectorGroup,
    PlannedSegment,
    PlannedServiceEdgeGroup,
    SegmentKind,
} from "./document";

/** How a segment is reached while the Zscaler cloud is away. */
export type ReachedBy = "disaster recovery" | "business continuity" | "both" | "neither";

/** One of the two modes, for one segment. */
export interface Mode {
    readonly reachable: boolean;
    /** Ids of the App Connector groups that serve the segment in this mode. */
    readonly appConnectorGroupIds: readonly string[];
    /** Ids of the Private Service Edge groups that users reach them through. */
    readonly serviceEdgeGroupIds: readonly string[];
    /** Sentences: if the segment is reachable, through which groups; else everything that it lacks. */
    readonly reasons: readonly string[];
}

/** What becomes of a segment while the Zscaler cloud is away. */
export interface Reachability {
    readonly segment: Pick<PlannedSegment, "id" | "name" | "critical">;
    readonly by: ReachedBy;
    readonly disasterRecovery: Mode;
    readonly businessContinuity: Mode;
}

/** By mode, kinds of segments that it does not serve, and why. */
const UNSERVED = {
    "disaster recovery": {
        browserAccess: "Browser Access does not work in disaster recovery.",
        inspection: "AppProtection does not work in disaster recovery.",
        privilegedRemoteAccess: "Privileged Remote Access needs the Zscaler cloud.",
        extranet: "Extranet segments must not be designated for disaster recovery.",
    },
    "business continuity": {
        browserAccess: "Browser Access does not work in business continuity.",
        privilegedRemoteAccess: "Privileged Remote Access needs the Zscaler cloud.",
        extranet: "Extranet segments need the Zscaler cloud.",
    },
} as const satisfies Readonly<Record<string, Partial<Record<SegmentKind, string>>>>;

/** Why a mode does not serve segments of a kind; undefined if it does. */
export const unservedBy = (kind: SegmentKind, mode: keyof typeof UNSERVED): string | undefined =>
    ({ standard: undefined, inspection: undefined, ...UNSERVED[mode] })[kind];

/**
 * For each segment of a plan, in its order, whether disaster recovery or business continuity lets users reach it while the Zscaler cloud is
 * away, and why. Reads no clock and calls nothing.
 */
export function reachableBy(plan: PlanDocument): Reachability[] {
    return plan.segments.map((segment) => {
        const disasterRecovery = byDisasterRecovery(segment, plan);
        const businessContinuity = byBusinessContinuity(segment, plan);
        const { id, name, critical } = segment;
        return {
            segment: { id, name, critical },
            by: together(disasterRecovery, businessContinuity),
            disasterRecovery,
            businessContinuity,
        };
    });
}

function together(recovery: Mode, continuity: Mode): ReachedBy {
    if (recovery.reachable && continuity.reachable) return "both";
    if (recovery.reachable) return "disaster recovery";
    return continuity.reachable ? "business continuity" : "neither";
}

function byDisasterRecovery(segment: PlannedSegment, plan: PlanDocument): Mode {
    const behind = groupsBehind(segment, plan);
    const designated = behind.filter((group) => group.designated);
    const connectors = designated.filter(canServe);
    const edges = plan.serviceEdgeGroups.filter((group) => group.designated);
    const published = edges.filter((group) => isPublished(group, plan));
    const profiles = plan.clientProfiles.filter(({ enabled }) => enabled);
    const lacks = [
        ...(segment.designated ? [] : ["The segment is not designated for disaster recovery."]),
        ...obstaclesOf(segment, "disaster recovery", behind),
        ...(behind.length > 0 && designated.length === 0
            ? [`Not designated for disaster recovery: ${groupsNamed(behind)}.`]
            : []),
        ...(designated.length > 0 && connectors.length === 0
            ? [`Disabled, or without an enabled App Connector: ${groupsNamed(designated)}.`]
            : []),
        ...(edges.length === 0 ? ["No Private Service Edge group is designated for disaster recovery."] : []),
        ...(edges.length > 0 && published.length === 0
            ? [
                  `Disabled, or without an enabled service edge whose address is an A record of ${plan.domainName}: ${edgesNamed(edges)}.`,
              ]
            : []),
        ...(plan.clientProfiles.length > 0 && profiles.length === 0
            ? ["Disaster recovery is off in every app profile of Client Connector."]
            : []),
    ];
    return modeOf(lacks, connectors, published);
}

function byBusinessContinuity(segment: PlannedSegment, plan: PlanDocument): Mode {
    const behind = groupsBehind(segment, plan);
    const members = behind.filter((group) => group.privateCloudId !== undefined);
    const ready = new Set(plan.privateClouds.filter(hasController).map(({ id }) => id));
    const served = members.filter((group) => canServe(group) && ready.has(group.privateCloudId ?? ""));
    const edges = plan.serviceEdgeGroups.filter((group) => hasEdge(group) && ready.has(group.privateCloudId ?? ""));
    const withEdges = served.filter((group) =>
        edges.some(({ privateCloudId }) => privateCloudId === group.privateCloudId),
    );
    const used = new Set(withEdges.map(({ privateCloudId }) => privateCloudId));
    const lacks = [
        ...(plan.businessContinuity ? [] : ["The plan has no business continuity settings."]),
        ...obstaclesOf(segment, "business continuity", behind),
        ...(behind.length > 0 && members.length === 0 ? [`In no private cloud: ${groupsNamed(behind)}.`] : []),
        ...(members.length > 0 && served.length === 0
            ? [
                  `Disabled, without an enabled App Connector, or in a private cloud without an enabled controller: ${groupsNamed(members)}.`,
              ]
            : []),
        ...(served.length > 0 && withEdges.length === 0
            ? [`In a private cloud without an enabled Private Service Edge: ${groupsNamed(served)}.`]
            : []),
    ];
    return modeOf(
        lacks,
        withEdges,
        edges.filter(({ privateCloudId }) => used.has(privateCloudId)),
    );
}

/** What both modes ask of a segment. */
function obstaclesOf(
    segment: PlannedSegment,
    mode: keyof typeof UNSERVED,
    behind: readonly PlannedAppConnectorGroup[],
): string[] {
    const kind = unservedBy(segment.kind, mode);
    return [
        ...(segment.enabled ? [] : ["The segment is disabled."]),
        ...(kind ? [kind] : []),
        ...(segment.sourceIpAnchored ? [`Source IP anchoring does not work in ${mode}.`] : []),
        ...(segment.serverGroupIds.length === 0 ? ["The segment has no server group."] : []),
        ...(segment.serverGroupIds.length > 0 && behind.length === 0
            ? ["Its server groups have no App Connector group that the plan contains."]
            : []),
    ];
}

function modeOf(
    lacks: readonly string[],
    groups: readonly PlannedAppConnectorGroup[],
    edges: readonly PlannedServiceEdgeGroup[],
): Mode {
    const reachable = lacks.length === 0;
    return {
        reachable,
        appConnectorGroupIds: reachable ? groups.map(({ id }) => id) : [],
        serviceEdgeGroupIds: reachable ? edges.map(({ id }) => id) : [],
        reasons: reachable ? [`Reachable by ${groupsNamed(groups)}, through ${edgesNamed(edges)}.`] : lacks,
    };
}

/** The App Connector groups that serve a segment at any time. */
export function groupsBehind(segment: PlannedSegment, plan: PlanDocument): PlannedAppConnectorGroup[] {
    const ids = new Set(
        plan.serverGroups
            .filter(({ id }) => segment.serverGroupIds.includes(id))
            .flatMap(({ appConnectorGroupIds }) => appConnectorGroupIds),
    );
    return plan.appConnectorGroups.filter(({ id }) => ids.has(id));
}

const canServe = ({ enabled, connectors }: PlannedAppConnectorGroup): boolean =>
    enabled && connectors.some((connector) => connector.enabled);

const hasEdge = ({ enabled, serviceEdges }: PlannedServiceEdgeGroup): boolean =>
    enabled && serviceEdges.some((edge) => edge.enabled);

const isPublished = ({ enabled, serviceEdges }: PlannedServiceEdgeGroup, { aRecords }: PlanDocument): boolean =>
    enabled && serviceEdges.some((edge) => edge.enabled && edge.addresses.some((each) => aRecords.includes(each)));

const hasController = ({ enabled, controllerGroups }: PlanDocument["privateClouds"][number]): boolean =>
    enabled && controllerGroups.some(({ controllers }) => controllers.some((controller) => controller.enabled));

const groupsNamed = (groups: readonly { readonly name: string }[]): string => named("App Connector group", groups);
const edgesNamed = (groups: readonly { readonly name: string }[]): string =>
    named("Private Service Edge group", groups);

function named(what: string, objects: readonly { readonly name: string }[]): string {
    return `${what}${objects.length === 1 ? "" : "s"} ${objects.map(({ name }) => `"${name}"`).join(", ")}`;
}
