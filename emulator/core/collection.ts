import type { Field } from "./fields";
import type { StoredObject, WireObject } from "./json";
import type { Tenant } from "./tenant";

export const DEFAULT_MICROTENANT = "0";

/** One object that another one points at. */
export interface Reference {
    readonly collection: string;
    readonly id: string;
}

/** What a rule over several fields may look at, and how it objects. */
export interface RuleCheck {
    readonly tenant: Tenant;
    /** The request's body. */
    readonly sent: WireObject;
    /** The object before an update. */
    readonly previous?: StoredObject;
    invalid(...fields: string[]): void;
    missing(...fields: string[]): void;
}

/** One kind of object: a plain table of what is special about it. */
export interface CollectionDefinition {
    /** The API's path name; also the name in the control API and in the store. */
    readonly name: string;
    /** The name `resource.referenced` uses. */
    readonly typeName: string;
    /** In the order of the wire. */
    readonly fields: Readonly<Record<string, Field>>;
    /**
     * The sequence ids are taken from.
     * @default "long"
     */
    readonly ids?: string;
    /**
     * `microtenant`: each object belongs to one; `shared`: those of the Default microtenant are seen by all;
     * `tenant`: microtenants play no part.
     * @default "microtenant"
     */
    readonly scope?: "microtenant" | "shared" | "tenant";
    /** Other microtenants that see an object. */
    readonly seenBy?: (object: StoredObject) => readonly string[];
    /** The documented number of objects a tenant may have. */
    readonly limit?: number;
    /** The status of a create; 201 unless recorded otherwise. */
    readonly createStatus?: number;
    /** Objects that every new tenant has. */
    readonly builtIn?: (tenant: Tenant) => StoredObject[];
    /** Narrows the uniqueness of names, beside the microtenant. */
    readonly uniqueWithin?: (object: WireObject) => string;
    /**
     * What lists are ordered by when a request does not say.
     * @default the name, without case, blanks and punctuation, as recorded
     */
    readonly sortKey?: (object: StoredObject) => string;
    /** Another name by which searches may find the object; see the switch `cloudSuffix`. */
    readonly nameWithoutCloud?: (object: StoredObject) => string;
    /** Lists say of each page how many items it has. */
    readonly countsPage?: true;
    /** What the object points at: these cannot be deleted before it. */
    readonly references?: (object: StoredObject) => Reference[];
    /** The one object that all writes to objects like this share, so that they cannot come at the same time. */
    readonly sharedBy?: (object: WireObject) => Reference | undefined;
    /** The control API stores what it is sent as it is, as for objects that the API cannot create. */
    readonly isPlaced?: boolean;
    /** Each microtenant has its own of these from the start: they go with it. */
    readonly goesWithMicrotenant?: boolean;
    /** Rules over several fields; may fill fields that follow from others. */
    readonly rules?: (object: StoredObject, check: RuleCheck) => void;
    /** What happens by itself while the tenant's clock is moved on; epoch seconds. */
    readonly passed?: (tenant: Tenant, from: number, to: number) => void;
    /** Runs after an object was removed. */
    readonly removed?: (object: StoredObject, tenant: Tenant) => void;
}

/** The objects of one kind, in memory, in the order of their creation. */
export class Collection {
    readonly fields: readonly (readonly [string, Field])[];
    readonly #objects = new Map<string, StoredObject>();
    readonly #names = new Map<string, string>();
    readonly #orders = new Map<string, readonly StoredObject[]>();

    constructor(readonly definition: CollectionDefinition) {
        this.fields = Object.entries(definition.fields);
    }

    get name(): string {
        return this.definition.name;
    }

    get size(): number {
        return this.#objects.size;
    }

    values(): IterableIterator<StoredObject> {
        return this.#objects.values();
    }

    get(id: string): StoredObject | undefined {
        return this.#objects.get(id);
    }

    /** The object, when it can be seen from that microtenant. */
    find(id: string, microtenantId: string): StoredObject | undefined {
        const object = this.#objects.get(id);
        return object && this.isVisible(object, microtenantId) ? object : undefined;
    }

    isVisible(object: StoredObject, microtenantId: string): boolean {
        const { scope = "microtenant", seenBy } = this.definition;
        if (scope === "tenant" || object.microtenantId === microtenantId) return true;
        if (seenBy?.(object).includes(microtenantId)) return true;
        return scope === "shared" && object.microtenantId === DEFAULT_MICROTENANT;
    }

    /** The object that already has the name, in the same microtenant and namespace. */
    namesake(object: StoredObject): StoredObject | undefined {
        const id = this.#names.get(this.#nameKey(object));
        return id === undefined || id === object.id ? undefined : this.#objects.get(id);
    }

    put(object: StoredObject): void {
        const previous = this.#objects.get(object.id);
        if (previous) this.#forgetName(previous);
        this.#objects.set(object.id, compact(object));
        this.#names.set(this.#nameKey(object), object.id);
        this.#orders.clear();
    }

    drop(id: string): void {
        const object = this.#objects.get(id);
        if (!object) return;
        this.#forgetName(object);
        this.#objects.delete(id);
        this.#orders.clear();
    }

    /** An order that stays valid until an object changes, so that paging costs one sort, not one a page. */
    ordered(key: string, compute: () => StoredObject[]): readonly StoredObject[] {
        let order = this.#orders.get(key);
        if (!order) {
            order = compute();
            this.#orders.set(key, order);
        }
        return order;
    }

    #forgetName(object: StoredObject): void {
        const key = this.#nameKey(object);
        if (this.#names.get(key) === object.id) this.#names.delete(key);
    }

    #nameKey(object: StoredObject): string {
        const { scope, uniqueWithin } = this.definition;
        const microtenant = scope === "tenant" ? "" : object.microtenantId;
        return `${microtenant}\n${uniqueWithin?.(object) ?? ""}\n${object.name.trim().toLowerCase()}`;
    }
}

/** An object fresh from the JSON parser takes a third of the memory of one that was put together key by key. */
function compact(object: StoredObject): StoredObject {
    return JSON.parse(JSON.stringify(object));
}
