import path from "node:path";
import { emulatorIn, type World as Place } from "../../../cli/dr/drill/world";
import { getPublishedActivationRecord } from "../../../sdk/disasterRecovery";
import type { DrillArgs, DrillPorts, Gate } from "../../../sdk/disasterRecovery/drill/contract";
import { EvidenceFile } from "../../../sdk/disasterRecovery/drill/evidenceFile";
import { Journal } from "../../../sdk/disasterRecovery/drill/journal";
import type { PlanDocument } from "../../../sdk/disasterRecovery/plan/document";
import { planOf } from "../../../sdk/disasterRecovery/plan/fingerprint";
import { secondsOf } from "../../../sdk/disasterRecovery/recordFacts";
import { DOMAIN, KEYS, publish, ready, type World } from "../../emulator/disasterRecovery/world";
import { temporaryFolder } from "../../emulator/process";
import { openSession, type Session } from "../../emulator/session";

const DAY = 86_400;

/** The plan of the emulator's world. */
export function planIn(world: World): PlanDocument {
    const connector = (id: string) => ({ id, name: `connector ${id}`, enabled: true });
    return planOf({
        name: "Lyon",
        domainName: DOMAIN,
        publicKey: { pem: KEYS.publicKey, fingerprint: "0".repeat(64) },
        maxAuthenticationAge: { value: 14, unit: "days", seconds: 14 * DAY },
        ttlSeconds: 30,
        settings: { fingerprint: "1".repeat(64), attested: true },
        decidedBy: ["Ada Lovelace"],
        segments: [
            {
                id: world.segment,
                name: "Intranet",
                kind: "standard",
                domainNames: ["intranet.example.com"],
                designated: true,
                critical: true,
                enabled: true,
                sourceIpAnchored: false,
                serverGroupIds: ["1"],
            },
        ],
        serverGroups: [{ id: "1", name: "Intranet", appConnectorGroupIds: [world.designated, world.other] }],
        appConnectorGroups: [
            {
                id: world.designated,
                name: "Lyon",
                designated: true,
                enabled: true,
                connectors: [connector(world.connectors[0])],
            },
            {
                id: world.other,
                name: "Paris",
                designated: false,
                enabled: true,
                connectors: [connector(world.connectors[1])],
            },
        ],
        serviceEdgeGroups: [
            {
                id: world.edges,
                name: "Lyon edges",
                designated: true,
                enabled: true,
                serviceEdges: [{ id: world.edge, name: "edge", enabled: true, addresses: ["203.0.113.10"] }],
            },
        ],
        privateClouds: [],
        clientProfiles: [{ id: "1", name: "All", enabled: true, domainName: DOMAIN, testGroup: true }],
        aRecords: ["203.0.113.10"],
        waivers: [],
    });
}

/** Everything that a drill needs, in an emulator whose clock it moves. */
export class DrillWorld {
    readonly file = path.join(temporaryFolder(), "drill.jsonl");
    readonly #place: Place;
    /** What people were asked. */
    readonly asked: string[] = [];
    /** Questions to which the answer is no. */
    readonly refused = new Set<string>();

    private constructor(
        readonly session: Session,
        readonly plan: PlanDocument,
        readonly world: World,
    ) {
        const { controlUrl, controlToken } = session.emulator;
        this.#place = emulatorIn({
            ZSCALER_EMULATOR_CONTROL_URL: controlUrl,
            ZSCALER_EMULATOR_CONTROL_TOKEN: controlToken,
        });
    }

    /** @param clients so many are in the test group, and have read the record at as many moments; one more is outside of it */
    static async open(clients = 0): Promise<DrillWorld> {
        const session = await openSession();
        const world = await ready(session);
        const { disasterRecovery } = session.control;
        const settings = { domainName: DOMAIN, publicKey: KEYS.publicKey };
        await disasterRecovery.changeSettings(settings);
        await publish(session, "off");
        await disasterRecovery.addClient(settings);
        for (let at = 0; at < clients; at++) {
            await disasterRecovery.addClient({ ...settings, testGroup: true });
            await session.control.advance({ seconds: 200 / clients });
        }
        return new DrillWorld(session, planIn(world), world);
    }

    /** Opened anew, as another process does. */
    journal(): Journal {
        const file = new EvidenceFile(this.file);
        return new Journal(file, this.plan.fingerprint, this.#place.now, this.#place.pause);
    }

    ports(): DrillPorts {
        const place = this.#place;
        return {
            now: place.now,
            wait: place.pause,
            follows: place.follows,
            reach: place.reach,
            arm: async () => undefined,
            probe: async () => [],
            publish: async (state, notAfter) =>
                publish(this.session, state, notAfter === undefined ? {} : { notAfter: secondsOf(notAfter) }),
            read: () =>
                getPublishedActivationRecord({
                    domain: DOMAIN,
                    publicKey: KEYS.publicKey,
                    servers: [this.session.emulator.dnsServer],
                }),
            confirm: async ({ id }: Gate) => {
                this.asked.push(id);
                return !this.refused.has(id);
            },
        };
    }

    args(more: Partial<DrillArgs> = {}): DrillArgs {
        return { plan: this.plan, state: "test", actor: "Ada Lovelace", holdSeconds: 60, ...more };
    }

    async published(): Promise<string | undefined> {
        return (await this.ports().read()).record?.state;
    }
}
