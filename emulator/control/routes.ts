import { type Collection, DEFAULT_MICROTENANT } from "../core/collection";
import { change, create, place, remove } from "../core/crud";
import { ApiError, malformedBody, notFound } from "../core/errors";
import type { Method, Reply } from "../core/http";
import { isObject, isWellFormed, type Json, type StoredObject, type WireObject } from "../core/json";
import { rawView } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { type Faults, parseFault } from "../server/faults";
import type { Request } from "../server/gateway";
import type { Outage } from "../server/outage";
import type { RequestLog } from "../server/requestLog";
import { Routing } from "../server/routing";
import { bearerOf, equalSecrets, type Tokens } from "../server/tokens";
import { parseSwitches } from "../switches";
import { identityRoutes } from "./identity";

/** One path of the control API; what the handler returns is the answer. */
export interface ControlRoute {
    readonly method: Method;
    readonly path: string;
    readonly handle: (call: ControlCall) => Json | Promise<Json>;
}

/** The parts of the emulator that the control API moves. */
export interface ControlParts {
    readonly tenant: Tenant;
    readonly tokens: Tokens;
    readonly faults: Faults;
    readonly requestLog: RequestLog;
    readonly outage: Outage;
    /** What follows outside of the tenant when its clock has been moved. */
    readonly passed: () => Promise<void>;
}

/** One request to the control API. */
export class ControlCall {
    readonly tenant: Tenant;

    constructor(
        readonly parts: ControlParts,
        readonly params: Readonly<Record<string, string | undefined>>,
        readonly query: URLSearchParams,
        private readonly text: string,
    ) {
        this.tenant = parts.tenant;
    }

    body(): WireObject {
        if (this.text === "") return {};
        let value: unknown;
        try {
            value = JSON.parse(this.text);
        } catch {
            throw malformedBody("The request body is not valid JSON");
        }
        if (!isObject(value)) throw malformedBody("The request body is not a JSON object");
        if (!isWellFormed(value)) throw malformedBody("The request body contains a string that is not valid Unicode");
        return value;
    }

    collection(): Collection {
        return this.tenant.collection(this.params.collection ?? "");
    }

    /** The object the path names, in whatever microtenant it is. */
    find(collection: string): StoredObject {
        const id = this.params.id ?? "";
        const object = this.tenant.collection(collection).get(id);
        if (!object) throw notFound(400, id);
        return object;
    }

    raw(collection: string, object: StoredObject): WireObject {
        return rawView(this.tenant, this.tenant.collection(collection), object);
    }

    /** Another administrator than the one behind the API client. */
    get administrator(): string {
        return this.tenant.identity.administratorId;
    }
}

const MS_PER_SECOND = 1_000;
const SECONDS_PER: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

const objectRoutes: ControlRoute[] = [
    {
        method: "GET",
        path: "/control/v1/collections",
        handle: (call) => [...call.tenant.collections()].map(({ name, size }): Json => ({ name, size })),
    },
    {
        method: "GET",
        path: "/control/v1/objects/:collection",
        handle(call) {
            const collection = call.collection();
            const microtenantId = call.query.get("microtenantId");
            return [...collection.values()]
                .filter((object) => microtenantId === null || object.microtenantId === microtenantId)
                .map((object): Json => call.raw(collection.name, object));
        },
    },
    {
        method: "POST",
        path: "/control/v1/objects/:collection",
        handle(call) {
            const sent = call.body();
            const target = call.collection();
            const { isPlaced, fields } = target.definition;
            if (isPlaced || fields.name?.access === "readOnly") {
                return call.raw(target.name, place(call.tenant, target, sent, call.administrator));
            }
            const microtenantId = typeof sent.microtenantId === "string" ? sent.microtenantId : DEFAULT_MICROTENANT;
            const { associationType } = sent;
            const fixed = associationType === undefined ? {} : { associationType };
            const writer = { microtenantId, userId: call.administrator };
            return call.raw(target.name, create(call.tenant, target, sent, writer, fixed));
        },
    },
    {
        method: "GET",
        path: "/control/v1/objects/:collection/:id",
        handle: (call) => call.raw(call.collection().name, call.find(call.collection().name)),
    },
    {
        method: "PUT",
        path: "/control/v1/objects/:collection/:id",
        handle(call) {
            const collection = call.collection();
            const object = call.find(collection.name);
            return call.raw(collection.name, change(call.tenant, collection, object, call.body(), call.administrator));
        },
    },
    {
        method: "DELETE",
        path: "/control/v1/objects/:collection/:id",
        handle(call) {
            const collection = call.collection();
            remove(call.tenant, collection, call.find(collection.name));
            return {};
        },
    },
];

const clockRoutes: ControlRoute[] = [
    { method: "GET", path: "/control/v1/clock", handle: time },
    {
        method: "POST",
        path: "/control/v1/clock/advance",
        async handle(call) {
            let seconds = 0;
            for (const [unit, amount] of Object.entries(call.body())) {
                const factor = SECONDS_PER[unit];
                if (factor === undefined || typeof amount !== "number" || !Number.isFinite(amount) || amount < 0) {
                    throw new RangeError("advance takes seconds, minutes, hours and days, none of them negative.");
                }
                seconds += amount * factor;
            }
            call.tenant.advance(seconds * MS_PER_SECOND);
            await call.parts.passed();
            return time(call);
        },
    },
];

const scriptRoutes: ControlRoute[] = [
    {
        method: "POST",
        path: "/control/v1/faults",
        handle(call) {
            call.parts.faults.arm(parseFault(call.body()));
            return {};
        },
    },
    {
        method: "DELETE",
        path: "/control/v1/faults",
        handle(call) {
            call.parts.faults.clear();
            return {};
        },
    },
    {
        method: "GET",
        path: "/control/v1/requestLog",
        handle: (call) =>
            call.parts.requestLog
                .entries(Number(call.query.get("since") ?? 0))
                .map(({ bodyKeys, ...entry }): Json => ({ ...entry, ...(bodyKeys && { bodyKeys: [...bodyKeys] }) })),
    },
    {
        method: "DELETE",
        path: "/control/v1/requestLog",
        handle(call) {
            call.parts.requestLog.clear();
            return {};
        },
    },
    ...[true, false].map(
        (isStopped): ControlRoute => ({
            method: "POST",
            path: `/control/v1/managementApi/${isStopped ? "stop" : "start"}`,
            handle({ parts }) {
                parts.outage.isStopped = isStopped;
                return {};
            },
        }),
    ),
    { method: "GET", path: "/control/v1/switches", handle: ({ tenant }) => ({ ...tenant.switches }) },
    {
        method: "PUT",
        path: "/control/v1/switches",
        handle(call) {
            Object.assign(call.tenant.switches, parseSwitches(call.body()));
            call.tenant.saveSwitches();
            return { ...call.tenant.switches };
        },
    },
];

function time({ tenant }: ControlCall): Json {
    const now = tenant.clock.now();
    return {
        now: new Date(now).toISOString(),
        epochSeconds: Math.floor(now / MS_PER_SECOND),
        offsetSeconds: tenant.clock.offsetMs / MS_PER_SECOND,
    };
}

/** The control API over all its routes; it asks for its own token, and knows nothing of the API's. */
export function createControl(
    parts: ControlParts,
    more: readonly ControlRoute[],
): (request: Request) => Promise<Reply> {
    const routing = new Routing([...objectRoutes, ...clockRoutes, ...scriptRoutes, ...identityRoutes, ...more]);
    return async (request) => {
        if (!equalSecrets(bearerOf(request.headers), parts.tenant.identity.controlToken)) {
            return {
                status: 401,
                body: { id: "control.unauthorized", reason: "The control token is missing or wrong" },
            };
        }
        const found = routing.find(request.method, request.path);
        if (!found) return { status: 404, body: { id: "control.unknown", reason: `No control path ${request.path}` } };
        const { route } = found;
        const query = new URLSearchParams(request.query);
        try {
            return { status: 200, body: await route.handle(new ControlCall(parts, found.params, query, request.body)) };
        } catch (error) {
            return refusal(error);
        }
    };
}

function refusal(error: unknown): Reply {
    if (error instanceof ApiError) return error;
    if (error instanceof RangeError) return { status: 400, body: { id: "control.invalid", reason: error.message } };
    throw error;
}
