import { setTimeout as pause } from "node:timers/promises";
import type { Write } from "../../client/productClient";
import { isWire, type Wire } from "../../contract/fields";
import type { Answer } from "../../http/client";
import { numberOf } from "../../http/json";
import type { CloudConnectorEndpoint } from "./endpoint";

/** Groups and connectors that one write is about. */
export interface Targets {
    readonly vmGroupIds: readonly string[];
    readonly vmIds: readonly string[];
}

/** A write that says the same of several groups or connectors. */
export interface BulkWrite {
    readonly endpoint: CloudConnectorEndpoint;
    /** From the root of the API. */
    readonly path: string;
    /** What is said of all of them. */
    readonly what: Wire;
    readonly targets: Targets;
    readonly operation: string;
}

/** Bulk writes that came together, as one write. All of them are given the same object. */
export interface Gathered {
    readonly write: Write<Wire>;
    /** What comes of it, once the first of them has begun it. */
    result?: Promise<Wire>;
}

/** How long a write waits for others that say the same of other groups: the engine starts them in a burst. */
const GATHER_MS = 50;

/**
 * Writes that say the same of several groups become one: the service takes 400 of them in an hour, and any number of groups
 * in each.
 */
export class BulkWrites {
    private readonly open = new Map<string, { readonly writes: BulkWrite[]; readonly gathered: Promise<Gathered> }>();

    /** Waits a moment for others that say the same. */
    gather(write: BulkWrite): Promise<Gathered> {
        const key = JSON.stringify([write.path, write.what]);
        const open = this.open.get(key);
        if (open) {
            open.writes.push(write);
            return open.gathered;
        }
        const writes = [write];
        const gathered = pause(GATHER_MS).then(() => {
            this.open.delete(key);
            return { write: asOne(write, writes) };
        });
        this.open.set(key, { writes, gathered });
        return gathered;
    }
}

/** One write about everything that all of them are about; it is named after the first. */
function asOne({ endpoint, path, what, operation }: BulkWrite, all: readonly BulkWrite[]): Write<Wire> {
    const vmGroupIds = [...new Set(all.flatMap(({ targets }) => targets.vmGroupIds))];
    const vmIds = [...new Set(all.flatMap(({ targets }) => targets.vmIds))];
    const more = all.length > 1 ? `, and ${all.length - 1} more` : "";
    const body = { ...what, vmGroupIds: vmGroupIds.map(numberOf), vmIds: vmIds.map(numberOf) };
    return {
        call: { method: "PUT", path, body, operation: `${operation}${more}` },
        endpoint,
        ids: () => vmGroupIds,
        resultOf: (answer: Answer) => (isWire(answer.body) ? answer.body : {}),
    };
}
