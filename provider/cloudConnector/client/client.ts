import { listed, object, Pages } from "../../client/expectedAnswer";
import { itself, ProductClient, type Purpose, refusals, type Write } from "../../client/productClient";
import type { Connection } from "../../connection/connection";
import type { Inactive, LastWrite, Origin, Person } from "../../contract/backend";
import { isWire, objects, textOf, type Wire } from "../../contract/fields";
import { type Answer, type Call, HttpClient } from "../../http/client";
import { onShutdown } from "../../http/shutdown";
import { ACTIVATE, type Activated, activate } from "./activator";
import type { Targets } from "./bulkWrites";
import { Capabilities, type Capability } from "./capabilities";
import { EditLock } from "./editLock";
import type { CloudConnectorEndpoint } from "./endpoint";
import { ERRORS } from "./errors";
import { documentedLimits, noLimits } from "./rateLimits";
import { type WriteCalls, WritePipeline } from "./writePipeline";

/** The largest page that the service gives. */
const PAGE_SIZE = 1_000;
/** What stands before every path, on the hosts of OneAPI and on those of the legacy API. */
const PREFIX = { oneApi: "/ztw/api/v1", session: "/api/v1" };

export const GROUPS: CloudConnectorEndpoint = { path: "ecgroup", noun: "Cloud Connector group" };
const ACTIVATION: CloudConnectorEndpoint = { path: "ecAdminActivateStatus", noun: "activation status" };

/** A write to connectors by a path of its own, which not every tenant offers. */
export interface ConnectorWrite {
    readonly capability: Capability;
    /** Below the product's prefix. */
    readonly path: string;
    readonly operation: string;
}

/** Cloud & Branch Connector over one connection: plain lists, one write at a time, and activation of what was saved. */
export class CloudConnectorClient extends ProductClient<CloudConnectorEndpoint> implements WriteCalls {
    readonly scoping = undefined;
    readonly capabilities = new Capabilities();
    private readonly editLock = new EditLock(this);
    private readonly pipeline: WritePipeline;

    private constructor(
        http: HttpClient,
        private readonly prefix: string,
        activation: Connection["activation"],
        readonly login: string,
    ) {
        super(http);
        this.pipeline = new WritePipeline(this, this.editLock, activation);
    }

    static over(connection: Connection): CloudConnectorClient {
        const prefix = PREFIX[connection.api === "session" ? "session" : "oneApi"];
        const unlimited = connection.readsPer10Seconds === 0 && connection.writesPer10Seconds === 0;
        const laneOf = unlimited ? noLimits : documentedLimits(prefix);
        const { activation, clientId } = connection;
        const http = new HttpClient(connection, { laneOf, errors: ERRORS });
        // Signing out activates what was saved, which is for somebody else to do where it is not automatic.
        if (activation === "automatic") onShutdown(() => http.signOut());
        return new CloudConnectorClient(http, prefix, activation, clientId);
    }

    /** Sets the same on several groups or connectors, by one call for all that ask for it at the same time. */
    setTogether({ capability, path, operation }: ConnectorWrite, what: Wire, targets: Targets): Promise<Wire> {
        const write = { endpoint: GROUPS, path: `${this.prefix}/${path}`, what, targets, operation };
        return this.capabilities.use(capability, operation, () => this.pipeline.writeTogether(write));
    }

    /** The same for one group, where the path says what to set. */
    async setOne({ capability, path, operation }: ConnectorWrite, groupId: string): Promise<void> {
        const call: Call = { method: "PUT", path: `${this.prefix}/${path}`, operation };
        const write = { call, endpoint: GROUPS, ids: () => [groupId], resultOf: itself };
        await this.capabilities.use(capability, operation, () => this.write(write));
    }

    /** What a path of its own answers now, be it one object or several. */
    async answers(endpoint: CloudConnectorEndpoint, operation: string): Promise<Wire[]> {
        const call: Call = { method: "GET", path: this.path(endpoint, "read"), query: endpoint.query, operation };
        const { body } = await this.call(call, endpoint);
        return objects([body].flat());
    }

    originOf({ lastModifiedTime, lastModTime, lastModUid, lastModifiedBy }: Wire): Origin {
        const [person] = [lastModUid, lastModifiedBy].filter(isWire);
        return { at: Number(lastModifiedTime ?? lastModTime ?? 0) * 1000, author: textOf(person?.id) };
    }

    lastWriteOf({ lastModifiedTime, lastModTime, lastModUid, lastModifiedBy }: Wire): LastWrite {
        const [person] = [lastModUid, lastModifiedBy].filter(isWire);
        const at = Number(lastModifiedTime ?? lastModTime ?? 0) * 1000;
        return { at: at || undefined, by: textOf(person?.id), name: textOf(person?.name) };
    }

    /** Answers have their names. */
    async administrators(): Promise<readonly Person[]> {
        return [];
    }

    async inactive(): Promise<Inactive | undefined> {
        const { orgEditStatus, adminStatusMap } = await this.status();
        const words = Object.entries(isWire(adminStatusMap) ? adminStatusMap : {});
        const editors = words.flatMap(([name, word]) => (word === "ADM_EDITING" ? [name] : []));
        return orgEditStatus === "EDITS_PRESENT" ? { editors } : undefined;
    }

    async find(endpoint: CloudConnectorEndpoint, name: string): Promise<Wire[]> {
        const wanted = name.toLowerCase();
        return (await this.listAll(endpoint)).filter((candidate) => String(candidate.name).toLowerCase() === wanted);
    }

    /** Makes everything that this credential has saved take effect, after the writes that have begun. */
    activateNow(how: { force: boolean }): Promise<Activated> {
        return this.editLock.exclusively(() => activate(this, how));
    }

    async status(): Promise<Wire> {
        return (await this.get(ACTIVATION, "read the activation status", saysStatus)) ?? {};
    }

    async activate({ force }: { force: boolean }): Promise<Wire> {
        const path = `${this.prefix}/${ACTIVATION.path}/${force ? "forcedActivate" : "activate"}`;
        return object(await this.call({ method: "PUT", path, operation: ACTIVATE, body: {} }, ACTIVATION), ACTIVATE);
    }

    protected async *pages(endpoint: CloudConnectorEndpoint, operation: string): AsyncGenerator<readonly Wire[]> {
        const seen = new Pages();
        for (let page = 1; ; page++) {
            const query = { page: String(page), pageSize: String(PAGE_SIZE) };
            const answer = await this.call(
                { method: "GET", path: this.path(endpoint, "list"), query, operation },
                endpoint,
            );
            const items = listed(answer.body, answer, operation);
            yield seen.fresh(items, answer, operation);
            if (items.length < PAGE_SIZE) return;
        }
    }

    protected path({ path }: CloudConnectorEndpoint, _purpose: Purpose, id?: string): string {
        return `${this.prefix}/${path}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
    }

    protected scope(): undefined {
        return undefined;
    }

    protected readable(wire: Wire): Wire {
        return wire;
    }

    protected override write<T>(write: Write<T, CloudConnectorEndpoint>): Promise<T> {
        return this.pipeline.write(write);
    }

    protected async call(call: Call, endpoint: CloudConnectorEndpoint): Promise<Answer> {
        try {
            return await this.http.request({ ...call, ...refusals(endpoint, call, "View Only") });
        } catch (error) {
            throw await this.editLock.explain(error, call.operation);
        }
    }
}

const saysStatus = ({ orgEditStatus, adminActivateStatus }: Wire): boolean =>
    orgEditStatus !== undefined || adminActivateStatus !== undefined;
