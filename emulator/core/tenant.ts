import { createPublicKey, randomBytes } from "node:crypto";
import { defaultSwitches, readSwitches, type Switches } from "../switches";
import { Clock } from "./clock";
import { Collection, type CollectionDefinition } from "./collection";
import { isObject, isStoredObject, type StoredObject } from "./json";
import { Store } from "./store";

/** What identifies a tenant and opens its door. */
export interface Identity {
    vanityDomain: string;
    clientId: string;
    clientSecret: string;
    customerId: string;
    controlToken: string;
    /** Who signs in to the legacy hosts of Cloud & Branch Connector, as connectors themselves do. */
    connectorUsername: string;
    connectorPassword: string;
    /** 12 characters. */
    connectorApiKey: string;
    /** PEM; verifies the assertions of clients that have a private key. */
    publicKey?: string;
    /** The user behind the API client, as it appears in `modifiedBy`. */
    apiUserId: string;
    /** The person who works in the console at the same time. */
    administratorId: string;
}

export interface TenantOptions {
    readonly folder?: string;
    readonly definitions: readonly CollectionDefinition[];
    readonly switches?: Partial<Switches>;
    readonly publicKey?: string;
}

/** One object, and the collection it is in. */
export interface Located {
    readonly collection: Collection;
    readonly object: StoredObject;
}

/** First numbers of the sequences ids are taken from; the recordings show numbers of this size. */
const FIRST_ID: Readonly<Record<string, number>> = {
    long: 257_331_404_000,
    provisioningKey: 58_800,
    enrollmentCert: 6_575,
    issuedCert: 10_066_551,
    policyCondition: 46_277_407,
    scimGroup: 3_251_051,
    clientProfile: 473_851,
    cloudTemplate: 3_342_552,
    cloudObject: 70_000_100,
    cloudNetwork: 500_001,
    cloudRule: 1_968_870,
};

/** All that the backend knows about one customer, in memory and in the store. */
export class Tenant {
    readonly clock: Clock;
    readonly switches: Switches;
    readonly identity: Identity;
    readonly #collections = new Map<string, Collection>();
    readonly #sequences: Record<string, number>;
    /** Target key -> keys of the objects that point at it. */
    readonly #referrers = new Map<string, Set<string>>();
    /** What writes that are not yet answered keep from others; see `collisions.ts`. */
    readonly heldByWrites = new Set<string>();
    /** Collections that still lack what every tenant has of them. */
    readonly #unfilled = new Set<string>();

    private constructor(
        readonly store: Store,
        definitions: readonly CollectionDefinition[],
        saved: { identity: Identity; switches: Switches; sequences: Record<string, number>; offsetMs: number },
    ) {
        this.identity = saved.identity;
        this.switches = saved.switches;
        this.clock = new Clock(saved.offsetMs);
        this.#sequences = saved.sequences;
        for (const definition of definitions) this.#collections.set(definition.name, new Collection(definition));
    }

    /** Opens what the folder holds, or begins a new tenant with the objects every tenant has. */
    static async open(options: TenantOptions, restore: (key: string, value: unknown) => void): Promise<Tenant> {
        const store = await Store.open(options.folder);
        const settings: Record<string, unknown> = {};
        const objects: [collection: string, object: StoredObject][] = [];
        for await (const [key, value] of store.entries()) {
            const [kind = "", name = ""] = key.split("/");
            if (kind === "setting") settings[name] = value;
            else if (kind === "object" && isStoredObject(value)) objects.push([name, value]);
            else restore(key, value);
        }
        const begun = isIdentity(settings.identity);
        const switches = { ...defaultSwitches(), ...storedSwitches(settings.switches), ...options.switches };
        const identity = { ...newIdentity(switches.seed), ...(isIdentity(settings.identity) && settings.identity) };
        identity.publicKey = options.publicKey ?? publicPart(identity.publicKey);
        const tenant = new Tenant(store, options.definitions, {
            identity,
            switches,
            sequences: isSequences(settings.sequences) ? settings.sequences : { ...FIRST_ID },
            offsetMs: typeof settings.offsetMs === "number" ? settings.offsetMs : 0,
        });
        if (begun) tenant.#restore(objects);
        tenant.#begin(isTexts(settings.begun) ? settings.begun : objects.map(([name]) => name));
        tenant.saveIdentity();
        tenant.saveSwitches();
        await store.flush();
        return tenant;
    }

    /** @throws RangeError for a name no collection has. */
    collection(name: string): Collection {
        const collection = this.#collections.get(name);
        if (!collection) {
            const known = [...this.#collections.keys()].join(", ");
            throw new RangeError(`The collection "${name}" does not exist; the collections are ${known}.`);
        }
        this.#fill(collection);
        return collection;
    }

    collections(): IterableIterator<Collection> {
        return this.#collections.values();
    }

    /** Stores a new or changed object. */
    put(collection: Collection, object: StoredObject): void {
        const previous = collection.get(object.id);
        if (previous) this.#link(collection, previous, false);
        collection.put(object);
        this.#link(collection, object, true);
        this.store.set(objectKey(collection.name, object.id), object);
    }

    drop(collection: Collection, object: StoredObject): void {
        this.#link(collection, object, false);
        collection.drop(object.id);
        this.store.set(objectKey(collection.name, object.id), undefined);
    }

    /** The objects that point at this one, those of one collection when it is named. */
    referrers(collectionName: string, id: string, only?: string): Located[] {
        const located: Located[] = [];
        for (const key of this.#referrers.get(objectKey(collectionName, id)) ?? []) {
            const [, name = "", referrerId = ""] = key.split("/");
            if (only !== undefined && name !== only) continue;
            const collection = this.collection(name);
            const object = collection.get(referrerId);
            if (object) located.push({ collection, object });
        }
        return located;
    }

    /** The next number of a sequence; long ids carry the tenant's prefix. */
    nextId(sequence = "long"): string {
        const number = this.#sequences[sequence] ?? FIRST_ID[sequence] ?? 1;
        this.#sequences[sequence] = number + 1;
        this.store.set("setting/sequences", this.#sequences);
        return sequence === "long" ? `${this.switches.seed}${number}` : String(number);
    }

    /** Moves the clock on, and lets happen what would have happened meanwhile. */
    advance(ms: number): void {
        const from = this.clock.seconds();
        this.clock.advance(ms);
        for (const { definition } of this.#collections.values()) definition.passed?.(this, from, this.clock.seconds());
        this.store.set("setting/offsetMs", this.clock.offsetMs);
    }

    saveIdentity(): void {
        this.store.set("setting/identity", { ...this.identity });
    }

    saveSwitches(): void {
        this.store.set("setting/switches", { ...this.switches });
    }

    /** Fills what is new: all of a new tenant, else the collections that the version before did not know. */
    #begin(filled: readonly string[]): void {
        const before = new Set(filled);
        for (const name of this.#collections.keys()) if (!before.has(name)) this.#unfilled.add(name);
        for (const collection of this.#collections.values()) this.#fill(collection);
        this.store.set("setting/begun", [...this.#collections.keys()]);
    }

    /** Objects that point at those of another collection ask for that one, which is so filled before. */
    #fill(collection: Collection): void {
        if (!this.#unfilled.delete(collection.name)) return;
        for (const object of collection.definition.builtIn?.(this) ?? []) this.put(collection, object);
    }

    #restore(objects: [collection: string, object: StoredObject][]): void {
        objects.sort(([, a], [, b]) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
        for (const [name, object] of objects) {
            const collection = this.#collections.get(name);
            if (!collection) continue;
            collection.put(object);
            this.#link(collection, object, true);
        }
    }

    #link(collection: Collection, object: StoredObject, present: boolean): void {
        const from = objectKey(collection.name, object.id);
        for (const target of collection.definition.references?.(object) ?? []) {
            const key = objectKey(target.collection, target.id);
            const referrers = this.#referrers.get(key) ?? new Set();
            if (present) referrers.add(from);
            else referrers.delete(from);
            if (referrers.size > 0) this.#referrers.set(key, referrers);
            else this.#referrers.delete(key);
        }
    }
}

function objectKey(collectionName: string, id: string): string {
    return `object/${collectionName}/${id}`;
}

function newIdentity(seed: string): Identity {
    return {
        vanityDomain: "emulator",
        clientId: randomBytes(10).toString("hex"),
        clientSecret: randomBytes(24).toString("base64url"),
        customerId: `${seed}257331281920`,
        controlToken: randomBytes(24).toString("base64url"),
        connectorUsername: "connector@emulator.example",
        connectorPassword: randomBytes(18).toString("base64url"),
        connectorApiKey: randomBytes(6).toString("hex"),
        apiUserId: `${seed}257331372705`,
        administratorId: `${seed}257331281921`,
    };
}

/** Earlier versions kept a private key that they were given; only its public part is needed. */
function publicPart(pem: string | undefined): string | undefined {
    if (pem === undefined) return undefined;
    return createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();
}

function isIdentity(value: unknown): value is Identity {
    return isObject(value) && typeof value.clientSecret === "string" && typeof value.customerId === "string";
}

function isSequences(value: unknown): value is Record<string, number> {
    return isObject(value) && Object.values(value).every((number) => typeof number === "number");
}

function isTexts(value: unknown): value is string[] {
    return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

/** Switches and values that another version has stored and this one does not know are dropped. */
function storedSwitches(value: unknown): Partial<Switches> {
    return isObject(value) ? readSwitches(value).parsed : {};
}
