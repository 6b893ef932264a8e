import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import { referencesOf } from "../../provider/contract/references";
import { type Values, without } from "../../provider/contract/values";
import { definitionOf } from "../../provider/definitionOf";
import { samplesOf } from "../lifecycle/tables";
import { at, placesIn, put } from "../provider/places";

/** What the engine would be given, by the name of the resource. */
const given = new Map<string, { type: string; inputs: Values }>();

beforeAll(async () => {
    await pulumi.runtime.setMocks({
        newResource({ name, type, inputs }) {
            given.set(name, { type: type.replace("pulumi-nodejs:dynamic/", ""), inputs });
            return { id: "1", state: inputs };
        },
        call: () => ({}),
    });
});
afterAll(() => given.clear());

let count = 0;
/** What the check of a resource says about what a program gave it. */
async function failures(
    declare: (name: string) => pulumi.CustomResource,
): Promise<[property: string, reason: string][]> {
    const name = `resource-${count++}`;
    await new Promise((resolve) => declare(name).urn.apply(resolve));
    const { type = "", inputs = {} } = given.get(name) ?? {};
    const hidden = Object.keys(inputs).filter((key) => key.startsWith("__"));
    const { isRpcSecret, unwrapRpcSecret } = pulumi.runtime;
    const plain = Object.entries(without(inputs, hidden)).map(([key, value]) => [
        key,
        isRpcSecret(value) ? unwrapRpcSecret(value) : value,
    ]);
    return check(definitionOf(type), Object.fromEntries(plain)).failures.map(({ property, reason }) => [
        property,
        reason,
    ]);
}

type Declare = (name: string, reference: never) => pulumi.CustomResource;

const { AccessRule, AccessRuleOrder, ApplicationSegment, LogReceiver, PrivateCloud, ServerGroup } = zscaler;
const segment = { name: "a", domainNames: ["a.com"], tcpPorts: 443 };
const receiver = { name: "a", host: "siem.example.com", port: 514, logType: "User Activity" } as const;
const rule = { name: "a", action: "Deny" } as const;
const connectors = { name: "a", forwarding: "ZPA" } as const;

const lists: [property: string, declare: Declare][] = [
    ["appConnectorGroups", (name, appConnectorGroups) => new ServerGroup(name, { name: "a", appConnectorGroups })],
    [
        "servers",
        (name, servers) =>
            new ServerGroup(name, { name: "a", appConnectorGroups: ["1"], dynamicDiscovery: false, servers }),
    ],
    [
        "serverGroups",
        (name, serverGroups) => new ApplicationSegment(name, { ...segment, segmentGroup: "1", serverGroups }),
    ],
    [
        "appConnectorGroups",
        (name, appConnectorGroups) => new AccessRule(name, { ...rule, appliesToEverything: true, appConnectorGroups }),
    ],
    [
        "serverGroups",
        (name, serverGroups) => new AccessRule(name, { ...rule, appliesToEverything: true, serverGroups }),
    ],
    ["conditions", (name, segmentGroups) => new AccessRule(name, { ...rule, conditions: [{ segmentGroups }] })],
    [
        "conditions",
        (name, applicationSegments) => new AccessRule(name, { ...rule, conditions: [{ applicationSegments }] }),
    ],
    ["rules", (name, rules) => new AccessRuleOrder(name, { rules })],
    ["appConnectorGroups", (name, appConnectorGroups) => new LogReceiver(name, { ...receiver, appConnectorGroups })],
    [
        "privateCloudControllerGroups",
        (name, privateCloudControllerGroups) => new PrivateCloud(name, { name: "a", privateCloudControllerGroups }),
    ],
    ["appConnectorGroups", (name, appConnectorGroups) => new PrivateCloud(name, { name: "a", appConnectorGroups })],
    ["serviceEdgeGroups", (name, serviceEdgeGroups) => new PrivateCloud(name, { name: "a", serviceEdgeGroups })],
    [
        "cloudConnectorGroups",
        (name, cloudConnectorGroups) =>
            new zscaler.TrafficForwardingRule(name, { ...connectors, cloudConnectorGroups }),
    ],
    [
        "locations",
        (name, locations) => new zscaler.TrafficForwardingRule(name, { ...connectors, allGroups: true, locations }),
    ],
];

const NULL = "is null: the stack output, setting or value that it comes from does not exist";

describe.each(lists)("%s of a resource", (property, declare) => {
    it.each<[what: string, value: unknown, words: string]>([
        ["a misspelt stack output", [pulumi.output(undefined)], NULL],
        ["null from YAML or JSON", [null], NULL],
        ["null in a list that is an output", pulumi.output([null]), NULL],
        ["a number", [5], "must be a string, not a number"],
        ["text in place of a list", pulumi.output("1"), "must be a list, not a string"],
    ])("that is %s is refused in words", async (_what, value, words) => {
        const found = await failures((name) => declare(name, value as never));
        expect(found.map(([blamed]) => blamed)).toEqual([property]);
        expect(found[0]?.[1]).toContain(words);
    });
});

describe.each(lists.filter(([property]) => property !== "locations"))("%s of a resource", (property, declare) => {
    it("that is an object with an id is refused in words", async () => {
        const found = await failures((name) => declare(name, [{ id: "1" }] as never));
        expect(found).toEqual([
            [
                property,
                expect.stringContaining("must be the id of an object, not the object itself; pass the resource"),
            ],
        ]);
    });
});

/** A property, what is missing without it, and a resource that has it. */
const ones: [property: string, missed: string, declare: Declare][] = [
    [
        "segmentGroup",
        "segmentGroup",
        (name, segmentGroup) => new ApplicationSegment(name, { ...segment, segmentGroup }),
    ],
    ["group", "group", (name, group) => new zscaler.ProvisioningKey(name, { name: "a", maxUsage: 1, group })],
    ["group", "group", (name, group) => new zscaler.EnrollmentUserCodes(name, { userCodes: ["ABCD-1234"], group })],
    [
        "provisioningKey",
        "connectorName",
        (name, provisioningKey) => new zscaler.AppConnector(name, { provisioningKey }),
    ],
    [
        "provisioningKey",
        "serviceEdgeName",
        (name, provisioningKey) => new zscaler.ServiceEdge(name, { provisioningKey }),
    ],
    [
        "locationTemplate",
        "locationTemplate",
        (name, locationTemplate) => new zscaler.ProvisioningUrl(name, { name: "a", cloud: "aws", locationTemplate }),
    ],
    [
        "deployment",
        "deployment",
        (name, provisioningUrl) =>
            new zscaler.CloudConnectorGroup(name, {
                deployment: { provisioningUrl, cloud: "aws", network: "n", zone: "z" },
            }),
    ],
];

describe.each(ones)("%s of a resource", (property, missed, declare) => {
    it.each<[what: string, value: unknown, words: string]>([
        ["a misspelt stack output", pulumi.output(undefined), "is required"],
        ["null", null, property === "deployment" ? NULL : "is required"],
        ["a number", 5, "must be a string, not a number"],
        ["an object", { id: "1" }, "must be the id of an object, not the object"],
    ])("that is %s is refused in words", async (_what, value, words) => {
        const found = await failures((name) => declare(name, value as never));
        const [blamed, reason] = found[0] ?? [];
        expect(found).toHaveLength(1);
        expect(blamed).toBe(words === "is required" ? missed : property);
        expect(reason).toContain(words);
    });
});

/** Every place of a declaration where an id stands, in each property that takes ids of other objects. */
const everywhere = catalog.flatMap((definition) =>
    referencesOf(definition).flatMap(({ property, ids, to }) =>
        samplesOf(definition).flatMap((sample) => {
            const known = new Set<unknown>(to.flatMap((type) => ids(sample, type)));
            return placesIn({ [property]: sample[property] })
                .filter((place) => known.has(at(sample, place)))
                .map((place) => ({
                    definition,
                    sample,
                    property,
                    place,
                    what: `${definition.type} ${place.join(".")}`,
                }));
        }),
    ),
);

it("every property that takes the id of another object is looked at", () => {
    const taken = catalog.flatMap((definition) =>
        referencesOf(definition).filter(({ property }) => property in definition.inputs.shape),
    );
    expect(new Set(everywhere.map(({ what }) => what.split(".")[0])).size).toBe(taken.length);
});

describe.each(everywhere)("$what", ({ definition, sample, property, place }) => {
    const [, name = ""] = definition.type.split(":");
    const Resource: new (resource: string, args: never) => pulumi.CustomResource = Reflect.get(zscaler, name);
    const isEntry = typeof place.at(-1) === "number";

    it("that is a number, or in a list null, is refused in words", async () => {
        for (const [value, words] of [[5, "must be a string, not a number"], ...(isEntry ? [[null, NULL]] : [])]) {
            const found = await failures((each) => new Resource(each, put(sample, place, value) as never));
            // Of a long value only the reason names the property.
            const blamed = found.map(([said, reason]) => said || reason.split(/\W/)[0]);
            expect([blamed, found[0]?.[1]]).toEqual([[property], expect.stringContaining(String(words))]);
        }
    });
});

/** The compiler holds these: every list may be one that cannot be changed. */
const CONSTANT = {
    rule: {
        name: "a",
        action: "Deny",
        appConnectorGroups: ["1", "2"],
        conditions: [{ segmentGroups: ["1"], platforms: ["Windows", "Mac"], countryCodes: ["FR"] }],
    },
    segment: {
        name: "a",
        domainNames: ["a.com"],
        tcpPorts: [443, "8000-8010"],
        segmentGroup: "1",
        serverGroups: ["1"],
    },
    order: { rules: ["1", "2"] },
    connectors: {
        name: "a",
        cloudConnectorGroups: ["1"],
        locations: ["1"],
        forwarding: "ZPA",
        applicationSegments: ["1"],
    },
} as const satisfies {
    rule: zscaler.AccessRuleArgs;
    segment: zscaler.ApplicationSegmentArgs;
    order: zscaler.AccessRuleOrderArgs;
    connectors: zscaler.TrafficForwardingRuleArgs;
};

it("arguments may be constants", async () => {
    expect(await failures((name) => new AccessRule(name, CONSTANT.rule))).toEqual([]);
    expect(await failures((name) => new ApplicationSegment(name, CONSTANT.segment))).toEqual([]);
    expect(await failures((name) => new AccessRuleOrder(name, CONSTANT.order))).toEqual([]);
    expect(await failures((name) => new zscaler.TrafficForwardingRule(name, CONSTANT.connectors))).toEqual([]);
});

describe("conditions of a rule", () => {
    it.each<[what: string, conditions: unknown, words: string]>([
        ["an output of nothing", pulumi.output(undefined), "are required"],
        ["an object in place of a list", { segmentGroups: ["1"] }, "must be a list, not an object"],
        ["text", "1", "must be a list, not a string"],
        ["null in the list", [null], "[0] must be an object, not null"],
        ["a number in the list", [5], "[0] 5 must be an object, not a number"],
    ])("that are %s are refused in words", async (_what, conditions, words) => {
        const found = await failures((name) => new AccessRule(name, { ...rule, conditions: conditions as never }));
        expect(found).toEqual([["conditions", expect.stringContaining(words)]]);
    });

    it("may be an output as a whole", async () => {
        const conditions = pulumi.output([{ segmentGroups: ["1"] }]) as never;
        expect(await failures((name) => new AccessRule(name, { ...rule, conditions }))).toEqual([]);
    });
});
