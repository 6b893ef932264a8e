import { isWire, type Wire } from "../../contract/fields";
import { ConflictError } from "../../http/errors/errors";
import { EDIT_LOCK } from "./errors";

/** What the lock has to know of the service. */
export interface EditLockCalls {
    /** What the service may call the administrator that this is. */
    readonly login: string;
    status(): Promise<Wire>;
    monotonicNow(): number;
}

/**
 * The service takes one write of a tenant at a time, and none while another administrator holds the edit lock. Writes wait
 * here for their turn; the transport waits for the other administrator, until the deadline of the call.
 */
export class EditLock {
    private last: Promise<void> = Promise.resolve();
    /** The last call that gave up waiting for another administrator. */
    private refused: { readonly at: number; readonly by: string } | undefined;

    constructor(private readonly calls: EditLockCalls) {}

    /**
     * Resolves when every write that came before has been answered. The returned function lets the next one go.
     *
     * @throws {ConflictError} when a write that was before this one in the queue has waited for the lock in vain
     */
    async acquire(operation: string): Promise<() => void> {
        const asked = this.calls.monotonicNow();
        const release = await this.turn();
        // Who waited behind a write that gave up has waited as long.
        if (!this.refused || asked >= this.refused.at) return release;
        release();
        throw locked(operation, this.refused.by);
    }

    /** Does work after all writes that have begun, and before any that begins later. */
    async exclusively<T>(work: () => Promise<T>): Promise<T> {
        const release = await this.turn();
        return work().finally(release);
    }

    /** The error of a call that was made: where another administrator kept the lock, it names who that is. */
    async explain(error: unknown, operation: string): Promise<unknown> {
        if (!(error instanceof ConflictError) || error.serviceId !== EDIT_LOCK) return error;
        const by = await editorsIn(this.calls);
        this.refused = { at: this.calls.monotonicNow(), by };
        return locked(operation, by, error);
    }

    private async turn(): Promise<() => void> {
        const before = this.last;
        let release: () => void = () => undefined;
        this.last = new Promise((resolve) => {
            release = resolve;
        });
        await before;
        return release;
    }
}

/** The other administrators who are editing, as far as the service names them. */
export async function editorsIn(calls: Pick<EditLockCalls, "status" | "login">): Promise<string> {
    const { adminStatusMap } = await calls.status();
    const editing = Object.entries(isWire(adminStatusMap) ? adminStatusMap : {}).filter(
        ([name, word]) => word === "ADM_EDITING" && name !== calls.login,
    );
    return editing.length > 0 ? editing.map(([name]) => name).join(", ") : "other administrators";
}

function locked(operation: string, by: string, refusal?: ConflictError): ConflictError {
    const { status, serviceId, reason, requestId } = refusal ?? {};
    return new ConflictError({
        operation,
        problem: `timed out waiting for the edit lock held by ${by}${refusal ? ":" : ""}`,
        nextStep: "Run again when they have activated their changes or logged out.",
        status,
        serviceId,
        reason,
        requestId,
    });
}
