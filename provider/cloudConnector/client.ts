import type { Connection } from "../connection";
import type { Place } from "../definition";
import { EDIT_LOCK } from "../http/answer";
import { type Answer, type Call, HttpClient } from "../http/client";
import { ConflictError } from "../http/errors";
import { object, ProductClient, type Purpose } from "../productClient";
import { isWire, objects, type Wire } from "../wire";
import { type Activated, type ActivationCalls, Activator, activate, others } from "./activation";
import { BulkWrites, type Targets } from "./bulkWrites";
import { Capabilities } from "./capability";
import { documentedLimits, noLimits } from "./rateLimits";

/** The largest page that the service gives. */
const PAGE_SIZE = 1_000;
/** What stands before every path, on the hosts of OneAPI and on those of the legacy API. */
const PREFIX = { oneApi: "/ztw/api/v1", session: "/api/v1" };

export const GROUPS: Place = { path: "ecgroup", noun: "Cloud Connector group" };
const ACTIVATION: Place = { path: "ecAdminActivateStatus", noun: "activation status" };
/** The service takes one write of a tenant at a time. */
const ANY_WRITE = "any write";

/** Cloud & Branch Connector over one connection: plain lists, one write at a time, and activation of what was saved. */
export class CloudConnectorClient extends ProductClient implements ActivationCalls {
    readonly defaultMicrotenantId = undefined;
    readonly capabilities = new Capabilities();
    private readonly bulkWrites = new BulkWrites(async (path, body, { vmGroupIds }, doing) => {
        const { body: answer } = await this.act(path, body, doing, vmGroupIds);
        return isWire(answer) ? answer : {};
    });
    private readonly activator = new Activator(() => this.activateNow(false));

    private constructor(
        http: HttpClient,
        private readonly prefix: string,
        private readonly activation: Connection["activation"],
    ) {
        super(http);
    }

    static over(connection: Connection): CloudConnectorClient {
        const prefix = PREFIX[connection.api === "session" ? "session" : "oneApi"];
        const unlimited = connection.readsPer10Seconds === 0 && connection.writesPer10Seconds === 0;
        const laneOf = unlimited ? noLimits : documentedLimits(prefix);
        return new CloudConnectorClient(new HttpClient(connection, { laneOf }), prefix, connection.activation);
    }

    override create(place: Place, body: Wire, doing: string): Promise<Wire> {
        return this.active(doing, () => super.create(place, body, doing));
    }

    override update(place: Place, id: string, body: Wire | (() => Promise<Wire>), doing: string): Promise<void> {
        return this.active(doing, () => super.update(place, id, body, doing));
    }

    /** One that an earlier run deleted may still have to be made to take effect. */
    override delete(place: Place, id: string, doing: string): Promise<boolean> {
        const gone = async (deleted: boolean) => deleted || (await this.status()).orgEditStatus === "EDITS_PRESENT";
        return this.active(doing, () => super.delete(place, id, doing), gone);
    }

    /** A write to groups by a path of its own. */
    act(path: string, body: Wire | undefined, doing: string, groupIds: readonly string[]): Promise<Answer> {
        const call: Call = { method: "PUT", path: `${this.prefix}/${path}`, body, doing };
        return this.active(doing, () => this.send(call, GROUPS, groupIds));
    }

    /** A write that says the same of several groups or connectors, together with others that come at the same time. */
    bulk(path: string, what: Wire, targets: Targets, doing: string): Promise<Wire> {
        return this.bulkWrites.write(path, what, targets, doing);
    }

    async find(place: Place, name: string): Promise<Wire[]> {
        const wanted = name.toLowerCase();
        return (await this.everything(place)).filter((candidate) => String(candidate.name).toLowerCase() === wanted);
    }

    /** Makes everything that this credential has saved take effect. */
    activateNow(force: boolean): Promise<Activated> {
        return activate(this, "activate the changes", force);
    }

    async status(): Promise<Wire> {
        return (await this.get(ACTIVATION, "read the activation status")) ?? {};
    }

    async activate(force: boolean): Promise<Wire> {
        const doing = "activate the changes";
        const path = `${this.prefix}/${ACTIVATION.path}/${force ? "forcedActivate" : "activate"}`;
        return object(await this.call({ method: "PUT", path, doing, body: {} }, ACTIVATION), doing);
    }

    protected async *pages(place: Place, doing: string): AsyncGenerator<readonly Wire[]> {
        for (let page = 1; ; page++) {
            const query = { page: String(page), pageSize: String(PAGE_SIZE) };
            const { body } = await this.call({ method: "GET", path: this.path(place, "list"), query, doing }, place);
            const items = objects(body);
            yield items;
            if (items.length < PAGE_SIZE) return;
        }
    }

    protected path(place: Place, purpose: Purpose, id?: string): string {
        const path = purpose === "list" ? (place.listPath ?? place.path) : place.path;
        return `${this.prefix}/${path}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
    }

    protected scope(): undefined {
        return undefined;
    }

    protected readable(wire: Wire): Wire {
        return wire;
    }

    protected async call(call: Call, { noun }: Place): Promise<Answer> {
        const needs = `permission to ${call.method === "GET" ? "read" : "change"} this: ${noun}`;
        const request = () => this.http.request({ ...call, needs });
        try {
            return await (call.method === "GET" ? request() : this.turns.take(ANY_WRITE, request));
        } catch (error) {
            if (error instanceof ConflictError && error.serviceId === EDIT_LOCK) throw await this.locked(error);
            throw error;
        }
    }

    private active<T>(
        doing: string,
        write: () => Promise<T>,
        saved: (result: T) => Promise<boolean> = async () => true,
    ): Promise<T> {
        return this.activation === "manual" ? write() : this.activator.active(doing, write, saved);
    }

    private async locked({ doing, status, serviceId, reason, requestId }: ConflictError): Promise<ConflictError> {
        return new ConflictError({
            doing,
            problem: `${await others(this)} kept the right to edit:`,
            nextStep: "Run again when they have activated their changes or logged out.",
            status,
            serviceId,
            reason,
            requestId,
        });
    }
}
