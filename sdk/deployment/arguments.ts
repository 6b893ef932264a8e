/** What components take in every cloud. */

/** A fixed number of Cloud Connectors in each zone. */
export interface FixedCapacity {
    kind: "fixed";
    /** Machines in each zone, from 1 to 16. Two keep a zone in service while one of them is upgraded. @default 2 */
    perZone?: number;
}

/** What the firewall rules allow besides traffic. */
export interface AccessArgs {
    /** Whether the network may reach the management interfaces with SSH. @default true */
    ssh?: boolean;
    /** Whether Zscaler support may be reached for remote support. @default true */
    support?: boolean;
    /** Address of remote support, as a range. @default "199.168.148.101/32" */
    supportCidrBlock?: string;
    /** Whether connectors may send any traffic to the internet, which direct and bypassed traffic needs. @default true */
    allEgress?: boolean;
}

/** A fixed number of App Connectors in each zone. */
export interface FixedAppConnectors {
    /** A fixed number. */
    kind: "fixed";
    /** Machines in each zone, from 1 to 100. @default 1 */
    perZone?: number;
}

/** As many App Connectors as the load asks for, in one group over all zones. */
export interface ScalingAppConnectors {
    /** As many as the load asks for. */
    kind: "autoScaling";
    /** Least number of machines, from 1; two or more, so that one can be upgraded. */
    min: number;
    /** Greatest number of machines, up to 100. */
    max: number;
    /** What the number of machines follows. @default 50 percent of their CPU */
    target?: ScalingTarget;
}

/** Average of the group that the number of machines keeps. */
export type ScalingTarget =
    | { metric: "cpu"; percent: number }
    | { metric: "networkIn" | "networkOut"; bytesPerMinute: number };
