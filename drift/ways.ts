import type { Part, Sentence } from "../findings";
import type { Dependents } from "../provider/consequences/dependents";
import { referencesOf } from "../provider/contract/references";
import { definitionOf } from "../provider/definitionOf";
import { SECRET } from "../review/plan/secrets";
import { inOneLine } from "../sdk/shownText";
import type { Changed, Gone, NotManaged } from "./entries";
import type { ManagedObject } from "./stack";

/** What to do about drift, ready to paste: the stack wins, or the tenant does. */

/** More would make a line that no shell takes. */
const MOST_TARGETS = 20;
const LONGEST_LITERAL = 2_000;

/** What the lines need to know of the stack. */
export interface Around {
    readonly stack: string;
    readonly hide: (text: string) => string;
    /** How many objects of a type the tenant has, and how many of these the stack manages. */
    readonly coverageOf: (type: string) => { readonly managed: number; readonly unmanaged: number } | undefined;
    /** What depends on these alone. */
    readonly dependentsOf: (objects: readonly ManagedObject[]) => readonly Dependents[];
    /** Whether values are shown. */
    readonly showsValues: boolean;
    /** Name in the program of the resource that has this id; undefined of others. */
    readonly nameOf: (id: string) => string | undefined;
}

/** The stack wins: the objects are set, or created again, as declared. */
export function restoring(objects: readonly ManagedObject[], { stack, hide }: Around): Sentence {
    if (objects.length > MOST_TARGETS) {
        return ["Restore all drift of the stack: ", { name: hide(`pulumi up --refresh${stackOption(stack)}`) }];
    }
    const targets = targetsOf(objects);
    if (targets === undefined) return ["Restore: ", { name: "pulumi up --refresh --target" }, UNQUOTABLE];
    // Without the refresh, the update would not see that anything differs.
    return ["Restore: ", { name: hide(`pulumi up --refresh${stackOption(stack)}${targets}`) }];
}

/** The tenant wins: what the program declares instead. */
export function adopting(entries: readonly Changed[], around: Around): Sentence {
    const [first] = entries;
    if (!first) return [];
    return [
        "Adopt: ",
        ...lineOf(first, around),
        ...placesOf(entries, around),
        ", then ",
        ...refreshing(entries, around),
    ];
}

/** The tenant wins: the resource is deleted from the program. */
export function lettingGo(entries: readonly Gone[], around: Around): Sentence {
    return ["Adopt: delete the declaration", ...placesOf(entries, around), ", then ", ...refreshing(entries, around)];
}

/** The stack is given the objects. */
export function importing(entries: readonly NotManaged[], names: readonly string[], { hide }: Around): Sentence {
    const [first] = entries;
    if (!first) return [];
    const words = entries.flatMap(({ object }, at) => [names[at] ?? "", object.reference]);
    const all = ["npx", "pulumi-zscaler", "import", first.object.type, ...words].map(quoted);
    const isLong = entries.length > MOST_TARGETS;
    const command = isLong ? `npx pulumi-zscaler import --all ${first.object.type}` : all.join(" ");
    return [
        "Manage: ",
        { name: hide(`${command} > import.json`) },
        ", then ",
        { name: "pulumi import --file import.json --generate-code=false" },
        ", and declare what is in the file",
    ];
}

/** The line of the program with the new value. */
function lineOf({ object, property, after, isSecret }: Changed, { nameOf, showsValues }: Around): Sentence {
    if (!showsValues) return ["set ", { name: property }, " to its new value"];
    if (after === undefined) return ["remove ", { name: property }];
    const literal = JSON.stringify(after);
    if (isSecret || literal.includes(SECRET)) return ["set ", { name: property }, " to its new value, which is secret"];
    const named = referencedBy(object, property, after).map(nameOf);
    if (named.length > 0 && named.every((name) => name !== undefined)) {
        const names = named.flatMap((name, at): Part[] => [...(at > 0 ? [", "] : []), { name: name ?? "" }]);
        return ["set ", { name: property }, " to the resources ", ...names];
    }
    if (literal.length > LONGEST_LITERAL)
        return ["set ", { name: property }, " to the value that ", { name: "--format json" }, " shows"];
    return ["write ", { name: `${property}: ${literal},` }];
}

/** The ids in a property that is a reference. */
function referencedBy({ type, inputs }: ManagedObject, property: string, value: unknown): string[] {
    const reference = referencesOf(definitionOf(type)).find((each) => each.property === property);
    if (!reference || reference.scope) return [];
    const values = { ...inputs, [property]: value };
    return [...new Set(reference.to.flatMap((kind) => reference.ids(values, kind)))];
}

function placesOf(entries: readonly { object: ManagedObject }[], { hide }: Around): Part[] {
    const places = entries.map(({ object }) =>
        object.declaredAt ? { name: hide(object.declaredAt) } : { name: hide(object.name) },
    );
    const shown = places.slice(0, MOST_TARGETS);
    const more = places.length - shown.length;
    const isPlace = entries.every(({ object }) => object.declaredAt);
    return [
        isPlace ? " at " : " in the declaration of ",
        ...shown.flatMap((place, at): Part[] => [...(at > 0 ? [", "] : []), place]),
        ...(more > 0 ? [` and ${more} more`] : []),
    ];
}

function refreshing(entries: readonly { object: ManagedObject }[], { stack, hide }: Around): Sentence {
    const objects = entries.map(({ object }) => object);
    const targets = objects.length > MOST_TARGETS ? "" : targetsOf(objects);
    if (targets === undefined) return [{ name: "pulumi refresh --target" }, UNQUOTABLE];
    return [{ name: hide(`pulumi refresh${stackOption(stack)}${targets}`) }];
}

const UNQUOTABLE = " with the URN of `pulumi stack --show-urns`: the name has characters that no line can carry";

const stackOption = (stack: string): string => ` --stack ${quoted(stack)}`;

/** Undefined if a name cannot be pasted. */
function targetsOf(objects: readonly ManagedObject[]): string | undefined {
    const urns = [...new Set(objects.map(({ urn }) => urn))];
    if (urns.some((urn) => inOneLine(urn) !== urn)) return undefined;
    return urns.map((urn) => ` --target ${quoted(urn)}`).join("");
}

/** For the shells of Unix. */
function quoted(text: string): string {
    if (/^[\w@%+=:,./-]+$/.test(text)) return text;
    return `'${text.replaceAll("'", "'\\''")}'`;
}
