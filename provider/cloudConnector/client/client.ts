import { listed, object, Pages } from "../../client/expectedAnswer";
import { ProductClient, type Purpose, refusals } from "../../client/productClient";
import type { Connection } from "../../connection/connection";
import type { Endpoint } from "../../contract/endpoint";
import { isWire, objects, type Wire } from "../../contract/fields";
import { type Answer, type Call, HttpClient } from "../../http/client";
import { ConflictError } from "../../http/errors/errors";
import { EDIT_LOCK } from "../../http/errors/fromResponse";
import { onShutdown } from "../../http/shutdown";
import { type Activated, type ActivationCalls, Activator, activate, others } from "./activator";
import { BulkWrites, type Targets } from "./bulkWrites";
import { Capabilities } from "./capabilities";
import { documentedLimits, noLimits } from "./rateLimits";

/** The largest page that the service gives. */
const PAGE_SIZE = 1_000;
/** What stands before every path, on the hosts of OneAPI and on those of the legacy API. */
const PREFIX = { oneApi: "/ztw/api/v1", session: "/api/v1" };

export const GROUPS: Endpoint = { path: "ecgroup", noun: "Cloud Connector group" };
const ACTIVATION: Endpoint = { path: "ecAdminActivateStatus", noun: "activation status" };
const ACTIVATE = "activate the changes";
/** The service takes one write of a tenant at a time. */
const ANY_WRITE = "any write";

/** Cloud & Branch Connector over one connection: plain lists, one write at a time, and activation of what was saved. */
export class CloudConnectorClient extends ProductClient implements ActivationCalls {
    readonly defaultMicrotenantId = undefined;
    readonly capabilities = new Capabilities();
    private readonly bulkWrites = new BulkWrites(async (path, body, { vmGroupIds }, operation) => {
        const { body: answer } = await this.act(path, body, operation, vmGroupIds);
        return isWire(answer) ? answer : {};
    });
    private readonly activator = new Activator(
        () => activate(this, ACTIVATE, false),
        (work) => this.turns.run(ANY_WRITE, work),
    );
    /** The last write that gave up waiting for another administrator to let go. */
    private lockedOut: { readonly at: number; readonly by: string } | undefined;

    private constructor(
        http: HttpClient,
        private readonly prefix: string,
        private readonly activation: Connection["activation"],
        readonly login: string,
    ) {
        super(http);
    }

    static over(connection: Connection): CloudConnectorClient {
        const prefix = PREFIX[connection.api === "session" ? "session" : "oneApi"];
        const unlimited = connection.readsPer10Seconds === 0 && connection.writesPer10Seconds === 0;
        const laneOf = unlimited ? noLimits : documentedLimits(prefix);
        const { activation, clientId } = connection;
        const http = new HttpClient(connection, { laneOf });
        // Signing out activates what was saved, which is for somebody else to do where it is not automatic.
        if (activation === "automatic") onShutdown(() => http.signOut());
        return new CloudConnectorClient(http, prefix, activation, clientId);
    }

    override create(place: Endpoint, body: Wire | (() => Promise<Wire>), operation: string): Promise<Wire> {
        return this.active(operation, () => super.create(place, body, operation));
    }

    override update(
        place: Endpoint,
        id: string,
        body: Wire | (() => Promise<Wire | undefined>),
        operation: string,
    ): Promise<void> {
        return this.active(operation, () => super.update(place, id, body, operation));
    }

    /** One that an earlier run deleted may still have to be made to take effect. */
    override delete(place: Endpoint, id: string, operation: string): Promise<boolean> {
        const gone = async (deleted: boolean) => deleted || (await this.status()).orgEditStatus === "EDITS_PRESENT";
        return this.active(operation, () => super.delete(place, id, operation), gone);
    }

    /** A write to groups by a path of its own. */
    act(path: string, body: Wire | undefined, operation: string, groupIds: readonly string[]): Promise<Answer> {
        const call: Call = { method: "PUT", path: `${this.prefix}/${path}`, body, operation };
        return this.active(operation, () => this.send(call, GROUPS, () => groupIds));
    }

    /** A write that says the same of several groups or connectors, together with others that come at the same time. */
    bulk(path: string, what: Wire, targets: Targets, operation: string): Promise<Wire> {
        return this.bulkWrites.write(path, what, targets, operation);
    }

    /** What a path of its own answers now, be it one object or several. */
    async answers(place: Endpoint, operation: string): Promise<Wire[]> {
        const call: Call = { method: "GET", path: this.path(place, "read"), query: place.query, operation };
        const { body } = await this.request(call, place);
        return objects([body].flat());
    }

    async find(place: Endpoint, name: string): Promise<Wire[]> {
        const wanted = name.toLowerCase();
        return (await this.listAll(place)).filter((candidate) => String(candidate.name).toLowerCase() === wanted);
    }

    /** Makes everything that this credential has saved take effect, after the writes that have begun. */
    activateNow(force: boolean): Promise<Activated> {
        return this.turns.run(ANY_WRITE, () => activate(this, ACTIVATE, force));
    }

    async status(): Promise<Wire> {
        return (await this.get(ACTIVATION, "read the activation status", saysStatus)) ?? {};
    }

    async activate(force: boolean): Promise<Wire> {
        const path = `${this.prefix}/${ACTIVATION.path}/${force ? "forcedActivate" : "activate"}`;
        return object(await this.request({ method: "PUT", path, operation: ACTIVATE, body: {} }, ACTIVATION), ACTIVATE);
    }

    protected async *pages(place: Endpoint, operation: string): AsyncGenerator<readonly Wire[]> {
        const seen = new Pages();
        for (let page = 1; ; page++) {
            const query = { page: String(page), pageSize: String(PAGE_SIZE) };
            const answer = await this.call({ method: "GET", path: this.path(place, "list"), query, operation }, place);
            const items = listed(answer.body, answer, operation);
            yield seen.fresh(items, answer, operation);
            if (items.length < PAGE_SIZE) return;
        }
    }

    protected path(place: Endpoint, purpose: Purpose, id?: string): string {
        const path = purpose === "list" ? (place.listPath ?? place.path) : place.path;
        return `${this.prefix}/${path}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
    }

    protected scope(): undefined {
        return undefined;
    }

    protected readable(wire: Wire): Wire {
        return wire;
    }

    protected call(call: Call, place: Endpoint): Promise<Answer> {
        if (call.method === "GET") return this.request(call, place);
        const asked = this.monotonicNow();
        return this.turns.run(ANY_WRITE, async () => {
            // Who waited behind a write that gave up has waited as long.
            if (this.lockedOut && asked < this.lockedOut.at) throw locked(call.operation, this.lockedOut.by);
            return this.request(call, place);
        });
    }

    private async request(call: Call, place: Endpoint): Promise<Answer> {
        try {
            return await this.http.request({ ...call, ...refusals(place, call.method) });
        } catch (error) {
            if (!(error instanceof ConflictError) || error.serviceId !== EDIT_LOCK) throw error;
            const by = await others(this);
            this.lockedOut = { at: this.monotonicNow(), by };
            throw locked(call.operation, by, error);
        }
    }

    private active<T>(
        operation: string,
        write: () => Promise<T>,
        saved: (result: T) => Promise<boolean> = async () => true,
    ): Promise<T> {
        return this.activation === "manual" ? write() : this.activator.active(operation, write, saved);
    }
}

const saysStatus = ({ orgEditStatus, adminActivateStatus }: Wire): boolean =>
    orgEditStatus !== undefined || adminActivateStatus !== undefined;

function locked(operation: string, by: string, refusal?: ConflictError): ConflictError {
    const { status, serviceId, reason, requestId } = refusal ?? {};
    return new ConflictError({
        operation,
        problem: `${by} kept the right to edit${refusal ? ":" : ""}`,
        nextStep: "Run again when they have activated their changes or logged out.",
        status,
        serviceId,
        reason,
        requestId,
    });
}
