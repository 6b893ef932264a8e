import type { cloudConnectorApplicationSegment as definition } from "../../provider/cloudConnector/cloudConnectorApplicationSegment";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** An application segment of Private Access, by the id that Cloud & Branch Connector has for it. Over OneAPI alone. */
export interface GetCloudConnectorApplicationSegmentResult {
    id: string;
    name: string;
    description?: string;
    /** Whether Private Access has it no more. */
    deleted: boolean;
}

/** Filter of the application segments of Cloud & Branch Connector to list. Without a filter, all of them. */
export interface GetCloudConnectorApplicationSegmentsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    deleted?: boolean;
}

/**
 * The application segment of Cloud & Branch Connector of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getCloudConnectorApplicationSegment = one<
    IdOrNameArgs,
    GetCloudConnectorApplicationSegmentResult,
    typeof definition
>("cloudConnector:CloudConnectorApplicationSegment");

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorApplicationSegmentOutput = outputOf(getCloudConnectorApplicationSegment);

/**
 * Every application segment of Cloud & Branch Connector, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getCloudConnectorApplicationSegments = all<
    GetCloudConnectorApplicationSegmentsArgs,
    GetCloudConnectorApplicationSegmentResult
>("cloudConnector:CloudConnectorApplicationSegment");

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorApplicationSegmentsOutput = outputOf(getCloudConnectorApplicationSegments);
