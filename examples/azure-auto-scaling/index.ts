import { Route, RouteTable } from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/azure";
import { createVault } from "./vault";

const config = new pulumi.Config();

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URL that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);
const provisioningUrl = new zscaler.ProvisioningUrl(
    "workloads",
    { name: "workloads-azure", cloud: "azure", locationTemplate: template, autoScaling: true },
    kept,
);

const group = new resources.ResourceGroup("connectors");
const resourceGroupName = group.name;
const { vault, secrets } = createVault(resourceGroupName);
// Yours exists already: `{ virtualNetworkId, subnets }`.
const network = new ConnectorNetwork("workloads", {
    resourceGroupName,
    zones: ["1", "2"],
    virtualNetworkName: "vnet-workloads",
});

const connectors = new CloudConnectors(
    "workloads",
    {
        provisioningUrl,
        resourceGroupName,
        credentialsVault: vault,
        network,
        machine: { sshPublicKey: config.require("sshPublicKey") },
        capacity: { kind: "autoScaling", min: 2, max: 4 },
        // One zone of the network always serves.
        groups: {
            "1": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
            "2": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
        },
    },
    { dependsOn: secrets },
);

// Give it to the subnets of workloads, and to no subnet of connectors.
const routes = new RouteTable("workloads", { resourceGroupName, disableBgpRoutePropagation: true });
new Route("default", {
    resourceGroupName,
    routeTableName: routes.name,
    addressPrefix: "0.0.0.0/0",
    nextHopType: "VirtualAppliance",
    nextHopIpAddress: connectors.loadBalancerAddress,
});

export const routeTable = routes.id;
export const groups = Object.fromEntries(Object.entries(connectors.groups).map(([zone, { name }]) => [zone, name]));
