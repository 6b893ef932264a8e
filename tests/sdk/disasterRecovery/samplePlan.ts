import type { PlanContent, PlanDocument } from "../../../sdk/disasterRecovery";
import { planOf } from "../../../sdk/disasterRecovery/plan/fingerprint";

type Entry<K extends keyof PlanContent> = NonNullable<PlanContent[K]> extends readonly (infer E)[] ? E : never;

export const connector = (id: string, more: object = {}) => ({ id, name: `connector ${id}`, enabled: true, ...more });

export const appConnectorGroup = (
    id: string,
    more: Partial<Entry<"appConnectorGroups">> = {},
): Entry<"appConnectorGroups"> => ({
    id,
    name: `connectors ${id}`,
    designated: true,
    enabled: true,
    connectors: [connector(`${id}-1`), connector(`${id}-2`)],
    ...more,
});

export const serviceEdge = (id: string, address: string) => ({
    id,
    name: `edge ${id}`,
    enabled: true,
    addresses: [address],
});

export const serviceEdgeGroup = (
    id: string,
    addresses: readonly string[],
    more: Partial<Entry<"serviceEdgeGroups">> = {},
): Entry<"serviceEdgeGroups"> => ({
    id,
    name: `edges ${id}`,
    designated: true,
    enabled: true,
    serviceEdges: addresses.map((address, at) => serviceEdge(`${id}-${at + 1}`, address)),
    ...more,
});

export const segment = (id: string, more: Partial<Entry<"segments">> = {}): Entry<"segments"> => ({
    id,
    name: `segment ${id}`,
    kind: "standard",
    domainNames: [`${id}.example.com`],
    designated: true,
    critical: true,
    enabled: true,
    sourceIpAnchored: false,
    serverGroupIds: ["servers"],
    ...more,
});

/** A plan in which nothing is wrong, of one segment in one region; disaster recovery alone reaches it. */
export function samplePlan(changes: Partial<PlanContent> = {}): PlanDocument {
    return planOf({
        name: "production",
        domainName: "dr.example.org",
        maxAuthenticationAge: { value: 14, unit: "days", seconds: 1_209_600 },
        ttlSeconds: 30,
        settings: { fingerprint: "f".repeat(64), attested: true },
        nextDrillDue: "2027-03-31",
        decidedBy: ["CISO"],
        segments: [segment("erp")],
        serverGroups: [{ id: "servers", name: "servers", appConnectorGroupIds: ["eu"] }],
        appConnectorGroups: [appConnectorGroup("eu", { region: "eu" })],
        serviceEdgeGroups: [serviceEdgeGroup("eu-edges", ["198.51.100.10", "198.51.100.11"], { region: "eu" })],
        privateClouds: [],
        clientProfiles: [
            { id: "1", name: "all", enabled: true, domainName: "dr.example.org", testGroup: false },
            { id: "2", name: "testers", enabled: true, domainName: "dr.example.org", testGroup: true },
        ],
        aRecords: ["198.51.100.10", "198.51.100.11"],
        waivers: [],
        ...changes,
    });
}

/** What makes business continuity work for the sample's segment, too. */
export const BUSINESS_CONTINUITY = {
    businessContinuity: { domainName: "bc.example.org" },
    privateClouds: [
        {
            id: "campus",
            name: "campus",
            enabled: true,
            renewalThresholdDays: 90,
            controllerGroups: [
                {
                    id: "controllers",
                    name: "controllers",
                    controllers: [
                        { id: "c1", name: "controller 1", enabled: true },
                        { id: "c2", name: "controller 2", enabled: true },
                    ],
                },
            ],
        },
    ],
    appConnectorGroups: [appConnectorGroup("eu", { region: "eu", privateCloudId: "campus" })],
    serviceEdgeGroups: [
        serviceEdgeGroup("eu-edges", ["198.51.100.10", "198.51.100.11"], { region: "eu", privateCloudId: "campus" }),
    ],
} satisfies Partial<PlanContent>;
