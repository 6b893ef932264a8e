import type { EvidenceFile } from "./evidenceFile";

type Details = Readonly<Record<string, unknown>>;

/** What begins and ends a drill, and what is published in it. */
export const EVENTS = {
    begun: "drill begun",
    ended: "drill ended",
    rolledBack: "drill rolled back",
    publishing: "publishing",
    verified: "rollback verified",
} as const;
/** What ends a drill. */
const ENDS: readonly string[] = [EVENTS.ended, EVENTS.rolledBack];

/** What a drill writes down, and what it finds of the one before. */
export class Journal {
    constructor(
        private readonly file: EvidenceFile,
        /** Fingerprint of the plan. */
        private readonly plan: string,
        private readonly now: () => Promise<number>,
        /** Waits between attempts to roll back, whatever has stopped the drill. */
        readonly pause: (milliseconds: number) => Promise<void>,
    ) {}

    async add(event: string, details?: Details, actor?: string): Promise<void> {
        const at = new Date(await this.now()).toISOString();
        this.file.append({
            at,
            event,
            plan: this.plan,
            ...(actor !== undefined && { actor }),
            ...(details && { details }),
        });
    }

    /** Whether the last drill has neither ended nor been rolled back. */
    get isOpen(): boolean {
        return this.#current().length > 0;
    }

    /** Whether the last drill, which has not ended, may have left another record than `off`. */
    get needsRollback(): boolean {
        const events = this.#current();
        return events.lastIndexOf(EVENTS.publishing) > events.lastIndexOf(EVENTS.verified);
    }

    /** Whether the drill that has not ended has done this, by the same plan and without a fault. */
    hasDone(event: string): boolean {
        const since = this.file.lines.findLastIndex((line) => line.event === EVENTS.begun);
        return this.file.lines
            .slice(since)
            .some((line) => line.event === event && line.plan === this.plan && !hasFaults(line.details));
    }

    /** The events since the last drill began; none if it has ended. */
    #current(): string[] {
        const events = this.file.lines.map(({ event }) => event);
        const since = events.lastIndexOf(EVENTS.begun);
        const current = since < 0 ? [] : events.slice(since);
        return current.some((event) => ENDS.includes(event)) ? [] : current;
    }
}

const hasFaults = (details: Details | undefined): boolean =>
    Array.isArray(details?.faults) && details.faults.length > 0;
