import { type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import {
    type GetPrivateAccessCloudConnectorGroupResult,
    getPrivateAccessCloudConnectorGroups,
} from "../zpa/privateAccessCloudConnectorGroup";
import { type GetCloudConnectorGroupResult, getCloudConnectorGroups } from "./cloudConnectorGroup";

/** Which groups to pair. Without a filter, all of them. */
export interface JoinWithPrivateAccessArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/** A group, and what Private Access has of it. */
export interface GroupPair {
    /** The name of both, which is all that tells that they belong together. */
    name: string;
    /** The group in Cloud & Branch Connector. */
    group: GetCloudConnectorGroupResult;
    /** The read-only copy in Private Access, with an id of its own. */
    privateAccess: GetPrivateAccessCloudConnectorGroupResult;
}

/** Groups of connectors in both products. */
export interface JoinWithPrivateAccessResult {
    /** Groups that are in both. */
    pairs: GroupPair[];
    /** Groups that Private Access does not show, or not yet. */
    withoutTwin: GetCloudConnectorGroupResult[];
    /** Groups that only Private Access shows: of another tenant, or gone. */
    onlyInPrivateAccess: GetPrivateAccessCloudConnectorGroupResult[];
}

/** How Private Access calls the kind of group that Cloud Connectors are in. */
const EDGE_CONNECTORS = "EDGE_CONNECTOR_GRP";

/**
 * Pairs Cloud Connector groups with their read-only twins in Private Access, by name. A name that several have gives a pair each.
 * @throws {ZscalerError} if the groups of one of the products cannot be read; `code` says why
 */
export const joinWithPrivateAccess = mockable(
    "cloudConnector:joinWithPrivateAccess",
    async (args: JoinWithPrivateAccessArgs = {}, options?: LookupOptions): Promise<JoinWithPrivateAccessResult> => {
        const [groups, all] = await Promise.all([
            getCloudConnectorGroups(args, options),
            getPrivateAccessCloudConnectorGroups(args, options),
        ]);
        const twins = all.filter(({ groupType = EDGE_CONNECTORS }) => groupType === EDGE_CONNECTORS);
        const pairs = groups.flatMap((group) =>
            twins
                .filter(({ name }) => name === group.name)
                .map((privateAccess) => ({ name: group.name, group, privateAccess })),
        );
        return {
            pairs,
            withoutTwin: groups.filter((group) => !pairs.some((pair) => pair.group === group)),
            onlyInPrivateAccess: twins.filter((twin) => !pairs.some((pair) => pair.privateAccess === twin)),
        };
    },
);

/** The same, with outputs of other resources as arguments. */
export const joinWithPrivateAccessOutput = outputOf(joinWithPrivateAccess);
