import type { Fleet } from "./fleet";
import type { Machine } from "./machine";

/** The vendor's function that a timer runs: it deletes connectors that have no machine any longer. */
export interface ScheduledFunction {
    /** Whether it was told of the group that a machine is in. */
    watches(machine: Machine): boolean;
    /** Why it can do nothing; nothing if it can. */
    fault(): Promise<string | undefined>;
}

/** It runs at each full and each half hour. */
const EVERY_MS = 30 * 60_000;

/** The functions of one cloud that clean up by the clock. */
export class ScheduledCleanUp {
    /** Half hours since the epoch when it was last looked whether they run. */
    #looked: number;

    constructor(
        private readonly fleet: Fleet,
        private readonly functions: () => readonly ScheduledFunction[],
        /** Milliseconds since the epoch. */
        private readonly now: () => number,
    ) {
        this.#looked = this.#halfHours();
    }

    /** Runs the functions if their time has come. */
    async settle(): Promise<void> {
        const now = this.#halfHours();
        if (now === this.#looked) return;
        this.#looked = now;
        for (const each of this.functions()) await this.#run(each);
    }

    #halfHours(): number {
        return Math.floor(this.now() / EVERY_MS);
    }

    async #run(called: ScheduledFunction): Promise<void> {
        const gone = this.fleet
            .all()
            .filter((machine) => machine.state === "terminated" && machine.connector && called.watches(machine));
        if (gone.length === 0) return;
        const fault = await called.fault();
        for (const { id } of gone) {
            if (fault === undefined) await this.fleet.forget(id);
            this.fleet.write(id, fault === undefined ? "cleaned up" : `not cleaned up: ${fault}`);
        }
    }
}
