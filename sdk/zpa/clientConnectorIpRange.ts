import type { clientConnectorIpRange as definition } from "../../provider/zpa/clientConnectorIpRange";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A range of virtual addresses that clients get, so that servers can reach them. */
export interface GetClientConnectorIpRangeResult {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    /** First IPv4 address; undefined of a range that is given as a subnet. */
    firstAddress?: string;
    /** Last IPv4 address; undefined of a range that is given as a subnet. */
    lastAddress?: string;
    /** The range as a subnet, such as `"100.64.0.0/16"`. */
    subnet?: string;
    /** Place whose clients get the addresses. */
    location?: string;
    /** Country of the place, as an ISO 3166 code of two capital letters. */
    countryCode?: string;
    /** How many addresses it has. */
    addressCount: number;
    /** How many of them clients have. */
    usedCount: number;
}

/** The range to look up, by `id` or by `name`. */
export type GetClientConnectorIpRangeArgs = IdOrNameArgs;

/** Filter of the ranges to list. Without a filter, all of them. */
export interface GetClientConnectorIpRangesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The Client Connector IP range of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getClientConnectorIpRange = one<
    GetClientConnectorIpRangeArgs,
    GetClientConnectorIpRangeResult,
    typeof definition
>("zpa:ClientConnectorIpRange");

/** The same, with outputs of other resources as arguments. */
export const getClientConnectorIpRangeOutput = outputOf(getClientConnectorIpRange);

/**
 * Every Client Connector IP range, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getClientConnectorIpRanges = all<GetClientConnectorIpRangesArgs, GetClientConnectorIpRangeResult>(
    "zpa:ClientConnectorIpRange",
);

/** The same, with outputs of other resources as arguments. */
export const getClientConnectorIpRangesOutput = outputOf(getClientConnectorIpRanges);
