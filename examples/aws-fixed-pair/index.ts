import * as ec2 from "@pulumi/aws/ec2";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/aws";

const config = new pulumi.Config();
/** Ranges of the workloads in each zone. */
const workloads = { "us-west-2a": "10.1.1.0/24", "us-west-2b": "10.1.2.0/24" };

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URL that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);
const provisioningUrl = new zscaler.ProvisioningUrl(
    "workloads",
    { name: "workloads-aws", cloud: "aws", locationTemplate: template },
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

const network = new ConnectorNetwork("workloads", { zones: Object.keys(workloads) });
const connectors = new CloudConnectors("workloads", {
    provisioningUrl,
    credentialsSecret: value.arn,
    network,
    capacity: { kind: "fixed", perZone: 1 },
    loadBalancer: { kind: "none" },
    // The connector of one zone always serves.
    groups: {
        "us-west-2a": { upgradeDay: "Tuesday", upgradeStart: "02:00" },
        "us-west-2b": { upgradeDay: "Wednesday", upgradeStart: "02:00" },
    },
});

// Workloads of a zone reach the internet by the connector of their zone.
for (const [zone, cidrBlock] of Object.entries(workloads)) {
    const subnet = new ec2.Subnet(`workloads-${zone}`, { vpcId: network.vpcId, availabilityZone: zone, cidrBlock });
    const table = new ec2.RouteTable(`workloads-${zone}`, { vpcId: network.vpcId });
    new ec2.Route(`workloads-${zone}`, {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        networkInterfaceId: connectors.instances[`${zone}-1`]?.primaryNetworkInterfaceId,
    });
    new ec2.RouteTableAssociation(`workloads-${zone}`, { subnetId: subnet.id, routeTableId: table.id });
}

export const groups = Object.fromEntries(Object.entries(connectors.groups).map(([zone, { name }]) => [zone, name]));
