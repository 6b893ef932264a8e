import * as zscaler from "pulumi-zscaler";

const lyon = new zscaler.AppConnectorGroup("lyon", {
    name: "Branch Lyon",
    description: "Connectors in the server room of the Lyon office",
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
    upgradeDay: "Sunday",
    upgradeTime: "18:30",
    versionProfileName: "New Release",
});

// For the image from which the office's two connectors are made.
const imageKey = new zscaler.ProvisioningKey("lyon-image", {
    name: "Branch Lyon image",
    group: lyon,
    maxUsage: 2,
});

// For the technician who sets up the first one. Counted from the day the key is made: later runs leave the date alone.
const visitKey = new zscaler.ProvisioningKey(
    "lyon-visit",
    { name: "Branch Lyon visit", group: lyon, maxUsage: 1, expiresAt: inDays(14) },
    { ignoreChanges: ["expiresAt"] },
);

export const groupId = lyon.id;
export const place = lyon.cityCountry;
export const provisioningKey = imageKey.provisioningKey;
export const visitKeyExpires = visitKey.expiresAt;

function inDays(days: number): string {
    return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
}
