import { isWire } from "../provider/contract/fields";
import { parseJson } from "../provider/http/json";
import type { AuditEntry, AuditLog } from "./authors";

/** Lines of the audit log that a log receiver gets: JSON of the default log template. */

export class AuditError extends Error {
    override name = "AuditError";
}

export interface AuditFile {
    readonly log: AuditLog;
    /** Lines that are no entries. */
    readonly unread: number;
}

/**
 * @param file Name of the file, for the error.
 * @throws {AuditError} if no line is an entry
 */
export function auditIn(text: string, file: string): AuditFile {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    const entries = lines.flatMap((line) => entryOf(line) ?? []);
    if (entries.length === 0) {
        throw new AuditError(
            `${file} has no entry of the audit log; pass lines of a log receiver with the log type "Audit Logs" and the log format "JSON"`,
        );
    }
    const log = new Map<string, AuditEntry[]>();
    for (const entry of entries.toSorted((one, other) => other.at - one.at)) {
        const known = log.get(entry.objectId);
        if (known) known.push(entry);
        else log.set(entry.objectId, [entry]);
    }
    return { log, unread: lines.length - entries.length };
}

function entryOf(line: string): AuditEntry | undefined {
    // What carries the log may set something before it.
    const found = parsed(line.slice(Math.max(0, line.indexOf("{"))));
    if (!isWire(found)) return undefined;
    const { objectID, modifiedBy, modifiedByUser, modifiedTime, auditOperationType, auditOldValue, auditNewValue } =
        found;
    const at = Date.parse(String(modifiedTime));
    const by = modifiedByUser ?? modifiedBy;
    if (objectID === undefined || by === undefined || Number.isNaN(at)) return undefined;
    return {
        objectId: String(objectID),
        by: String(by),
        at,
        operation: String(auditOperationType ?? ""),
        before: changesIn(auditOldValue),
        after: changesIn(auditNewValue),
    };
}

function changesIn(value: unknown): Record<string, unknown> {
    const found = typeof value === "string" ? parsed(value) : value;
    return isWire(found) ? found : {};
}

/** Ids have more digits than a number holds. */
function parsed(text: string): unknown {
    try {
        return parseJson(text);
    } catch {
        // Not a line of this log.
        return undefined;
    }
}
