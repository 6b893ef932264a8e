import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../../core/collection";
import { kept } from "../../core/fields";
import type { Json, StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { administrator } from "../administrator";
import { holdsLock } from "./editLock";

/** Whoever is away for so long has his changes activated by the service. */
const IDLE_SECONDS = 30 * 60;

/** How the tenant came to its last activation. */
type Cause = "CAC_ACTV_UI" | "CAC_ACTV_SUPERADMIN" | "CAC_ACTV_TIMER" | "CAC_ACTV_SESSION_LOGOUT";

/** What holds for the tenant as a whole. */
export const organisation: CollectionDefinition = {
    name: "ecActivation",
    typeName: "Activation",
    scope: "tenant",
    fields: { id: kept(), name: kept() },
    builtIn: () => [
        {
            id: "1",
            name: "activation",
            microtenantId: DEFAULT_MICROTENANT,
            lastCause: "CAC_ACTV_UNKNOWN",
            activations: 0,
        },
    ],
};

/** What one administrator has on the way: saved, asked to be activated, being activated. */
interface Edits {
    readonly saved: number;
    readonly requested: number;
    readonly activating: number;
    readonly status: string;
    /** Epoch seconds; absent for who has done nothing yet. */
    readonly lastSeen?: number;
}

/**
 * Changes take effect in two steps: each write is saved, an activation publishes all that its administrator has saved.
 * While another one has saved changes too, it is queued until that one activates.
 */
export class Activation {
    constructor(private readonly tenant: Tenant) {}

    /** A write of an administrator changed the configuration. */
    saved(id: string): void {
        this.#settle();
        const { saved } = this.#edits(id);
        this.#set(id, { saved: saved + 1, status: "ADM_EDITING", lastSeen: this.#now });
    }

    /** An administrator is there: the service waits longer with what is not activated. */
    seen(id: string): void {
        const { saved, lastSeen } = this.#edits(id);
        if (saved === 0 || lastSeen === this.#now) return;
        this.#settle();
        this.#set(id, { lastSeen: this.#now });
    }

    /** @returns the status of the administrator afterwards */
    activate(id: string, cause: Cause = "CAC_ACTV_UI"): string {
        this.#settle();
        this.#request([id], cause);
        return this.#edits(id).status;
    }

    /** Activates what everybody has saved. */
    force(id: string): string {
        this.#settle();
        this.#request(this.#everybody, "CAC_ACTV_SUPERADMIN");
        return this.#edits(id).status;
    }

    /** Logging out activates. */
    left(id: string): void {
        if (this.#edits(id).saved > 0) this.activate(id, "CAC_ACTV_SESSION_LOGOUT");
    }

    /** The tenant's state; `pendingWrites` are saved and not active, `activations` have made some active. */
    get state(): { orgEditStatus: string; pendingWrites: number; activations: number } {
        this.#settle();
        const pendingWrites = this.#everybody
            .map((id) => this.#edits(id))
            .reduce((sum, { saved, requested, activating }) => sum + saved + requested + activating, 0);
        return {
            orgEditStatus: pendingWrites > 0 ? "EDITS_PRESENT" : "EDITS_CLEARED",
            pendingWrites,
            activations: Number(this.#tenantWide.activations),
        };
    }

    /** The status as an administrator is told. */
    answer(id: string, verb: "GET" | "PUT"): WireObject {
        const { orgEditStatus } = this.state;
        const orgLastActivateStatus = this.#tenantWide.lastCause;
        const adminActivateStatus = this.#edits(id).status;
        if (this.tenant.switches.activationAnswer === "full") {
            return { orgEditStatus, orgLastActivateStatus, adminStatusMap: this.#statusMap(), adminActivateStatus };
        }
        return verb === "GET" ? { orgEditStatus, orgLastActivateStatus } : { adminActivateStatus };
    }

    #statusMap(): Json | undefined {
        const seen = [...this.#administrators.values()].filter(({ lastSeen }) => lastSeen !== undefined);
        const statuses = seen.map((one): [string, Json] => [
            one.name,
            holdsLock(one, this.tenant) ? "ADM_EDITING" : (one.status ?? null),
        ]);
        return statuses.length > 0 ? Object.fromEntries(statuses) : undefined;
    }

    /** Lets happen what time has brought: an activation that ends, and those of who is away. */
    #settle(): void {
        this.#finish();
        const away = this.#everybody.filter((id) => {
            const { saved, lastSeen = 0 } = this.#edits(id);
            return saved > 0 && this.#now - lastSeen >= IDLE_SECONDS;
        });
        if (away.length > 0) this.#request(away, "CAC_ACTV_TIMER");
    }

    #request(ids: readonly string[], cause: Cause): void {
        const isFailing = this.tenant.switches.activationOutcome === "failed";
        for (const id of ids) {
            const { saved, requested, lastSeen = this.#now } = this.#edits(id);
            const next = { saved: 0, requested: requested + saved, status: "ADM_ACTV_QUEUED" };
            this.#set(id, { lastSeen, ...(isFailing ? { status: "ADM_ACTV_FAIL" } : next) });
        }
        if (!isFailing) this.#start(cause);
    }

    /** Begins with all that is queued, once nobody has anything left that is only saved. */
    #start(cause: Cause): void {
        const queued = this.#everybody.filter((id) => this.#edits(id).status === "ADM_ACTV_QUEUED");
        const isHeldUp = this.#everybody.some((id) => this.#edits(id).saved > 0);
        if (queued.length === 0 || isHeldUp || this.#tenantWide.until !== undefined) return;
        for (const id of queued) {
            this.#set(id, { requested: 0, activating: this.#edits(id).requested, status: "ADM_ACTIVATING" });
        }
        this.#setTenantWide({ until: this.#now + this.tenant.switches.activationSeconds, cause });
        this.#finish();
    }

    #finish(): void {
        const { until, cause, activations } = this.#tenantWide;
        if (until === undefined || Number(until) > this.#now) return;
        let count = 0;
        for (const id of this.#everybody) {
            const { activating, status } = this.#edits(id);
            count += activating;
            this.#set(id, { activating: 0, ...(status === "ADM_ACTIVATING" && { status: "ADM_ACTV_DONE" }) });
        }
        this.#setTenantWide({
            until: undefined,
            lastCause: cause,
            activations: Number(activations) + (count > 0 ? 1 : 0),
        });
        this.#start("CAC_ACTV_UI");
    }

    get #now(): number {
        return this.tenant.clock.seconds();
    }

    get #administrators() {
        return this.tenant.collection(administrator.name);
    }

    get #everybody(): string[] {
        return [...this.#administrators.values()].map(({ id }) => id);
    }

    #edits(id: string): Edits {
        const edits: WireObject = this.#administrators.get(id) ?? {};
        const { saved, requested, activating, status, lastSeen } = edits;
        return {
            saved: Number(saved ?? 0),
            requested: Number(requested ?? 0),
            activating: Number(activating ?? 0),
            status: String(status ?? "ADM_LOGGED_IN"),
            ...(typeof lastSeen === "number" && { lastSeen }),
        };
    }

    #set(id: string, change: Partial<Edits>): void {
        const known = this.#administrators.get(id);
        if (known) this.tenant.put(this.#administrators, { ...known, ...change });
    }

    get #tenantWide(): StoredObject {
        const [state] = this.tenant.collection(organisation.name).values();
        if (!state) throw new Error("The state of activation is missing.");
        return state;
    }

    #setTenantWide(change: WireObject): void {
        this.tenant.put(this.tenant.collection(organisation.name), { ...this.#tenantWide, ...change });
    }
}
