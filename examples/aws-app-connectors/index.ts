import * as zscaler from "pulumi-zscaler";
import { AppConnectors, ConnectorNetwork, connectorsFor } from "pulumi-zscaler/aws";

// Yours exists already: `{ vpcId, subnets }`.
const network = new ConnectorNetwork("payroll", { zones: ["us-west-2a", "us-west-2b"] });

const connectors = new AppConnectors("payroll", {
    network,
    // Never fewer than the traffic takes, and one to spare while another one is upgraded.
    capacity: { kind: "autoScaling", min: connectorsFor({ megabitsPerSecond: 500 }), max: 6 },
    group: { name: "Payroll Oregon", upgradeDay: "Tuesday", upgradeTime: "02:00" },
});

const servers = new zscaler.ServerGroup("payroll", { name: "Payroll", appConnectorGroups: [connectors.group] });

export const group = connectors.group.name;
export const serverGroup = servers.id;
