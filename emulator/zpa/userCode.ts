import { randomInt } from "node:crypto";
import type { CollectionDefinition } from "../core/collection";
import { ApiError, invalid, missing } from "../core/errors";
import { kept, nameText } from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { signsMachines } from "./common/groupFields";
import { CONTROLLER, type Enrolment, enrol, type Kind, kindOfGroup } from "./common/machine";
import { requirePrivateCloud } from "./privateCloudControllerGroup";
import { COMPONENTS } from "./provisioningKey";

/** What scripts of the vendor look for in the console: so many letters, a hyphen, and as many digits. */
const GROUP = 5;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Machines that show a user code in their console. The API has no path to them: it only knows the codes. */
export const machines: CollectionDefinition = {
    name: "machine",
    typeName: "Machine",
    scope: "tenant",
    ids: "machine",
    fields: {
        id: kept(),
        name: nameText(),
        userCode: kept(),
        expirationInEpochSec: kept(),
        /** What the machine became once its code was verified. */
        enrolledId: kept(),
        componentGroupId: kept(),
        associationType: kept(),
        publicIp: kept(),
        privateIp: kept(),
        platform: kept(),
    },
};

const path = customerPath("v1", ":associationType/usercodes");

export const part: EmulatorModule = {
    collections: [machines],
    routes: [
        { method: "POST", path, handle: verify },
        { method: "POST", path: `${path}/status`, handle: status },
    ],
};

/** A machine without a key begins to wait for its code to be verified. */
export function waitingMachine(
    tenant: Tenant,
    machine: Pick<Enrolment, "publicIp" | "privateIp" | "platform"> & { readonly name?: string },
): StoredObject {
    const id = tenant.nextId(machines.ids);
    const waiting: StoredObject = {
        ...machine,
        id,
        // A name given here is the machine's; without one the service names it after its group.
        name: machine.name ?? "",
        microtenantId: "0",
        userCode: newCode(tenant),
        expirationInEpochSec: String(tenant.clock.seconds() + tenant.switches.userCodeTtl),
    };
    tenant.put(tenant.collection(machines.name), waiting);
    return waiting;
}

function newCode(tenant: Tenant): string {
    const letters = Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    const code = `${letters}-${String(randomInt(10 ** GROUP)).padStart(GROUP, "0")}`;
    return machineOf(code, tenant) ? newCode(tenant) : code;
}

/** Verifies all codes or none; each machine behind them enrols into the group. */
function verify(call: Call): Reply {
    const { tenant } = call;
    const { kind, associationType } = component(call);
    const sent = call.body();
    if (sent.componentGroupId === undefined) throw missing(["componentGroupId"]);
    const codes = texts(sent.user_codes, "user_codes");
    const group = tenant.collection(kind.group).find(String(sent.componentGroupId), call.scope ?? "0");
    if (!group) throw invalid(["componentGroupId"]);
    const { enrollmentCertId } = group;
    if (!signsMachines(group, tenant)) throw missing(["signingCertId"]);
    const states = codes.map((code) => ({ code, state: stateOf(code, tenant, group.id) }));
    const refused = states.find(({ state }) => state === "INVALID" || state === "EXPIRED");
    if (refused && tenant.switches.userCodeRefusal === "400") throw refusal(refused.code, refused.state);
    for (const { code, state } of states) {
        const machine = machineOf(code, tenant);
        if (!machine || state !== "PENDING") continue;
        const { id } = enrol(tenant, kind, group, {
            name: machine.name || nextName(tenant, kind, group),
            publicIp: String(machine.publicIp),
            privateIp: String(machine.privateIp),
            platform: String(machine.platform),
            enrollmentCertId: String(enrollmentCertId ?? ""),
        });
        const verified = { ...machine, enrolledId: id, componentGroupId: group.id, associationType };
        tenant.put(tenant.collection(machines.name), verified);
    }
    return reply(
        tenant,
        associationType,
        states.map(({ code }) => ({ code, state: stateOf(code, tenant, group.id) })),
        group.id,
    );
}

function status(call: Call): Reply {
    const { tenant } = call;
    const { associationType } = component(call);
    const codes = texts(call.body().userCodes, "userCodes");
    const groupId = codes.map((code) => machineOf(code, tenant)?.componentGroupId).find((id) => id !== undefined);
    const states = codes.map((code) => ({ code, state: stateOf(code, tenant) }));
    return reply(tenant, associationType, states, groupId);
}

type State = "PENDING" | "VERIFIED" | "EXPIRED" | "INVALID";

/** @param groupId verifying again for the same group changes nothing; for another one the code is spent */
function stateOf(code: string, tenant: Tenant, groupId?: string): State {
    const machine = machineOf(code, tenant);
    if (!machine) return "INVALID";
    if (machine.componentGroupId !== undefined) {
        return groupId === undefined || machine.componentGroupId === groupId ? "VERIFIED" : "INVALID";
    }
    return Number(machine.expirationInEpochSec) <= tenant.clock.seconds() ? "EXPIRED" : "PENDING";
}

function refusal(code: string, state: State): ApiError {
    const id = "invalid.resource.argument";
    const reason = state === "EXPIRED" ? `The user code ${code} has expired.` : `The user code ${code} is not valid.`;
    return new ApiError(400, { id, reason, params: [code], exception: id });
}

function reply(
    tenant: Tenant,
    associationType: string,
    states: readonly { readonly code: string; readonly state: State }[],
    groupId: Json | undefined,
): Reply {
    const { userCodeKey } = tenant.switches;
    const body: WireObject = {
        componentGroupId: groupId,
        configCloudName: "emulator",
        enrollmentServer: "api.private.zscaler.com",
        nonceAssociationType: associationType,
        tenantId: tenant.identity.customerId,
        zcomponentId: groupId,
        userCodes: states.map(({ code, state }): Json => ({ [userCodeKey]: code, status: state })),
    };
    return { status: 200, body };
}

function component(call: Call): { kind: Kind; associationType: string } {
    const associationType = call.params.associationType ?? "";
    const kind = kindOfGroup(Object.hasOwn(COMPONENTS, associationType) ? COMPONENTS[associationType] : undefined);
    if (!kind) throw invalid(["associationType"]);
    if (kind === CONTROLLER) requirePrivateCloud(call.tenant);
    return { kind, associationType };
}

function texts(value: Json | undefined, key: string): string[] {
    if (value === undefined || value === null) throw missing([key]);
    const isList = Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "string");
    if (!isList) throw invalid([key]);
    return value.map(String);
}

function machineOf(code: string, tenant: Tenant): StoredObject | undefined {
    return [...tenant.collection(machines.name).values()].find(({ userCode }) => userCode === code);
}

/** The group's name and a counter. */
function nextName(tenant: Tenant, kind: Kind, group: StoredObject): string {
    return `${group.name}-${tenant.referrers(kind.group, group.id, kind.collection).length + 1}`;
}
