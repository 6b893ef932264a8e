import type * as pulumi from "@pulumi/pulumi";
import type { clientConnectorIpRange as definition } from "../../provider/zpa/clientConnectorIpRange";
import { all, type Found, type IdOrNameArgs, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";

/**
 * Arguments of a Client Connector IP range: either `firstAddress` and `lastAddress`, or `subnet`. No two ranges of a tenant can
 * have an address in common.
 */
export interface ClientConnectorIpRangeArgs {
    /** Name of the range, unique. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether clients get addresses of the range. While it is disabled, they lose those that they have. @default true */
    enabled?: pulumi.Input<boolean>;
    /** First IPv4 address, such as `"10.1.1.1"`. API: `ipRangeBegin`. @default none: `subnet` is set */
    firstAddress?: pulumi.Input<string>;
    /** Last IPv4 address, not lower than the first one. API: `ipRangeEnd`. @default none: `subnet` is set */
    lastAddress?: pulumi.Input<string>;
    /** The addresses as an IPv4 subnet, such as `"10.1.0.0/16"`. API: `subnetCidr`. @default none: the first and last address are set */
    subnet?: pulumi.Input<string>;
    /** Place whose clients get the addresses, such as `"Lyon, France"`. */
    location: pulumi.Input<string>;
    /** Latitude of the place in degrees, -90 to 90. API: `latitudeInDb`. */
    latitude: pulumi.Input<number>;
    /** Longitude of the place in degrees, -180 to 180. API: `longitudeInDb`. */
    longitude: pulumi.Input<number>;
    /** Country of the place, as an ISO 3166 code of two capital letters. @default not changed */
    countryCode?: pulumi.Input<string>;
    /**
     * Text that Client Connector puts into the name of a network adapter, by which Microsoft Configuration Manager tells where the
     * client is. API: `sccmFlag`, `locationHint`.
     * @default none is sent
     */
    locationHint?: pulumi.Input<string>;
}

/**
 * A range of virtual IP addresses that clients get, so that servers can reach them.
 * API: `v2/ipRanges`.
 * @see https://help.zscaler.com/zpa/configuring-zscaler-virtual-ip-address-ranges-using-api
 *
 * @example Range for clients near Lyon
 * const lyon = new zscaler.ClientConnectorIpRange("lyon", {
 *     name: "Lyon",
 *     subnet: "100.64.0.0/16",
 *     location: "Lyon, France",
 *     latitude: 45.76,
 *     longitude: 4.84,
 * });
 */
export class ClientConnectorIpRange extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ClientConnectorIpRange");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    /** Undefined of a range that is given as a subnet. */
    declare readonly firstAddress: pulumi.Output<string | undefined>;
    /** Undefined of a range that is given as a subnet. */
    declare readonly lastAddress: pulumi.Output<string | undefined>;
    declare readonly subnet: pulumi.Output<string | undefined>;
    declare readonly location: pulumi.Output<string>;
    declare readonly latitude: pulumi.Output<number>;
    declare readonly longitude: pulumi.Output<number>;
    declare readonly countryCode: pulumi.Output<string | undefined>;
    declare readonly locationHint: pulumi.Output<string | undefined>;

    /**
     * Creates the range and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ClientConnectorIpRangeArgs, options?: pulumi.CustomResourceOptions) {
        super(ClientConnectorIpRange.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a range that this program does not manage. If there is none, the preview and the update fail, which a program cannot
     * catch: `getClientConnectorIpRange` throws `NotFoundError` instead.
     * @param id Id of the range.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): ClientConnectorIpRange {
        return new ClientConnectorIpRange(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a range, including counters, which are not in the state. */
export interface GetClientConnectorIpRangeResult extends Found<ClientConnectorIpRange> {
    /** How many addresses it has. */
    addressCount: number;
    /** How many of them clients have. */
    usedCount: number;
    /** When the range was created, in UTC. */
    createdAt?: string;
    /** When the range was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
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
 * Returns the Client Connector IP range with this id or name, with its current values.
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
 * Returns every Client Connector IP range that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getClientConnectorIpRanges = all<GetClientConnectorIpRangesArgs, GetClientConnectorIpRangeResult>(
    "zpa:ClientConnectorIpRange",
);

/** The same, with outputs of other resources as arguments. */
export const getClientConnectorIpRangesOutput = outputOf(getClientConnectorIpRanges);

const PROPERTIES: PropertiesOf<ClientConnectorIpRangeArgs, ClientConnectorIpRange, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    firstAddress: true,
    lastAddress: true,
    subnet: true,
    location: true,
    latitude: true,
    longitude: true,
    countryCode: true,
    locationHint: true,
};
