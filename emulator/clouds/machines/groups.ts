import { CloudError } from "../facts";
import { type CloudObject, keyOf, type Objects } from "../objects";
import type { Fleet, LaunchRequest } from "./fleet";
import type { GroupKind, Place } from "./groupKind";
import type { Hold, Machine } from "./machine";
import { Turns } from "./turns";

const MS_PER_SECOND = 1_000;

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
        /** Milliseconds since the epoch. */
        private readonly now: () => number,
    ) {}

    /** Starts and stops machines until a group has as many as it wants, spread over its zones. */
    reconcile(group: CloudObject): Promise<void> {
        return this.#inTurn(group, (current, kind) => this.#fill(current, kind));
    }

    /**
     * All its machines go with it, by its hooks.
     *
     * @param within seconds that the provider waits; nothing else waits here for the time of a hook
     * @throws {CloudError} if a hook takes longer; its machines then go when the time is over
     */
    async dissolve(group: CloudObject, within: number): Promise<void> {
        const kind = this.#kindOf(group);
        this.#dissolved.add(group.number);
        await this.#turns.take(keyOf(group), async () => {
            for (const machine of this.#machinesOf(group)) await this.#retire(machine, group, kind);
            const left = this.#machinesOf(group);
            const longest = Math.max(0, ...left.map(({ hold }) => (hold?.until ?? 0) - this.now())) / MS_PER_SECOND;
            if (longest > within) {
                this.#dissolved.delete(group.number);
                throw new CloudError(
                    `timeout while waiting for ${group.id} to drain: a hook holds ${left.length} machines for ${Math.ceil(longest)} seconds, and the provider waits ${within}`,
                );
            }
            for (const { id } of left) await this.fleet.terminate(id);
        });
    }

    /**
     * What the scaling policy of a group does under load, or at night.
     *
     * @throws {RangeError} if there is no such group
     */
    async scale(groupId: string, capacity: number): Promise<void> {
        const groups = this.all();
        const group = groups.find(({ id }) => id === groupId);
        if (!group) {
            throw new RangeError(
                `There is no group "${groupId}"; there are ${groups.map(({ id }) => id).join(", ") || "none"}.`,
            );
        }
        await this.#inTurn(group, (current, kind) => this.#fill(kind.resized(current, capacity), kind));
    }

    /** All machines of a zone are lost, or stop if no group made them; groups start others in their other zones. */
    async failZone(zone: string): Promise<void> {
        this.#failedZones.add(zone);
        for (const machine of this.fleet.alive()) {
            if (machine.zone !== zone) continue;
            await (machine.group === undefined ? this.fleet.stop(machine.id) : this.lose(machine));
        }
        await this.reconcileAll();
    }

    async restoreZone(zone: string): Promise<void> {
        this.#failedZones.delete(zone);
        for (const { id, group, zone: at } of this.fleet.alive()) {
            if (at === zone && group === undefined) await this.fleet.start(id);
        }
        await this.reconcileAll();
    }

    /** Removes a machine from its group, by its hooks; a machine of no group is deleted. */
    async retire(machine: Machine): Promise<void> {
        const group = this.groupOf(machine);
        if (!group) return this.lose(machine);
        await this.#inTurn(group, async (current, kind) => {
            const now = this.fleet.get(machine.id);
            if (now) await this.#retire(now, current, kind);
        });
    }

    /** A machine is gone at once. One of no group is deleted. */
    async lose(machine: Machine): Promise<void> {
        const { id, object = id } = machine;
        await this.fleet.terminate(id);
        const group = this.groupOf(machine);
        if (group) await this.#kindOf(group).lost?.(machine, group);
        if (machine.group !== undefined) return;
        for (const lost of this.objects.withId(object)) this.objects.delete(lost);
    }

    async reconcileAll(): Promise<void> {
        for (const group of this.all()) await this.reconcile(group);
    }

    all(): CloudObject[] {
        return this.kinds.flatMap(({ type }) => this.objects.all(type));
    }

    groupOf(machine: Machine): CloudObject | undefined {
        return this.all().find((group) => isOf(machine, group));
    }

    /** Starts one more machine than a group wants. */
    startAhead(group: CloudObject): Promise<void> {
        return this.#inTurn(group, async (current, kind) => {
            await this.#start(current, kind, this.#serving(current));
        });
    }

    #kindOf({ type }: CloudObject): GroupKind {
        const kind = this.kinds.find((each) => each.type === type);
        if (!kind) throw new RangeError(`${type} is not a group of machines.`);
        return kind;
    }

    /** Works on a group as it is when its turn comes. */
    #inTurn(group: CloudObject, work: (current: CloudObject, kind: GroupKind) => Promise<void>): Promise<void> {
        const kind = this.#kindOf(group);
        return this.#turns.take(keyOf(group), async () => {
            const current = this.objects.get(group);
            if (current && !this.#dissolved.has(current.number)) await work(current, kind);
        });
    }

    #machinesOf(group: CloudObject): readonly Machine[] {
        return this.fleet.alive().filter((machine) => isOf(machine, group));
    }

    /** Those that a group counts: in service, or on the way there. */
    #serving(group: CloudObject): readonly Machine[] {
        return this.#machinesOf(group).filter(({ warm, hold }) => warm !== true && hold?.kind !== "terminating");
    }

    async #fill(group: CloudObject, kind: GroupKind): Promise<void> {
        const wanted = kind.wanted(group);
        this.objects.put(kind.resized(group, wanted));
        for (;;) {
            const serving = this.#serving(group);
            if (serving.length === wanted) break;
            const surplus = serving.length > wanted ? mostCrowded(serving) : undefined;
            if (surplus) await this.#shrinkBy(surplus, group, kind);
            else if (!(await this.#start(group, kind, serving))) break;
        }
        await this.#keepWarm(group, kind);
    }

    async #shrinkBy(machine: Machine, group: CloudObject, kind: GroupKind): Promise<void> {
        const pool = kind.warmPool?.(group);
        await (pool?.takesBack ? this.fleet.rest(machine.id, pool.state) : this.#retire(machine, group, kind));
    }

    /** Ends a machine; a hook holds it before, unless functions of the cloud finish that. */
    async #retire(machine: Machine, group: CloudObject, kind: GroupKind): Promise<void> {
        const hook = kind.hooks?.(group).terminating;
        if (machine.hold?.kind === "terminating") return;
        if (!hook || machine.warm || machine.hold?.kind === "launching") return this.fleet.terminate(machine.id);
        this.fleet.hold(machine.id, this.#holdOf("terminating", hook));
        if (await kind.released?.(machine, group)) await this.fleet.terminate(machine.id);
    }

    /** @returns whether there was a place for it, or one in the warm pool */
    async #start(group: CloudObject, kind: GroupKind, serving: readonly Machine[]): Promise<boolean> {
        const hook = kind.hooks?.(group).launching;
        const hold = hook && this.#holdOf("launching", hook);
        const warm = this.#machinesOf(group).filter(({ warm, zone }) => warm && !this.#failedZones.has(zone));
        const [ready] = byCrowd(warm, serving);
        if (ready) await this.fleet.use(ready.id, hold);
        else {
            const request = this.#request(group, kind, serving);
            if (!request) return false;
            await this.fleet.launch({ ...request, ...(hold && { hold }) });
        }
        return true;
    }

    async #keepWarm(group: CloudObject, kind: GroupKind): Promise<void> {
        const pool = kind.warmPool?.(group);
        const warm = this.#machinesOf(group).filter((machine) => machine.warm);
        const size = pool?.size ?? 0;
        for (const { id } of warm.slice(size)) await this.fleet.terminate(id);
        for (let missing = size - warm.length; pool && missing > 0; missing -= 1) {
            const request = this.#request(group, kind, this.#machinesOf(group));
            if (!request) return;
            this.fleet.prepare(request, pool.state);
        }
    }

    #request(group: CloudObject, kind: GroupKind, others: readonly Machine[]): LaunchRequest | undefined {
        const open = kind.places(group).filter(({ zone }) => !this.#failedZones.has(zone));
        const [place] = byCrowd<Place>(open, others);
        return place && { ...place, id: kind.newId(group), scope: group.scope, group: group.id, space: group.space };
    }

    #holdOf(kind: Hold["kind"], { seconds, result }: Pick<Hold, "result"> & { readonly seconds: number }): Hold {
        return { kind, until: this.now() + seconds * MS_PER_SECOND, result };
    }
}

function isOf(machine: Machine, { id, space }: CloudObject): boolean {
    return machine.group === id && (machine.space ?? space) === space;
}

/** The zone with the most members loses the next one. */
function mostCrowded(members: readonly Machine[]): Machine | undefined {
    return members.toSorted((one, other) => countIn(members, other.zone) - countIn(members, one.zone))[0];
}

/** Those in zones with few members first. */
function byCrowd<Located extends { readonly zone: string }>(from: readonly Located[], members: readonly Machine[]) {
    return from.toSorted((one, other) => countIn(members, one.zone) - countIn(members, other.zone));
}

function countIn(machines: readonly Machine[], zone: string): number {
    return machines.filter((machine) => machine.zone === zone).length;
}
