import { z } from "zod";
import { type Field, isoSecond, isWire, objects, textOf, type Wire } from "../../contract/fields";
import { numberOf } from "../../http/json";

/** How Cloud & Branch Connector words what its objects have in common. */

/** A whole number, which is one on the wire too; 0 and absent mean the same. */
export function amount(key: string): Field<number> {
    return {
        toWire: (value) => ({ [key]: value }),
        fromWire: (wire) => (typeof wire[key] === "number" && wire[key] !== 0 ? wire[key] : undefined),
        unset: { [key]: 0 },
    };
}

/** Another object. Answers show more of it than its id. */
export function link(key: string): Field<string> {
    return {
        toWire: (id) => ({ [key]: { id: numberOf(id) } }),
        fromWire: (wire) => (isWire(wire[key]) ? textOf(wire[key].id) : undefined),
        unset: { [key]: undefined },
    };
}

/** Other objects: a set. */
export function links(key: string): Field<string[]> {
    return {
        toWire: (ids) => ({ [key]: ids.map((id) => ({ id: numberOf(id) })) }),
        fromWire: (wire) => {
            const ids = objects(wire[key]).map(({ id }) => String(id));
            return ids.length > 0 ? [...new Set(ids)].sort() : undefined;
        },
        unset: { [key]: [] },
    };
}

/** Ports and ranges of them, such as `443` and `8000-8010`. */
export function ports(key: string): { fromWire(wire: Wire): string[] } {
    return {
        fromWire: (wire) =>
            objects(wire[key]).map(({ start, end }) =>
                end === undefined || end === start ? String(start) : `${start}-${end}`,
            ),
    };
}

/** What answers say and nobody writes. */
export function derived<T>(fromWire: (wire: Wire) => T | undefined): Field<T> {
    return { toWire: () => ({}), fromWire, unset: {} };
}

/** Who changed an object last, and when. */
export const lastModified = {
    shape: { modifiedAt: z.string().optional(), modifiedBy: z.string().optional() },
    fromWire: (wire: Wire) => ({
        modifiedAt: typeof wire.lastModTime === "number" ? isoSecond(wire.lastModTime * 1000) : undefined,
        modifiedBy: isWire(wire.lastModUid) ? textOf(wire.lastModUid.name) : undefined,
    }),
};

/** What answers carry and the service keeps to itself. */
export const SERVICE_KEYS = ["id", "editable", "lastModUid", "lastModTime"];
