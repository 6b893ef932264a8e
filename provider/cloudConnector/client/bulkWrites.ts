import type { Wire } from "../../contract/fields";
import { numberOf } from "../../http/json";

/** Groups and connectors that one write is about. */
export interface Targets {
    readonly vmGroupIds: readonly string[];
    readonly vmIds: readonly string[];
}

interface Gathered {
    readonly targets: Targets[];
    readonly operation: string[];
    readonly sent: Promise<Wire>;
}

/** How long a write waits for others that say the same of other groups: the engine starts them in a burst. */
const GATHER_MS = 50;

/**
 * Writes that say the same of several groups become one: the service takes 400 of them in an hour, and any number of groups
 * in each.
 */
export class BulkWrites {
    private readonly open = new Map<string, Gathered>();

    /** @param send Makes the one call; `operation` is about all of them. */
    constructor(
        private readonly send: (path: string, body: Wire, targets: Targets, operation: string) => Promise<Wire>,
    ) {}

    write(path: string, what: Wire, targets: Targets, operation: string): Promise<Wire> {
        const key = JSON.stringify([path, what]);
        let gathered = this.open.get(key);
        if (!gathered) {
            const all: Targets[] = [];
            const deeds: string[] = [];
            const sent = new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS)).then(() => {
                this.open.delete(key);
                return this.flush(path, what, all, deeds);
            });
            gathered = { targets: all, operation: deeds, sent };
            this.open.set(key, gathered);
        }
        gathered.targets.push(targets);
        gathered.operation.push(operation);
        return gathered.sent;
    }

    private flush(
        path: string,
        what: Wire,
        all: readonly Targets[],
        [operation = "", ...others]: string[],
    ): Promise<Wire> {
        const targets = {
            vmGroupIds: [...new Set(all.flatMap(({ vmGroupIds }) => vmGroupIds))],
            vmIds: [...new Set(all.flatMap(({ vmIds }) => vmIds))],
        };
        const body = {
            ...what,
            vmGroupIds: targets.vmGroupIds.map(numberOf),
            vmIds: targets.vmIds.map(numberOf),
        };
        const more = others.length > 0 ? `, and ${others.length} more` : "";
        return this.send(path, body, targets, `${operation}${more}`);
    }
}
