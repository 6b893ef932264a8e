import { setTimeout as pause } from "node:timers/promises";
import type { Wire } from "../contract/fields";

/** How long a list answer may serve the reads of a refresh, which describes one moment however long it takes. */
const FRESH_MS = 60_000;
/** The engine takes its time over each object, so a long list has to last longer. */
const FRESH_EACH_MS = 20;
/** Reads that arrive within this time become one: the engine sends them in a burst. */
const GATHER_MS = 15;
/** A burst may begin with one read alone; after this time it was no burst. */
const ALONE_MS = 150;

/** The answer to a single read that says "not found", and need not come from the service. */
export const NOT_CERTAIN = Symbol("uncertain");

export interface ReaderCalls {
    /** Page by page, so that reading can stop once everything wanted has been seen. */
    pages(): AsyncIterable<readonly Wire[]>;
    one(id: string): Promise<Wire | typeof NOT_CERTAIN | undefined>;
    /** Single reads of this collection cannot be trusted, so even one read goes through the list. */
    readonly listOnly: boolean;
}

interface Snapshot {
    startedAt: number;
    objects: Map<string, Wire>;
    /** Absent when reading stopped early. */
    everything?: readonly Wire[];
}

interface Waiting {
    id: string;
    /** Nothing from before this moment will do. */
    oldest: number;
    resolve(found: Wire | undefined): void;
    reject(reason: unknown): void;
}

/** Serves single reads of one collection from as few calls as possible. */
export class CollectionReader {
    private snapshot: Snapshot | undefined;
    private waiting: Waiting[] = [];
    private serving = false;
    private scanning: Promise<void> | undefined;
    private lastWrite = 0;
    /** Answers of single reads, for who asks what was said. */
    private readonly single = new Map<string, Wire>();
    /** When an id was last written by this process: older answers about it are in doubt. */
    private readonly written = new Map<string, number>();

    constructor(private readonly calls: ReaderCalls) {}

    /** @param maxAgeMs How old the answer may be; own writes are in it whatever their age. */
    read(id: string, maxAgeMs = this.freshMs): Promise<Wire | undefined> {
        const oldest = performance.now() - maxAgeMs;
        const known = this.fromSnapshot(id, oldest);
        if (known) return Promise.resolve(known);
        return new Promise((resolve, reject) => {
            this.waiting.push({ id, oldest, resolve, reject });
            if (this.serving) return;
            this.serving = true;
            void this.gathered().then(() => this.serve());
        });
    }

    private get freshMs(): number {
        return FRESH_MS + (this.snapshot?.objects.size ?? 0) * FRESH_EACH_MS;
    }

    private async gathered(): Promise<void> {
        await pause(GATHER_MS);
        for (let waited = GATHER_MS; waited < ALONE_MS && this.waiting.length === 1 && !this.calls.listOnly; ) {
            await pause(GATHER_MS);
            waited += GATHER_MS;
        }
    }

    /** Everything there is, as it was at most `maxAgeMs` ago or after the last own write; who asks meanwhile shares the calls. */
    all(maxAgeMs = 0): Promise<readonly Wire[]> {
        const asked = performance.now();
        return this.scanned((startedAt) => {
            return startedAt >= asked || (startedAt >= asked - maxAgeMs && startedAt > this.lastWrite);
        });
    }

    /** The same, whatever this process has written meanwhile. */
    seen(maxAgeMs: number): Promise<readonly Wire[]> {
        const oldest = performance.now() - maxAgeMs;
        return this.scanned((startedAt) => startedAt >= oldest);
    }

    private async scanned(isFresh: (startedAt: number) => boolean): Promise<readonly Wire[]> {
        for (;;) {
            const { everything, startedAt = 0 } = this.snapshot ?? {};
            if (everything && isFresh(startedAt)) return everything;
            this.scanning ??= this.scan().finally(() => {
                this.scanning = undefined;
            });
            await this.scanning;
        }
    }

    /** What the last reading has brought of an object, whatever its age. */
    answered(id: string): Wire | undefined {
        return this.snapshot?.objects.get(id) ?? this.single.get(id);
    }

    /** Everything, if the last reading has brought all of it, whatever its age. */
    listed(): readonly Wire[] | undefined {
        return this.snapshot?.everything;
    }

    /** To be called after something was added. */
    added(): void {
        this.lastWrite = performance.now();
    }

    /** To be called before and after a write, so that no answer from in between is believed. */
    wrote(id: string): void {
        this.lastWrite = performance.now();
        this.written.set(id, this.lastWrite);
        this.snapshot?.objects.delete(id);
        this.single.delete(id);
    }

    private fromSnapshot(id: string, oldest: number): Wire | undefined {
        if (!this.snapshot || this.snapshot.startedAt < oldest) return undefined;
        return this.snapshot.startedAt > (this.written.get(id) ?? 0) ? this.snapshot.objects.get(id) : undefined;
    }

    /** Who comes while calls are under way waits for what they bring, before anything is asked for again. */
    private async serve(): Promise<void> {
        while (this.waiting.length > 0) {
            const batch = this.waiting.splice(0);
            const open = batch.filter(({ id, oldest }) => !this.fromSnapshot(id, oldest)).map(({ id }) => id);
            const ids = [...new Set(open)];
            try {
                if (ids.length > 1 || (ids.length > 0 && this.calls.listOnly)) {
                    await this.scan(ids.length === 1 ? ids[0] : undefined);
                }
                await Promise.all(batch.map((read) => this.settle(read).then(read.resolve, read.reject)));
            } catch (error) {
                for (const read of batch) read.reject(error);
            }
        }
        this.serving = false;
    }

    /** @param only The one id after which reading may stop. */
    private async scan(only?: string): Promise<void> {
        const snapshot: Snapshot = { startedAt: performance.now(), objects: new Map() };
        let stopped = false;
        for await (const page of this.calls.pages()) {
            for (const object of page) snapshot.objects.set(String(object.id), object);
            stopped = only !== undefined && snapshot.objects.has(only);
            if (stopped) break;
        }
        this.snapshot = stopped ? snapshot : { ...snapshot, everything: [...snapshot.objects.values()] };
    }

    /** What a list does not hold is asked for singly: objects move between pages while others write. */
    private async settle({ id, oldest }: Waiting): Promise<Wire | undefined> {
        const known = this.fromSnapshot(id, oldest);
        if (known) return known;
        const said = await this.calls.one(id);
        if (said !== NOT_CERTAIN) {
            if (said) this.single.set(id, said);
            return said;
        }
        const all = await this.scanned((startedAt) => startedAt >= oldest && startedAt > this.lastWrite);
        return all.find((each) => String(each.id) === id);
    }
}
