import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import { Route, RouteTable } from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/azure";

const config = new pulumi.Config();

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URL that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);
const provisioningUrl = new zscaler.ProvisioningUrl(
    "workloads",
    { name: "workloads-azure", cloud: "azure", locationTemplate: template },
    kept,
);

// Yours exist already: the resource group, the vault with the three secrets, and the network with its NAT gateways.
const resourceGroupName = new resources.ResourceGroup("connectors").name;
const vault = new keyvault.Vault("connectors", {
    resourceGroupName,
    properties: {
        tenantId: authorization.getClientConfigOutput().tenantId,
        sku: { family: "A", name: "standard" },
        enableRbacAuthorization: true,
    },
});
const credentials = {
    "api-key": config.requireSecret("connectorApiKey"),
    username: config.require("connectorUsername"),
    password: config.requireSecret("connectorPassword"),
};
const secrets = Object.entries(credentials).map(([secretName, value]) => {
    const secretArgs = { resourceGroupName, vaultName: vault.name, secretName, properties: { value } };
    return new keyvault.Secret(secretName, secretArgs);
});
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
        capacity: { kind: "fixed", perZone: 1 },
        loadBalancer: { kind: "none" },
        // The connector of one zone always serves.
        groups: {
            "1": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
            "2": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
        },
    },
    { dependsOn: secrets },
);

// Give each to the subnets of the workloads that the connector of that zone serves.
export const routeTables = Object.entries(connectors.serviceInterfaces).map(([key, { ipConfigurations }]) => {
    const routes = new RouteTable(`workloads-${key}`, { resourceGroupName, disableBgpRoutePropagation: true });
    new Route(`workloads-${key}`, {
        resourceGroupName,
        routeTableName: routes.name,
        addressPrefix: "0.0.0.0/0",
        nextHopType: "VirtualAppliance",
        nextHopIpAddress: ipConfigurations.apply((all = []) => all[0]?.privateIPAddress ?? ""),
    });
    return routes.id;
});
export const groups = Object.fromEntries(Object.entries(connectors.groups).map(([zone, { name }]) => [zone, name]));
