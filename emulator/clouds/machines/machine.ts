import type { Values } from "../values";

/** What holds a machine on its way into service or out of it, until it is told to go on or the time is over. */
export interface Hold {
    /** `interrupted`: the cloud takes a spot machine back. */
    readonly kind: "launching" | "terminating" | "interrupted";
    /** Milliseconds since the epoch. */
    readonly until: number;
    /** What happens when the time is over. */
    readonly result: "continue" | "abandon";
}

/** A virtual machine. */
export interface Machine {
    /** As its cloud names it; the connector says it when it registers. */
    readonly id: string;
    /** Machines are numbered in the order in which they were started. */
    readonly number: number;
    readonly zone: string;
    /** The scope of the provider that made it, or its group. */
    readonly scope: Readonly<Record<string, string>>;
    /** Id of the object that a program declared it as. @default `id` */
    readonly object?: string;
    /** Id of the group that made it. */
    readonly group?: string;
    /** The space in which that id is unique. */
    readonly space?: string;
    /** What it was launched with: later versions of a template do not change it. */
    readonly launch: Values;
    readonly state: "running" | "stopped" | "terminated";
    /** Absent when it serves. */
    readonly hold?: Hold;
    /** Whether it waits in the warm pool of its group; it has not enrolled before it is used. */
    readonly warm?: boolean;
    /** What the appliance has written, oldest first. */
    readonly console: readonly string[];
    /** What it is to Zscaler, once it has enrolled. */
    readonly connector?: Connector;
}

/** Whether a stored value is one. */
export function isMachine(value: unknown): value is Machine {
    return typeof value === "object" && value !== null && "launch" in value && "console" in value;
}

/** A connector that Zscaler knows. */
export interface Connector {
    /** `waiting`: it shows a code, and enrols once somebody has verified it. */
    readonly kind: "cloudConnector" | "appConnector" | "waiting";
    /** Of an App Connector that of the API; a Cloud Connector is known by its machine. */
    readonly id: string;
    /** What it shows while it waits. */
    readonly userCode?: string;
    /** Whether its machine has written the code to where its instructions say. */
    readonly isCodeWritten?: boolean;
}

/** Text, or why there is none. */
export type Reading = { readonly text: string } | { readonly reason: string };

/** How the machines of one cloud see their surroundings. */
export interface MachineHost {
    readonly cloud: "AWS" | "AZURE" | "GCP";
    /** Id or name of the network that the machine is in, as the connector reports it. */
    network(machine: Machine): string;
    /** The zone, as the connector reports it. */
    zone(machine: Machine): string;
    /** What the appliance finds as its instructions. */
    instructions(machine: Machine): Reading;
    /** How many network interfaces it has. */
    interfaces(machine: Machine): number;
    /** Why a connection to the internet on this port does not work; nothing if it does. */
    blocked(machine: Machine, port: number): string | undefined;
    /**
     * The credentials in a secret, as JSON, read with the identity of the machine.
     *
     * @param settings all that its instructions say
     */
    secret(machine: Machine, name: string, settings: Readonly<Record<string, string>>): Reading;
    /**
     * Writes the code that the machine shows to where its instructions say.
     *
     * @returns where that is, or why it does not work; nothing if they say no such place @default they say none
     */
    writeCode?(machine: Machine, code: string): Reading | undefined;
    /** Why a Cloud Connector may not tell its group that it is ready; nothing if it may. @default it may */
    launchRefused?(machine: Machine): string | undefined;
}

/** What a connector asks of Zscaler. Each throws an error that says why it was refused. */
export interface ConnectorService {
    signIn(credentials: {
        readonly username: string;
        readonly password: string;
        readonly apiKey: string;
    }): Promise<void>;
    /** A Cloud Connector registers by its provisioning URL. */
    register(machine: {
        readonly provUrl: string;
        readonly network: string;
        readonly zone: string;
        readonly instanceId: string;
        readonly cloud: "AWS" | "AZURE" | "GCP";
    }): Promise<Connector>;
    /** An App Connector enrols with a provisioning key. */
    enrol(machine: { readonly provisioningKey: string; readonly name: string }): Promise<Connector>;
    /** An App Connector without a key shows a code. */
    wait(machine: { readonly name: string }): Promise<Connector>;
    /** One that waits, as it is now: it has enrolled if its code was verified. */
    verified(connector: Connector): Promise<Connector>;
    /** The machine of the connector is gone for good. */
    gone(connector: Connector): Promise<void>;
    /** The machine of the connector has stopped, and may start again. */
    silent(connector: Connector): Promise<void>;
    /** It has started again. */
    heard(connector: Connector): Promise<void>;
    /** Somebody deletes the connector in Zscaler. */
    forget(connector: Connector): Promise<void>;
}
