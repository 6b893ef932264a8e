import { isIPv6 } from "node:net";
import type { ManagementMode } from "../disasterRecovery/managementMode";
import { edgeAddresses } from "../disasterRecovery/plan/addresses";
import { type Finding, findingsAbout, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import { type AppConnectorSummary, getAppConnectorGroups } from "./appConnectorGroup";
import { getApplicationSegments } from "./applicationSegment";
import type { MachineSummary } from "./common/enrollmentGroup";
import { getServerGroups } from "./serverGroup";
import { type GetServiceEdgeResult, getServiceEdges } from "./serviceEdge";
import { getServiceEdgeGroups } from "./serviceEdgeGroup";

/** Where to look for what is designated for disaster recovery. */
export interface GetDisasterRecoveryArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Which designated groups to list. */
export interface GetDisasterRecoveryGroupsArgs extends GetDisasterRecoveryArgs {
    /** Whether groups in which no machine has enrolled are listed, too, which the console does not show. @default false */
    includeEmpty?: boolean;
}

/** A row of the console's page Disaster Recovery App Connector Groups. */
export interface DisasterRecoveryGroup {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    location?: string;
    /** Default microtenant: absent. */
    microtenantId?: string;
    connectors: AppConnectorSummary[];
    managementMode: ManagementMode;
}

/** A row of the console's page of Private Service Edge groups that are designated. */
export interface DisasterRecoveryServiceEdgeGroup {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    location?: string;
    microtenantId?: string;
    serviceEdges: MachineSummary[];
    managementMode: ManagementMode;
}

/** A row of the console's page of application segments that are designated. */
export interface DisasterRecoverySegment {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    microtenantId?: string;
    domainNames: string[];
    /** Whether the service says that something is missing; `getDrReadiness` says what. */
    incomplete: boolean;
    managementMode: ManagementMode;
}

/** Which service edges to look at. */
export interface GetDisasterRecoveryServiceEdgeAddressesArgs {
    /** Ids of the groups. @default all enabled groups that are designated */
    serviceEdgeGroups?: string[];
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** The A records of a Disaster Recovery domain. */
export interface DisasterRecoveryServiceEdgeAddresses {
    /** IPv4 addresses, each once, in order. */
    addresses: string[];
    /** What is left out of a service edge, and why: it may have other addresses that are not. */
    skipped: { id: string; name: string; reason: string }[];
    managementMode: ManagementMode;
}

/** What to look at. */
export interface GetDrReadinessArgs {
    /** IPv4 addresses at the Disaster Recovery domain, to compare with those of the service edges. @default not compared */
    aRecords?: string[];
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Whether disaster recovery is configured so that it can work. */
export interface DrReadiness {
    /** Whether nothing was found. */
    ready: boolean;
    findings: DrFinding[];
    managementMode: ManagementMode;
}

/** Something that would keep disaster recovery from working. */
export interface DrFinding {
    /** Id of the rule. @example "dr-segment-without-dr-group" */
    rule: string;
    level: string;
    /** Type and name of the object. */
    object: { type: string; name: string };
    /** What is wrong. */
    problem: string;
    /** What to do. */
    todo: string;
}

const api: { managementMode: ManagementMode } = { managementMode: "api" };

/**
 * Returns the App Connector groups that are designated for disaster recovery, with their connectors.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDisasterRecoveryGroups = mockable(
    "zpa:getDisasterRecoveryGroups",
    async (args?: GetDisasterRecoveryGroupsArgs, options?: LookupOptions): Promise<DisasterRecoveryGroup[]> => {
        const { includeEmpty = false, ...where } = args ?? {};
        const groups = await getAppConnectorGroups({ ...where, disasterRecovery: true }, options);
        return groups
            .map(({ connectors, ...group }) => ({ ...rowOf(group), connectors }))
            .filter(({ connectors }) => includeEmpty || connectors.length > 0);
    },
);

/** The same, with outputs of other resources as arguments. */
export const getDisasterRecoveryGroupsOutput = outputOf(getDisasterRecoveryGroups);

/**
 * Returns the Private Service Edge groups that are designated for disaster recovery, with their service edges.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDisasterRecoveryServiceEdgeGroups = mockable(
    "zpa:getDisasterRecoveryServiceEdgeGroups",
    async (
        args?: GetDisasterRecoveryGroupsArgs,
        options?: LookupOptions,
    ): Promise<DisasterRecoveryServiceEdgeGroup[]> => {
        const { includeEmpty = false, ...where } = args ?? {};
        const groups = await getServiceEdgeGroups({ ...where, disasterRecovery: true }, options);
        return groups
            .map(({ serviceEdges, ...group }) => ({ ...rowOf(group), serviceEdges }))
            .filter(({ serviceEdges }) => includeEmpty || serviceEdges.length > 0);
    },
);

/** The same, with outputs of other resources as arguments. */
export const getDisasterRecoveryServiceEdgeGroupsOutput = outputOf(getDisasterRecoveryServiceEdgeGroups);

/**
 * Returns the application segments that are designated for disaster recovery.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDisasterRecoverySegments = mockable(
    "zpa:getDisasterRecoverySegments",
    async (args?: GetDisasterRecoveryArgs, options?: LookupOptions): Promise<DisasterRecoverySegment[]> => {
        const segments = await getApplicationSegments({ ...args, disasterRecovery: true }, options);
        return segments.map(({ domainNames, disasterRecoveryIncomplete: incomplete = false, ...segment }) => {
            const { location: _, ...row } = rowOf(segment);
            return { ...row, domainNames, incomplete };
        });
    },
);

/** The same, with outputs of other resources as arguments. */
export const getDisasterRecoverySegmentsOutput = outputOf(getDisasterRecoverySegments);

/**
 * Returns the addresses of designated Private Service Edges, which are the A records of the Disaster Recovery domain.
 * @throws {ZscalerError} if a list cannot be read; `code` says why
 */
export const getDisasterRecoveryServiceEdgeAddresses = mockable(
    "zpa:getDisasterRecoveryServiceEdgeAddresses",
    async (
        args?: GetDisasterRecoveryServiceEdgeAddressesArgs,
        options?: LookupOptions,
    ): Promise<DisasterRecoveryServiceEdgeAddresses> => {
        const { serviceEdgeGroups: chosen, ...where } = args ?? {};
        const groups = await getServiceEdgeGroups(where, options);
        const ids = groups
            .filter(({ id, enabled, disasterRecovery }) => chosen?.includes(id) ?? (enabled && disasterRecovery))
            .map(({ id }) => id);
        const edges = (await getServiceEdges(where, options)).filter((edge) => ids.includes(edge.serviceEdgeGroup));
        const usable = edges.flatMap((edge) => (edge.enabled ? edgeAddresses(edge).addresses : []));
        return {
            addresses: [...new Set(usable)].sort(),
            skipped: edges.flatMap(({ id, name, ...edge }) => skippedOf(edge).map((reason) => ({ id, name, reason }))),
            ...api,
        };
    },
);

/** The same, with outputs of other resources as arguments. */
export const getDisasterRecoveryServiceEdgeAddressesOutput = outputOf(getDisasterRecoveryServiceEdgeAddresses);

/** The rules for what Zscaler demands, and for what the service itself says. */
const RULES = [
    "dr-without-service-edge",
    "dr-segment-without-dr-group",
    "dr-group-without-dr-segment",
    "dr-configuration-incomplete",
    "dr-addresses-differ",
];

/**
 * Returns what would keep disaster recovery from working, as the tenant is now: whether segments, App Connector groups and service edge
 * groups are designated together, which part is missing where the service says that the configuration of a segment is incomplete, and
 * whether the A records are the addresses of the service edges.
 * @throws {ZscalerError} if a list cannot be read; `code` says why
 */
export const getDrReadiness = mockable(
    "zpa:getDrReadiness",
    async (args?: GetDrReadinessArgs, options?: LookupOptions): Promise<DrReadiness> => {
        const { aRecords, ...where } = args ?? {};
        const [segments, serverGroups, connectorGroups, edgeGroups, edges] = await Promise.all([
            getApplicationSegments(where, options),
            getServerGroups(where, options),
            getAppConnectorGroups(where, options),
            getServiceEdgeGroups(where, options),
            getServiceEdges(where, options),
        ]);
        const withAddresses = edgeGroups.map(({ id, ...group }) => {
            const own = edges.filter((edge) => edge.serviceEdgeGroup === id);
            const serviceEdges = own.map(({ name, ...edge }) => ({
                name,
                enabled: edge.enabled,
                addresses: edgeAddresses(edge).addresses,
                publishDomain: edgeAddresses(edge).publishDomain,
            }));
            return { ...group, id, serviceEdges };
        });
        const objects = [
            ...segments.map((each) => objectOf("zpa:ApplicationSegment", each)),
            ...serverGroups.map((each) => objectOf("zpa:ServerGroup", each)),
            ...connectorGroups.map((each) => objectOf("zpa:AppConnectorGroup", each)),
            ...withAddresses.map((each) => objectOf("zpa:ServiceEdgeGroup", each)),
            ...(aRecords
                ? [objectOf("disasterRecovery:DisasterRecoveryPlan", { id: "aRecords", name: "domain", aRecords })]
                : []),
        ];
        const findings = findingsAbout({ objects }, RULES).map(factsOf);
        return { ready: findings.length === 0, findings, ...api };
    },
);

/** The same, with outputs of other resources as arguments. */
export const getDrReadinessOutput = outputOf(getDrReadiness);

interface Row {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    location?: string;
    microtenantId?: string;
}

function rowOf({ id, name, description, enabled, location, microtenantId }: Row): Row & typeof api {
    return {
        id,
        name,
        ...(description !== undefined && { description }),
        enabled,
        ...(location !== undefined && { location }),
        ...(microtenantId !== undefined && { microtenantId }),
        ...api,
    };
}

/** Why an A record cannot have a service edge, or something that it is published under. */
function skippedOf(edge: Pick<GetServiceEdgeResult, "enabled" | "publicIp" | "publishAddresses">): string[] {
    if (!edge.enabled) return ["it is disabled"];
    const { addresses, others } = edgeAddresses(edge);
    if (addresses.length + others.length === 0) return ["it has no public address; it has to connect first"];
    return others.map((each) =>
        isIPv6(each)
            ? `${each} is an IPv6 address; clients look for A records alone`
            : `${each} is a domain, which an A record cannot have`,
    );
}

function objectOf<T extends { id: string; name: string }>(type: string, object: T) {
    const { id, name } = object;
    return { urn: `${type}::${id}`, type, name, id, values: Object.fromEntries(Object.entries(object)) };
}

function factsOf({ rule, level, object: { type, name }, problem, todo }: Finding): DrFinding {
    return { rule, level, object: { type, name }, problem, todo };
}
