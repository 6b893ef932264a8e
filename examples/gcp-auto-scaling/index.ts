import * as secretmanager from "@pulumi/gcp/secretmanager";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/gcp";

const config = new pulumi.Config();

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URL that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);
const provisioningUrl = new zscaler.ProvisioningUrl(
    "workloads",
    {
        name: "workloads-gcp",
        cloud: "gcp",
        locationTemplate: template,
        autoScaling: true,
        // The image that the component starts machines from: not all images scale.
        autoScalingImage: "zs-cc-ga-03092026",
    },
    kept,
);

// Connectors read it themselves, with their service account. The value is write-only: it is in no state.
const credentials = new secretmanager.Secret("connectors", { secretId: "connectors", replication: { auto: {} } });
const value = new secretmanager.SecretVersion("connectors", {
    secret: credentials.id,
    secretDataWo: pulumi.jsonStringify({
        api_key: config.requireSecret("connectorApiKey"),
        username: config.require("connectorUsername"),
        password: config.requireSecret("connectorPassword"),
    }),
    secretDataWoVersion: 1,
});

// Yours exist already: then set the subnets and zones.
const network = new ConnectorNetwork("workloads", {
    zones: ["europe-west1-b", "europe-west1-c"],
    networkName: "workloads",
});

const connectors = new CloudConnectors("workloads", {
    provisioningUrl,
    credentialsSecret: value.secret,
    network,
    capacity: { kind: "autoScaling", min: 4, max: 8 },
    loadBalancer: { kind: "internal", workloadTags: ["through-zscaler"] },
    // One zone of the network always serves.
    groups: {
        "europe-west1-b": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
        "europe-west1-c": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
    },
});

/** Workloads with the network tag `through-zscaler` send their traffic there. */
export const loadBalancerAddress = connectors.loadBalancerAddress;
export const groups = Object.fromEntries(Object.entries(connectors.groups).map(([zone, { name }]) => [zone, name]));
