import type { WireObject } from "../core/json";
import type { Client } from "../disasterRecovery/clients";
import type { Member } from "../disasterRecovery/members";
import type { ClientReach, SegmentReach } from "../disasterRecovery/reach";
import type { Settings } from "../disasterRecovery/settings";
import type { Snapshots } from "../disasterRecovery/snapshots";
import type { RecordSet } from "../disasterRecovery/zone";

type Send = <Answer>(method: string, path: string, body?: WireObject) => Promise<Answer>;

/** What an administrator enters on the page of settings. `null` removes a value; what is left out stays. */
export interface SettingsChange {
    readonly domainName?: string | null;
    /** In PEM. */
    readonly publicKey?: string | null;
    /** From 1 second to 380 days. A new tenant has 14 days. */
    readonly maxAgeSeconds?: number;
}

/** A device, with its app profile, or with what that would say of disaster recovery. `null` removes a value; what is left out stays. */
export interface ClientRequest {
    /** @default a counter */
    readonly name?: string;
    /**
     * Id of an app profile of the Client Connector API, which says the next four from now on. They cannot be set then.
     * @default none: they are those of the request
     */
    readonly applicationProfile?: string | null;
    /** Whether its app profile has Private Access disaster recovery. @default true */
    readonly enabled?: boolean;
    /** The domain that it reads. @default none: it never switches */
    readonly domainName?: string | null;
    /** In PEM. @default none */
    readonly publicKey?: string | null;
    /** Whether its app profile belongs to the test group. @default false */
    readonly testGroup?: boolean;
    /** Epoch seconds: when its user signed in last. @default now */
    readonly lastAuthenticated?: number;
}

/** All records of a name. */
export interface Records {
    /** @default 30 */
    readonly ttlSeconds?: number;
    readonly A?: readonly string[];
    readonly AAAA?: readonly string[];
    readonly CNAME?: readonly string[];
    /** Each is one record. */
    readonly TXT?: readonly string[];
}

/** Disaster recovery, and the DNS that begins and ends it: what no API has. */
export class DisasterRecoveryControl {
    constructor(private readonly send: Send) {}

    /** @throws {EmulatorControlError} if the emulator refuses */
    async settings(): Promise<Settings> {
        return this.send("GET", "/disasterRecovery/settings");
    }

    /**
     * An administrator changes the page of settings in the console.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async changeSettings(settings: SettingsChange): Promise<Settings> {
        return this.send("PUT", "/disasterRecovery/settings", { ...settings });
    }

    /**
     * The connected machines of designated groups, and whether each has switched.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async members(): Promise<Member[]> {
        return this.send("GET", "/disasterRecovery/members");
    }

    /**
     * The disk of a machine fills up, or is freed. Above 90 % it takes no snapshots.
     * @param id Id of an App Connector or Private Service Edge.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async setDiskUse(id: string, diskUsedPercent: number): Promise<void> {
        await this.send("PUT", `/disasterRecovery/members/${encodeURIComponent(id)}`, { diskUsedPercent });
    }

    /**
     * The snapshots on the disks of each designated group, oldest first.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async snapshots(): Promise<Snapshots[]> {
        return this.send("GET", "/disasterRecovery/snapshots");
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async clients(): Promise<Client[]> {
        return this.send("GET", "/disasterRecovery/clients");
    }

    /**
     * A device with Client Connector is used for the first time; it reads the record now, and every 200 seconds.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async addClient(client: ClientRequest): Promise<Client> {
        return this.send("POST", "/disasterRecovery/clients", { ...client });
    }

    /**
     * It gets another app profile, what it was given itself changes, or its user signs in again.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async changeClient(id: string, client: ClientRequest): Promise<Client> {
        return this.send("PUT", `/disasterRecovery/clients/${encodeURIComponent(id)}`, { ...client });
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async removeClient(id: string): Promise<void> {
        await this.send("DELETE", `/disasterRecovery/clients/${encodeURIComponent(id)}`);
    }

    /**
     * Which application segments are reached by whom at this moment, and if not why.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async reach(): Promise<{ segments: SegmentReach[]; clients: ClientReach[] }> {
        return this.send("GET", "/disasterRecovery/reach");
    }

    /**
     * What the DNS server answers for a name.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async records(name: string): Promise<RecordSet[]> {
        return this.send("GET", `/dns/${encodeURIComponent(name)}`);
    }

    /**
     * Replaces all records of a name; without any, the name is gone.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async setRecords(name: string, { A, AAAA, CNAME, TXT, ttlSeconds }: Records): Promise<RecordSet[]> {
        const sets = Object.entries({ A, AAAA, CNAME, TXT }).map(([type, values]) => [type, values && [...values]]);
        return this.send("PUT", `/dns/${encodeURIComponent(name)}`, { ...Object.fromEntries(sets), ttlSeconds });
    }

    /**
     * The DNS server no longer answers; machines and clients stay as they are.
     * @throws {EmulatorControlError} if the emulator refuses
     */
    async stopDns(): Promise<void> {
        await this.send("POST", "/dns/stop");
    }

    /** @throws {EmulatorControlError} if the emulator refuses */
    async startDns(): Promise<void> {
        await this.send("POST", "/dns/start");
    }
}
