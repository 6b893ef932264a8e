import { isObject, type StoredObject, type WireObject } from "../core/json";
import type { Fault } from "../server/faults";
import type { LoggedRequest } from "../server/requestLog";
import type { Switches } from "../switches";
import { CloudControl } from "./cloud";
import { SimulatedCloudControl } from "./clouds";
import { DisasterRecoveryControl } from "./disasterRecovery";

/** The emulator refused a control request: what it said. */
export class EmulatorControlError extends Error {
    override readonly name = "EmulatorControlError";

    constructor(
        /** The HTTP status. */
        readonly status: number,
        /** The error id, for example `nonce.usage.exceeded`. */
        readonly id: string,
        reason: string,
    ) {
        super(`${id}: ${reason}`);
    }
}

/** A fault as code gives it: the path may also be a regular expression. */
export type FaultSpec = Omit<Fault, "path" | "pathPattern"> & {
    /** A part of the path, or a regular expression over it, whose flags do not count. @default any path */
    readonly path?: string | RegExp;
};

/** What a machine says of itself. */
export interface MachineRequest {
    /** @default the name of the key, or of the group, and a counter */
    readonly name?: string;
    /** The address the service sees. @default "203.0.113.10" */
    readonly publicIp?: string;
    /** @default "192.0.2.10" */
    readonly privateIp?: string;
    /** @default "el9" */
    readonly platform?: string;
}

/** What a machine says when it enrols with a key, which may be one of an App Connector or of a service edge group. */
export interface EnrolmentRequest extends MachineRequest {
    /** The whole value of the key. */
    readonly provisioningKey: string;
}

/** A machine that waits for its user code to be verified. */
export interface WaitingMachine {
    readonly id: string;
    /** For example `ABCDE-12345`. */
    readonly userCode: string;
    /** Epoch seconds of the emulator's clock. */
    readonly expirationInEpochSec: string;
    /** The connector or service edge it became. */
    readonly enrolledId?: string;
}

/** The emulator's time. */
export interface ClockReading {
    /** ISO 8601. */
    readonly now: string;
    readonly epochSeconds: number;
    /** How far it is ahead of real time. */
    readonly offsetSeconds: number;
}

/** How far to move the clock; several units add up. */
export interface Span {
    readonly seconds?: number;
    readonly minutes?: number;
    readonly hours?: number;
    readonly days?: number;
}

/**
 * Moves the world of an emulator, in this process or another one: machines, other administrators, time, faults.
 *
 * @example
 * ```ts
 * const control = new EmulatorControl({ controlUrl, controlToken });
 * const connector = await control.enrol({ provisioningKey });
 * await control.connect(connector.id);
 * ```
 */
export class EmulatorControl {
    /** What only happens in Cloud & Branch Connector. */
    readonly cloud = new CloudControl((method, path, body) => this.#call(method, `/cloud${path}`, body));
    /** Disaster recovery, and the DNS that begins and ends it. */
    readonly disasterRecovery = new DisasterRecoveryControl((method, path, body) => this.#call(method, path, body));
    /** Amazon Web Services, where it is simulated. */
    readonly aws = new SimulatedCloudControl((method, path, body) => this.#call(method, path, body), "aws");
    /** Microsoft Azure, where it is simulated. */
    readonly azure = new SimulatedCloudControl((method, path, body) => this.#call(method, path, body), "azure");
    /** Google Cloud, where it is simulated. */
    readonly gcp = new SimulatedCloudControl((method, path, body) => this.#call(method, path, body), "gcp");
    readonly #url: string;
    readonly #token: string;

    constructor(access: { readonly controlUrl: string; readonly controlToken: string }) {
        this.#url = access.controlUrl.replace(/\/$/, "");
        this.#token = access.controlToken;
    }

    /**
     * A machine enrols with a provisioning key, which counts a use. It is not connected yet.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async enrol(request: EnrolmentRequest): Promise<StoredObject> {
        return this.#object("POST", "/enrol", { ...request });
    }

    /**
     * A machine without a key shows a user code and waits; it enrols once the code has been verified by the API.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async machine(request: MachineRequest = {}): Promise<WaitingMachine> {
        return this.#call<WaitingMachine>("POST", "/machines", { ...request });
    }

    /**
     * The connector or service edge comes online: status, version and times appear.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async connect(machineId: string): Promise<StoredObject> {
        return this.#object("POST", `/machines/${encodeURIComponent(machineId)}/connect`);
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async disconnect(machineId: string): Promise<StoredObject> {
        return this.#object("POST", `/machines/${encodeURIComponent(machineId)}/disconnect`);
    }

    /**
     * @param version the one of the group's version profile unless given
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async upgrade(machineId: string, version?: string): Promise<StoredObject> {
        return this.#object("POST", `/machines/${encodeURIComponent(machineId)}/upgrade`, { version });
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async clock(): Promise<ClockReading> {
        return this.#call<ClockReading>("GET", "/clock");
    }

    /**
     * Moves the clock forward: tokens and keys expire, times in answers move on, upgrades and schedules happen.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async advance(span: Span): Promise<ClockReading> {
        return this.#call<ClockReading>("POST", "/clock/advance", { ...span });
    }

    /**
     * The collections of the tenant, and how many objects each holds.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async collections(): Promise<{ name: string; size: number }[]> {
        return this.#call("GET", "/collections");
    }

    /**
     * All objects of a collection with everything that is stored of them, hidden values included, in the order of their
     * creation.
     *
     * @param collection the API's path name, for example `appConnectorGroup`
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async list(collection: string, options: { readonly microtenantId?: string } = {}): Promise<StoredObject[]> {
        const scope = options.microtenantId;
        const query = scope === undefined ? "" : `?microtenantId=${encodeURIComponent(scope)}`;
        return this.#call<StoredObject[]>("GET", `/objects/${encodeURIComponent(collection)}${query}`);
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async get(collection: string, id: string): Promise<StoredObject> {
        return this.#object("GET", objectPath(collection, id));
    }

    /**
     * Another administrator creates an object; the API's rules hold.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async create(collection: string, body: WireObject): Promise<StoredObject> {
        return this.#object("POST", `/objects/${encodeURIComponent(collection)}`, body);
    }

    /**
     * Another administrator changes attributes, without the API's rules; `null` removes one.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async change(collection: string, id: string, patch: WireObject): Promise<StoredObject> {
        return this.#object("PUT", objectPath(collection, id), patch);
    }

    /**
     * Another administrator deletes an object; the API's rules hold.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async remove(collection: string, id: string): Promise<void> {
        await this.#call("DELETE", objectPath(collection, id));
    }

    /**
     * The next matching requests go wrong. Several faults may be armed; the first that matches hits.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async fault(spec: FaultSpec): Promise<void> {
        const { path, ...rest } = spec;
        const where = path instanceof RegExp ? { pathPattern: path.source } : { path };
        await this.#call("POST", "/faults", { ...rest, ...where });
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async clearFaults(): Promise<void> {
        await this.#call("DELETE", "/faults");
    }

    /**
     * The requests the API has seen, oldest first; nothing secret is in it.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async requestLog(options: { readonly since?: number } = {}): Promise<LoggedRequest[]> {
        return this.#call<LoggedRequest[]>("GET", `/requestLog?since=${options.since ?? 0}`);
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async clearRequestLog(): Promise<void> {
        await this.#call("DELETE", "/requestLog");
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async switches(): Promise<Switches> {
        return this.#call<Switches>("GET", "/switches");
    }

    /**
     * Sets some switches.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async set(switches: Partial<Switches>): Promise<Switches> {
        return this.#call<Switches>("PUT", "/switches", { ...switches });
    }

    /**
     * The management API can no longer be reached, as when the cloud is gone: connections are cut. The control API and DNS go on.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async stopManagementApi(): Promise<void> {
        await this.#call("POST", "/managementApi/stop");
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async startManagementApi(): Promise<void> {
        await this.#call("POST", "/managementApi/start");
    }

    /**
     * All access tokens become invalid at once.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async expireTokens(): Promise<void> {
        await this.#call("POST", "/tokens/expire");
    }

    /**
     * Gives the API client another secret, a random one unless given. Tokens stay valid.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async rotateSecret(clientSecret?: string): Promise<string> {
        const answer = await this.#call<{ clientSecret: string }>("POST", "/secret", { clientSecret });
        return answer.clientSecret;
    }

    /**
     * Registers the key that verifies the client's signed assertions: PEM text of an RSA public key.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async registerPublicKey(publicKey: string): Promise<void> {
        await this.#call("POST", "/publicKey", { publicKey });
    }

    #object(method: string, path: string, body?: WireObject): Promise<StoredObject> {
        return this.#call<StoredObject>(method, path, body);
    }

    async #call<Answer>(method: string, path: string, body?: WireObject): Promise<Answer> {
        const response = await fetch(`${this.#url}${path}`, {
            method,
            headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
            ...(body && { body: JSON.stringify(body) }),
        });
        const answer: unknown = await response.json();
        if (response.ok) return answer as Answer;
        const { id, code, reason, message } = isObject(answer) ? answer : {};
        const named = String(id ?? code ?? response.status);
        throw new EmulatorControlError(response.status, named, String(reason ?? message ?? "refused"));
    }
}

const objectPath = (collection: string, id: string) =>
    `/objects/${encodeURIComponent(collection)}/${encodeURIComponent(id)}`;
