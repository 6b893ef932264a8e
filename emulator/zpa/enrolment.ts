import { BlockList, isIP } from "node:net";
import type { ControlCall } from "../control/routes";
import { enrolmentRefused, notFound } from "../core/errors";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { forgetMode } from "../disasterRecovery/members";
import { connected, disconnected, enrol, KINDS, kindOfGroup, upgraded } from "./common/machine";
import { COMPONENTS, provisioningKey } from "./provisioningKey";
import { waitingMachine } from "./userCode";

/** What machines do, for the control API: wait for a user code, enrol with a key, connect, disconnect, upgrade. */
export const part: EmulatorModule = {
    control: [
        { method: "POST", path: "/control/v1/enrol", handle: enrolWithKey },
        { method: "POST", path: "/control/v1/machines", handle: wait },
        {
            method: "POST",
            path: "/control/v1/machines/:id/connect",
            handle: (call) => turn(call, (machine) => connected(call.tenant, machine)),
        },
        {
            method: "POST",
            path: "/control/v1/machines/:id/disconnect",
            handle: (call) =>
                turn(call, (machine) => {
                    forgetMode(call.tenant, machine.id);
                    return disconnected(call.tenant, machine);
                }),
        },
        {
            method: "POST",
            path: "/control/v1/machines/:id/upgrade",
            handle: (call) => {
                const { version } = call.body();
                return turn(call, (machine) =>
                    upgraded(call.tenant, machine, typeof version === "string" ? version : undefined),
                );
            },
        },
    ],
};

function turn(call: ControlCall, next: (machine: StoredObject) => StoredObject): Json {
    const id = call.params.id ?? "";
    for (const kind of KINDS) {
        const collection = call.tenant.collection(kind.collection);
        const machine = collection.get(id);
        if (!machine) continue;
        const changed = next(machine);
        call.tenant.put(collection, changed);
        return call.raw(collection.name, changed);
    }
    throw notFound(400, id);
}

function enrolWithKey(call: ControlCall): Json {
    const { tenant } = call;
    const body = call.body();
    const machine = describe(body);
    const key = usableKey(tenant, String(body.provisioningKey ?? ""), machine.publicIp);
    const kind = kindOfGroup(COMPONENTS[String(key.associationType)]);
    if (!kind) throw new RangeError("Keys of private exporter groups cannot enroll a machine in the emulator.");
    const used = Number(key.usageCount) + 1;
    const group = tenant.collection(kind.group).get(String(key.zcomponentId));
    if (!group) throw enrolmentRefused("resource.not.found", "the key's group does not exist", "zcomponentId");
    refuseForeignAddress(group, machine.publicIp);
    const enrolled = enrol(tenant, kind, group, {
        ...machine,
        name: machine.name ?? `${key.name}-${used}`,
        enrollmentCertId: String(key.enrollmentCertId),
        key,
    });
    tenant.put(tenant.collection(provisioningKey.name), { ...key, usageCount: String(used) });
    return call.raw(kind.collection, enrolled);
}

/** A machine that has no key shows a user code, until somebody verifies it. */
function wait(call: ControlCall): Json {
    const machine = waitingMachine(call.tenant, describe(call.body()));
    return call.raw("machine", machine);
}

function describe(body: Record<string, Json | undefined>) {
    const given = (name: string) => (typeof body[name] === "string" ? body[name] : undefined);
    return {
        name: given("name"),
        publicIp: given("publicIp") ?? "203.0.113.10",
        privateIp: given("privateIp") ?? "192.0.2.10",
        platform: given("platform") ?? "el9",
    };
}

/** @throws ApiError with the reason a machine would be given */
function usableKey(tenant: Tenant, value: string, publicIp: string): StoredObject {
    const keys = [...tenant.collection(provisioningKey.name).values()];
    const key = keys.find((candidate) => candidate.provisioningKey === value);
    if (!key) throw enrolmentRefused("nonce.invalid", "no such provisioning key", "nonce");
    if (key.enabled !== true)
        throw enrolmentRefused("nonce.disabled", "the provisioning key is disabled", "nonce.enabled");
    const end = key.expirationInEpochSec;
    if (end !== undefined && Number(end) <= tenant.clock.seconds()) {
        throw enrolmentRefused("nonce.expired", "the provisioning key has expired", "nonce.expirationInEpochSec");
    }
    if (Number(key.usageCount) >= Number(key.maxUsage)) {
        throw enrolmentRefused(
            "nonce.usage.exceeded",
            "nonce usage count reached the limit nonce.maxUsage",
            "nonce.maxUsage",
        );
    }
    refuseForeignAddress(key, publicIp);
    return key;
}

/** Keys and groups may say from which addresses machines can enrol. */
function refuseForeignAddress(object: StoredObject, address: string): void {
    const { ipAcl } = object;
    if (!Array.isArray(ipAcl)) return;
    const allowed = new BlockList();
    for (const entry of ipAcl) {
        const [base = "", prefix] = String(entry).split("/");
        const family = isIP(base) === 6 ? "ipv6" : "ipv4";
        if (prefix === undefined) allowed.addAddress(base, family);
        else allowed.addSubnet(base, Number(prefix), family);
    }
    if (!allowed.check(address, isIP(address) === 6 ? "ipv6" : "ipv4")) {
        throw enrolmentRefused("ip.acl.denied", `${address} is not in the ipAcl of ${object.name}`, "ipAcl");
    }
}
