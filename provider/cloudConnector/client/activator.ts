import { setImmediate as callersAreTold } from "node:timers/promises";
import { textOf, type Wire } from "../../contract/fields";
import { ActivationError, ZscalerError } from "../../http/errors/errors";
import { type EditLock, editorsIn } from "./editLock";

/** For how long nothing is on its way before what was saved is activated: the engine starts what it can in a burst. */
const QUIET_MS = 500;
/** How long what was saved waits for further writes to begin. */
const COMPANY_MS = 2_000;
/** How long it waits for those that have begun, while none of them gets done. */
const STUCK_MS = 30_000;
/** How often, and for how long, an activation that was begun is looked at. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_MS = 60_000;

/** What the service offers to make saved changes take effect. */
export interface ActivationCalls {
    /** What the service may call the administrator that this is. */
    readonly login: string;
    status(): Promise<Wire>;
    activate(how: { force: boolean }): Promise<Wire>;
    pause(milliseconds: number, operation: string): Promise<void>;
    log(line: string): void;
}

/** How an activation went, when it did not fail. */
export type Activated = "active" | "queued";

export const ACTIVATE = "activate the changes";

/** Makes what this program has saved take effect. @param force Whether also what other administrators have saved. */
export async function activate(calls: ActivationCalls, { force }: { force: boolean }): Promise<Activated> {
    let status = await calls.activate({ force });
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
        const word = textOf(status.adminActivateStatus);
        if (word === "ADM_ACTV_DONE") return "active";
        if (word === "ADM_ACTV_FAIL" || word === "ADM_EXPIRED") throw failed(`the service answered ${word}`);
        if (word === "ADM_ACTV_QUEUED") {
            const who = await editorsIn(calls);
            calls.log(`warning: the activation is queued until ${who} have activated their changes or logged out`);
            return "queued";
        }
        const edits = textOf(status.orgEditStatus);
        if (edits !== undefined && edits !== "EDITS_PRESENT") return "active";
        if (waited >= LOOK_FOR_MS) throw failed("timed out after one minute waiting for the activation to finish");
        await calls.pause(LOOK_EVERY_MS, ACTIVATE);
        status = await calls.status();
    }
}

function failed(problem: string): ActivationError {
    return new ActivationError({
        operation: ACTIVATE,
        problem,
        nextStep: "Check in the Cloud & Branch Connector portal which other changes are in progress, and run again.",
    });
}

/** Writes whose changes become active together. */
export interface Batch {
    /** When the first of them was saved. */
    readonly opened: number;
    readonly done: Promise<Activated>;
    /** Whether its activation has a place among the writes. */
    inLine: boolean;
    /** From here on, what is saved is for the next batch. */
    begin(): void;
}

/**
 * Group commit: what is saved joins a batch, one activation ends it, and a write is done when its batch is active. The
 * activation takes its place behind the writes that have begun: once nothing has been on its way for a moment, or at the
 * latest two seconds after the first was saved.
 */
export class Activator {
    private onTheirWay = 0;
    private batch: Batch | undefined;
    private timer: NodeJS.Timeout | undefined;

    constructor(
        private readonly calls: ActivationCalls,
        private readonly editLock: EditLock,
    ) {}

    /** A write begins, for which the next activation waits a while. The returned function says that it has ended. */
    begin(): () => void {
        this.onTheirWay++;
        if (!this.batch?.inLine) this.look();
        return () => {
            this.onTheirWay--;
            this.look();
        };
    }

    /** Something was saved. To be called before the write has ended. */
    join(): Batch {
        this.batch ??= this.open();
        return this.batch;
    }

    private open(): Batch {
        let begin: () => void = () => undefined;
        const begun = new Promise<void>((resolve) => {
            begin = resolve;
        });
        const batch: Batch = {
            opened: performance.now(),
            done: begun.then(() => activate(this.calls, { force: false })),
            inLine: false,
            begin: () => {
                if (this.batch === batch) {
                    this.batch = undefined;
                    clearTimeout(this.timer);
                }
                begin();
            },
        };
        return batch;
    }

    /** Decides what the open batch waits for now. */
    private look(): void {
        clearTimeout(this.timer);
        const { batch } = this;
        if (!batch) return;
        if (batch.inLine) {
            this.timer = setTimeout(batch.begin, STUCK_MS);
            return;
        }
        const left = Math.max(0, batch.opened + COMPANY_MS - performance.now());
        const wait = this.onTheirWay > 0 ? left : Math.min(left, QUIET_MS);
        this.timer = setTimeout(() => this.lineUp(batch), wait);
    }

    private lineUp(batch: Batch): void {
        batch.inLine = true;
        // Begun out of turn already, it still keeps others waiting until it is through.
        void this.editLock.exclusively(async () => {
            // The write before has been answered, and its caller has yet to hear of it.
            await callersAreTold();
            batch.begin();
            await Promise.allSettled([batch.done]);
        });
        this.look();
    }
}

/** The error of a write that was saved, and whose batch has not become active. */
export function notActive(operation: string, cause: unknown, saved: unknown): ActivationError {
    const why = cause instanceof ZscalerError ? cause.clause : String(cause);
    return new ActivationError({
        operation,
        problem: `the change was saved, but its activation failed: ${why}`,
        nextStep: "Run `pulumi up` again, which activates it.",
        saved,
    });
}
