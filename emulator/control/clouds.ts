import type { Machine } from "../clouds/machines/machine";
import type { CloudObject } from "../clouds/objects";
import type { WireObject } from "../core/json";

type Send = <Answer>(method: string, path: string, body?: WireObject) => Promise<Answer>;

/** An object that exists without any program. */
export interface ExistingObject {
    /** Token, such as `aws:ec2/subnet:Subnet`. */
    readonly type: string;
    /** @default "existing" */
    readonly name?: string;
    readonly inputs: WireObject;
    /** Configuration of the provider, such as `{ region: "us-west-2" }`. */
    readonly config: WireObject;
}

/** Moves one simulated cloud: what exists in it, its groups of machines, its zones. */
export class SimulatedCloudControl {
    constructor(
        private readonly send: Send,
        private readonly cloud: "aws" | "azure" | "gcp",
    ) {}

    /**
     * All machines that were ever started, oldest first, with what they wrote to their console.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async machines(): Promise<Machine[]> {
        return this.#call("GET", "/machines");
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async objects(): Promise<CloudObject[]> {
        return this.#call("GET", "/objects");
    }

    /**
     * Makes an object that exists without any program, such as a network of another team.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async create(object: ExistingObject): Promise<CloudObject> {
        return this.#call("POST", "/objects", { ...object });
    }

    /**
     * Somebody changes properties of an object by hand.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async change(type: string, id: string, patch: WireObject): Promise<CloudObject> {
        return this.#call("PUT", pathOf(type, id), patch);
    }

    /**
     * Somebody deletes an object by hand.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async remove(type: string, id: string): Promise<void> {
        await this.#call("DELETE", pathOf(type, id));
    }

    /**
     * A group of machines grows or shrinks, as its scaling policy would do under load.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async scale(groupId: string, capacity: number): Promise<void> {
        await this.#call("POST", `/groups/${encodeURIComponent(groupId)}/scale`, { capacity });
    }

    /**
     * A machine is lost; its group starts another one.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async lose(machineId: string): Promise<void> {
        await this.#machine(machineId, "lose");
    }

    /**
     * An administrator ends a machine: its group lets its hooks run, and starts another one.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async terminate(machineId: string): Promise<void> {
        await this.#machine(machineId, "terminate");
    }

    /**
     * A group starts another machine, and then ends this one.
     * @throws {EmulatorControlError} if the emulator refuses, as a machine of no group
     */
    async replace(machineId: string): Promise<void> {
        await this.#machine(machineId, "replace");
    }

    /**
     * The cloud takes a spot machine back: it is lost when the clock of the emulator has moved by two minutes.
     * @throws {EmulatorControlError} if the emulator refuses, as a machine that is not a spot machine
     */
    async interrupt(machineId: string): Promise<void> {
        await this.#machine(machineId, "interrupt");
    }

    /**
     * Finishes the hook that holds a machine, as a function of the cloud would.
     * @param result of a launch: whether the machine serves, or the group gives it up
     * @throws {EmulatorControlError} if the emulator refuses, as a machine that no hook holds
     */
    async complete(machineId: string, result: "continue" | "abandon" = "continue"): Promise<void> {
        await this.#machine(machineId, "complete", { result });
    }

    /**
     * All machines of a zone are lost, or stop if no group made them; groups start others in their other zones.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async failZone(zone: string): Promise<void> {
        await this.#call("POST", `/zones/${encodeURIComponent(zone)}/fail`);
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async restoreZone(zone: string): Promise<void> {
        await this.#call("POST", `/zones/${encodeURIComponent(zone)}/restore`);
    }

    async #machine(id: string, what: string, body?: WireObject): Promise<void> {
        await this.#call("POST", `/machines/${encodeURIComponent(id)}/${what}`, body);
    }

    #call<Answer>(method: string, path: string, body?: WireObject): Promise<Answer> {
        return this.send<Answer>(method, `/clouds/${this.cloud}${path}`, body);
    }
}

function pathOf(type: string, id: string): string {
    return `/objects/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}
