import { isWire, type Wire } from "../contract/fields";

/**
 * What is declared, laid over what is there: what the library does not model survives at any depth. A key whose
 * declared value is undefined goes.
 */
export function deepMerge(current: unknown, declared: unknown): unknown {
    if (isWire(current) && isWire(declared)) {
        const laid = { ...current };
        for (const [key, value] of Object.entries(declared)) laid[key] = deepMerge(current[key], value);
        return laid;
    }
    if (Array.isArray(current) && Array.isArray(declared)) {
        const counterparts = counterpartsOf(declared, current);
        return declared.map((item) => (counterparts.has(item) ? deepMerge(counterparts.get(item), item) : item));
    }
    return declared;
}

/** For each declared item the one there that it is; those that hold something in common find each other first. */
function counterpartsOf(declared: readonly unknown[], current: readonly unknown[]): Map<unknown, unknown> {
    const left = [...current];
    const found = new Map<unknown, unknown>();
    for (const fits of [overlaps, isSame]) {
        for (const item of declared) {
            if (found.has(item) || !isWire(item) || isReference(item)) continue;
            const at = left.findIndex((candidate) => fits(candidate, item));
            if (at >= 0) found.set(item, left.splice(at, 1)[0]);
        }
    }
    return found;
}

/** Whether the two have no name of their own, but lists with an item in common. */
function overlaps(candidate: unknown, item: Wire): boolean {
    if (!isWire(candidate) || item.id !== undefined || item.name !== undefined) return false;
    return Object.entries(item).some(([key, list]) => {
        const others = candidate[key];
        if (!Array.isArray(list) || !Array.isArray(others)) return false;
        return list.some((each) => isWire(each) && others.some((other) => isSame(other, each)));
    });
}

/** Nothing but an id: what answers show beside it belongs to the other object. */
const isReference = (item: object) => Object.keys(item).join() === "id";

/** Items of a list have no place of their own: they are known by their id, else by their name, else by all that is plain. */
function isSame(candidate: unknown, item: Wire): boolean {
    if (!isWire(candidate)) return false;
    for (const key of ["id", "name"]) if (item[key] !== undefined) return candidate[key] === item[key];
    return Object.entries(item).every(([key, value]) => typeof value === "object" || candidate[key] === value);
}
