import type { GetCloudConnectorResult } from "./cloudConnector";

/** Words and shapes that several resources share. */

/** Cloud in which connectors run. */
export type Cloud = "aws" | "azure" | "gcp";

/** Software releases that connectors get. */
export type ReleaseChannel = "stable" | "latest" | "beta";

/** What the service observes of a connector, or says of a group because of its connectors. */
export type OperationalStatus = "Active" | "Inactive" | "Disabled";

/** A connector as its group shows it now. */
export type CloudConnectorStatus = Omit<GetCloudConnectorResult, "cloudConnectorGroup" | "cloudConnectorGroupName">;
