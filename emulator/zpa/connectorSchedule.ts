import type { CollectionDefinition } from "../collection";
import { alreadyExists } from "../errors";
import { flag, kept, oneOf, text, wholeNumber } from "../fields";
import type { StoredObject } from "../json";
import type { Part } from "../part";
import { type Call, customerPath, type Reply } from "../routes";
import type { Tenant } from "../tenant";
import { pick } from "../views";
import { CONNECTOR, isConnected } from "./shared/machine";

const INTERVALS = ["5", "7", "14", "30", "60", "90"];
const DAY = 86_400;

/** When connectors that have been away for long are deleted: one schedule per microtenant, made once, never deleted. */
export const connectorSchedule: CollectionDefinition = {
    name: "connectorSchedule",
    typeName: "App Connector Schedule",
    ids: "connectorSchedule",
    fields: {
        id: kept(),
        customerId: {
            ...text(),
            parse: (value, { tenant }) => (String(value) === tenant.identity.customerId ? String(value) : undefined),
            answer: (_, tenant) => tenant.identity.customerId,
        },
        enabled: flag(undefined, { required: "always" }),
        deleteDisabled: flag(undefined, { required: "always" }),
        frequency: oneOf(["days"], { required: "always" }),
        frequencyInterval: wholeNumber({}, { required: "always" }),
    },
    rules(schedule, check) {
        const { frequencyInterval } = schedule;
        if (frequencyInterval !== undefined && !INTERVALS.includes(String(frequencyInterval))) {
            check.invalid("frequencyInterval");
        }
    },
    goesWithMicrotenant: true,
    passed: (tenant, _, to) => deleteAbsent(tenant, to),
};

const path = customerPath("v1", connectorSchedule.name);

export const part: Part = {
    collections: [connectorSchedule],
    routes: [
        { method: "GET", path, handle: read },
        { method: "POST", path, handle: create },
        { method: "PUT", path: `${path}/:id`, handle: (call) => call.update(connectorSchedule) },
    ],
};

function read(call: Call): Reply {
    const schedule = scheduleOf(call.tenant, call.scope ?? "0");
    if (!schedule) throw call.notFound(connectorSchedule.name);
    const shown = Object.keys(connectorSchedule.fields);
    return { status: 200, body: pick(call.tenant, call.collection(connectorSchedule), schedule, shown) };
}

function create(call: Call): Reply {
    if (scheduleOf(call.tenant, call.microtenantOf(call.body()))) throw alreadyExists(connectorSchedule.name);
    const { body } = call.create(connectorSchedule);
    return call.tenant.switches.scheduleCreated === "204" ? { status: 204 } : { status: 200, body };
}

function scheduleOf(tenant: Tenant, microtenantId: string): StoredObject | undefined {
    const schedules = [...tenant.collection(connectorSchedule.name).values()];
    return schedules.find((schedule) => schedule.microtenantId === microtenantId);
}

function deleteAbsent(tenant: Tenant, now: number): void {
    const connectors = tenant.collection(CONNECTOR.collection);
    for (const machine of [...connectors.values()]) {
        const schedule = scheduleOf(tenant, machine.microtenantId);
        if (schedule?.enabled !== true || isConnected(machine)) continue;
        if (machine.enabled !== true && schedule.deleteDisabled !== true) continue;
        const since = Number(machine.lastBrokerDisconnectTime ?? machine.creationTime);
        if (now - since >= Number(schedule.frequencyInterval) * DAY) tenant.drop(connectors, machine);
    }
}
