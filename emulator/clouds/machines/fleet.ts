import { boot } from "./boot";
import type { ConnectorService, Machine, MachineHost } from "./machine";
import { Turns } from "./turns";

/** Keeps a machine beyond the life of the process. */
export type SaveMachine = (machine: Machine) => void;

/** The machines of one cloud. */
export class Fleet {
    readonly #machines = new Map<string, Machine>();
    readonly #attempts = new Turns();

    constructor(
        private readonly host: MachineHost,
        private readonly service: ConnectorService,
        private readonly save: SaveMachine = () => undefined,
    ) {}

    /** Puts back what an earlier process has saved, in the order in which it was started. */
    restore(machines: readonly Machine[]): void {
        const inOrder = machines.toSorted((one, other) => one.number - other.number);
        for (const machine of inOrder) this.#machines.set(machine.id, machine);
    }

    get(id: string): Machine | undefined {
        return this.#machines.get(id);
    }

    /** Oldest first; terminated ones too, with their console. */
    all(): readonly Machine[] {
        return [...this.#machines.values()];
    }

    /** The machines of a group that run. */
    running(group: string): readonly Machine[] {
        return this.all().filter((machine) => machine.group === group && machine.state === "running");
    }

    async launch(request: Pick<Machine, "id" | "zone" | "scope" | "group" | "launch">): Promise<void> {
        const machine: Machine = { ...request, number: this.#machines.size + 1, state: "running", console: [] };
        this.#put(machine);
        await this.#boot(machine.id);
    }

    async terminate(id: string): Promise<void> {
        const machine = this.#machines.get(id);
        if (!machine || machine.state === "terminated") return;
        this.#put({ ...machine, state: "terminated" });
        if (machine.connector) await this.service.gone(machine.connector);
    }

    /** An appliance that could not enrol tries again: what it lacked may be there now. */
    async retry(): Promise<void> {
        for (const { id } of this.all()) await this.#boot(id);
    }

    /** One attempt of a machine after another: several changes of the cloud may end at the same time. */
    #boot(id: string): Promise<void> {
        const machine = this.#machines.get(id);
        if (machine?.state !== "running" || machine.connector) return Promise.resolve();
        return this.#attempts.take(id, () => this.#attempt(id));
    }

    async #attempt(id: string): Promise<void> {
        const machine = this.#machines.get(id);
        if (machine?.state !== "running" || machine.connector) return;
        const outcome = await boot(machine, this.host, this.service);
        // It may have been lost meanwhile.
        const now = this.#machines.get(id) ?? machine;
        const line = "reason" in outcome ? `not enrolled: ${outcome.reason}` : "enrolled";
        const console = now.console.at(-1) === line ? now.console : [...now.console, line];
        this.#put({ ...now, console, ...("connector" in outcome && outcome) });
        if (now.state !== "running" && "connector" in outcome) await this.service.gone(outcome.connector);
    }

    #put(machine: Machine): void {
        this.#machines.set(machine.id, machine);
        this.save(machine);
    }
}
