import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { AppConnectors, connectorsFor } from "pulumi-zscaler/azure";

const config = new pulumi.Config();
const resourceGroupName = new resources.ResourceGroup("payroll").name;

// A subnet in which connectors reach the internet. Yours exists already.
const virtualNetwork = new network.VirtualNetwork("payroll", {
    resourceGroupName,
    addressSpace: { addressPrefixes: ["10.2.0.0/16"] },
});
const address = new network.PublicIPAddress("payroll", {
    resourceGroupName,
    sku: { name: "Standard" },
    publicIPAllocationMethod: "Static",
});
const gateway = new network.NatGateway("payroll", {
    resourceGroupName,
    sku: { name: "Standard" },
    publicIpAddresses: [{ id: address.id }],
});
const subnet = new network.Subnet("payroll", {
    resourceGroupName,
    virtualNetworkName: virtualNetwork.name,
    addressPrefix: "10.2.1.0/24",
    natGateway: { id: gateway.id },
});

const connectors = new AppConnectors("payroll", {
    resourceGroupName,
    network: { subnetId: subnet.id, zones: ["1", "2"] },
    machine: { sshPublicKey: config.require("sshPublicKey") },
    // Never fewer than the traffic takes, and one to spare while another one is upgraded.
    capacity: { kind: "autoScaling", min: connectorsFor({ megabitsPerSecond: 500 }), max: 6 },
    group: { name: "Payroll Amsterdam", upgradeDay: "Tuesday", upgradeTime: "02:00" },
});

const servers = new zscaler.ServerGroup("payroll", { name: "Payroll", appConnectorGroups: [connectors.group] });

export const group = connectors.group.name;
export const serverGroup = servers.id;
