import type { Collection } from "./collection";
import { concurrentAccess } from "./errors";
import type { WireObject } from "./json";
import type { Tenant } from "./tenant";

/** What the writes of one request keep from others until it is answered. */
export class Holds {
    readonly #keys = new Set<string>();

    constructor(private readonly tenant: Tenant) {}

    /**
     * Runs a write that shares something with others: its policy set, or the object itself, as the switch `concurrency`
     * says. Refused writes hold nothing.
     *
     * @throws ApiError 409 while another request holds the same
     */
    exclusively<Result>(collection: Collection, object: WireObject, write: () => Result): Result {
        const shared = this.#sharedWith(collection, object);
        if (shared === undefined) return write();
        const { heldByWrites: held } = this.tenant;
        const key = `${shared.collection}/${shared.id}`;
        if (held.has(key) && !this.#keys.has(key)) {
            const { typeName } = this.tenant.collection(shared.collection).definition;
            throw concurrentAccess(`com.zscaler.zpn.model.${typeName.replaceAll(" ", "")}`);
        }
        const result = write();
        held.add(key);
        this.#keys.add(key);
        return result;
    }

    get isEmpty(): boolean {
        return this.#keys.size === 0;
    }

    release(): void {
        for (const key of this.#keys) this.tenant.heldByWrites.delete(key);
        this.#keys.clear();
    }

    #sharedWith(collection: Collection, object: WireObject) {
        const { concurrency } = this.tenant.switches;
        if (concurrency === "off") return undefined;
        const shared = collection.definition.sharedBy?.(object);
        if (shared || concurrency === "policySets" || typeof object.id !== "string") return shared;
        return { collection: collection.name, id: object.id };
    }
}
