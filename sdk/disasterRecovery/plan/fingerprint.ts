import { createHash } from "node:crypto";
import { PLAN_FORMAT, type PlanContent, type PlanDocument } from "./document";

/**
 * The plan of this content, with its fingerprint. The order in which lists are given does not matter: the same content gives the same plan.
 */
export function planOf(content: PlanContent, revision?: number): PlanDocument {
    const sorted = sortedLists(content) as PlanContent;
    const counted = revision === undefined ? {} : { revision };
    return { format: PLAN_FORMAT, fingerprint: fingerprintOf(sorted), ...counted, ...sorted };
}

/** The text of `plan.json`. */
export const planText = (document: PlanDocument): string => `${JSON.stringify(document, undefined, 2)}\n`;

/** SHA-256 of a value as JSON with sorted keys, in hexadecimal digits. */
export function fingerprintOf(value: object): string {
    return createHash("sha256")
        .update(JSON.stringify(sortedKeys(value)))
        .digest("hex");
}

function sortedKeys(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sortedKeys);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
        entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, sortedKeys(each)]),
    );
}

/** Keys whose lists have an order that means something: both parts of a signed record. */
const ORDERED = ["txtRecords", "decidedBy"];

function sortedLists(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value
            .map(sortedLists)
            .map((each) => ({ each, key: sortKey(each) }))
            .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
            .map(({ each }) => each);
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, each]) => each !== undefined)
            .map(([key, each]) => [key, ORDERED.includes(key) ? each : sortedLists(each)]),
    );
}

/** Objects by name, so that people find them; else by the whole. */
function sortKey(value: unknown): string {
    const name = typeof value === "object" && value !== null && "name" in value ? String(value.name) : "";
    return `${name} ${JSON.stringify(value)}`;
}
