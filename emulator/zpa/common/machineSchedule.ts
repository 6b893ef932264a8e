import type { CollectionDefinition } from "../../core/collection";
import { alreadyExists } from "../../core/errors";
import { flag, kept, oneOf, text, wholeNumber } from "../../core/fields";
import { type Call, customerPath, type Reply } from "../../core/http";
import type { StoredObject } from "../../core/json";
import type { EmulatorModule } from "../../core/module";
import { pick } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import { isConnected, type Kind } from "./machine";

const INTERVALS = ["5", "7", "14", "30", "60", "90"];
const DAY = 86_400;

/** When machines of a kind that have been away for long are deleted: one schedule per microtenant, made once, never deleted. */
export function machineSchedule(kind: Kind, typeName: string): EmulatorModule {
    const name = `${kind.collection}Schedule`;
    const path = customerPath("v1", name);
    const definition: CollectionDefinition = {
        name,
        typeName,
        ids: name,
        fields: {
            id: kept(),
            customerId: {
                ...text(),
                parse: (value, { tenant }) =>
                    String(value) === tenant.identity.customerId ? String(value) : undefined,
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
        passed: (tenant, _, to) => deleteAbsent(tenant, definition, kind, to),
    };
    return {
        collections: [definition],
        routes: [
            { method: "GET", path, handle: (call) => read(call, definition) },
            { method: "POST", path, handle: (call) => create(call, definition) },
            { method: "PUT", path: `${path}/:id`, handle: (call) => call.update(definition) },
        ],
    };
}

function read(call: Call, definition: CollectionDefinition): Reply {
    const schedule = scheduleOf(call.tenant, definition, call.scope ?? "0");
    if (!schedule) throw call.notFound(definition.name);
    const shown = Object.keys(definition.fields);
    return { status: 200, body: pick(call.tenant, call.collection(definition), schedule, shown) };
}

function create(call: Call, definition: CollectionDefinition): Reply {
    if (scheduleOf(call.tenant, definition, call.microtenantOf(call.body()))) throw alreadyExists(definition.name);
    const { body } = call.create(definition);
    return call.tenant.switches.scheduleCreated === "204" ? { status: 204 } : { status: 200, body };
}

function scheduleOf(tenant: Tenant, definition: CollectionDefinition, microtenantId: string): StoredObject | undefined {
    const schedules = [...tenant.collection(definition.name).values()];
    return schedules.find((schedule) => schedule.microtenantId === microtenantId);
}

function deleteAbsent(tenant: Tenant, definition: CollectionDefinition, kind: Kind, now: number): void {
    const machines = tenant.collection(kind.collection);
    for (const machine of [...machines.values()]) {
        const schedule = scheduleOf(tenant, definition, machine.microtenantId);
        if (schedule?.enabled !== true || isConnected(machine)) continue;
        if (machine.enabled !== true && schedule.deleteDisabled !== true) continue;
        const since = Number(machine.lastBrokerDisconnectTime ?? machine.creationTime);
        if (now - since >= Number(schedule.frequencyInterval) * DAY) tenant.drop(machines, machine);
    }
}
