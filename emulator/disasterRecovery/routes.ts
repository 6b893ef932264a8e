import { checkedPublicKey } from "../control/identity";
import type { ControlCall, ControlRoute } from "../control/routes";
import type { Json } from "../core/json";
import { addClient, changeClient, clientsOf, removeClient } from "./clients";
import { setDiskUse } from "./diskUse";
import { membersOf } from "./members";
import { reachOf } from "./reach";
import { asDomain, changeSettings, settingsOf, stopDns } from "./settings";
import { settle } from "./settle";
import { snapshotsOf } from "./snapshots";
import { published, type RecordSet, setRecords } from "./zone";

const BASE = "/control/v1/disasterRecovery";
const DEFAULT_TTL = 30;
const TYPES = ["A", "AAAA", "CNAME", "TXT"];

/** A route that finds everything done that was to happen before it. */
function settled({ handle, ...route }: ControlRoute): ControlRoute {
    return {
        ...route,
        handle(call) {
            settle(call.tenant);
            return handle(call);
        },
    };
}

const routes: ControlRoute[] = [
    { method: "GET", path: `${BASE}/settings`, handle: ({ tenant }) => asJson(settingsOf(tenant)) },
    {
        method: "PUT",
        path: `${BASE}/settings`,
        handle(call) {
            const { publicKey, ...sent } = call.body();
            const key = typeof publicKey === "string" ? checkedPublicKey(publicKey) : publicKey;
            return asJson(changeSettings(call.tenant, { ...sent, publicKey: key }));
        },
    },
    { method: "GET", path: `${BASE}/members`, handle: ({ tenant }) => asJson(membersOf(tenant)) },
    {
        method: "PUT",
        path: `${BASE}/members/:id`,
        handle(call) {
            setDiskUse(call.tenant, call.params.id ?? "", call.body());
            return {};
        },
    },
    { method: "GET", path: `${BASE}/snapshots`, handle: ({ tenant }) => asJson(snapshotsOf(tenant)) },
    { method: "GET", path: `${BASE}/clients`, handle: ({ tenant }) => asJson(clientsOf(tenant)) },
    { method: "POST", path: `${BASE}/clients`, handle: (call) => asJson(addClient(call.tenant, call.body())) },
    {
        method: "PUT",
        path: `${BASE}/clients/:id`,
        handle: (call) => asJson(changeClient(call.tenant, call.params.id ?? "", call.body())),
    },
    {
        method: "DELETE",
        path: `${BASE}/clients/:id`,
        handle(call) {
            removeClient(call.tenant, call.params.id ?? "");
            return {};
        },
    },
    {
        method: "GET",
        path: `${BASE}/reach`,
        handle: ({ tenant, parts }) => asJson(reachOf(tenant, !parts.outage.isStopped)),
    },
    { method: "GET", path: "/control/v1/dns/:name", handle: readRecords },
    { method: "PUT", path: "/control/v1/dns/:name", handle: writeRecords },
    ...[true, false].map(
        (stopped): ControlRoute => ({
            method: "POST",
            path: `/control/v1/dns/${stopped ? "stop" : "start"}`,
            handle({ tenant }) {
                stopDns(tenant, stopped);
                return {};
            },
        }),
    ),
];

/** What the control API can do about disaster recovery. */
export const disasterRecoveryRoutes: ControlRoute[] = routes.map(settled);

function readRecords({ tenant, params }: ControlCall): Json {
    return asJson(published(tenant, nameIn(params)) ?? []);
}

/** Sets all records of a name at once; without any, the name is gone. */
function writeRecords(call: ControlCall): Json {
    const { ttlSeconds = DEFAULT_TTL, ...byType } = call.body();
    if (typeof ttlSeconds !== "number" || !Number.isInteger(ttlSeconds) || ttlSeconds < 0) {
        throw new RangeError("ttlSeconds must be a whole number that is not negative.");
    }
    const name = nameIn(call.params);
    const sets = Object.entries(byType).map(([type, values]): RecordSet => {
        if (!TYPES.includes(type))
            throw new RangeError(`The types are ${TYPES.join(", ")}; "${type}" is none of them.`);
        if (!Array.isArray(values) || !values.every((value) => typeof value === "string")) {
            throw new RangeError(`${type} must be a list of texts.`);
        }
        return { name, type, ttl: ttlSeconds, values: values.map(String) };
    });
    setRecords(
        call.tenant,
        "byOwner",
        name,
        sets.filter(({ values }) => values.length > 0),
    );
    return asJson(sets);
}

const nameIn = (params: ControlCall["params"]) => String(asDomain(params.name ?? ""));

function asJson(value: object): Json {
    return JSON.parse(JSON.stringify(value));
}
