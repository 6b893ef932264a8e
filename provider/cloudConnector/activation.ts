import { NotActiveError, ZscalerError } from "../http/errors";
import { isWire, textOf, type Wire } from "../wire";

/** How long a batch waits for company once nothing is on its way any more: the engine starts what it can in a burst. */
const QUIET_MS = 500;
/** How long a batch waits while writes are on their way but none gets done. */
const STUCK_MS = 30_000;
/** How often, and for how long, an activation that was begun is looked at. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_MS = 60_000;

/** What the service offers to make saved changes take effect. */
export interface ActivationCalls {
    status(): Promise<Wire>;
    activate(force: boolean): Promise<Wire>;
    pause(milliseconds: number, doing: string): Promise<void>;
    tell(line: string): void;
}

/** How an activation went, when it did not fail. */
export type Activated = "active" | "queued";

/** Makes what this program has saved take effect. */
export async function activate(calls: ActivationCalls, doing: string, force: boolean): Promise<Activated> {
    let status = await calls.activate(force);
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
        const word = textOf(status.adminActivateStatus);
        if (word === "ADM_ACTV_DONE") return "active";
        if (word === "ADM_ACTV_FAIL" || word === "ADM_EXPIRED") throw failed(doing, `the service answered ${word}`);
        if (word === "ADM_ACTV_QUEUED") {
            calls.tell(`${doing}: queued until ${await others(calls)} have activated their changes too, or are gone`);
            return "queued";
        }
        const edits = textOf(status.orgEditStatus);
        if (edits !== undefined && edits !== "EDITS_PRESENT") return "active";
        if (waited >= LOOK_FOR_MS) throw failed(doing, "the service has not said within a minute that it is done");
        await calls.pause(LOOK_EVERY_MS, doing);
        status = await calls.status();
    }
}

function failed(doing: string, problem: string): NotActiveError {
    return new NotActiveError({
        doing,
        problem,
        nextStep: "Look at what else is being changed in the Cloud & Branch Connector portal, and run again.",
    });
}

/** The administrators who keep an activation waiting, as far as the service names them. */
export async function others(calls: Pick<ActivationCalls, "status">): Promise<string> {
    const { adminStatusMap } = await calls.status();
    const busy = Object.entries(isWire(adminStatusMap) ? adminStatusMap : {}).filter(([, word]) =>
        /EDITING|QUEUED|ACTIVATING/.test(String(word)),
    );
    return busy.length > 0 ? busy.map(([name]) => name).join(", ") : "other administrators";
}

interface Batch {
    readonly done: Promise<Activated>;
    begin(): void;
}

interface Saved<T> {
    readonly end: { readonly result: T } | { readonly error: unknown };
    readonly batch: Batch | undefined;
}

/**
 * Group commit: writes join a batch, one activation ends it, and a write is done when its batch is active. The activation
 * waits for the writes that are on their way, and then for a moment in which none follows.
 */
export class Activator {
    private onTheirWay = 0;
    private batch: Batch | undefined;
    private timer: NodeJS.Timeout | undefined;

    /** @param run Makes one activation; never while a write is going on. */
    constructor(private readonly run: () => Promise<Activated>) {}

    /**
     * Does the write, and resolves once what it saved is active.
     *
     * @param saved Whether the result means that something was saved.
     * @throws {NotActiveError} when it was saved and did not take effect
     */
    async active<T>(doing: string, write: () => Promise<T>, saved: (result: T) => Promise<boolean>): Promise<T> {
        const { batch, end } = await this.saving(write, saved);
        try {
            await batch?.done;
        } catch (error) {
            // What went wrong first is the better news.
            if ("result" in end) throw inactive(doing, error, end.result);
        }
        if ("error" in end) throw end.error;
        return end.result;
    }

    private async saving<T>(write: () => Promise<T>, saved: (result: T) => Promise<boolean>): Promise<Saved<T>> {
        this.onTheirWay++;
        this.rearm();
        try {
            const result = await write();
            return { end: { result }, batch: (await saved(result)) ? this.join() : undefined };
        } catch (error) {
            // What may have been saved has to take effect as well.
            const perhaps = error instanceof ZscalerError && error.ambiguous;
            return { end: { error }, batch: perhaps ? this.join() : undefined };
        } finally {
            this.onTheirWay--;
            this.rearm();
        }
    }

    private join(): Batch {
        this.batch ??= this.open();
        return this.batch;
    }

    private open(): Batch {
        let begin: () => void = () => undefined;
        const begun = new Promise<void>((resolve) => {
            begin = resolve;
        });
        return { begin, done: begun.then(this.run) };
    }

    private rearm(): void {
        clearTimeout(this.timer);
        if (!this.batch) return;
        this.timer = setTimeout(() => this.close(), this.onTheirWay > 0 ? STUCK_MS : QUIET_MS);
    }

    /** What is saved from here on is for the next batch. */
    private close(): void {
        const closed = this.batch;
        this.batch = undefined;
        closed?.begin();
    }
}

function inactive(doing: string, cause: unknown, saved: unknown): NotActiveError {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new NotActiveError({
        doing,
        problem: `it was saved, and did not take effect: ${why.replace(/\.$/, "")}`,
        nextStep: "Run `pulumi up` again, which activates it.",
        saved,
    });
}
