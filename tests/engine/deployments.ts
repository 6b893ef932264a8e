import { AWS_DEPLOYMENTS } from "./awsDeployments";
import { AZURE_DEPLOYMENTS } from "./azureDeployments";
import { GCP_DEPLOYMENTS } from "./gcpDeployments";
import type { Promised } from "./promised";
import { THREE_CLOUDS } from "./threeClouds";

/** What the examples promise that deploy connectors into simulated clouds. */
export const DEPLOYMENTS: Readonly<Record<string, Promised>> = {
    ...AWS_DEPLOYMENTS,
    ...AZURE_DEPLOYMENTS,
    ...GCP_DEPLOYMENTS,
    ...THREE_CLOUDS,
};
