import type { Sentence } from "../findings";
import type { LastWrite } from "../provider/contract/backend";
import { isoSecond } from "../provider/contract/fields";
import { equal, missingFrom } from "../provider/contract/values";
import { definitionOf } from "../provider/definitionOf";
import { SERVICE } from "../provider/zpa/common/lastWriter";
import type { Failure } from "./tenant";

/** Who has changed something, and how that is known. Nobody is named without evidence. */

export interface Author {
    /** Name, or the id where the name is not known. @default nobody is known */
    readonly who?: string | undefined;
    /** @example "2026-11-26T14:05:00Z" */
    readonly at?: string | undefined;
    /**
     * `audit log`: an entry of the log sets the property to this value, or deletes the object. `last writer`: the object says who has written it
     * last, which need not have been this property.
     */
    readonly knownBy: "audit log" | "last writer" | "nothing";
    /** For people. */
    readonly says: Sentence;
}

/** One entry of the audit log stream. */
export interface AuditEntry {
    readonly objectId: string;
    /** The administrator, as the log names him. */
    readonly by: string;
    /** Milliseconds since the epoch. */
    readonly at: number;
    readonly operation: string;
    /** Of the object, in the service's words. */
    readonly before: Readonly<Record<string, unknown>>;
    readonly after: Readonly<Record<string, unknown>>;
}

/** Entries by the id of their object, the newest first. */
export type AuditLog = ReadonlyMap<string, readonly AuditEntry[]>;

/** What is asked about. */
interface Asked {
    readonly object: { readonly type: string; readonly id: string };
    readonly write: LastWrite;
    /** @default the object as such */
    readonly property?: string;
    readonly after?: unknown;
    readonly isDeletion?: boolean;
}

interface Known {
    /** Names by id. */
    readonly people: ReadonlyMap<string, string>;
    readonly peopleUnread?: Failure | undefined;
    readonly audit: AuditLog;
}

export function authorOf(asked: Asked, known: Known): Author {
    const entry = entryAbout(asked, known.audit);
    if (entry) {
        const at = isoSecond(entry.at);
        return { who: entry.by, at, knownBy: "audit log", says: ["By ", { name: entry.by }, ` at ${at} (audit log)`] };
    }
    if (asked.isDeletion) return unknown("Not known by whom: the audit log has the deletion (`--audit`)");
    return lastWriter(asked, known);
}

function lastWriter({ write }: Asked, { people, peopleUnread }: Known): Author {
    const { by, name, at: moment } = write;
    if (by === undefined) return unknown("Not known by whom: the service does not say who has written it");
    const at = moment === undefined ? undefined : isoSecond(moment);
    const when = at === undefined ? "" : ` at ${at}`;
    const found = name ?? people.get(by);
    const common = { at, knownBy: "last writer" as const };
    if (found !== undefined)
        return { ...common, who: found, says: ["Last writer of the object: ", { name: found }, when] };
    if (by === SERVICE) return { ...common, who: by, says: [`Last writer of the object: the service itself${when}`] };
    const why = peopleUnread
        ? "the list of administrators could not be read"
        : "not in the list of administrators: for example an API client";
    return { ...common, who: by, says: ["Last writer of the object: id ", { name: by }, `${when} (${why})`] };
}

const unknown = (says: string): Author => ({ knownBy: "nothing", says: [says] });

/** The newest entry that has made it as it is. */
function entryAbout({ object, property, after, isDeletion }: Asked, audit: AuditLog): AuditEntry | undefined {
    const entries = audit.get(object.id) ?? [];
    if (isDeletion) return entries.find(({ operation }) => /^delete$/i.test(operation));
    if (property === undefined) return undefined;
    const field = definitionOf(object.type).collection.fields[property];
    if (!field) return undefined;
    const latest = entries.find((entry) => {
        return !alike(field.fromWire(entry.before), field.fromWire(entry.after));
    });
    // A later change that the log does not have would be somebody else's.
    return latest && alike(field.fromWire(latest.after), after) ? latest : undefined;
}

/** Whatever the order of lists. */
function alike(one: unknown, other: unknown): boolean {
    if (!Array.isArray(one) || !Array.isArray(other)) return equal(one, other);
    return one.length === other.length && missingFrom(one, other).length === 0;
}
