import type { GetCloudConnectorResult } from "./cloudConnector";

/** What the service observes of a connector, or says of a group because of its connectors. */
export type OperationalStatus = "Active" | "Inactive" | "Disabled";

/** A connector as its group shows it now. */
export type CloudConnectorStatus = Omit<GetCloudConnectorResult, "cloudConnectorGroup" | "cloudConnectorGroupName">;
