import { describe, expect, it } from "@jest/globals";
import { findingsOf, judgePlan, type PlannedStack, plain } from "../../findings";
import type { PlanContent } from "../../sdk/disasterRecovery";
import {
    appConnectorGroup,
    BUSINESS_CONTINUITY,
    connector,
    samplePlan,
    serviceEdge,
    serviceEdgeGroup,
} from "../sdk/disasterRecovery/samplePlan";
import { type Declared, from, stackOf, UNKNOWN } from "./stacks";

const now = new Date("2027-01-01T12:00:00Z");
const inStack = (rule: string, stack: PlannedStack) =>
    findingsOf(stack, { now }).flatMap((each) => (each.rule === rule ? `${each.kind}: ${plain(each.why)}` : []));
const inPlan = (code: string, changes: Partial<PlanContent>) =>
    judgePlan(samplePlan(changes), {}, now).findings.flatMap((each) => (each.code === code ? plain(each.why) : []));

describe("the versions of controllers", () => {
    const versions = (controller: string, member: string): Partial<PlanContent> => {
        const [campus] = BUSINESS_CONTINUITY.privateClouds;
        const controllers = [{ id: "c1", name: "controller 1", enabled: true, version: controller }];
        return {
            ...BUSINESS_CONTINUITY,
            privateClouds: [
                { ...campus!, controllerGroups: [{ id: "controllers", name: "controllers", controllers }] },
            ],
            appConnectorGroups: [
                appConnectorGroup("eu", {
                    privateCloudId: "campus",
                    connectors: [connector("1", { version: member })],
                }),
            ],
        };
    };

    it.each([
        ["24.396.1", "24.396.2"],
        ["24.9", "24.10"],
        ["24.396", "24.396.1"],
        ["23.500.9", "24.1"],
    ])("%s are found before members of %s, and not the reverse", (older, newer) => {
        expect(inPlan("BC001", versions(older, newer))).toEqual([
            `controller 1 runs ${older}, and connector 1 runs ${newer}`,
        ]);
        expect(inPlan("BC001", versions(newer, older))).toEqual([]);
        expect(inPlan("BC001", versions(newer, newer))).toEqual([]);
    });
});

describe("what serves in a disaster", () => {
    it("is missing for App Connector groups as well", () => {
        const stack = stackOf(["zpa:AppConnectorGroup", "lyon", { disasterRecovery: true }]);
        expect(inStack("dr-without-service-edge", stack)).toHaveLength(1);
    });

    it("has the addresses of the A records, and no other, each named", () => {
        const edges = (...all: { addresses: readonly string[] }[]) => ({
            serviceEdgeGroups: [{ ...serviceEdgeGroup("eu-edges", []), serviceEdges: all as never }],
        });
        const [one, other] = [serviceEdge("1", "198.51.100.10"), serviceEdge("2", "198.51.100.11")];
        expect(inPlan("DR006", edges(one, other))).toEqual([]);
        expect(inPlan("DR006", edges(one))).toEqual(["of no designated service edge: 198.51.100.11"]);
        expect(inPlan("DR006", edges(one, other, serviceEdge("3", "198.51.100.12")))).toEqual([
            "not published: 198.51.100.12",
        ]);
        expect(inPlan("DR006", edges(one, other, { ...serviceEdge("3", ""), addresses: [] }))).toEqual([
            "service edges without an IPv4 address: edge 3",
        ]);
        const byName = { ...serviceEdge("3", ""), addresses: [], publishDomain: "edge.example.com" };
        expect(inPlan("DR006", edges(one, other, byName))).toEqual([
            "service edges without an IPv4 address: edge 3 (published as edge.example.com)",
        ]);
    });

    it.each<[string, string, object, string]>([
        ["AWS", "aws:ec2/launchTemplate:LaunchTemplate", { blockDeviceMappings: [{ ebs: { volumeSize: 32 } }] }, "32"],
        ["Google Cloud", "gcp:compute/instanceTemplate:InstanceTemplate", { disks: [{ diskSizeGb: 40 }] }, "40"],
        [
            "Azure",
            "azure-native:compute:VirtualMachineScaleSet",
            { virtualMachineProfile: { storageProfile: { osDisk: { diskSizeGB: 63 } } } },
            "63",
        ],
    ])("has too small a disk in %s", (_, type, values, size) => {
        const group: Declared = ["zpa:AppConnectorGroup", "lyon", { disasterRecovery: true }];
        const key: Declared = ["zpa:ProvisioningKey", "key", { group: "lyon" }];
        const made = from("userData", ["zpa:ProvisioningKey", "key"]);
        const found = (declared: Declared) =>
            inStack(
                "dr-machines-with-small-disk",
                stackOf(group, key, [type, "machines", { ...values }, made], declared),
            );
        expect(found(["zpa:SegmentGroup", "other"])).toEqual([`found: machines gives them a disk of ${size} GB`]);
        const other = stackOf(["zpa:AppConnectorGroup", "lyon", {}], key, [type, "machines", { ...values }, made]);
        expect(inStack("dr-machines-with-small-disk", other)).toEqual([]);
    });

    it("has too small a disk where the plan knows it", () => {
        const connectors = [connector("1", { diskGb: 32 }), connector("2", { diskGb: 64 })];
        expect(inPlan("DR020", { appConnectorGroups: [appConnectorGroup("eu", { connectors })] })).toEqual([
            "connector 1 has a disk of 32 GB",
        ]);
    });
});

describe("another TXT record at the domain", () => {
    const settings: Declared = [
        "disasterRecovery:DisasterRecoverySettings",
        "dr",
        { domainName: "dr.example.com", attested: true },
    ];
    const publishers: [string, string, (text: string, name?: string) => object][] = [
        [
            "Route 53",
            "aws:route53/record:Record",
            (text, name = "dr.example.com") => ({ name, type: "TXT", records: [text] }),
        ],
        [
            "Cloud DNS",
            "gcp:dns/recordSet:RecordSet",
            (text, name = "dr.example.com") => ({
                name: `${name}.`,
                type: "TXT",
                rrdatas: [text === UNKNOWN ? text : `"${text}"`],
            }),
        ],
        [
            "Azure DNS",
            "azure-native:dns:RecordSet",
            (text, name = "dr.example.com") => ({
                relativeRecordSetName: name.split(".")[0],
                zoneName: name.split(".").slice(1).join("."),
                recordType: "TXT",
                txtRecords: [{ value: [text.slice(0, 4), text.slice(4)] }],
            }),
        ],
    ];

    it.each(publishers)("is found in %s, unlike an activation record and a record of another name", (_, type, of) => {
        const found = (values: object) =>
            inStack("dr-domain-with-other-text", stackOf(settings, [type, "spf", { ...values }]));
        expect(found(of("v=spf1 -all"))).toEqual([expect.stringContaining("found: spf publishes ")]);
        expect(found(of("v=1;k=zpa;b=off"))).toEqual([]);
        expect(found(of("v=spf1 -all", "www.example.com"))).toEqual([]);
        expect(found(of(UNKNOWN))).toEqual(["cannot be checked: it depends on a value that is not known"]);
    });
});

describe("the activation", () => {
    const activation: Declared = ["zscaler:disasterRecovery:DisasterRecoveryActivation", "dr", { state: "off" }];

    it("is found beside resources that call Zscaler, and not beside DNS records", () => {
        const record: Declared = ["aws:route53/record:Record", "texts", { type: "TXT" }];
        expect(inStack("dr-activation-with-other-resources", stackOf(activation, record))).toEqual([]);
        const groups = ["lyon", "paris"].map((name): Declared => ["zpa:AppConnectorGroup", name]);
        expect(inStack("dr-activation-with-other-resources", stackOf(activation, record, ...groups))).toEqual([
            "found: it is beside lyon and 1 more",
        ]);
    });
});
