import { typeOf } from "../sdk/typeToken";

/** What `pulumi-zscaler import` is asked for: one object by name and id, or a whole type. */
export interface Wanted {
    type: string;
    name?: string;
    reference?: string;
}

/** Types have a module; names of resources need none. A type may stand as the engine writes it. */
const typeIn = (word: string): string | undefined => typeOf(word) ?? (/^\w+:\w+$/.test(word) ? word : undefined);

/**
 * The words of a command line: types, and behind each the names and ids of its objects.
 * @throws Error that says what is missing
 */
export function wantedIn(words: readonly string[], all: boolean): Wanted[] {
    if (all) return words.map((word) => ({ type: typeIn(word) ?? word }));
    const wanted: Wanted[] = [];
    for (const [type = "", ...objects] of byType(words)) {
        if (objects.length === 0) {
            throw new Error(`${type} must be followed by a name and an id, or use --all for every object of the type`);
        }
        for (let at = 0; at < objects.length; at += 2) {
            const [name, reference] = objects.slice(at, at + 2);
            if (reference === undefined) throw new Error(`${type} ${name} must be followed by an id`);
            wanted.push({ type, name, reference });
        }
    }
    const names = wanted.map(({ type, name }) => `${type} ${name}`);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined) return wanted;
    throw new Error(`${twice} is listed twice; a program can have only one resource of a type and name`);
}

/** Each type with the words behind it. The first word is one, whatever it looks like. */
function byType(words: readonly string[]): string[][] {
    const groups: string[][] = [];
    for (const word of words) {
        const type = typeIn(word);
        const last = groups.at(-1);
        if (last && type === undefined) last.push(word);
        else groups.push([type ?? word]);
    }
    return groups;
}
