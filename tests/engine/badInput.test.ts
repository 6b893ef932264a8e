import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { LYON, oneGroup } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
afterAll(() => tenant?.close());

const segment = (name: string, more: Partial<zscaler.ApplicationSegmentArgs>) =>
    new zscaler.ApplicationSegment(name, {
        name,
        segmentGroup: "1",
        domainNames: ["web.example.com"],
        ...more,
    });
const rule = (name: string, more: Partial<zscaler.AccessRuleArgs>) =>
    new zscaler.AccessRule(name, { name, action: "Allow", ...more });
const provisioningUrl = (name: string, more: Partial<zscaler.ProvisioningUrlArgs>) =>
    new zscaler.ProvisioningUrl(name, { name, cloud: "aws", locationTemplate: "1", ...more });
const connectorGroup = (name: string, more: Partial<zscaler.CloudConnectorGroupArgs>) =>
    new zscaler.CloudConnectorGroup(name, { groupName: `zs-cc-${name}-us-west-2a`, ...more });
const template = (name: string, more: Partial<zscaler.LocationTemplateArgs>) =>
    new zscaler.LocationTemplate(name, { name, ...more });
const forwarding = (name: string, more: Partial<zscaler.TrafficForwardingRuleArgs>) =>
    new zscaler.TrafficForwardingRule(name, { name, forwarding: "Direct", allGroups: true, ...more });
/** A site of a program, with one wrong resource in it. */
class Site extends pulumi.ComponentResource {
    constructor(name: string) {
        super("bench:Site", name);
        const locationTemplate = { name: "Paris", caution: true, authentication: true };
        new zscaler.LocationTemplate(`${name}-template`, locationTemplate, { parent: this });
    }
}
/** The engine ends the run at the first answer of the provider. For users, a process has to start for it, and the program is faster. */
const COLD = [{}, { coldProvider: true }] as const;
/** Each resource that a preview lists as bad, with what is wrong with it. */
function listed(output: string): string[][] {
    const [, list = ""] = /correct all of them:\n((?: {4}.*\n)+)/.exec(output) ?? [];
    return list.split(/^ {4}(?! )/m).flatMap((entry) => (entry ? [entry.trim().split(/\n +/)] : []));
}
const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));

describe("a preview of what cannot be", () => {
    it("names every wrong property, its value and what to do, at once and without a call", async () => {
        const bench = await tenant.stack(async () => {
            const args = {
                ...LYON,
                latitude: 91,
                upgradeTime: "18:07",
                upgradeDay: "Funday",
                allowedSourceAddresses: [],
            };
            const lyon = new zscaler.AppConnectorGroup("lyon", args as never);
            new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 0 });
        });
        await tenant.control.clearRequestLog();
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain("property latitude value {91} has a problem: must be at most 90");
        expect(failure).toContain("property upgradeTime value {18:07} has a problem: must be a quarter of an hour");
        expect(failure).toContain("property upgradeDay value {Funday} has a problem: must be one of");
        expect(failure).toContain("allowedSourceAddresses");
        expect(await tenant.control.requestLog()).toEqual([]);
    });

    it("lists every bad resource of the program, of each product and at any place", async () => {
        const bench = await tenant.stack(
            async () => {
                const segmentGroup = new zscaler.SegmentGroup("intranet", { name: "Intranet" });
                new zscaler.AppConnectorGroup("lyon", { ...LYON, latitude: 91, upgradeDay: "Funday" as never });
                new Site("paris");
                new zscaler.AccessRule("france", {
                    name: "France",
                    action: "Allow",
                    conditions: [{ segmentGroups: [segmentGroup], countryCodes: ["France"] }],
                });
                new zscaler.ServerGroup("erp", { name: pulumi.secret(" CANARY "), appConnectorGroups: ["1"] });
            },
            ...COLD,
        );
        const failure = await bench.failure(bench.preview());
        const expected = [
            ['zpa:AppConnectorGroup "lyon"', "latitude 91 must be at most 90", 'upgradeDay "Funday" must be one of'],
            ['cloudConnector:LocationTemplate "paris-template"', "caution true cannot be combined with authentication"],
            ['zpa:AccessRule "france"', 'conditions[0].countryCodes[0] "France" must be a country code'],
            ['zpa:ServerGroup "erp"', "name (a secret) must not begin or end with a space"],
        ];
        expect(listed(failure)).toEqual(expected.map((lines) => lines.map((line) => expect.stringContaining(line))));
        expect(failure).not.toContain("CANARY");
    });

    it("lists every setting that is missing, with configuration key and environment variable", async () => {
        const bench = await tenant.stack(oneGroup(), {
            "zscaler:clientId": "",
            "zscaler:clientSecret": "",
            "zscaler:customerId": "",
        });
        const failure = await bench.failure(bench.preview());
        for (const words of [
            "3 settings are missing or invalid",
            "zscaler:clientId (environment variable ZSCALER_CLIENT_ID)",
            "zscaler:clientSecret (environment variable ZSCALER_CLIENT_SECRET)",
            "zscaler:customerId (environment variable ZPA_CUSTOMER_ID)",
        ]) {
            expect(failure).toContain(words);
        }
    });

    it("refuses a secret and a private key at the same time", async () => {
        const bench = await tenant.stack(oneGroup(), { "zscaler:privateKey": "-----BEGIN PRIVATE KEY-----" });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain("zscaler:clientSecret");
        expect(failure).toContain("zscaler:privateKey");
    });

    it("refuses the import option and says how to import instead", async () => {
        const bench = await tenant.stack(async () => {
            new zscaler.AppConnectorGroup("lyon", LYON, { import: "216196257331404706" });
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain(
            "npx pulumi-zscaler import zpa:AppConnectorGroup lyon 216196257331404706 > import.json",
        );
        expect(failure).not.toContain("    at ");
    });
});

/** What cannot be, the resource that declares it under a name, and what the preview says of that. */
const BAD: [what: string, declare: (name: string) => void, words: string][] = [
    [
        "a server group without App Connector groups",
        (name) => new zscaler.ServerGroup(name, { name, appConnectorGroups: [] }),
        "must not be empty",
    ],
    [
        "servers beside dynamic discovery",
        (name) => new zscaler.ServerGroup(name, { name, appConnectorGroups: ["1"], servers: ["2"] }),
        "cannot be set with dynamicDiscovery",
    ],
    ["port ranges that overlap", (name) => segment(name, { tcpPorts: ["80-90", "85"] }), '"85" overlaps'],
    ["a port range that is inverted", (name) => segment(name, { udpPorts: "90-80" }), "90-80"],
    [
        "a domain name twice",
        (name) => segment(name, { tcpPorts: 443, domainNames: ["web.example.com", "WEB.example.com"] }),
        "is a duplicate",
    ],
    ["a rule that would let everybody in", (name) => rule(name, {}), "set appliesToEverything to true"],
    [
        "an operator of SCIM groups that there is not",
        (name) =>
            rule(name, {
                conditions: [{ scimGroups: [{ identityProvider: "1", group: "2", operator: "LIKE" } as never] }],
            }),
        'has no "operator"',
    ],
    [
        "a rule with more App Connector groups than the service takes",
        (name) =>
            rule(name, {
                appConnectorGroups: Array.from({ length: 49 }, (_, at) => String(at + 1)),
                conditions: [{ segmentGroups: ["1"] }],
            }),
        "48 App Connector groups",
    ],
    [
        "an interval that the service does not know",
        (name) => new zscaler.AppConnectorSchedule(name, { inactiveDays: 8 as never }),
        "5, 7, 14, 30, 60, 90",
    ],
    [
        "a log type that the service does not know",
        (name) =>
            new zscaler.LogReceiver(name, {
                name,
                host: "siem.example.com",
                port: 514,
                logType: "Gossip" as never,
                appConnectorGroups: ["1"],
            }),
        "must be one of",
    ],
    [
        "auto scaling on Google Cloud",
        (name) => provisioningUrl(name, { cloud: "gcp", autoScaling: true }),
        "set autoScalingImage to the name of the image",
    ],
    [
        "connectors that scale and are not small",
        (name) => provisioningUrl(name, { autoScaling: true, formFactor: "large" }),
        'must be "small" with autoScaling',
    ],
    [
        "an upgrade window that begins within the hour",
        (name) => connectorGroup(name, { upgradeDay: "Sunday", upgradeStart: "02:30" }),
        "must be a full hour",
    ],
    [
        "an upgrade window of three hours",
        (name) => connectorGroup(name, { upgradeDay: "Sunday", upgradeStart: "02:00", upgradeEnd: "05:00" }),
        "must be two hours after upgradeStart",
    ],
    [
        "caution beside authentication",
        (name) => template(name, { caution: true, authentication: true }),
        "set only one of them",
    ],
    [
        "what is wrong beside what is not known yet, in a condition",
        (name) => {
            const group = new zscaler.SegmentGroup(`${name} group`, { name });
            rule(name, { conditions: [{ segmentGroups: [group], countryCodes: ["France"] }] });
        },
        '[0].countryCodes[0] "France" must be a country code',
    ],
    [
        "a condition that has no criteria beside one of a new segment group",
        (name) => {
            const group = new zscaler.SegmentGroup(`${name} group`, { name });
            rule(name, { conditions: [{ segmentGroups: [group] }, {}] });
        },
        "[1] has no criteria",
    ],
    [
        "what is wrong beside what is not known yet, in a deployment",
        (name) => {
            const locationTemplate = new zscaler.LocationTemplate(`${name} template`, { name });
            const url = new zscaler.ProvisioningUrl(`${name} url`, { name, cloud: "aws", locationTemplate });
            const deployment = {
                provisioningUrl: url,
                cloud: "AWS" as never,
                network: "vpc-1",
                zone: "eu-west-1a",
            };
            new zscaler.CloudConnectorGroup(name, { deployment });
        },
        'cloud "AWS" must be one of "aws", "azure", "gcp"',
    ],
    ["a name that is too long", (name) => template(name, { name: "a".repeat(256) }), "must be at most 255 characters"],
    [
        "a rule for connectors whose group list is empty",
        (name) => forwarding(name, { allGroups: undefined, cloudConnectorGroups: [] }),
        "must contain a Cloud Connector group; the service applies a rule without groups to all groups",
    ],
    [
        "a rule for more groups than one may name",
        (name) => forwarding(name, { allGroups: undefined, cloudConnectorGroups: ids(33) }),
        "must have at most 32 Cloud Connector groups",
    ],
    [
        "a rule for more locations than one may name",
        (name) => forwarding(name, { locations: ids(9) }),
        "must have at most 8 locations",
    ],
    [
        "a user code of another shape",
        (name) => new zscaler.EnrollmentUserCodes(name, { group: "1", userCodes: ["12"] }),
        "ABCDE-12345",
    ],
];

const declareAll = async () => {
    for (const [what, declare] of BAD) declare(what);
};

describe("a preview of many that cannot be", () => {
    let said: string[][];
    let calls: unknown[];
    beforeAll(async () => {
        const bench = await tenant.stack(declareAll, ...COLD);
        await tenant.control.clearRequestLog();
        said = listed(await bench.failure(bench.preview()));
        calls = await tenant.control.requestLog();
    });

    it.each(BAD)("refuses %s", (what, _declare, words) => {
        const [, ...faults] = said.find(([resource]) => resource?.endsWith(` "${what}"`)) ?? [];
        expect(faults).toContainEqual(expect.stringContaining(words));
    });

    it("lists nothing else, and calls nobody", () => {
        expect(said).toHaveLength(BAD.length);
        expect(calls).toEqual([]);
    });
});

describe("what only the service can know", () => {
    it.each([
        ["a wrong secret", { "zscaler:clientSecret": "wrong" }, "zscaler:clientSecret"],
        ["a wrong customer id", { "zscaler:customerId": "999" }, "customer"],
    ])("%s is an error that says what to check", async (_what, settings, words) => {
        const bench = await tenant.stack(oneGroup(), settings);
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(words);
        expect(failure).not.toContain("    at ");
    });

    it("an unknown profile is an error that lists the known ones", async () => {
        const bench = await tenant.stack(oneGroup({ versionProfileName: "Newest" }));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain('the tenant has no version profile "Newest"');
        expect(failure).toContain('"New Release"');
    });
});
