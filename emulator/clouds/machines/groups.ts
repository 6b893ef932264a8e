import { type CloudObject, keyOf, type Objects } from "../objects";
import type { Values } from "../values";
import type { Fleet } from "./fleet";
import type { Machine } from "./machine";
import { Turns } from "./turns";

/** Where a group may start a machine, and with what. */
export interface Place {
    readonly zone: string;
    readonly launch: Values;
}

/** How a cloud runs groups of machines: Auto Scaling groups, scale sets, instance groups. */
export interface GroupKind {
    /** Token of the resource. */
    readonly type: string;
    /** How many machines a group wants. */
    wanted(group: CloudObject): number;
    /** The group when it wants another number, within its limits. */
    resized(group: CloudObject, capacity: number): CloudObject;
    places(group: CloudObject): readonly Place[];
    newId(group: CloudObject): string;
}

/** The groups of machines of one cloud. */
export class MachineGroups {
    /** Zones that are down: nothing is started in them. */
    readonly #failedZones = new Set<string>();
    /** Groups that are deleted, by their number: a change that waited for its turn starts nothing in them. */
    readonly #dissolved = new Set<number>();
    readonly #turns = new Turns();

    constructor(
        private readonly objects: Objects,
        private readonly fleet: Fleet,
        private readonly kinds: readonly GroupKind[],
    ) {}

    /** Starts and stops machines until a group has as many as it wants, spread over its zones. */
    reconcile(group: CloudObject): Promise<void> {
        return this.#inTurn(group, (current, kind) => this.#fill(current, kind));
    }

    /** All its machines go with it. */
    async dissolve(group: CloudObject): Promise<void> {
        this.#dissolved.add(group.number);
        await this.#turns.take(keyOf(group), async () => {
            for (const member of this.fleet.running(group.id)) await this.fleet.terminate(member.id);
        });
    }

    /**
     * What the scaling policy of a group does under load, or at night.
     *
     * @throws {RangeError} if there is no such group
     */
    async scale(groupId: string, capacity: number): Promise<void> {
        const groups = this.#all();
        const group = groups.find(({ id }) => id === groupId);
        if (!group) {
            throw new RangeError(
                `There is no group "${groupId}"; there are ${groups.map(({ id }) => id).join(", ") || "none"}.`,
            );
        }
        await this.#inTurn(group, (current, kind) => this.#fill(kind.resized(current, capacity), kind));
    }

    /** A machine is lost; its group starts another one. */
    async lose(machineId: string): Promise<void> {
        await this.fleet.terminate(machineId);
        await this.#reconcileAll();
    }

    /** All machines of a zone are lost; groups start others in their other zones. */
    async failZone(zone: string): Promise<void> {
        this.#failedZones.add(zone);
        for (const machine of this.fleet.all()) if (machine.zone === zone) await this.fleet.terminate(machine.id);
        await this.#reconcileAll();
    }

    async restoreZone(zone: string): Promise<void> {
        this.#failedZones.delete(zone);
        await this.#reconcileAll();
    }

    /** Works on a group as it is when its turn comes. */
    #inTurn(group: CloudObject, work: (current: CloudObject, kind: GroupKind) => Promise<void>): Promise<void> {
        const kind = this.#kindOf(group);
        return this.#turns.take(keyOf(group), async () => {
            const current = this.objects.get(group);
            if (current && !this.#dissolved.has(current.number)) await work(current, kind);
        });
    }

    async #fill(group: CloudObject, kind: GroupKind): Promise<void> {
        const wanted = kind.wanted(group);
        this.objects.put(kind.resized(group, wanted));
        for (let missing = this.#missing(group, wanted); missing !== 0; missing = this.#missing(group, wanted)) {
            const members = this.fleet.running(group.id);
            if (missing < 0) await this.fleet.terminate(mostCrowded(members)?.id ?? "");
            else if (!(await this.#launch(kind, group, members))) return;
        }
    }

    async #reconcileAll(): Promise<void> {
        for (const group of this.#all()) await this.reconcile(group);
    }

    #all(): CloudObject[] {
        return this.kinds.flatMap(({ type }) => this.objects.all(type));
    }

    #kindOf({ type }: CloudObject): GroupKind {
        const kind = this.kinds.find((each) => each.type === type);
        if (!kind) throw new RangeError(`${type} is not a group of machines.`);
        return kind;
    }

    #missing({ id }: CloudObject, wanted: number): number {
        return wanted - this.fleet.running(id).length;
    }

    /** @returns whether there was a place for it */
    async #launch(kind: GroupKind, group: CloudObject, members: readonly Machine[]): Promise<boolean> {
        const open = kind.places(group).filter(({ zone }) => !this.#failedZones.has(zone));
        const [place] = open.toSorted((one, other) => countIn(members, one.zone) - countIn(members, other.zone));
        if (!place) return false;
        await this.fleet.launch({ ...place, id: kind.newId(group), scope: group.scope, group: group.id });
        return true;
    }
}

/** The zone with the most members loses the next one. */
function mostCrowded(members: readonly Machine[]): Machine | undefined {
    return members.toSorted((one, other) => countIn(members, other.zone) - countIn(members, one.zone))[0];
}

function countIn(machines: readonly Machine[], zone: string): number {
    return machines.filter((machine) => machine.zone === zone).length;
}
