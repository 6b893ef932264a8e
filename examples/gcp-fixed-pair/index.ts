import * as compute from "@pulumi/gcp/compute";
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
    { name: "workloads-gcp", cloud: "gcp", locationTemplate: template },
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
    capacity: { kind: "fixed", perZone: 1 },
    loadBalancer: { kind: "none" },
    // One of the two always serves.
    groups: {
        "europe-west1-b": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
        "europe-west1-c": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
    },
});

// Routes of one priority share the traffic. One to a machine that has stopped is not used.
for (const [key, instance] of Object.entries(connectors.instances)) {
    new compute.Route(key, {
        network: network.network.id,
        destRange: "0.0.0.0/0",
        priority: 600,
        tags: ["through-zscaler"],
        nextHopInstance: instance.selfLink,
    });
}

export const addresses = Object.fromEntries(
    Object.entries(connectors.instances).map(([key, { networkInterfaces }]) => [
        key,
        networkInterfaces.apply(([first]) => first?.networkIp),
    ]),
);
