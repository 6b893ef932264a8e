import type { CollectionDefinition } from "../core/collection";
import { DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { Tenant } from "../core/tenant";

const DAY = 86_400;
/** What a tenant has in which nobody has set anything. */
const DEFAULT_MAX_AGE = 14 * DAY;
const LONGEST_MAX_AGE = 380 * DAY;

/** What the console's page of settings holds. No API reads or writes it: it belongs to the control API alone. */
export interface Settings {
    /** In lower case. @default not set */
    readonly domainName?: string;
    /** PEM. @default none */
    readonly publicKey?: string;
    /** How long after signing in a user can work in a disaster, in seconds. */
    readonly maxAgeSeconds: number;
}

export const disasterRecoverySettings: CollectionDefinition = {
    name: "disasterRecoverySettings",
    typeName: "Disaster Recovery Settings",
    scope: "tenant",
    ids: "disasterRecovery",
    fields: {
        name: kept(),
        domainName: kept(),
        publicKey: kept(),
        maxAgeSeconds: kept(),
        dnsStopped: kept(),
        settledAt: kept(),
    },
    builtIn: (tenant) => [
        {
            id: tenant.nextId("disasterRecovery"),
            name: "Disaster Recovery",
            microtenantId: DEFAULT_MICROTENANT,
            maxAgeSeconds: DEFAULT_MAX_AGE,
        },
    ],
};

export function settingsOf(tenant: Tenant): Settings {
    const { domainName, publicKey, maxAgeSeconds } = stored(tenant);
    return {
        ...(typeof domainName === "string" && { domainName }),
        ...(typeof publicKey === "string" && { publicKey }),
        maxAgeSeconds: Number(maxAgeSeconds ?? DEFAULT_MAX_AGE),
    };
}

/**
 * Takes what an administrator enters on the page; `null` removes a value, and what is left out stays.
 *
 * @throws {RangeError} for what the page does not take
 */
export function changeSettings(
    tenant: Tenant,
    { domainName, publicKey, maxAgeSeconds, ...rest }: WireObject,
): Settings {
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
        throw new RangeError(`The settings are domainName, publicKey and maxAgeSeconds; "${unknown}" is none of them.`);
    }
    const isAge = Number.isInteger(maxAgeSeconds) && Number(maxAgeSeconds) > 0;
    if (maxAgeSeconds !== undefined && !(isAge && Number(maxAgeSeconds) <= LONGEST_MAX_AGE)) {
        throw new RangeError(`maxAgeSeconds must be a whole number from 1 to ${LONGEST_MAX_AGE} (380 days).`);
    }
    change(tenant, {
        ...(domainName !== undefined && { domainName: asDomain(domainName) }),
        ...(publicKey !== undefined && { publicKey }),
        ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    });
    return settingsOf(tenant);
}

/** A domain as it is compared: in lower case, without a dot at its end. */
export function asDomain(value: Json): Json {
    if (value === null) return null;
    const name = String(value).toLowerCase().replace(/\.$/, "");
    if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(name)) throw new RangeError(`"${value}" is no domain name.`);
    return name;
}

export const isDnsStopped = (tenant: Tenant): boolean => stored(tenant).dnsStopped === true;

export function stopDns(tenant: Tenant, dnsStopped: boolean): void {
    change(tenant, { dnsStopped });
}

/** The moment up to which everything has happened, in epoch milliseconds. */
export const settledAt = (tenant: Tenant): number => Number(stored(tenant).settledAt ?? 0);

export function setSettledAt(tenant: Tenant, at: number): void {
    change(tenant, { settledAt: at });
}

function stored(tenant: Tenant): WireObject {
    const [settings] = tenant.collection(disasterRecoverySettings.name).values();
    return settings ?? {};
}

function change(tenant: Tenant, patch: WireObject): void {
    const collection = tenant.collection(disasterRecoverySettings.name);
    const [settings] = collection.values();
    if (!settings) throw new RangeError("The tenant has no settings of disaster recovery.");
    const changed: StoredObject = { ...settings };
    for (const [key, value] of Object.entries(patch)) {
        if (value === null || value === undefined) delete changed[key];
        else changed[key] = value;
    }
    tenant.put(collection, changed);
}
