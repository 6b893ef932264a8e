import type { Failure } from "./check";
import type { Definition, Values } from "./definition";
import { DEFAULT_MICROTENANT } from "./translate";
import { holdsUnknown } from "./unknown";

/** Finds the second resource of a stack about an object of which there is only one. */
export class OnlyOne {
    /** The resource that was first, by what it is about. */
    private readonly owners = new Map<string, string>();

    /**
     * @param owner URN of the resource; the same one may come several times.
     * @param defaults What stands for inputs that are left out.
     */
    check(definition: Definition, inputs: Values, owner: unknown, defaults: Values): Failure[] {
        const { type, onlyOnePer } = definition;
        if (!onlyOnePer || typeof owner !== "string") return [];
        // What has no default means none, rather than the same for all.
        if (onlyOnePer.some((property) => inputs[property] === undefined && !(property in defaults))) return [];
        const values = onlyOnePer.map((property) => inputs[property] ?? defaults[property] ?? null);
        // Named or not, it is the same one.
        const about = values.map((value) => (value === DEFAULT_MICROTENANT ? null : value));
        if (holdsUnknown([owner, ...about])) return [];
        const key = JSON.stringify([type, ...about]);
        const first = this.owners.get(key) ?? owner;
        this.owners.set(key, first);
        if (first === owner) return [];
        const other = first.slice(first.lastIndexOf("::") + 2);
        const per = onlyOnePer.join(" and ");
        const reason = `there is one ${definition.noun} for each ${per}, and "${other}" of this stack is about it already: keep one of the two`;
        return [{ property: "", reason }];
    }
}
