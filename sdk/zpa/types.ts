/** Closed sets of words that several resources share. */

/** Address families for which connectors ask DNS. */
export type DnsResolution = "IPv4 and IPv6" | "IPv4" | "IPv6";

/** Kind of group that a provisioning key lets something enrol in. */
export type AssociationType =
    | "AppConnectorGroup"
    | "ServiceEdgeGroup"
    | "NetworkConnectorGroup"
    | "PrivateCloudControllerGroup"
    | "PrivateExporterGroup";
