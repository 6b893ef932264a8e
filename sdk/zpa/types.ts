/** Closed sets of words that several resources share. */

/** Address families for which connectors ask DNS. */
export type DnsResolution = "IPv4 and IPv6" | "IPv4" | "IPv6";

/** After how many days without a connection a schedule can delete a machine. */
export type InactiveDays = 5 | 7 | 14 | 30 | 60 | 90;

/** Kind of group that a provisioning key lets something enroll in. */
export type AssociationType =
    | "AppConnectorGroup"
    | "ServiceEdgeGroup"
    | "NetworkConnectorGroup"
    | "PrivateCloudControllerGroup"
    | "PrivateExporterGroup";
