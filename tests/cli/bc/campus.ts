import path from "node:path";
import { continuityDrill, type DrillMeans, type DrillRequest } from "../../../cli/bc/continuityDrill";
import { DrillJournal } from "../../../cli/bc/drillJournal";
import { probe } from "../../../cli/bc/probes";
import { ContinuityTenant } from "../../../cli/bc/tenant";
import { type EmulatorControl, type Switches, startEmulator } from "../../../emulator";
import { EvidenceFile } from "../../../sdk/disasterRecovery/drill/evidenceFile";
import { temporaryFolder } from "../../emulator/process";
import { onTestFinished } from "../../onTestFinished";
import { settingsOf } from "../../settings";

const PLACE = {
    name: "Lyon",
    enabled: true,
    location: "Lyon, France",
    latitude: "45.764",
    longitude: "4.8357",
    countryCode: "FR",
};
const KINDS = [
    ["privateCloudControllerGroup", "SITE_CONTROLLER_GRP", "siteControllerGroupIds"],
    ["appConnectorGroup", "CONNECTOR_GRP", "assistantGroupsIds"],
    ["serviceEdgeGroup", "SERVICE_EDGE_GRP", "privateBrokerGroupIds"],
] as const;

export const LICENSED = { featureFlags: "feature.ddil.config", rateLimit: "off", tokenTtl: 83_999 } as const;

/** A private cloud whose groups each have a machine that is connected. */
export async function campus(control: EmulatorControl) {
    const lists: Record<string, { id: string }[]> = {};
    const machines: Record<string, string> = {};
    for (const [collection, associationType, list] of KINDS) {
        const { id } = await control.create(collection, PLACE);
        const key = await control.create("provisioningKey", {
            name: collection,
            maxUsage: "1",
            zcomponentId: id,
            enrollmentCertId: "6573",
            associationType,
        });
        const machine = await control.enrol({ provisioningKey: String(key.provisioningKey) });
        await control.connect(machine.id);
        lists[list] = [{ id }];
        machines[collection] = machine.id;
    }
    const { id } = await control.create("privateCloud", { name: "Campus", enabled: true, ...lists });
    const cloud = () => control.get("privateCloud", id);
    return { id, machines, cloud, isForced: async () => (await cloud()).fireDrillEnabled === true };
}

export const REQUEST: DrillRequest = {
    privateCloud: "Campus",
    seconds: 60,
    reconnectMinutes: 15,
    probes: [],
};

/** A tenant with a campus, in which drills take no time: who waits moves the emulator's clock on. */
export async function drillGround(switches: Partial<Switches> = {}) {
    const emulator = await startEmulator({ switches: { ...LICENSED, ...switches } });
    onTestFinished(() => emulator.close());
    const { control } = emulator;
    const file = path.join(temporaryFolder(), "drill.jsonl");
    const settings = settingsOf(emulator);
    const site = await campus(control);
    let passed = 0;
    const now = () => Date.now() + passed;

    /** As a process of its own would have them. */
    function means(more: Partial<DrillMeans> = {}): DrillMeans & { readonly lines: string[] } {
        const lines: string[] = [];
        return {
            tenant: new ContinuityTenant((key) => settings[key]),
            journal: new DrillJournal(new EvidenceFile(file), now, "A. Martin"),
            probe,
            now,
            async pause(milliseconds, signal) {
                if (signal?.aborted) return;
                passed += milliseconds;
                await control.advance({ seconds: milliseconds / 1_000 });
            },
            say: (line) => lines.push(line),
            signal: new AbortController().signal,
            lines,
            ...more,
        };
    }
    const drill = (request: Partial<DrillRequest> = {}, more: Partial<DrillMeans> = {}) =>
        continuityDrill({ ...REQUEST, ...request }, means(more));
    return { ...site, control, emulator, file, means, drill };
}
