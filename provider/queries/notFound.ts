import type { Backend } from "../contract/backend";
import type { Endpoint } from "../contract/endpoint";
import type { Wire } from "../contract/fields";
import { alike } from "../contract/nearest";
import type { Noun } from "../contract/noun";
import type { Values } from "../contract/values";
import { NotFoundError, ZscalerError } from "../http/errors/errors";
import { quoted } from "../http/text";

/** What a lookup that finds nothing can say: what is named alike where it looked, and where else there is one. */

/** Few enough to list them all. */
const FEW = 20;
/** How many names are proposed out of more. */
const MOST_ALIKE = 5;
/** How many other places are named. */
const MOST_PLACES = 3;

/** What was looked for, and where. */
export interface Missed {
    operation: string;
    /** The name or the id. */
    name?: string;
    id?: string;
    /** Everything where it was looked for. */
    all(): Promise<readonly Wire[]>;
    /** Absent where it is not one collection. */
    endpoint?: Endpoint;
    elsewhere?: Noun["elsewhere"];
    scope: Values;
}

/** The error, with what a look around has found. Who may not look around gets the error alone. */
export async function notFound(missed: Missed, backend: Backend): Promise<NotFoundError> {
    const { operation, name } = missed;
    const { scoping } = backend;
    const near = name === undefined ? [] : await allowed(async () => [namesNear(name, await missed.all())]);
    const others = await allowed(() => placesOf(missed, backend));
    return new NotFoundError({
        operation,
        problem: "the object does not exist, or the credential cannot read it",
        nextStep:
            [...near, ...others.slice(0, MOST_PLACES)].join(" ") ||
            (scoping ? `Check the id, and the ${scoping.noun}.` : "Check the id."),
    });
}

async function allowed(look: () => Promise<string[]>): Promise<string[]> {
    try {
        return await look();
    } catch (error) {
        if (error instanceof ZscalerError) return [];
        throw error;
    }
}

/** What of all names comes near the one that is not there: one sentence, however many there are. */
export function namesNear(name: string, all: readonly Wire[]): string {
    if (all.length === 0) return "The tenant has none.";
    const names = all.map((wire) => String(wire.name));
    const sameButCase = names.find((each) => each !== name && each.toLowerCase() === name.toLowerCase());
    if (sameButCase !== undefined) return `${quoted(sameButCase)} exists: the name is case-sensitive.`;
    const near = alike(name, names, MOST_ALIKE);
    const named = (some: readonly string[]) => some.map(quoted).join(", ");
    if (names.length <= FEW) return `The tenant has ${named([...new Set([...near, ...names])])}.`;
    const total = names.length.toLocaleString("en");
    return near.length > 0
        ? `Similar names, of ${total}: ${named(near)}.`
        : `The tenant has ${total}, none of them with a similar name.`;
}

/** Where else there is one. */
async function placesOf({ name, id, endpoint, elsewhere, scope }: Missed, backend: Backend): Promise<string[]> {
    const wanted = (wire: Wire) =>
        id === undefined ? String(wire.name).toLowerCase() === name?.toLowerCase() : String(wire.id) === id;
    if (elsewhere) return elsewhere({ scope, wanted, backend });
    return (endpoint && (await backend.scoping?.elsewhere(endpoint, wanted))) ?? [];
}
