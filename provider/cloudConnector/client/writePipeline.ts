import { meaningOf, type Write } from "../../client/productClient";
import type { Connection } from "../../connection/connection";
import type { Wire } from "../../contract/fields";
import type { Answer } from "../../http/client";
import { ZscalerError } from "../../http/errors/errors";
import { type ActivationCalls, Activator, type Batch, notActive } from "./activator";
import { type BulkWrite, BulkWrites, type Gathered } from "./bulkWrites";
import type { EditLock } from "./editLock";

/** What the pipeline asks of the service. */
export interface WriteCalls extends ActivationCalls {
    /** Makes the call of a write, once. */
    send(write: Omit<Write<unknown>, "resultOf">): Promise<Answer>;
}

/** A write whose turn it is. */
interface Locked<T> {
    readonly write: Write<T>;
    /** Lets the next write go. */
    release(): void;
    /** To be called when it is known whether the write has saved anything. */
    ended(): void;
}

/** A write that was answered, or has failed. */
interface Sent<T> {
    readonly operation: string;
    readonly end: { readonly result: T } | { readonly error: unknown };
    /** The writes that it becomes active with; undefined where nothing has been saved. */
    readonly batch: Batch | undefined;
}

/**
 * How a tenant is changed: gather, lock, send, activate. A write is done when what it saved has taken effect, unless
 * activation is left to others.
 */
export class WritePipeline {
    private readonly bulkWrites = new BulkWrites();
    private readonly activator: Activator | undefined;

    constructor(
        private readonly calls: WriteCalls,
        private readonly editLock: EditLock,
        activation: Connection["activation"],
    ) {
        this.activator = activation === "manual" ? undefined : new Activator(calls, editLock);
    }

    /**
     * Makes a write that says the same of several groups or connectors, together with others that come at the same time.
     *
     * @throws {ActivationError} when it was saved and did not take effect
     */
    async writeTogether(write: BulkWrite): Promise<Wire> {
        const gathered = await this.gather(write);
        gathered.result ??= this.write(gathered.write);
        return gathered.result;
    }

    /** @throws {ActivationError} when it was saved and did not take effect */
    async write<T>(write: Write<T>): Promise<T> {
        const locked = await this.lock(write);
        const sent = await this.send(locked);
        return this.activate(sent);
    }

    /** Waits a moment for others that say the same, and makes one write of all. */
    private gather(write: BulkWrite): Promise<Gathered> {
        return this.bulkWrites.gather(write);
    }

    /** Waits until it is the turn of the write. */
    private async lock<T>(write: Write<T>): Promise<Locked<T>> {
        const ended = this.activator?.begin() ?? (() => undefined);
        try {
            return { write, release: await this.editLock.acquire(write.call.operation), ended };
        } catch (error) {
            ended();
            throw error;
        }
    }

    /** Makes the call, lets the next write go, and finds out whether something was saved. */
    private async send<T>({ write, release, ended }: Locked<T>): Promise<Sent<T>> {
        const { operation } = write.call;
        try {
            const result = await meaningOf(write, this.calls.send(write).finally(release));
            return { operation, end: { result }, batch: await this.batchOf(write, result) };
        } catch (error) {
            // What may have been saved has to take effect as well.
            const perhaps = error instanceof ZscalerError && error.ambiguous;
            return { operation, end: { error }, batch: perhaps ? this.activator?.join() : undefined };
        } finally {
            ended();
        }
    }

    /** Waits until what was saved is active, and says how the write has ended. */
    private async activate<T>({ operation, end, batch }: Sent<T>): Promise<T> {
        try {
            await batch?.done;
        } catch (error) {
            // What went wrong first is the better news.
            if ("result" in end) throw notActive(operation, error, end.result);
        }
        if ("error" in end) throw end.error;
        return end.result;
    }

    private async batchOf<T>({ changedNothing }: Write<T>, result: T): Promise<Batch | undefined> {
        if (!this.activator) return undefined;
        // What an earlier run has saved may still have to take effect.
        const saved = !changedNothing?.(result) || (await this.calls.status()).orgEditStatus === "EDITS_PRESENT";
        return saved ? this.activator.join() : undefined;
    }
}
