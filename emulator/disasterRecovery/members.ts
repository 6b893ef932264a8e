import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import type { StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import {
    CONNECTOR,
    connected,
    disconnected,
    groupOf,
    isConnected,
    type Kind,
    SERVICE_EDGE,
} from "../zpa/common/machine";
import { followed, type Mode } from "./polling";
import { settingsOf } from "./settings";

/** What a connector or service edge of a designated group knows of disaster recovery; it has the id of the machine. */
export const member: CollectionDefinition = {
    name: "disasterRecoveryMember",
    typeName: "Disaster Recovery member",
    scope: "tenant",
    fields: {
        name: kept(),
        kind: kept(),
        groupId: kept(),
        mode: kept(),
        since: kept(),
        readsSince: kept(),
        domainName: kept(),
        publicKey: kept(),
    },
};

const KINDS: readonly Kind[] = [CONNECTOR, SERVICE_EDGE];

/** A machine that switches, and what it has done so far. */
export interface Member {
    readonly id: string;
    readonly name: string;
    readonly kind: "connector" | "serviceEdge";
    readonly groupId: string;
    readonly mode: Mode;
    /** Epoch seconds. @default it has always been so */
    readonly since?: number;
}

/** Whether members of a group switch: it is designated, and in use. */
export const isDesignated = ({ useInDrMode, enabled }: StoredObject) => useInDrMode === true && enabled === true;

export function membersOf(tenant: Tenant): Member[] {
    const states = tenant.collection(member.name);
    return machinesOf(tenant).map(({ kind, machine, group }): Member => {
        const state = states.get(machine.id);
        return {
            id: machine.id,
            name: machine.name,
            kind: kind === CONNECTOR ? "connector" : "serviceEdge",
            groupId: group.id,
            mode: asMode(state?.mode),
            ...(state?.since !== undefined && { since: Number(state.since) }),
        };
    });
}

/** Every member does between two moments what the record tells it. */
export function settleMembers(tenant: Tenant, from: number, to: number): void {
    for (const { kind, machine, group } of machinesOf(tenant)) settleMember(tenant, kind, machine, group, from, to);
    forgetOthers(tenant);
}

interface Deployed {
    readonly kind: Kind;
    readonly machine: StoredObject;
    readonly group: StoredObject;
}

/** Machines that run in groups that are designated, and those that have switched and so do not hear of any change. */
function machinesOf(tenant: Tenant): Deployed[] {
    const states = tenant.collection(member.name);
    return KINDS.flatMap((kind) =>
        [...tenant.collection(kind.collection).values()].flatMap((machine): Deployed[] => {
            const group = groupOf(machine, tenant);
            const isAway = asMode(states.get(machine.id)?.mode) !== "off";
            const runs = machine.enabled !== false && isConnected(machine);
            return group && (isAway || (runs && isDesignated(group))) ? [{ kind, machine, group }] : [];
        }),
    );
}

function settleMember(
    tenant: Tenant,
    kind: Kind,
    machine: StoredObject,
    group: StoredObject,
    from: number,
    to: number,
): void {
    const states = tenant.collection(member.name);
    const before = states.get(machine.id);
    const mode = asMode(before?.mode);
    // Away from the cloud it works with what it had been told before.
    const told = mode === "off" ? settingsOf(tenant) : { domainName: before?.domainName, publicKey: before?.publicKey };
    const domain = typeof told.domainName === "string" ? told.domainName : undefined;
    const publicKey = typeof told.publicKey === "string" ? told.publicKey : undefined;
    const readsSince = Number(before?.readsSince ?? Number(machine.lastBrokerConnectTime) * 1000);
    const interval = tenant.switches.drMemberPoll * 1000;
    const reader = { mode, readsSince, interval, domain, publicKey, tests: true };
    const last = followed(tenant, reader, from, to, true).at(-1);
    if (!last) return;
    tenant.put(states, {
        id: machine.id,
        name: machine.name,
        microtenantId: machine.microtenantId,
        kind: kind.collection,
        groupId: group.id,
        mode: last.mode,
        since: String(Math.floor(last.at / 1000)),
        readsSince: last.at,
        ...(domain !== undefined && { domainName: domain }),
        ...(publicKey !== undefined && { publicKey }),
    });
    if (mode === "off" && last.mode !== "off")
        tenant.put(tenant.collection(kind.collection), disconnected(tenant, machine));
    if (mode !== "off" && last.mode === "off")
        tenant.put(tenant.collection(kind.collection), connected(tenant, machine));
}

/** A machine that is switched off serves nobody. When it is on again, it reads the record as one that has just come online. */
export function forgetMode(tenant: Tenant, machineId: string): void {
    const states = tenant.collection(member.name);
    const state = states.get(machineId);
    if (state) tenant.drop(states, state);
}

/** What a machine knew goes with it. */
function forgetOthers(tenant: Tenant): void {
    const states = tenant.collection(member.name);
    for (const state of [...states.values()]) {
        if (!tenant.collection(String(state.kind)).get(state.id)) tenant.drop(states, state);
    }
}

export function asMode(value: unknown): Mode {
    return value === "test" || value === "on" ? value : "off";
}
