import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { deployInAws } from "./aws";
import { deployInAzure } from "./azure";
import { deployInGcp } from "./gcp";
import type { Region } from "./region";

// A new row is a new region; a row that goes takes its machines with it. The others do not change.
const regions: Record<string, Region> = {
    oregon: {
        cloud: "aws",
        region: "us-west-2",
        upgradeDays: { "us-west-2a": "Tuesday", "us-west-2b": "Wednesday" },
        perZone: { min: 2, max: 4 },
    },
    amsterdam: {
        cloud: "azure",
        region: "westeurope",
        upgradeDays: { "1": "Tuesday", "2": "Wednesday" },
        perZone: { min: 2, max: 4 },
    },
    belgium: {
        cloud: "gcp",
        region: "europe-west1",
        upgradeDays: { "europe-west1-b": "Tuesday", "europe-west1-c": "Wednesday" },
        perZone: { min: 2, max: 4 },
    },
};
const deployIn = { aws: deployInAws, azure: deployInAzure, gcp: deployInGcp };

// Zscaler keeps the groups of connectors that once registered, and with them the provisioning URLs that they name.
const kept = { retainOnDelete: true };
const template = new zscaler.LocationTemplate("workloads", { name: "Workloads", prefix: "Workloads" }, kept);

const deployed = Object.entries(regions).map(([name, region]) => {
    const { cloud } = region;
    const provisioningUrl = new zscaler.ProvisioningUrl(
        name,
        {
            name: `workloads-${name}`,
            cloud,
            locationTemplate: template,
            autoScaling: true,
            // The image that the component starts machines from: in Google Cloud not all images scale.
            ...(cloud === "gcp" && { autoScalingImage: "zs-cc-ga-03092026" }),
        },
        kept,
    );
    return [name, Object.values(deployIn[cloud]({ name, region, provisioningUrl }))] as const;
});

/** Names of the groups of each region, whose windows, state and rules are managed from here. */
export const groups = Object.fromEntries(
    deployed.map(([name, ofRegion]) => [name, pulumi.all(ofRegion.map((group) => group.name))]),
);
