import type { dnsGateway as definition } from "../../provider/cloudConnector/dnsGateway";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A DNS gateway: a pair of DNS servers to which DNS requests are redirected. It is set up in the portal. */
export interface GetDnsGatewayResult {
    id: string;
    name: string;
    /** `EC_DNS_GW` or `OFW_PDNS_REDIR_GW`. */
    type?: string;
    /** Address of the first server, where it is given by address. */
    primaryAddress?: string;
    /** Address of the second server, where it is given by address. */
    secondaryAddress?: string;
    /** Which of the connector's own DNS servers is the first one, for example `LAN_PRI_DNS_AS_PRI`. */
    primaryServer?: string;
    /** Which of the connector's own DNS servers is the second one, for example `LAN_SEC_DNS_AS_SEC`. */
    secondaryServer?: string;
    /**
     * What happens to a request while neither server answers: `FAIL_RET_ERR`, `FAIL_ALLOW_IGNORE_DNAT` or
     * `FAIL_FORWARD_TO_ZTR`.
     */
    failureBehavior?: string;
}

/** Filter of the DNS gateways to list. Without a filter, all of them. */
export interface GetDnsGatewaysArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `EC_DNS_GW`. @default any */
    type?: string;
}

/**
 * The DNS gateway of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getDnsGateway = one<IdOrNameArgs, GetDnsGatewayResult, typeof definition>("cloudConnector:DnsGateway");

/** The same, with outputs of other resources as arguments. */
export const getDnsGatewayOutput = outputOf(getDnsGateway);

/**
 * Every DNS gateway, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDnsGateways = all<GetDnsGatewaysArgs, GetDnsGatewayResult>("cloudConnector:DnsGateway");

/** The same, with outputs of other resources as arguments. */
export const getDnsGatewaysOutput = outputOf(getDnsGateways);
