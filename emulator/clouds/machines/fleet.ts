import { boot } from "./boot";
import type { Connector, ConnectorService, Hold, Machine, MachineHost } from "./machine";
import { Turns } from "./turns";

/** Keeps a machine beyond the life of the process. */
export type SaveMachine = (machine: Machine) => void;

/** What a machine is started with. */
export type LaunchRequest = Pick<Machine, "id" | "object" | "zone" | "scope" | "group" | "space" | "launch" | "hold">;

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

    /** Those that are there, whatever they do. */
    alive(): readonly Machine[] {
        return this.all().filter(({ state }) => state !== "terminated");
    }

    async launch(request: LaunchRequest): Promise<void> {
        this.#put({ ...request, number: this.#machines.size + 1, state: "running", console: [] });
        await this.#boot(request.id);
    }

    /** Starts a machine for a warm pool: it waits there, and enrols when it is used. */
    prepare(request: LaunchRequest, state: "running" | "stopped"): void {
        this.#put({ ...request, number: this.#machines.size + 1, state, warm: true, console: ["in the warm pool"] });
    }

    /** Takes a machine out of a warm pool. */
    async use(id: string, hold: Hold | undefined): Promise<void> {
        this.#change(id, ({ warm, hold: _before, ...machine }) => ({ ...machine, state: "running", ...held(hold) }));
        await this.#heard(id);
        await this.#boot(id);
    }

    /** Puts a machine that served back into a warm pool. */
    async rest(id: string, state: "running" | "stopped"): Promise<void> {
        this.#change(id, ({ hold, ...machine }) => ({ ...machine, state, warm: true }));
        this.write(id, "in the warm pool");
        await this.#silent(id);
    }

    /** Something holds a machine, or nothing does any longer. */
    hold(id: string, hold: Hold | undefined): void {
        this.#change(id, ({ hold: _before, ...machine }) => ({ ...machine, ...held(hold) }));
    }

    /** Adds a line to the console of a machine. */
    write(id: string, line: string): void {
        this.#change(id, (machine) => ({ ...machine, console: [...machine.console, line] }));
    }

    /** A machine stops, and starts again with `start`. */
    async stop(id: string): Promise<void> {
        if (this.#machines.get(id)?.state !== "running") return;
        this.#change(id, (machine) => ({ ...machine, state: "stopped" }));
        await this.#silent(id);
    }

    async start(id: string): Promise<void> {
        if (this.#machines.get(id)?.state !== "stopped") return;
        this.#change(id, (machine) => ({ ...machine, state: "running" }));
        await this.#heard(id);
        await this.#boot(id);
    }

    async terminate(id: string): Promise<void> {
        const machine = this.#machines.get(id);
        if (!machine || machine.state === "terminated") return;
        this.#change(id, ({ hold, warm, ...rest }) => ({ ...rest, state: "terminated" }));
        if (machine.connector) await this.service.gone(machine.connector);
    }

    /** Somebody deletes the connector of a machine in Zscaler. */
    async forget(id: string): Promise<void> {
        const connector = this.#machines.get(id)?.connector;
        if (!connector) return;
        this.#change(id, ({ connector: _forgotten, ...machine }) => machine);
        await this.service.forget(connector);
    }

    /** An appliance that could not enrol, or could not say so, tries again: what it lacked may be there now. */
    async retry(): Promise<void> {
        for (const { id } of this.alive()) await this.#boot(id);
    }

    /** One attempt of a machine after another: several changes of the cloud may end at the same time. */
    #boot(id: string): Promise<void> {
        return this.#isUnfinished(id) ? this.#attempts.take(id, () => this.#attempt(id)) : Promise.resolve();
    }

    async #attempt(id: string): Promise<void> {
        const machine = this.#machines.get(id);
        if (!machine || !this.#isUnfinished(id)) return;
        const connector = machine.connector ?? (await this.#enrol(machine));
        if (connector?.kind === "waiting") {
            this.#writeCode(machine, connector);
            await this.#lookForCode(id, connector);
        }
        if (connector?.kind !== "cloudConnector" || this.#machines.get(id)?.hold?.kind !== "launching") return;
        const refused = this.host.launchRefused?.(machine);
        this.#say(id, refused === undefined ? "finished its launch" : `launch not finished: ${refused}`);
        if (refused === undefined) this.hold(id, undefined);
    }

    async #enrol(machine: Machine): Promise<Connector | undefined> {
        const { id } = machine;
        const outcome = await boot(machine, this.host, this.service);
        if ("reason" in outcome) {
            this.#say(id, `not enrolled: ${outcome.reason}`);
            return undefined;
        }
        const { connector } = outcome;
        this.#say(id, connector.userCode === undefined ? "enrolled" : `shows the user code ${connector.userCode}`);
        this.#change(id, (now) => ({ ...now, connector }));
        // It may have been lost or stopped meanwhile.
        const now = this.#machines.get(id);
        if (now?.state === "terminated") await this.service.gone(connector);
        if (now?.state === "stopped") await this.service.silent(connector);
        return connector;
    }

    /** A machine that cannot write its code tries again with the next change of the cloud. */
    #writeCode(machine: Machine, waiting: Connector): void {
        const { userCode, isCodeWritten = false } = waiting;
        if (userCode === undefined || isCodeWritten) return;
        const written = this.host.writeCode?.(machine, userCode);
        if (!written) return;
        const { id } = machine;
        if ("reason" in written) {
            this.#say(id, `user code not written: ${written.reason}`);
            return;
        }
        this.#say(id, `wrote the user code to ${written.text}`);
        this.#change(id, (now) => ({ ...now, connector: { ...waiting, isCodeWritten: true } }));
    }

    /** Somebody may have verified the code of a machine that waits. */
    async #lookForCode(id: string, waiting: Connector): Promise<void> {
        const connector = await this.service.verified(waiting);
        if (connector.kind === "waiting") return;
        this.#change(id, (now) => ({ ...now, connector }));
        this.#say(id, "enrolled");
    }

    #isUnfinished(id: string): boolean {
        const machine = this.#machines.get(id);
        if (machine?.state !== "running" || machine.warm === true || machine.hold?.kind === "terminating") return false;
        const isEnrolled = machine.connector !== undefined && machine.connector.kind !== "waiting";
        return !isEnrolled || machine.hold?.kind === "launching";
    }

    async #silent(id: string): Promise<void> {
        const connector = this.#machines.get(id)?.connector;
        if (connector) await this.service.silent(connector);
    }

    async #heard(id: string): Promise<void> {
        const connector = this.#machines.get(id)?.connector;
        if (connector) await this.service.heard(connector);
    }

    /** Writes a line unless it is the last one already. */
    #say(id: string, line: string): void {
        if (this.#machines.get(id)?.console.at(-1) !== line) this.write(id, line);
    }

    #change(id: string, change: (machine: Machine) => Machine): void {
        const machine = this.#machines.get(id);
        if (machine) this.#put(change(machine));
    }

    #put(machine: Machine): void {
        this.#machines.set(machine.id, machine);
        this.save(machine);
    }
}

function held(hold: Hold | undefined): Pick<Machine, "hold"> {
    return hold ? { hold } : {};
}
