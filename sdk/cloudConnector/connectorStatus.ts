import type { Weekday } from "../types";

/** What the service observes of a connector, or says of a group because of its connectors. */
export type OperationalStatus = "Active" | "Inactive" | "Disabled";

/** A connector as its group shows it now. */
export interface CloudConnectorStatus {
    id: string;
    name: string;
    /** The machine's own name in its cloud; absent where the service does not say it. */
    instanceId?: string;
    enabled: boolean;
    /** `"Disabled"` whether it runs or not, once it was disabled. */
    operationalStatus: OperationalStatus;
    /** Day on which it is upgraded. */
    upgradeDay?: Weekday;
    /** Hour at which its window opens, in its own local time. */
    upgradeStart?: string;
    /** Hour at which its window closes. */
    upgradeEnd?: string;
    /** Build that it runs. */
    buildVersion?: string;
    /** When it was upgraded last, in UTC. */
    lastUpgradedAt?: string;
    /** Address from which it reaches the service. */
    publicIp?: string;
}
