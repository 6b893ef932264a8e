import type { Json } from "../core/json";
import { openAws } from "./aws";
import { openAzure } from "./azure";
import { openGcp } from "./gcp";
import { type ConnectorService, isMachine, type Machine } from "./machines/machine";
import { type CloudObject, isCloudObject, Objects } from "./objects";
import { type CloudServer, serveCloud } from "./provider";
import { type CloudRecordSet, recordSetsOf } from "./recordSets";
import { Sdk } from "./schema/sdk";
import type { CloudParts, SimulatedCloud } from "./simulated";

/** The clouds that the emulator can simulate. */
export const CLOUD_NAMES = ["aws", "azure", "gcp"] as const;
export type CloudName = (typeof CLOUD_NAMES)[number];

const OPENERS: Readonly<Record<CloudName, { readonly packageName: string; open(parts: CloudParts): SimulatedCloud }>> =
    {
        aws: { packageName: "@pulumi/aws", open: openAws },
        azure: { packageName: "@pulumi/azure-native", open: openAzure },
        gcp: { packageName: "@pulumi/gcp", open: openGcp },
    };

/** How simulated clouds are started. */
export interface CloudsOptions {
    readonly names: readonly CloudName[];
    /** Folder of the program: the SDKs are those that are installed for it. */
    readonly program: string;
    readonly service: ConnectorService;
    /** Milliseconds since the epoch. */
    readonly now: () => number;
    /** Keeps a value beyond the life of the process. */
    readonly save: (key: string, value: Json | undefined) => void;
    /** What earlier processes have kept, by key. */
    readonly kept: ReadonlyMap<string, unknown>;
}

/** The simulated clouds of an emulator, each served as the plugin of its provider. */
export class Clouds {
    private constructor(
        private readonly running: ReadonlyMap<string, SimulatedCloud>,
        private readonly servers: ReadonlyMap<string, CloudServer>,
    ) {}

    /** @throws {RangeError} when the SDK of a cloud is not installed for the program */
    static async start(options: CloudsOptions): Promise<Clouds> {
        const running = new Map(options.names.map((name) => [name, open(name, options)]));
        const servers = new Map<string, CloudServer>();
        for (const { cloud } of running.values()) servers.set(cloud.facts.name, await serveCloud(cloud));
        return new Clouds(running, servers);
    }

    /** Value of `PULUMI_DEBUG_PROVIDERS`, by which an engine uses these clouds instead of plugins. */
    get debugProviders(): string {
        return Array.from(this.servers, ([name, { port }]) => `${name}:${port}`).join(",");
    }

    /** @throws {RangeError} for a cloud that is not simulated */
    get(name: string): SimulatedCloud {
        const cloud = this.running.get(name);
        if (!cloud)
            throw new RangeError(`The cloud "${name}" is not simulated; start the emulator with --clouds ${name}.`);
        return cloud;
    }

    /** The record sets of all their DNS zones. */
    recordSets(): CloudRecordSet[] {
        return [...this.running.values()].flatMap(({ cloud }) => recordSetsOf(cloud.objects));
    }

    /** What was to wait until now happens. */
    async settle(): Promise<void> {
        for (const { events } of this.running.values()) await events.settle();
    }

    close(): void {
        for (const server of this.servers.values()) server.close();
    }
}

function open(name: CloudName, { program, service, now, save, kept }: CloudsOptions): SimulatedCloud {
    const { packageName, open: opened } = OPENERS[name];
    const sdk = Sdk.find(packageName, program);
    if (!sdk)
        throw new RangeError(`${packageName} is not installed for ${program}; run "npm install ${packageName}" there`);
    const objects = new Objects((key, value) => save(`cloud/${name}/object/${key}`, value && asJson(value)));
    const saveMachine = (machine: Machine) => save(`cloud/${name}/machine/${machine.id}`, asJson(machine));
    const simulated = opened({ sdk, objects, service, saveMachine, now });
    const ofThisCloud = [...kept].filter(([key]) => key.startsWith(`cloud/${name}/`)).map(([, value]) => value);
    objects.restore(ofThisCloud.filter(isCloudObject));
    simulated.fleet.restore(ofThisCloud.filter(isMachine));
    return simulated;
}

function asJson(value: CloudObject | Machine): Json {
    return JSON.parse(JSON.stringify(value));
}
