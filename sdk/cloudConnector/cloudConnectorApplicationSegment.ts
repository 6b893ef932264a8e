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
    /** A part of the name, whatever the case. @default any */
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

/** The same for arguments that are outputs of other resources. */
export const getCloudConnectorApplicationSegmentOutput = outputOf(getCloudConnectorApplicationSegment);

/** Every application segment of Cloud & Branch Connector, or those that the filter leaves. */
export const getCloudConnectorApplicationSegments = all<
    GetCloudConnectorApplicationSegmentsArgs,
    GetCloudConnectorApplicationSegmentResult
>("cloudConnector:CloudConnectorApplicationSegment");

/** The same for arguments that are outputs of other resources. */
export const getCloudConnectorApplicationSegmentsOutput = outputOf(getCloudConnectorApplicationSegments);
