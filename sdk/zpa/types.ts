/** Closed sets of words that several resources share. */

/** Day of a software update. */
export type Weekday = "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday";

/** Address families for which connectors ask DNS. */
export type DnsResolution = "IPv4 and IPv6" | "IPv4" | "IPv6";

/** Kind of group that a provisioning key lets something enrol in. */
export type AssociationType =
    | "AppConnectorGroup"
    | "ServiceEdgeGroup"
    | "NetworkConnectorGroup"
    | "PrivateCloudControllerGroup"
    | "PrivateExporterGroup";
