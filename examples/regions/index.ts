import * as zscaler from "pulumi-zscaler";

interface Region {
    city: string;
    country: string;
    latitude: number;
    longitude: number;
    /** Of the connectors' clocks. */
    zone: string;
    /** Another one for each region, in time enough to notice a bad update; `nextUpgrades` shows the moments. */
    upgradeDay: zscaler.Weekday;
    /** How many may enrol. */
    connectors: number;
}

// A new row is a new region; a row that goes takes its region with it. The others do not change.
const regions: Record<string, Region> = {
    singapore: {
        city: "Singapore",
        country: "Singapore",
        latitude: 1.3521,
        longitude: 103.8198,
        zone: "Asia/Singapore",
        upgradeDay: "Monday",
        connectors: 3,
    },
    lyon: {
        city: "Lyon",
        country: "France",
        latitude: 45.764,
        longitude: 4.8357,
        zone: "Europe/Paris",
        upgradeDay: "Tuesday",
        connectors: 2,
    },
    chicago: {
        city: "Chicago",
        country: "United States",
        latitude: 41.8781,
        longitude: -87.6298,
        zone: "America/Chicago",
        upgradeDay: "Wednesday",
        connectors: 4,
    },
};

const upgradeTime = "02:00";

const made = Object.entries(regions).map(([region, { city, country, zone, upgradeDay, connectors, ...place }]) => {
    const name = `Region ${city}`;
    const group = new zscaler.AppConnectorGroup(region, {
        name,
        location: `${city}, ${country}`,
        ...place,
        upgradeDay,
        upgradeTime,
    });
    const key = new zscaler.ProvisioningKey(region, { name, group, maxUsage: connectors });
    const servers = new zscaler.ServerGroup(region, { name, appConnectorGroups: [group] });
    const { start } = zscaler.nextUpgradeWindow({ upgradeDay, upgradeTime }, zone, new Date());
    return { region, key, servers, nextUpgrade: start.toISOString() };
});

export const provisioningKeys = Object.fromEntries(made.map(({ region, key }) => [region, key.provisioningKey]));
export const serverGroups = Object.fromEntries(made.map(({ region, servers }) => [region, servers.id]));
export const nextUpgrades = Object.fromEntries(made.map(({ region, nextUpgrade }) => [region, nextUpgrade]));
