import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { WireObject } from "../../core/json";

export type Cloud = "AWS" | "AZURE" | "GCP";

/** What differs between the clouds where connectors run. */
interface Provider {
    /** A zone as the cloud spells it, its region in the first group. */
    readonly zone: RegExp;
    readonly example: string;
    readonly image: string;
    /** What the cloud calls a new machine. */
    readonly instanceId: () => string;
    /** The attribute of a group that holds the zone. */
    readonly zoneKey?: string;
}

const PROVIDERS: Readonly<Record<Cloud, Provider>> = {
    AWS: {
        zone: /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/,
        example: "us-west-2a",
        image: "ami-0123456789abcdef0",
        instanceId: () => `i-${randomBytes(9).toString("hex").slice(1)}`,
        zoneKey: "awsAvailabilityZone",
    },
    AZURE: {
        zone: /^([a-z]+\d*)(?:-[0-3])?$/,
        example: "westeurope-1",
        image: "zs_ser_gen1_cc_01",
        instanceId: randomUUID,
        zoneKey: "azureAvailabilityZone",
    },
    GCP: {
        zone: /^([a-z]+-[a-z]+\d+)-[a-z]$/,
        example: "europe-west1-b",
        image: "zs-cc-ga-02042026",
        instanceId: () => `${randomInt(1, 9)}${String(randomInt(1e12)).padStart(18, "0")}`,
    },
};

/** One zone of one network: what connectors share that are in one group. */
export interface Site {
    readonly cloud: Cloud;
    readonly region: string;
    readonly zone: string;
    /** The id of the VPC, or the name of the virtual network. */
    readonly network: string;
}

export function isCloud(value: unknown): value is Cloud {
    return typeof value === "string" && Object.hasOwn(PROVIDERS, value);
}

/** @throws RangeError for a zone that the cloud would not spell so, or a network without name */
export function siteOf(cloud: Cloud, network: string, zone: string): Site {
    const { zone: pattern, example } = PROVIDERS[cloud];
    const region = pattern.exec(zone)?.[1];
    if (region === undefined) throw new RangeError(`A zone of ${cloud} looks like ${example}, not "${zone}".`);
    if (!/^[\w.-]+$/.test(network)) throw new RangeError(`network must be the id or name of one, not "${network}".`);
    return { cloud, region, zone, network };
}

export const groupName = ({ network, zone }: Site) => `zs-cc-${network}-${zone}`;

export function locationName({ network, region }: Site, prefix: unknown): string {
    const name = `${region}-${network}`;
    return typeof prefix === "string" ? `${prefix}-${name}` : name;
}

/** The zone as groups answer it; groups in Google Cloud have no attribute for it. */
export function zoneAttribute({ cloud, zone }: Site): WireObject {
    const { zoneKey } = PROVIDERS[cloud];
    if (zoneKey === undefined) return {};
    // A region of Azure without zones is its zone 0.
    const whole = cloud === "AZURE" && !zone.includes("-") ? `${zone}-0` : zone;
    return { [zoneKey]: whole.replaceAll("-", "_").toUpperCase() };
}

/** Groups are described by the machine that came first. */
export function description(cloud: Cloud, instanceId: string): string {
    return `Auto created from ${PROVIDERS[cloud].image}_${instanceId}`;
}

export function newInstanceId(cloud: Cloud): string {
    return PROVIDERS[cloud].instanceId();
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The end of names that the service gives. */
export function randomSuffix(): string {
    return Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
}
