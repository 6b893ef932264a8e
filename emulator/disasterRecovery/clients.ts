import { applicationProfile } from "../clientConnector/applicationProfile";
import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { notFound } from "../core/errors";
import { kept } from "../core/fields";
import type { StoredObject, WireObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { toldTo } from "./appProfile";
import { asMode } from "./members";
import { followed, type Mode } from "./polling";
import { asDomain } from "./settings";

/** How often Client Connector reads the record, as documented. */
const INTERVAL = 200_000;

/** A device with Client Connector, with what its app profile says of disaster recovery. */
export const client: CollectionDefinition = {
    name: "disasterRecoveryClient",
    typeName: "Disaster Recovery client",
    scope: "tenant",
    ids: "disasterRecovery",
    fields: {
        name: kept(),
        applicationProfile: kept(),
        enabled: kept(),
        domainName: kept(),
        publicKey: kept(),
        testGroup: kept(),
        lastAuthenticated: kept(),
        mode: kept(),
        since: kept(),
        readsSince: kept(),
    },
};

/** A client, and what it has done so far. */
export interface Client {
    readonly id: string;
    readonly name: string;
    /** Id of its app profile. @default none: it has what it was given itself */
    readonly applicationProfile?: string;
    /** Whether its app profile has Private Access disaster recovery. */
    readonly enabled: boolean;
    /** The domain that it reads. @default none: it never switches */
    readonly domainName?: string;
    readonly testGroup: boolean;
    /** Epoch seconds: when its user signed in last. */
    readonly lastAuthenticated: number;
    readonly mode: Mode;
    /** Epoch seconds. @default it has always been so */
    readonly since?: number;
}

export const clientsOf = (tenant: Tenant): Client[] =>
    [...tenant.collection(client.name).values()].map((device) => shown(tenant, device));

/** A device is used for the first time; it reads the record at once. */
export function addClient(tenant: Tenant, sent: WireObject): Client {
    const clients = tenant.collection(client.name);
    const created: StoredObject = {
        id: tenant.nextId(client.ids),
        name: `client-${clients.size + 1}`,
        microtenantId: DEFAULT_MICROTENANT,
        enabled: true,
        testGroup: false,
        lastAuthenticated: tenant.clock.seconds(),
        mode: "off",
        readsSince: tenant.clock.now(),
        ...checked(tenant, sent),
    };
    tenant.put(clients, created);
    return shown(tenant, created);
}

/** It gets another app profile, what it was given itself changes, or its user signs in again. */
export function changeClient(tenant: Tenant, id: string, sent: WireObject): Client {
    const device = found(tenant, id);
    const changed: StoredObject = { ...device, ...checked(tenant, sent, device) };
    for (const [key, value] of Object.entries(changed)) if (value === null) delete changed[key];
    tenant.put(tenant.collection(client.name), changed);
    return shown(tenant, changed);
}

export function removeClient(tenant: Tenant, id: string): void {
    tenant.drop(tenant.collection(client.name), found(tenant, id));
}

/** Every client does between two moments what the record tells it. */
export function settleClients(tenant: Tenant, from: number, to: number): void {
    const clients = tenant.collection(client.name);
    for (const device of [...clients.values()]) {
        const { enabled, domainName: domain, publicKey, testGroup: tests } = toldTo(tenant, device);
        if (!enabled) continue;
        const reader = {
            mode: asMode(device.mode),
            readsSince: Number(device.readsSince),
            interval: INTERVAL,
            domain,
            publicKey,
            tests,
        };
        const last = followed(tenant, reader, from, to, false).at(-1);
        if (last) tenant.put(clients, { ...device, mode: last.mode, since: String(Math.floor(last.at / 1000)) });
    }
}

function found(tenant: Tenant, id: string): StoredObject {
    const device = tenant.collection(client.name).get(id);
    if (!device) throw notFound(400, id);
    return device;
}

/** @throws {RangeError} for what no device has */
function checked(tenant: Tenant, sent: WireObject, previous?: StoredObject): WireObject {
    const { name, applicationProfile: profile = previous?.applicationProfile, lastAuthenticated, ...more } = sent;
    const { enabled, domainName, publicKey, testGroup, ...rest } = more;
    const [unknown] = Object.keys(rest);
    const known = "name, applicationProfile, enabled, domainName, publicKey, testGroup and lastAuthenticated";
    if (unknown !== undefined) throw new RangeError(`A client has ${known}; "${unknown}" is none of them.`);
    if (lastAuthenticated !== undefined && !Number.isInteger(lastAuthenticated)) {
        throw new RangeError("lastAuthenticated must be whole seconds since 1970.");
    }
    if (typeof profile === "string") {
        const [own] = Object.keys(more);
        if (own !== undefined) throw new RangeError(`Omit ${own}, which the app profile says, or applicationProfile.`);
        if (!tenant.collection(applicationProfile.name).get(profile)) throw notFound(400, profile);
    } else if (profile !== undefined && profile !== null) {
        throw new RangeError("applicationProfile must be the id of an app profile, as text.");
    }
    return domainName === undefined ? sent : { ...sent, domainName: asDomain(domainName) };
}

function shown(tenant: Tenant, device: StoredObject): Client {
    const { id, name, applicationProfile: profile, lastAuthenticated, mode, since } = device;
    const { publicKey: _, ...told } = toldTo(tenant, device);
    return {
        id,
        name,
        ...(typeof profile === "string" && { applicationProfile: profile }),
        ...told,
        lastAuthenticated: Number(lastAuthenticated),
        mode: asMode(mode),
        ...(since !== undefined && { since: Number(since) }),
    };
}
