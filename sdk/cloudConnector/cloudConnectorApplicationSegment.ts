import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** An application segment of Private Access, by the id that Cloud & Branch Connector has for it. Over OneAPI alone. */
export interface GetCloudConnectorApplicationSegmentResult {
    id: string;
    name: string;
    description?: string;
    /** Whether Private Access has it no more. */
    deleted: boolean;
}

/** Which application segments of Cloud & Branch Connector to list. Without a filter, all of them. */
export interface GetCloudConnectorApplicationSegmentsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    deleted?: boolean;
}

/**
 * The application segment of Cloud & Branch Connector of this id or name.
 * @throws When there is none; the error names those that come near.
 */
export const getCloudConnectorApplicationSegment = one<IdOrNameArgs, GetCloudConnectorApplicationSegmentResult>(
    "cloudConnector:CloudConnectorApplicationSegment",
);

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorApplicationSegmentOutput = outputOf(getCloudConnectorApplicationSegment);

/** Every application segment of Cloud & Branch Connector, or those that match the filter. */
export const getCloudConnectorApplicationSegments = all<
    GetCloudConnectorApplicationSegmentsArgs,
    GetCloudConnectorApplicationSegmentResult
>("cloudConnector:CloudConnectorApplicationSegment");

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorApplicationSegmentsOutput = outputOf(getCloudConnectorApplicationSegments);
