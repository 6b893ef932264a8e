import { alike } from "../provider/contract/nearest";
import { referencesOf } from "../provider/contract/references";
import { definitionOf } from "../provider/definitionOf";
import { type Declared, keyOf } from "./model";

/** Which objects of a tenant a program is about. */
export interface Selection {
    /** Everything. @default false */
    readonly all?: boolean | undefined;
    /** Kinds; together with `all` those that it would leave out. @default all */
    readonly kinds?: readonly string[] | undefined;
    /** Names, in which `*` stands for any characters. @default all */
    readonly names?: readonly string[] | undefined;
    /** Names of objects that are taken together with everything that they need. @default none */
    readonly needs?: readonly string[] | undefined;
    /** These objects, besides the others. @default none */
    readonly objects?: readonly { readonly type: string; readonly id: string }[] | undefined;
    /** Id of the microtenant that objects are in; "0" for the Default one. @default all */
    readonly microtenant?: string | undefined;
}

const STANDARD = "0";
/** How many names an error proposes. */
const MOST_NAMES = 3;

/** @throws {Error} if there is no object of a name in what is selected otherwise, with the nearest names */
export function selected(objects: readonly Declared[], selection: Selection): Declared[] {
    const { all, kinds, names, needs = [], microtenant } = selection;
    const isFiltered = all || kinds !== undefined || names !== undefined || microtenant !== undefined;
    const isIn = ({ type, id, inputs }: Declared) =>
        microtenant === undefined ||
        (inputs.microtenantId ?? STANDARD) === microtenant ||
        (type === "zpa:Microtenant" && id === microtenant);
    const open = objects.filter(
        (object) => isFiltered && (all || kinds === undefined || kinds.includes(object.type)) && isIn(object),
    );
    const plain = names === undefined ? open : names.flatMap((name) => named(open, name));
    const roots = needs.flatMap((name) => named(objects, name));
    const wanted = new Set([...plain, ...closureOf(roots, objects)]);
    const listed = new Set(selection.objects?.map(keyOf));
    return objects.filter((object) => wanted.has(object) || listed.has(keyOf(object)));
}

function named(objects: readonly Declared[], name: string): Declared[] {
    const pattern = patternOf(name);
    const found = objects.filter(({ called }) => pattern.test(called));
    if (found.length > 0) return found;
    const near = alike(name, [...new Set(objects.map(({ called }) => called))], MOST_NAMES);
    const proposal = near.length > 0 ? `; did you mean ${near.map((each) => JSON.stringify(each)).join(", ")}?` : "";
    throw new Error(`no object that can be managed is named ${JSON.stringify(name)}${proposal}`);
}

/** Names are equal whatever their case. */
function patternOf(name: string): RegExp {
    const parts = name.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join("[^]*")}$`, "iu");
}

/** Objects, and what they refer to, and so on. */
function closureOf(roots: readonly Declared[], objects: readonly Declared[]): Set<Declared> {
    const byKey = new Map(objects.map((object) => [keyOf(object), object]));
    const found = new Set<Declared>();
    const open = [...roots];
    for (let object = open.pop(); object !== undefined; object = open.pop()) {
        if (found.has(object)) continue;
        found.add(object);
        open.push(...idsIn(object).flatMap((each) => byKey.get(keyOf(each)) ?? []));
    }
    return found;
}

/** What an object refers to: an id with each type that it may be of. */
export function idsIn({ type, inputs }: Declared): { type: string; id: string }[] {
    return referencesOf(definitionOf(type)).flatMap(({ to, ids }) =>
        to.flatMap((target) => ids(inputs, target).map((id) => ({ type: target, id }))),
    );
}
