import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { AppConnectors, ConnectorNetwork, connectorsFor } from "pulumi-zscaler/azure";

const config = new pulumi.Config();
const resourceGroupName = new resources.ResourceGroup("payroll").name;

// Yours exists already: `{ subnetId, zones }`.
const network = new ConnectorNetwork("payroll", { resourceGroupName, zones: ["1", "2"] });

const connectors = new AppConnectors("payroll", {
    resourceGroupName,
    network,
    machine: { sshPublicKey: config.require("sshPublicKey") },
    // Never fewer than the traffic takes, and one to spare while another one is upgraded.
    capacity: { kind: "autoScaling", min: connectorsFor({ megabitsPerSecond: 500 }), max: 6 },
    group: { name: "Payroll Amsterdam", upgradeDay: "Tuesday", upgradeTime: "02:00" },
});

const servers = new zscaler.ServerGroup("payroll", { name: "Payroll", appConnectorGroups: [connectors.group] });

export const group = connectors.group.name;
export const serverGroup = servers.id;
