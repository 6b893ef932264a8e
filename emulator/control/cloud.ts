import type { StoredObject, WireObject } from "../core/json";

/** What is saved in Cloud & Branch Connector, and what of it takes effect. */
export interface ActivationReading {
    /** `EDITS_CLEARED` when everything is active, else `EDITS_PRESENT`. */
    readonly orgEditStatus: string;
    /** How many writes are saved and not active, of all administrators. */
    readonly pendingWrites: number;
    /** How often saved changes have become active. */
    readonly activations: number;
}

/** Who holds the edit lock, and how long. */
export interface EditLock {
    /** After so many seconds it is released. @default not before `unlock` */
    readonly seconds?: number;
    /** @default "Other Administrator" */
    readonly by?: string;
}

/** A virtual machine that boots with a provisioning URL. */
export interface BootRequest {
    /** The URL, its name, or its id. */
    readonly provUrl: string | number;
    /** The id of the VPC, or the name of the virtual network. */
    readonly network: string;
    /** As the cloud spells it: `us-west-2a`, `westeurope-1` (or `westeurope` without zones), `europe-west1-b`. */
    readonly zone: string;
    /** The cloud's own name of the machine. @default a new one, as that cloud writes them */
    readonly instanceId?: string;
    /** Must be that of the URL. @default that of the URL */
    readonly cloud?: "AWS" | "AZURE" | "GCP";
}

type Send = <Answer>(method: string, path: string, body?: WireObject) => Promise<Answer>;

/** Another administrator of Cloud & Branch Connector, who works in the portal at the same time. */
export class OtherAdministrator {
    constructor(private readonly send: Send) {}

    /**
     * Saves a change without activating it: activations of others are queued from now on.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async edit(): Promise<ActivationReading> {
        return this.send<ActivationReading>("POST", "/administrator/edit");
    }

    /**
     * Activates what was saved, and with it what had to wait for that.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async activate(): Promise<ActivationReading> {
        return this.send<ActivationReading>("POST", "/administrator/activate");
    }
}

/** Moves the world of Cloud & Branch Connector: other administrators, machines, upgrades. */
export class CloudControl {
    readonly administrator: OtherAdministrator;

    constructor(private readonly send: Send) {
        this.administrator = new OtherAdministrator(send);
    }

    /**
     * Whether everything that was saved is active.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async activation(): Promise<ActivationReading> {
        return this.send<ActivationReading>("GET", "/activation");
    }

    /**
     * Somebody takes the edit lock: all writes are refused meanwhile.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async lock(lock: EditLock = {}): Promise<void> {
        await this.send("POST", "/lock", { ...lock });
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async unlock(): Promise<void> {
        await this.send("POST", "/unlock");
    }

    /**
     * A machine boots and registers: its location and group appear with the first one. At most 16 are in a group.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async boot(request: BootRequest): Promise<StoredObject> {
        const provUrl = String(request.provUrl);
        return this.send<StoredObject>("POST", "/machines", { ...request, provUrl });
    }

    /**
     * The machine is gone in its cloud; the connector stays, as `INACTIVE`, until somebody deletes it.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async terminate(instanceId: string): Promise<StoredObject> {
        return this.#machine(instanceId, "terminate");
    }

    /**
     * An instance group replaces a machine: the old connector stays, as `INACTIVE`, beside a new one, which is returned.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async replace(instanceId: string, newInstanceId?: string): Promise<StoredObject> {
        return this.#machine(instanceId, "replace", { newInstanceId });
    }

    /**
     * What the service hears of the machine, or no longer hears.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async report(instanceId: string, status: "ACTIVE" | "INACTIVE"): Promise<StoredObject> {
        return this.#machine(instanceId, "report", { status });
    }

    /**
     * The next change of the machine fails: turning it on or off, which then gives the reason, or its upgrade.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async failNext(instanceId: string, next: "statusChange" | "upgrade", reason?: string): Promise<StoredObject> {
        return this.#machine(instanceId, "fail", { next, reason });
    }

    /**
     * All connectors upgrade to it, one of a group after another, when the clock is moved through their windows.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async publishBuild(version: string): Promise<void> {
        await this.send("POST", "/builds", { version });
    }

    #machine(instanceId: string, doing: string, body: WireObject = {}): Promise<StoredObject> {
        return this.send<StoredObject>("POST", `/machines/${encodeURIComponent(instanceId)}/${doing}`, body);
    }
}
