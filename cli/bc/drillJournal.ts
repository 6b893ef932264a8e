import { createHash } from "node:crypto";
import type { EvidenceLine } from "../../sdk/disasterRecovery/drill/evidence";
import type { EvidenceFile } from "../../sdk/disasterRecovery/drill/evidenceFile";

/** What a drill is to do. */
export interface DrillOrder {
    readonly privateCloud: { readonly id: string; readonly name: string };
    readonly seconds: number;
    readonly reconnectMinutes: number;
    readonly probes: readonly string[];
}

/** A drill that has begun. */
export interface BegunDrill extends DrillOrder {
    /** UTC timestamps. */
    readonly begunAt: string;
    readonly until: string;
    /** Ids of the members that were connected before. */
    readonly connected: readonly string[];
}

export const BEGUN = "drill begun";
export const ENDED = "ended";
export const OVER = "drill over";

/** The lines of one drill, in a journal that may have others. */
export class DrillJournal {
    constructor(
        private readonly file: EvidenceFile,
        private readonly now: () => number,
        private readonly actor: string | undefined,
    ) {}

    /** The drill that has begun and is not over. */
    get open(): BegunDrill | undefined {
        const { lines } = this.file;
        const begun = lines.filter(({ event }) => event === BEGUN).at(-1);
        if (!begun || lines.some(({ event, sequence }) => event === OVER && sequence > begun.sequence))
            return undefined;
        return drillIn(begun, this.file.path);
    }

    /** Why the force of the last drill has ended. Undefined if it has not. */
    get ended(): string | undefined {
        const last = this.file.lines.filter(({ event }) => event === BEGUN || event === ENDED).at(-1);
        return last?.event === ENDED ? String(last.details?.because) : undefined;
    }

    /** The hash of the last line. */
    get head(): string | undefined {
        return this.file.lines.at(-1)?.hash;
    }

    begin(drill: BegunDrill): void {
        this.note(drill, BEGUN, { ...drill });
    }

    note(order: DrillOrder, event: string, details: Readonly<Record<string, unknown>> = {}): void {
        this.file.append({
            at: new Date(this.now()).toISOString(),
            event,
            plan: fingerprintOf(order),
            ...(this.actor !== undefined && { actor: this.actor }),
            details,
        });
    }
}

/** @throws {Error} if the line is of another kind of drill */
function drillIn({ details = {} }: EvidenceLine, path: string): BegunDrill {
    const { privateCloud, seconds, reconnectMinutes, probes, begunAt, until, connected } = details;
    const isCloud =
        typeof privateCloud === "object" && privateCloud !== null && "id" in privateCloud && "name" in privateCloud;
    if (!isCloud || typeof seconds !== "number" || typeof begunAt !== "string" || typeof until !== "string") {
        throw new Error(`${path} is the journal of another kind of drill; pass another file`);
    }
    return {
        privateCloud: { id: String(privateCloud.id), name: String(privateCloud.name) },
        seconds,
        reconnectMinutes: Number(reconnectMinutes),
        probes: texts(probes),
        begunAt,
        until,
        connected: texts(connected),
    };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Tells the lines of one drill from those of another. */
function fingerprintOf({ privateCloud, seconds, reconnectMinutes, probes }: DrillOrder): string {
    const plan = { format: "business-continuity-drill/1", privateCloud, seconds, reconnectMinutes, probes };
    return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}
