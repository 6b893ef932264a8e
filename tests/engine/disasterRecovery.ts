import path from "node:path";
import { expect } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as zscaler from "pulumi-zscaler";
import { route53Publisher } from "pulumi-zscaler/aws";
import {
    DisasterRecoveryActivation,
    DisasterRecoveryPlan,
    DisasterRecoverySettings,
    type PlanDocument,
    readPlan,
} from "pulumi-zscaler/disasterRecovery";
import { emulatorIn } from "../../cli/dr/drill/world";
import { getPublishedActivationRecord } from "../../sdk/disasterRecovery";
import type { DrillPorts, DrillReport } from "../../sdk/disasterRecovery/drill/contract";
import { runDrill } from "../../sdk/disasterRecovery/drill/drill";
import { EvidenceFile } from "../../sdk/disasterRecovery/drill/evidenceFile";
import { Journal } from "../../sdk/disasterRecovery/drill/journal";
import type { ActivationState } from "../../sdk/disasterRecovery/recordFacts";
import { DOMAIN, KEYS } from "../emulator/disasterRecovery/world";
import { temporaryFolder } from "../emulator/process";
import { Tenant } from "./tenant";

const ROOT = path.resolve(__dirname, "../..");
const LYON = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357, enabled: true };

/** Everything that is designated, and the plan of it. */
function designation() {
    const connectors = new zscaler.AppConnectorGroup("lyon", { ...LYON, name: "Lyon", disasterRecovery: true });
    const others = new zscaler.AppConnectorGroup("paris", { ...LYON, name: "Paris" });
    const edges = new zscaler.ServiceEdgeGroup("edges", { ...LYON, name: "Edges", disasterRecovery: true });
    const keys = [
        new zscaler.ProvisioningKey("lyon", { name: "Lyon", group: connectors, maxUsage: 2 }),
        new zscaler.ProvisioningKey("paris", { name: "Paris", group: others, maxUsage: 2 }),
        new zscaler.ProvisioningKey("edges", {
            name: "Edges",
            group: edges,
            associationType: "ServiceEdgeGroup",
            maxUsage: 2,
        }),
    ];
    const servers = new zscaler.ServerGroup("intranet", {
        name: "Intranet",
        dynamicDiscovery: true,
        appConnectorGroups: [connectors, others],
    });
    const segments = new zscaler.SegmentGroup("intranet", { name: "Intranet" });
    const segment = new zscaler.ApplicationSegment("intranet", {
        name: "Intranet",
        domainNames: ["intranet.example.com"],
        tcpPorts: [443],
        segmentGroup: segments,
        serverGroups: [servers],
        disasterRecovery: true,
    });
    const settings = new DisasterRecoverySettings("dr", {
        domainName: DOMAIN,
        publicKeyPem: KEYS.publicKey,
        maximumAuthenticationAge: { value: 14, unit: "days" },
    });
    const plan = new DisasterRecoveryPlan("dr", {
        settings,
        segments: [{ segment }],
        serverGroups: [servers],
        appConnectorGroups: [{ group: connectors }, { group: others }],
        serviceEdgeGroups: [{ group: edges }],
    });
    return Promise.resolve({ planJson: plan.planJson, keys: keys.map(({ provisioningKey }) => provisioningKey) });
}

/** The whole way, by the engine: designate, plan, publish by an activation stack in a simulated Route 53 while the API is stopped, and back. */
export async function drilledByEngine(states: readonly ("test" | "on")[]): Promise<DrillReport[]> {
    const tenant = await Tenant.open({ clouds: ["aws"], program: ROOT });
    const before = process.env.PULUMI_DEBUG_PROVIDERS;
    try {
        process.env.PULUMI_DEBUG_PROVIDERS = tenant.emulator.debugProviders;
        const plan = await planned(tenant);
        return await drills(tenant, plan, states);
    } finally {
        process.env.PULUMI_DEBUG_PROVIDERS = before;
        if (before === undefined) delete process.env.PULUMI_DEBUG_PROVIDERS;
        await tenant.close();
    }
}

/** The first update makes the groups, and the second one knows the machines that have enrolled in them. */
async function planned(tenant: Tenant): Promise<PlanDocument> {
    const { control } = tenant;
    const stack = await tenant.stack(designation, {}, { coldProvider: true });
    const { outputs } = await stack.up();
    const keys: unknown[] = Array.isArray(outputs.keys) ? outputs.keys : [];
    for (const provisioningKey of keys) {
        const { id } = await control.enrol({ provisioningKey: String(provisioningKey) });
        await control.connect(id);
    }
    await control.disasterRecovery.changeSettings({ domainName: DOMAIN, publicKey: KEYS.publicKey });
    const client = { domainName: DOMAIN, publicKey: KEYS.publicKey, testGroup: true };
    for (let at = 0; at < 20; at++) {
        await control.disasterRecovery.addClient(client);
        await control.advance({ seconds: 10 });
    }
    return readPlan(String((await stack.up()).outputs.planJson));
}

async function drills(tenant: Tenant, plan: PlanDocument, states: readonly ("test" | "on")[]): Promise<DrillReport[]> {
    const { controlUrl, controlToken, dnsServer, control } = tenant.emulator;
    const place = emulatorIn({
        ZSCALER_EMULATOR_CONTROL_URL: controlUrl,
        ZSCALER_EMULATOR_CONTROL_TOKEN: controlToken,
    });
    const activation = await tenant.stack(async () => ({}), { "aws:region": "us-west-2" }, { coldProvider: true });
    const publish = async (state: ActivationState, notAfter?: string) => {
        await activation.up(async () => {
            const zone = new aws.route53.Zone("zone", { name: "example.com" });
            new DisasterRecoveryActivation("dr", {
                state,
                plan,
                ...(notAfter !== undefined && { notAfter }),
                ...(state === "on" && { confirmActivation: DOMAIN }),
                signing: { kind: "privateKey", privateKey: KEYS.privateKey },
                publisher: route53Publisher({ zoneId: zone.zoneId }),
            });
        });
    };
    const ports: DrillPorts = {
        now: place.now,
        wait: place.pause,
        follows: place.follows,
        reach: place.reach,
        publish,
        read: () => getPublishedActivationRecord({ domain: DOMAIN, publicKey: KEYS.publicKey, servers: [dnsServer] }),
        arm: async () => undefined,
        probe: async () => [],
        confirm: async () => true,
    };
    // The cloud is gone from here on.
    await control.stopManagementApi();
    await publish("off");
    const file = path.join(temporaryFolder(), "drill.jsonl");
    const reports: DrillReport[] = [];
    for (const state of states) {
        const journal = new Journal(new EvidenceFile(file), plan.fingerprint, place.now, place.pause);
        const args = { plan, state, actor: "Ada Lovelace", holdSeconds: 60 };
        reports.push(await runDrill(args, ports, journal));
    }
    expect((await ports.read()).record?.state).toBe("off");
    return reports;
}
