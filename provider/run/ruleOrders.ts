import { createHash } from "node:crypto";
import type { Values } from "../contract/values";

/**
 * Whose order sets keep. The engine checks a resource that is to be replaced a second time, without what it was before,
 * and would then show every set in another order.
 */
export class RuleOrders {
    private readonly known = new Map<string, Values>();

    /**
     * @param declared What the program declares, the same both times.
     * @param before The checked inputs of the run before; without any for a new resource, and the second time.
     */
    before(type: string, declared: Values, before: Values): Values {
        const key = createHash("sha256")
            .update(JSON.stringify([type, declared]))
            .digest("base64");
        if (Object.keys(before).length === 0) return this.known.get(key) ?? {};
        this.known.set(key, before);
        return before;
    }
}
