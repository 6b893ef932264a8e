import type { WireObject } from "../json";

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

type Send = <Answer>(method: string, path: string, body?: WireObject) => Promise<Answer>;

/** Another administrator of Cloud & Branch Connector, who works in the portal at the same time. */
export class OtherAdministrator {
    constructor(private readonly send: Send) {}

    /** Saves a change without activating it: activations of others are queued from now on. */
    async edit(): Promise<ActivationReading> {
        return this.send<ActivationReading>("POST", "/administrator/edit");
    }

    /** Activates what was saved, and with it what had to wait for that. */
    async activate(): Promise<ActivationReading> {
        return this.send<ActivationReading>("POST", "/administrator/activate");
    }
}

/**
 * Moves the world of Cloud & Branch Connector: other administrators, machines, upgrades.
 *
 * @throws EmulatorControlError from every method, when the emulator refuses.
 */
export class CloudControl {
    readonly administrator: OtherAdministrator;

    constructor(private readonly send: Send) {
        this.administrator = new OtherAdministrator(send);
    }

    /** Whether everything that was saved is active. */
    async activation(): Promise<ActivationReading> {
        return this.send<ActivationReading>("GET", "/activation");
    }

    /** Somebody takes the edit lock: all writes are refused meanwhile. */
    async lock(lock: EditLock = {}): Promise<void> {
        await this.send("POST", "/lock", { ...lock });
    }

    async unlock(): Promise<void> {
        await this.send("POST", "/unlock");
    }
}
