import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentChecks } from "../../../sdk/argumentChecks";
import type { PlannedWaiver } from "../../../sdk/disasterRecovery";
import {
    type AuthenticationTimeout,
    activationRecord,
    DisasterRecoveryPlan,
    type DisasterRecoveryPlanArgs,
    DisasterRecoverySettings,
    reachableBy,
    readPlan,
} from "../../../sdk/disasterRecovery";
import { checkPlainArguments, coverFault, txtRecordFaults } from "../../../sdk/disasterRecovery/plan/checks";
import { planFindings } from "../../../sdk/disasterRecovery/plan/findings";
import { settled } from "../mockedCloud";
import { samplePlan, segment as segmentOf } from "./samplePlan";
import { Stack } from "./stateOnly";

const DOMAIN = "dr.example.org";
const attestation = { by: "Ada", at: "2027-03-01T06:00:00Z" };
const machine = <Group extends object>(id: string, group: Group) => ({
    id,
    name: id,
    enabled: true,
    currentVersion: "25.1",
    ...group,
});

const segment = {
    id: "s1",
    name: "ERP",
    domainNames: ["erp.example.com"],
    enabled: true,
    disasterRecovery: true,
    serverGroups: ["g1"],
};
const edges = { id: "e1", name: "Edges", enabled: true, disasterRecovery: true };
const reserve = { ...edges, id: "e2", name: "Reserve", exclusiveForBusinessContinuity: true };
const parts = {
    segments: [{ segment }],
    serverGroups: [{ id: "g1", name: "Servers", appConnectorGroups: ["c1", "c2"] }],
    appConnectorGroups: [
        { group: { id: "c1", name: "Lyon", enabled: true, disasterRecovery: true, latitude: 45.7 }, region: "eu" },
        { group: { id: "c2", name: "Lyon, daily", enabled: true, disasterRecovery: false }, region: "eu" },
    ],
    serviceEdgeGroups: [{ group: edges, region: "eu" }],
    clientProfiles: [
        { id: "1", name: "all", enabled: true, domainName: DOMAIN, testGroup: false },
        { id: "2", name: "testers", enabled: true, domainName: DOMAIN, testGroup: true },
    ],
    appConnectors: ["c1", "c1", "c2"].map((group, at) => machine(`connector ${at}`, { appConnectorGroup: group })),
    serviceEdges: [
        machine("edge 1", { serviceEdgeGroup: "e1", publicIp: "198.51.100.10" }),
        machine("edge 2", { serviceEdgeGroup: "e1", publicIp: "2001:db8::1", addresses: ["198.51.100.11"] }),
        machine("edge 4", {
            serviceEdgeGroup: "e1",
            publicIp: "203.0.113.9",
            publishAddresses: ["e.example.com", "198.51.100.11", "2001:db8::2"],
        }),
        machine("edge 3", { serviceEdgeGroup: "other", publicIp: "198.51.100.99" }),
    ],
    decidedBy: ["Head of IT"],
} satisfies Omit<DisasterRecoveryPlanArgs, "settings">;

const declared = (more: Partial<DisasterRecoveryPlanArgs> = {}) => {
    const settings = new DisasterRecoverySettings("dr", {
        domainName: DOMAIN,
        maximumAuthenticationAge: { value: 14, unit: "days" },
        attestation,
    });
    return new DisasterRecoveryPlan("production", { settings, ...parts, ...more });
};

describe("the plan of a stack", () => {
    it("has what was declared and what the service knows, as a document that is read as it was written", async () => {
        const plan = await new Stack().up(declared);
        expect(await settled(plan.managementMode)).toBe("computed");
        const document = readPlan(await settled(plan.planJson));
        expect(document).toEqual(await settled(plan.document));
        expect(document).toMatchObject({
            name: "production",
            revision: 1,
            domainName: DOMAIN,
            maxAuthenticationAge: { value: 14, unit: "days", seconds: 1_209_600 },
            settings: { attested: true, attestedBy: "Ada", attestedAt: "2027-03-01T06:00:00Z" },
            decidedBy: ["Head of IT"],
            segments: [{ name: "ERP", kind: "standard", critical: true, designated: true, serverGroupIds: ["g1"] }],
            aRecords: ["198.51.100.10", "198.51.100.11"],
        });
        expect(document.appConnectorGroups).toMatchObject([
            { id: "c1", region: "eu", latitude: 45.7, connectors: [{ name: "connector 0" }, { name: "connector 1" }] },
            { id: "c2", designated: false, connectors: [{ name: "connector 2" }] },
        ]);
        expect(await settled(plan.aRecords)).toEqual(["198.51.100.10", "198.51.100.11"]);
        expect(document.serviceEdgeGroups).toMatchObject([
            {
                serviceEdges: [
                    {},
                    {},
                    { name: "edge 4", addresses: ["198.51.100.11"], publishDomain: "e.example.com" },
                ],
            },
        ]);
        expect(await settled(plan.reachability)).toMatchObject([{ by: "disaster recovery" }]);
    });

    it("counts its changes, and nothing else", async () => {
        const stack = new Stack();
        const revision = async (more?: Partial<DisasterRecoveryPlanArgs>) =>
            (await settled((await stack.up(() => declared(more))).document)).revision;
        expect(await revision()).toBe(1);
        expect(await revision()).toBe(1);
        expect(await revision({ ttlSeconds: 60 })).toBe(2);
        expect(await revision()).toBe(3);
    });

    it("puts groups into private clouds, with their controllers", async () => {
        const plan = await new Stack().up(() =>
            declared({
                privateClouds: [
                    {
                        id: "p1",
                        name: "Campus",
                        enabled: true,
                        certificateRenewalDays: 90,
                        privateCloudControllerGroups: ["k1"],
                        appConnectorGroups: ["c2"],
                        serviceEdgeGroups: ["e1"],
                        businessContinuityForced: false,
                    },
                ],
                privateCloudControllerGroups: [{ id: "k1", name: "Controllers" }],
                privateCloudControllers: ["k1", "k1"].map((group, at) =>
                    machine(`controller ${at}`, { privateCloudControllerGroup: group }),
                ),
                businessContinuity: { domainName: "bc.example.org" },
            }),
        );
        expect(await settled(plan.reachability)).toMatchObject([
            { by: "both", businessContinuity: { appConnectorGroupIds: ["c2"], serviceEdgeGroupIds: ["e1"] } },
        ]);
        expect((await settled(plan.document)).privateClouds[0]).toMatchObject({
            renewalThresholdDays: 90,
            forced: false,
            controllerGroups: [{ name: "Controllers", controllers: [{ version: "25.1" }, {}] }],
        });
    });

    it("says which edges are in reserve, and since when a private cloud is forced, where the service says so", async () => {
        const cloud = { id: "p1", name: "Campus", enabled: true, certificateRenewalDays: 90 };
        const forcedSince = "2027-01-01T00:00:00Z";
        const { document } = await new Stack().up(() =>
            declared({
                serviceEdgeGroups: [...parts.serviceEdgeGroups, { group: reserve }],
                privateClouds: [
                    { ...cloud, businessContinuityForced: true, forcedSince },
                    { ...cloud, id: "p2", businessContinuityForced: false },
                ],
            }),
        );
        const { serviceEdgeGroups, privateClouds } = await settled(document);
        expect(serviceEdgeGroups.map((group) => group.exclusiveForBusinessContinuity)).toEqual([undefined, true]);
        expect(privateClouds.map(({ forced, forcedSince: since }) => [forced, since])).toEqual([
            [true, forcedSince],
            [false, undefined],
        ]);
    });

    it("warns of a maximum age below every authentication timeout, and of rules without one", async () => {
        const warn = jest.spyOn(pulumi.log, "warn").mockImplementation(async () => undefined);
        const days = (rule: string, value: number) => ({ rule, timeout: { value, unit: "days" } }) as const;
        const warnings = async (authenticationTimeouts: AuthenticationTimeout[]) => {
            warn.mockClear();
            await new Stack().up(() => declared({ authenticationTimeouts }));
            return warn.mock.calls.map(([text]) => text);
        };
        try {
            expect(await warnings([days("Staff", 14), days("Partners", 20)])).toEqual([]);
            expect(
                await warnings([days("Staff", 20), { rule: "Kiosks", timeout: { value: 337, unit: "hours" } }]),
            ).toEqual([
                'maximumAuthenticationAge is 14 days, and the smallest authentication timeout, of the timeout policy rule "Kiosks", is 337 hours: during disaster recovery, users lose access before they would have to authenticate. Raise the age to that timeout or more.',
            ]);
            expect(await warnings([days("Staff", 7), { rule: "Default", timeout: "never" }])).toEqual([
                'maximumAuthenticationAge is 14 days, and users of the timeout policy rules "Default" never have to authenticate again: those who did so longer ago than that have no access during disaster recovery. Set a timeout in the rules that is at most the age.',
            ]);
        } finally {
            warn.mockRestore();
        }
    });

    it("has the findings that do not stop an update, without those that waivers accept", async () => {
        const rules = async (more?: Partial<DisasterRecoveryPlanArgs>) =>
            (await settled((await new Stack().up(() => declared(more))).findings)).map(({ rule }) => rule);
        const one = { appConnectors: parts.appConnectors.slice(1) };
        const found = await rules(one);
        const more = found.filter((rule) => rule.startsWith("dr-"));
        expect(more).not.toEqual([]);
        const [rule = ""] = more;
        const object = (await settled((await new Stack().up(() => declared(one))).findings)).find(
            (each) => each.rule === rule,
        )?.object;
        const waiver = {
            finding: rule,
            object: object ?? "",
            reason: "until the second is there",
            until: "2099-12-31",
        };
        expect(await rules({ ...one, waivers: [waiver] })).toHaveLength(found.length - 1);
    });

    it("stops no update while its machines have not enrolled: a stack creates their groups first", async () => {
        const plan = await new Stack().up(() => declared({ appConnectors: [], serviceEdges: [] }));
        expect((await settled(plan.findings)).length).toBeGreaterThan(0);
        expect(await settled(plan.reachability)).toMatchObject([{ by: "neither" }]);
        expect(await settled(plan.runbook)).toBeUndefined();
    });

    it("has a runbook that names its fingerprint, if the program says when it is written", async () => {
        const plan = await new Stack().up(() => declared({ runbook: { at: "2027-03-01T06:00:00Z" } }));
        const { fingerprint } = await settled(plan.document);
        expect(await settled(plan.runbook)).toContain(fingerprint);
        expect(await settled(plan.runbookPage)).toContain(fingerprint);
    });
});

it("the plan of the example reaches every segment, and nothing in it stops an update", () => {
    const file = path.resolve(__dirname, "../../../examples/disaster-recovery-activation/plan.json");
    const plan = readPlan(readFileSync(file, "utf8"));
    expect(reachableBy(plan).map(({ by }) => by)).toEqual(Array(3).fill("disaster recovery"));
    expect(() => planFindings(plan, undefined, "the example")).not.toThrow();
    const { domainName, publicKey, txtRecords = {} } = plan;
    expect(Object.keys(txtRecords)).toEqual(["off", "test", "on"]);
    expect(txtRecordFaults(txtRecords, { domainName, publicKeyPem: publicKey?.pem })).toEqual([]);
});

describe("a plan is refused", () => {
    it("for findings that stop an update, each with what to do, unless a rule or a waiver says otherwise", () => {
        const extranet = [segmentOf("erp", { kind: "extranet" })];
        const findings = (rules?: Record<string, "advisory">, waivers: PlannedWaiver[] = []) =>
            planFindings(samplePlan({ segments: extranet, waivers }), rules, 'DisasterRecoveryPlan "production"');
        let message = "";
        try {
            findings();
        } catch (error) {
            message = String(error);
        }
        expect(message).toContain("the plan would fail in a disaster:");
        const [, rule = ""] = /- (dr-[\w-]+) "segment erp": /.exec(message) ?? [];
        expect(findings({ [rule]: "advisory" }).map((each) => each.rule)).toContain(rule);
        const waiver = { finding: rule, object: "erp", reason: "moves in spring", until: "2099-12-31" };
        expect(findings(undefined, [waiver]).map((each) => each.rule)).not.toContain(rule);
    });

    it.each([
        ["*.example.org", "*.example.org"],
        [".example.org", ".example.org"],
        ["DR.example.org", "DR.example.org"],
        ["*", "*"],
    ])("if a segment has %s", (pattern, named) => {
        expect(coverFault(DOMAIN, ["wiki.example.com", pattern])).toBe(
            `has "${named}", which covers the Disaster Recovery domain ${DOMAIN}: clients would ask Private Access for it; use a domain of a zone that no segment covers`,
        );
    });

    it("for no segment that only looks alike", () => {
        expect(
            coverFault(DOMAIN, ["example.org", "*.dr.example.org", "*.example.com", "xdr.example.org"]),
        ).toBeUndefined();
    });

    const plain = (changes: object) => () => {
        const checks = new ArgumentChecks('DisasterRecoveryPlan "production"');
        checkPlainArguments({ ttlSeconds: 30, waivers: [], ...changes }, checks);
        checks.done();
    };
    const waiver = { finding: "DR009", object: "ERP", reason: "soon", until: "2027-03-31" };
    it.each<[string, object, string]>([
        [
            "a timeout in another unit",
            { authenticationTimeouts: [{ rule: "Staff", timeout: { value: 2, unit: "weeks" } }] },
            'authenticationTimeouts[0].timeout.unit is "weeks"; set one of minutes, hours, days',
        ],
        [
            "no timeout",
            { authenticationTimeouts: [{ rule: "Staff", timeout: { value: 0, unit: "days" } }] },
            "authenticationTimeouts[0].timeout.value is 0; set a whole number, at least 1",
        ],
        [
            "a timeout of no rule",
            { authenticationTimeouts: [{ rule: "", timeout: "never" }] },
            "authenticationTimeouts[0].rule is empty; name the timeout policy rule",
        ],
        ["a TTL of an hour", { ttlSeconds: 3600 }, "ttlSeconds is 3600; set a whole number from 30 to 900"],
        [
            "no day for the next drill",
            { nextDrillDue: "31.03.2027" },
            'nextDrillDue is "31.03.2027"; set a day such as',
        ],
        ["a day that is none", { nextDrillDue: "2027-02-30" }, 'nextDrillDue is "2027-02-30"; set a day such as'],
        ["a month for a day", { nextDrillDue: "2027-03" }, 'nextDrillDue is "2027-03"; set a day such as'],
        [
            "a waiver without an end",
            { waivers: [{ ...waiver, until: "" }] },
            'waivers[0].until is ""; set a day such as',
        ],
        ["a waiver without a reason", { waivers: [{ ...waiver, reason: " " }] }, "waivers[0].reason is empty"],
    ])("with %s", (_what, changes, reason) => {
        expect(plain(changes)).toThrow(reason);
        expect(plain({})).not.toThrow();
    });

    it("with records of another state, domain or service, or that cannot be used", async () => {
        const record = async (more: object) => {
            const args = { domain: DOMAIN, state: "off", signing: { kind: "unsigned" }, ...more } as const;
            return [...(await activationRecord(args)).txtValues];
        };
        const faults = (texts: string[]) => txtRecordFaults({ off: texts }, { domainName: DOMAIN });
        expect(faults(await record({}))).toEqual([]);
        expect(faults(await record({ state: "test", withoutEnd: true }))).toEqual([
            'txtRecords.off says "test"; pass the record of the state',
        ]);
        expect(faults(await record({ domain: "dr.example.net", namesDomain: true }))).toEqual([
            `txtRecords.off names dr.example.net, and the domain is ${DOMAIN}; make them equal`,
        ]);
        expect(faults(await record({ service: "zia" }))).toEqual([
            "txtRecords.off is for Internet Access alone; set service to zpa or all",
        ]);
        expect(faults(["v=1;b=off;n=2;p=1;bh=AA==", "v=1;b=on;n=2;p=2;bh=AA=="])[0]).toContain(
            "txtRecords.off cannot be used: b differs between the two parts (off, on)",
        );
        expect(faults(["v=1;k=zpa;b=off;t=1803880800000"])[0]).toContain("must be seconds since 1970");
    });
});
