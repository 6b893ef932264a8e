import { isWire } from "./wire";

/**
 * What is declared, laid over what is there: what the library does not model survives at any depth. A key whose
 * declared value is undefined goes.
 */
export function overlay(current: unknown, declared: unknown): unknown {
    if (isWire(current) && isWire(declared)) {
        const laid = Object.entries(declared).map(([key, value]) => [key, overlay(current[key], value)]);
        return { ...current, ...Object.fromEntries(laid) };
    }
    if (Array.isArray(current) && Array.isArray(declared)) {
        const left: unknown[] = [...current];
        return declared.map((item) => {
            if (!isWire(item) || isReference(item)) return item;
            const at = left.findIndex((candidate) => isSame(candidate, item));
            return at < 0 ? item : overlay(left.splice(at, 1)[0], item);
        });
    }
    return declared;
}

/** Nothing but an id: what answers show beside it belongs to the other object. */
const isReference = (item: object) => Object.keys(item).join() === "id";

/** Items of a list have no place of their own: they are known by their id, else by their name, else by all that is plain. */
function isSame(candidate: unknown, item: Record<string, unknown>): boolean {
    if (!isWire(candidate)) return false;
    for (const key of ["id", "name"]) if (item[key] !== undefined) return candidate[key] === item[key];
    return Object.entries(item).every(([key, value]) => typeof value === "object" || candidate[key] === value);
}
