import type { forwardingGateway as definition } from "../../provider/cloudConnector/forwardingGateway";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/**
 * A forwarding gateway: by which way Cloud Connectors reach Internet Access, or send their own logs. It is set up in
 * the portal.
 */
export interface GetForwardingGatewayResult {
    id: string;
    name: string;
    description?: string;
    /** `ZIA`, `ECSELF` (for the connectors' own logs) or `PROXYCHAIN`. */
    type?: string;
    /** Whether traffic is dropped while neither of its proxies can be reached. */
    failClosed: boolean;
    /** How the first proxy is chosen: `AUTO`, `DC`, `MANUAL_OVERRIDE` and so on. */
    primaryType?: string;
    /** The first proxy, where it is not chosen automatically. */
    primaryProxy?: string;
    /** The same of the second proxy. */
    secondaryType?: string;
    /** The second proxy, where it is not chosen automatically. */
    secondaryProxy?: string;
}

/** Filter of the forwarding gateways to list. Without a filter, all of them. */
export interface GetForwardingGatewaysArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `ZIA`. @default any */
    type?: string;
}

/**
 * The forwarding gateway of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getForwardingGateway = one<IdOrNameArgs, GetForwardingGatewayResult, typeof definition>(
    "cloudConnector:ForwardingGateway",
);

/** The same, with outputs of other resources as arguments. */
export const getForwardingGatewayOutput = outputOf(getForwardingGateway);

/**
 * Every forwarding gateway, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getForwardingGateways = all<GetForwardingGatewaysArgs, GetForwardingGatewayResult>(
    "cloudConnector:ForwardingGateway",
);

/** The same, with outputs of other resources as arguments. */
export const getForwardingGatewaysOutput = outputOf(getForwardingGateways);
