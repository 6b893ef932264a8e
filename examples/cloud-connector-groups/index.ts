import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

interface Deployment {
    cloud: zscaler.Cloud;
    network: string;
    /** Auto Scaling in AWS, Virtual Machine Scale Sets in Azure; Google Cloud needs an image that can do it. */
    autoScaling: boolean;
    /** The day on which the connectors of each zone are upgraded: one zone of a network always serves. */
    zones: Record<string, zscaler.Weekday>;
}

const config = new pulumi.Config();
const deployments: Deployment[] = [
    {
        cloud: "aws",
        network: config.require("awsNetwork"),
        autoScaling: true,
        zones: { "us-west-2a": "Tuesday", "us-west-2b": "Wednesday" },
    },
    {
        cloud: "azure",
        network: config.require("azureNetwork"),
        autoScaling: true,
        zones: { "westeurope-1": "Tuesday", "westeurope-2": "Wednesday" },
    },
    {
        cloud: "gcp",
        network: config.require("gcpNetwork"),
        autoScaling: false,
        zones: { "europe-west1-b": "Tuesday", "europe-west1-c": "Wednesday" },
    },
];

const template = new zscaler.LocationTemplate("workloads", {
    name: "Workloads",
    prefix: "Workloads",
    firewall: true,
    intrusionPrevention: true,
});

const made = deployments.map(({ cloud, network, autoScaling, zones }) => {
    const provisioningUrl = new zscaler.ProvisioningUrl(cloud, {
        name: `workloads-${cloud}`,
        cloud,
        locationTemplate: template,
        autoScaling,
    });
    // Machines of this program would stand here, with provisioningUrl.url in what they are started with (the guide of each
    // cloud shows it), and the groups would depend on them. Those of another program boot while this one waits.
    const groups = Object.entries(zones).map(([zone, upgradeDay]) => {
        const group = new zscaler.CloudConnectorGroup(zone, {
            deployment: { provisioningUrl, cloud, network, zone },
            upgradeDay,
            upgradeStart: "02:00",
        });
        return { zone, id: group.id, name: group.name, location: group.locationName, autoScaling: group.autoScaling };
    });
    return { cloud, url: provisioningUrl.url, groups };
});

/** For the user data of machines. */
export const provisioningUrls = Object.fromEntries(made.map(({ cloud, url }) => [cloud, url]));
export const groups = Object.fromEntries(
    made.flatMap(({ groups }) => groups.map(({ zone, ...group }) => [zone, group])),
);
