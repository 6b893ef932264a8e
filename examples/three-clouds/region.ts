import * as pulumi from "@pulumi/pulumi";
import type * as zscaler from "pulumi-zscaler";

/** A row of the table. */
export interface Region {
    cloud: zscaler.Cloud;
    /** As the cloud calls it. */
    region: string;
    /** Zones with the day on which their connectors are upgraded: on another one each, so that one zone always serves. */
    upgradeDays: Record<string, zscaler.Weekday>;
    /** Connectors in each zone. */
    perZone: { min: number; max: number };
}

/** What a row is deployed with. */
export interface Deployment {
    /** Of the row. */
    name: string;
    region: Region;
    provisioningUrl: zscaler.ProvisioningUrl;
}

/** Settings of the groups of a row, by their zones. */
export function groupsOf({ upgradeDays }: Region) {
    const groups = Object.entries(upgradeDays).map(([zone, upgradeDay]) => [
        zone,
        { upgradeDay, upgradeStart: "02:00" },
    ]);
    return Object.fromEntries(groups);
}

/** What connectors sign in with: they read it themselves, from the secret store of their cloud. */
export function credentials() {
    const config = new pulumi.Config();
    return {
        apiKey: config.requireSecret("connectorApiKey"),
        username: config.require("connectorUsername"),
        password: config.requireSecret("connectorPassword"),
    };
}

/** The same as AWS and Google Cloud keep it. */
export function credentialsText(): pulumi.Output<string> {
    const { apiKey, ...others } = credentials();
    return pulumi.jsonStringify({ api_key: apiKey, ...others });
}
