import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/aws";

const config = new pulumi.Config();

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URL that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);
const provisioningUrl = new zscaler.ProvisioningUrl(
    "workloads",
    { name: "workloads-aws", cloud: "aws", locationTemplate: template, autoScaling: true },
    kept,
);

// Connectors read it themselves, with their role. The value is write-only: AWS returns it to no program.
const credentials = new secretsmanager.Secret("connectors", { name: "ZS/CC/credentials/workloads" });
const value = new secretsmanager.SecretVersion("connectors", {
    secretId: credentials.id,
    secretStringWo: pulumi.jsonStringify({
        api_key: config.requireSecret("connectorApiKey"),
        username: config.require("connectorUsername"),
        password: config.requireSecret("connectorPassword"),
    }),
    secretStringWoVersion: 1,
});

const connectors = new CloudConnectors("workloads", {
    provisioningUrl,
    credentialsSecret: value.arn,
    // Yours exists already: `{ vpcId, subnets }`.
    network: new ConnectorNetwork("workloads", { zones: ["us-west-2a", "us-west-2b"] }),
    capacity: { kind: "autoScaling", min: 2, max: 4 },
    // One zone of the network always serves.
    groups: {
        "us-west-2a": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
        "us-west-2b": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
    },
});

/** Route the subnets of workloads to the endpoint of their zone. */
export const endpoints = Object.fromEntries(Object.entries(connectors.endpoints).map(([zone, { id }]) => [zone, id]));
export const groups = Object.fromEntries(Object.entries(connectors.groups).map(([zone, { name }]) => [zone, name]));
