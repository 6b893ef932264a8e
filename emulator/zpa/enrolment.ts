import { BlockList, isIP } from "node:net";
import type { ControlCall, ControlRoute } from "../control/routes";
import { enrolmentRefused } from "../errors";
import type { Json, StoredObject } from "../json";
import type { Tenant } from "../tenant";
import { connected, connector, disconnected, enrolled, upgraded } from "./connector";
import { COMPONENTS, provisioningKey } from "./provisioningKey";

/** What machines do, for the control API: enrol with a key, connect, disconnect, upgrade. */
export const machineRoutes: ControlRoute[] = [
    { method: "POST", path: "/control/v1/enrol", handle: enrol },
    {
        method: "POST",
        path: "/control/v1/connectors/:id/connect",
        handle: (call) => turn(call, (machine) => connected(call.tenant, machine)),
    },
    {
        method: "POST",
        path: "/control/v1/connectors/:id/disconnect",
        handle: (call) => turn(call, (machine) => disconnected(call.tenant, machine)),
    },
    {
        method: "POST",
        path: "/control/v1/connectors/:id/upgrade",
        handle: (call) => {
            const { version } = call.body();
            return turn(call, (machine) =>
                upgraded(call.tenant, machine, typeof version === "string" ? version : undefined),
            );
        },
    },
];

function turn(call: ControlCall, next: (machine: StoredObject) => StoredObject): Json {
    const machine = next(call.find(connector.name));
    call.tenant.put(call.tenant.collection(connector.name), machine);
    return call.raw(connector.name, machine);
}

function enrol(call: ControlCall): Json {
    const { tenant } = call;
    const body = call.body();
    const given = (name: string, fallback: string) => (typeof body[name] === "string" ? body[name] : fallback);
    const publicIp = given("publicIp", "203.0.113.10");
    const key = usableKey(tenant, given("provisioningKey", ""), publicIp);
    if (COMPONENTS[String(key.associationType)] !== "appConnectorGroup") {
        throw new RangeError("Only keys of App Connector groups can enrol a machine here.");
    }
    const used = Number(key.usageCount) + 1;
    const group = tenant.collection("appConnectorGroup").get(String(key.zcomponentId));
    if (!group) throw enrolmentRefused("resource.not.found", "the key's group does not exist", "zcomponentId");
    refuseForeignAddress(group, publicIp);
    tenant.put(tenant.collection(provisioningKey.name), { ...key, usageCount: String(used) });
    const machine = enrolled(tenant, key, group, {
        name: given("name", `${key.name}-${used}`),
        publicIp,
        privateIp: given("privateIp", "192.0.2.10"),
        platform: given("platform", "el9"),
    });
    tenant.put(tenant.collection(connector.name), machine);
    return call.raw(connector.name, machine);
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
