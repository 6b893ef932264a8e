import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const editions = new pulumi.Config().require("editions").split(",");

const lyon = new zscaler.AppConnectorGroup("lyon", {
    name: "Branch Lyon",
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
});

// One key per edition: a new one is created beside those that machines still use, because it has another name.
const keys = editions.map(
    (edition) =>
        new zscaler.ProvisioningKey(`lyon-${edition}`, { name: `Branch Lyon ${edition}`, group: lyon, maxUsage: 10 }),
);

// For the machines that are to enrol; a secret.
export const provisioningKey = keys.at(-1)?.provisioningKey;
