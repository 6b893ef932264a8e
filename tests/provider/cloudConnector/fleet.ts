import { type Emulator, type EmulatorOptions, type StoredObject, startEmulator } from "pulumi-zscaler/emulator";
import { Session } from "../../../provider/session";
import { settingsOf } from "../../settings";

const DEFAULT_TEMPLATE = 82_273;
const CLOUD = "AWS";

/** Machines in a tenant of the emulator, and a run that asks about them. */
export class Fleet {
    private constructor(readonly emulator: Emulator) {}

    /** Tokens live on when the clock is moved over days. */
    static async open(switches: EmulatorOptions["switches"] = {}): Promise<Fleet> {
        const emulator = await startEmulator({ switches: { rateLimit: "off", tokenTtl: 86_400 * 90, ...switches } });
        const provUrlData = { locationTemplate: { id: DEFAULT_TEMPLATE }, cloudProviderType: CLOUD };
        await emulator.control.create("provUrl", { name: "fleet", provUrlData });
        return new Fleet(emulator);
    }

    get control() {
        return this.emulator.control;
    }

    /** A run of its own, which knows nothing of those before. */
    run() {
        const settings = settingsOf(this.emulator);
        return new Session((key) => settings[key]).cloudConnector;
    }

    async boot(network: string, zone: string, count = 1): Promise<StoredObject[]> {
        const machines: StoredObject[] = [];
        while (machines.length < count) {
            machines.push(await this.control.cloud.boot({ provUrl: "fleet", network, zone }));
        }
        return machines;
    }

    close(): Promise<void> {
        return this.emulator.close();
    }
}
