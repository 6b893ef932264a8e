import type { Part } from "../findings";
import type { Level } from "../provider/contract/consequences";
import { type KnownSecrets, masked, SECRET } from "../review/plan/secrets";
import type { Class, Entry } from "./entries";

/** Entries as they may be told. */

/** One entry, without a secret. */
export interface DriftEntry {
    readonly class: Class;
    readonly level: Level;
    readonly type?: string;
    readonly id?: string;
    /** Name in the program; of what is not managed, in the tenant. */
    readonly name?: string;
    readonly urn?: string;
    readonly declaredAt?: string | undefined;
    readonly property?: string;
    readonly before?: unknown;
    readonly after?: unknown;
    readonly by?: { readonly who?: string | undefined; readonly at?: string | undefined; readonly knownBy: string };
    readonly effects?: readonly string[];
}

/** Without a secret, whatever names and values hold. */
export function cleaned(entry: Entry, secrets: KnownSecrets): Entry {
    const hide = (text: string) => secrets.hide(text);
    if (entry.class === "notActive") return { ...entry, editors: entry.editors.map(hide) };
    const { author } = entry;
    const by = {
        ...author,
        ...(author.who !== undefined && { who: hide(author.who) }),
        says: author.says.map((part): Part => (typeof part === "string" ? part : { name: hide(part.name) })),
    };
    if (entry.class === "unmanaged") {
        return { ...entry, author: by, object: { ...entry.object, name: hide(entry.object.name) } };
    }
    const object = { ...entry.object, name: hide(entry.object.name) };
    if (entry.class === "gone") return { ...entry, author: by, object };
    const [before, after] = entry.isSecret
        ? [SECRET, `${SECRET} (new)`]
        : [entry.before, entry.after].map((value) => secrets.hideIn(masked(value)));
    return { ...entry, author: by, object, before, after };
}

export function entryOf(entry: Entry, hide: (text: string) => string, showsValues: boolean): DriftEntry {
    const { class: name, level } = entry;
    if (entry.class === "notActive") return { class: name, level };
    const { who, at, knownBy } = entry.author;
    const { type } = entry.object;
    const id = hide(entry.object.id);
    const common = { class: name, level, type, id, name: entry.object.name, by: { who, at, knownBy } };
    if (entry.class === "unmanaged") return common;
    const { urn, declaredAt } = entry.object;
    const managed = {
        ...common,
        urn: hide(urn),
        ...(declaredAt && { declaredAt: hide(declaredAt) }),
        effects: entry.effects.map(({ says }) => says),
    };
    if (entry.class === "gone") return managed;
    const values = showsValues ? { before: entry.before, after: entry.after } : {};
    return { ...managed, property: entry.property, ...values };
}
