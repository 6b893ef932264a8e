import type { Fleet } from "./fleet";
import type { MachineGroups } from "./groups";
import type { Hold, Machine } from "./machine";
import type { ScheduledCleanUp } from "./scheduledCleanUp";

/** A cloud tells a spot machine so long before it takes it back. */
const NOTICE_SECONDS = 120;

/** What happens to single machines of one cloud, and what follows for their groups. */
export class MachineEvents {
    constructor(
        private readonly fleet: Fleet,
        private readonly groups: MachineGroups,
        /** Milliseconds since the epoch. */
        private readonly now: () => number,
        private readonly cleanUp?: ScheduledCleanUp,
    ) {}

    /** A machine is lost; its group starts another one. */
    async lose(machineId: string): Promise<void> {
        await this.groups.lose(this.#alive(machineId));
        await this.groups.reconcileAll();
    }

    /** An administrator ends a machine; its group lets its hooks run, and starts another one. */
    async terminate(machineId: string): Promise<void> {
        await this.groups.retire(this.#alive(machineId));
        await this.groups.reconcileAll();
    }

    /** A group starts another machine, and then ends this one. */
    async replace(machineId: string): Promise<void> {
        const machine = this.#alive(machineId);
        const group = this.groups.groupOf(machine);
        if (!group) throw new RangeError(`${machineId} is in no group, which could start another one; use terminate.`);
        await this.groups.startAhead(group);
        await this.terminate(machineId);
    }

    /** The cloud takes a spot machine back, two minutes after it has said so. */
    interrupt(machineId: string): void {
        const { launch, hold } = this.#alive(machineId);
        if (launch.spot !== true) throw new RangeError(`${machineId} is no spot machine; use lose or terminate.`);
        if (hold?.kind === "interrupted") return;
        this.fleet.write(machineId, `interrupted: the cloud takes the machine back in ${NOTICE_SECONDS} seconds`);
        this.fleet.hold(machineId, {
            kind: "interrupted",
            until: this.now() + NOTICE_SECONDS * 1_000,
            result: "continue",
        });
    }

    /** Finishes the hook that holds a machine. */
    async complete(machineId: string, result: Hold["result"]): Promise<void> {
        const { hold } = this.#alive(machineId);
        if (hold?.kind !== "launching" && hold?.kind !== "terminating") {
            throw new RangeError(`No hook holds ${machineId}.`);
        }
        await this.#end(machineId, { ...hold, result });
        await this.groups.reconcileAll();
    }

    /** What was to wait until now happens. */
    async settle(): Promise<void> {
        const due = this.fleet
            .alive()
            .flatMap(({ id, hold }) => (hold && hold.until <= this.now() ? [{ id, hold }] : []));
        for (const { id, hold } of due) {
            if (hold.kind === "launching") {
                const then = hold.result === "continue" ? "it serves now" : "the group gives it up";
                this.fleet.write(id, `launch not finished in time: ${then}`);
            }
            await this.#end(id, hold);
        }
        if (due.length > 0) await this.groups.reconcileAll();
        await this.cleanUp?.settle();
    }

    async #end(id: string, { kind, result }: Hold): Promise<void> {
        if (kind === "launching" && result === "continue") return this.fleet.hold(id, undefined);
        const machine = this.fleet.get(id);
        if (machine) await this.groups.lose(machine);
    }

    #alive(id: string): Machine {
        const machine = this.fleet.get(id);
        if (machine && machine.state !== "terminated") return machine;
        const others = this.fleet.alive().map((each) => each.id);
        throw new RangeError(`There is no machine "${id}"; there are ${others.join(", ") || "none"}.`);
    }
}
