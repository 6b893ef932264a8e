import type { ControlCall, ControlRoute } from "../control/routes";
import type { Json } from "../core/json";
import type { Clouds } from "./clouds";
import { CloudError } from "./facts";

/** What the control API can do in simulated clouds. */
export function cloudRoutes(clouds: () => Clouds): ControlRoute[] {
    const at = (call: ControlCall) => clouds().get(call.params.cloud ?? "");
    const base = "/control/v1/clouds/:cloud";
    const routes: ControlRoute[] = [
        {
            method: "GET",
            path: `${base}/machines`,
            async handle(call) {
                const { events, fleet } = at(call);
                await fleet.retry();
                await events.settle();
                return asJson(fleet.all());
            },
        },
        { method: "GET", path: `${base}/objects`, handle: (call) => asJson(at(call).cloud.objects.all()) },
        {
            method: "POST",
            path: `${base}/objects`,
            async handle(call) {
                const { type, name, inputs, config } = call.body();
                if (
                    typeof type !== "string" ||
                    typeof inputs !== "object" ||
                    inputs === null ||
                    Array.isArray(inputs)
                ) {
                    throw new RangeError("An object needs a type and inputs.");
                }
                return asJson(await at(call).cloud.plant(type, String(name ?? "existing"), inputs, asRecord(config)));
            },
        },
        {
            method: "PUT",
            path: `${base}/objects/:type/:id`,
            handle: (call) => asJson(at(call).cloud.change(call.params.type ?? "", call.params.id ?? "", call.body())),
        },
        {
            method: "DELETE",
            path: `${base}/objects/:type/:id`,
            handle: (call) => done(at(call).cloud.remove(call.params.type ?? "", call.params.id ?? "")),
        },
        {
            method: "POST",
            path: `${base}/groups/:id/scale`,
            async handle(call) {
                const { capacity } = call.body();
                if (typeof capacity !== "number" || !Number.isInteger(capacity) || capacity < 0) {
                    throw new RangeError("capacity must be a whole number that is not negative.");
                }
                await at(call).groups.scale(call.params.id ?? "", capacity);
                return {};
            },
        },
        ...(["lose", "terminate", "replace"] as const).map(
            (what): ControlRoute => ({
                method: "POST",
                path: `${base}/machines/:id/${what}`,
                handle: (call) => done(at(call).events[what](call.params.id ?? "")),
            }),
        ),
        {
            method: "POST",
            path: `${base}/machines/:id/interrupt`,
            handle(call) {
                at(call).events.interrupt(call.params.id ?? "");
                return {};
            },
        },
        {
            method: "POST",
            path: `${base}/machines/:id/complete`,
            handle(call) {
                const { result } = call.body();
                if (result !== "continue" && result !== "abandon") {
                    throw new RangeError('result must be "continue" or "abandon".');
                }
                return done(at(call).events.complete(call.params.id ?? "", result));
            },
        },
        {
            method: "POST",
            path: `${base}/zones/:zone/fail`,
            handle: (call) => done(at(call).groups.failZone(call.params.zone ?? "")),
        },
        {
            method: "POST",
            path: `${base}/zones/:zone/restore`,
            handle: (call) => done(at(call).groups.restoreZone(call.params.zone ?? "")),
        },
    ];
    return routes.map((route) => ({ ...route, handle: (call) => told(() => route.handle(call)) }));
}

/** What a cloud refuses is the fault of the request. */
async function told(handle: () => Json | Promise<Json>): Promise<Json> {
    try {
        return await handle();
    } catch (error) {
        throw error instanceof CloudError ? new RangeError(error.message) : error;
    }
}

async function done(work: Promise<void>): Promise<Json> {
    await work;
    return {};
}

function asJson(value: object): Json {
    return JSON.parse(JSON.stringify(value));
}

function asRecord(value: Json | undefined): Record<string, Json | undefined> {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
