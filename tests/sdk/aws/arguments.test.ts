import { describe, it } from "@jest/globals";
import fc from "fast-check";
import {
    AppConnectors,
    type AppConnectorsArgs,
    CloudConnectors,
    type CloudConnectorsArgs,
    ConnectorNetwork,
    type ConnectorNetworkArgs,
} from "pulumi-zscaler/aws";
import { ENROLLING_FAULTS, enrolling } from "../deployment/enrollingProperties";
import {
    acceptsValidArguments,
    asArgs,
    below,
    daysOf,
    fixed,
    kindIs,
    listOf,
    optional,
    ordered,
    outside,
    refusesSingleFaults,
    type Subject,
    scaling,
    someOf,
    spread,
    tags,
    target,
    unlisted,
} from "../deployment/properties";
import { mockAws } from "./mockedAws";

const zones = someOf(["us-west-2a", "us-west-2b", "us-west-2c"]);
const namedNetwork = (names: unknown) => ({
    vpcId: "vpc-1",
    subnets: Object.fromEntries(listOf(names).map((zone) => [zone, "subnet-1"])),
});
const createdNetwork = (names: unknown) => new ConnectorNetwork("net", asArgs({ zones: names }));

const APP_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(
                fc.constant(undefined),
                fixed,
                scaling(ordered(1, 4), { target, healthCheckGraceSeconds: fc.integer({ min: 0, max: 900 }) }),
            ),
            more: optional({ machine: optional({ instanceType: fc.constantFrom("m5a.xlarge", "t3.medium") }), tags }),
        }),
    ).chain((args) => enrolling(args)),
    faults: [
        ...ENROLLING_FAULTS,
        { path: "network.subnets", at: "zones", values: fc.constant([]) },
        { path: "machine.instanceType", values: unlisted },
        { path: "capacity.perZone", values: outside(1, 100), when: kindIs("fixed") },
        { path: "capacity.min", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 100), when: kindIs("autoScaling") },
        {
            path: "capacity.target.percent",
            at: "capacity.target",
            values: outside(1, 100).map((percent) => ({ metric: "cpu", percent })),
            when: kindIs("autoScaling"),
        },
        {
            path: "capacity.target.bytesPerMinute",
            at: "capacity.target",
            values: below(1).map((bytesPerMinute) => ({ metric: "networkIn", bytesPerMinute })),
            when: kindIs("autoScaling"),
        },
        { path: "capacity.healthCheckGraceSeconds", values: below(0), when: kindIs("autoScaling") },
        { path: "capacity.kind", at: "capacity", values: fc.constant({ kind: "scaling" }) },
        { path: "tags", values: fc.constantFrom({ "a b": "1" }, { "a/b": "1" }) },
    ],
    declare({ zones: names, ...args }) {
        const given: AppConnectorsArgs = asArgs(args);
        return new AppConnectors("payroll", { ...given, network: createdNetwork(names) });
    },
    declareAlone({ zones: names, ...args }) {
        const given: AppConnectorsArgs = asArgs(args);
        return new AppConnectors("payroll", { ...given, network: namedNetwork(names) });
    },
};

const NEEDED = {
    provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=aws",
    credentialsSecret: "arn:aws:secretsmanager:us-west-2:999999999999:secret:ZS/CC/credentials-a1b2c3",
};
const gateway = optional({
    crossZone: fc.boolean(),
    flowStickiness: fc.constantFrom("5-tuple", "2-tuple"),
    deregistrationDelaySeconds: fc.integer({ min: 0, max: 3_600 }),
}).map((more) => ({ kind: "gateway", ...more }));
const CLOUD_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(
                fixed,
                scaling(ordered(1, 4), {
                    targetCpuPercent: fc.integer({ min: 1, max: 100 }),
                    launchHookSeconds: fc.integer({ min: 30, max: 7_200 }),
                    healthCheckGraceSeconds: fc.integer({ min: 600, max: 1_200 }),
                    warmPool: optional({ state: fc.constantFrom("Stopped", "Running") }),
                }),
            ),
            more: optional({
                loadBalancer: fc.oneof(gateway, fc.constant({ kind: "none" })),
                healthProbe: optional({
                    port: fc.oneof(fc.constant(80), fc.integer({ min: 1_024, max: 65_535 })),
                    intervalSeconds: fc.integer({ min: 5, max: 300 }),
                }),
                access: optional({ ssh: fc.boolean(), support: fc.boolean(), allEgress: fc.boolean() }),
                tags,
            }),
        }),
    ).map((args) => ({ ...args, groups: daysOf(args.zones) })),
    faults: [
        { path: "network.subnets", at: "zones", values: fc.constant([]) },
        { path: "capacity.perZone", values: outside(1, 16), when: kindIs("fixed") },
        { path: "capacity.min", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "capacity.targetCpuPercent", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.launchHookSeconds", values: outside(30, 7_200), when: kindIs("autoScaling") },
        { path: "capacity.healthCheckGraceSeconds", values: below(600), when: kindIs("autoScaling") },
        { path: "capacity.warmupSeconds", values: below(0), when: kindIs("autoScaling") },
        { path: "capacity.warmPool.minSize", values: below(0), when: kindIs("autoScaling") },
        { path: "formFactor", values: fc.constantFrom("tiny", "toString") },
        { path: "formFactor", values: fc.constantFrom("medium", "large"), when: kindIs("autoScaling") },
        { path: "machine.instanceType", values: unlisted },
        { path: "machine.volumeType", values: unlisted },
        { path: "healthProbe.port", values: fc.oneof(fc.integer({ min: 81, max: 1_023 }), outside(0, 65_535)) },
        { path: "healthProbe.intervalSeconds", values: outside(5, 300) },
        { path: "healthProbe.healthyThreshold", values: outside(2, 10) },
        { path: "groups", values: fc.constant({ "us-east-1a": {} }) },
        {
            path: "loadBalancer.deregistrationDelaySeconds",
            at: "loadBalancer",
            values: outside(0, 3_600).map((seconds) => ({ kind: "gateway", deregistrationDelaySeconds: seconds })),
        },
        { path: "capacity.kind", at: "capacity", values: fc.constant({ kind: "scaling" }) },
        { path: "loadBalancer.kind", at: "loadBalancer", values: fc.constant({ kind: "external" }) },
        { path: "access.supportCidrBlock", values: fc.constantFrom("199.168.148.101", "everywhere") },
        { path: "tags", values: fc.constantFrom({ "a b": "1" }, { "a/b": "1" }) },
    ],
    declare({ zones: names, ...args }) {
        const given: CloudConnectorsArgs = asArgs({ ...args, ...NEEDED });
        return new CloudConnectors("west", { ...given, network: createdNetwork(names) });
    },
    declareAlone({ zones: names, ...args }) {
        const given: CloudConnectorsArgs = asArgs({ ...args, ...NEEDED });
        return new CloudConnectors("west", { ...given, network: namedNetwork(names) });
    },
};

const NETWORK: Subject = {
    valid: spread(
        fc.record({ zones, more: optional({ cidrBlock: fc.constantFrom("10.1.0.0/16", "172.16.0.0/16"), tags }) }),
    ),
    faults: [
        { path: "zones", values: fc.constant([]) },
        { path: "zones", values: fc.constantFrom(["a"], ["us-west-2a", "us-west-2a"], ["us-west-2"]) },
        { path: "cidrBlock", values: fc.constantFrom("10.1.0.0/24", "10.1.0.0", "10.1.2.0/16", "ten") },
    ],
    declare: (args) => new ConnectorNetwork("west", asArgs(args)),
    declareAlone(args) {
        const given: ConnectorNetworkArgs = asArgs(args);
        return new ConnectorNetwork("west", given);
    },
};

describe.each([
    ["AppConnectors", APP_CONNECTORS],
    ["CloudConnectors", CLOUD_CONNECTORS],
    ["ConnectorNetwork", NETWORK],
])("any arguments of %s on AWS", (_name, subject) => {
    it("that are valid make children that its cloud takes, and a zone more renames none of them", async () => {
        await acceptsValidArguments(subject, mockAws);
    });

    it("of which one is wrong are refused by its path", async () => {
        await mockAws();
        refusesSingleFaults(subject);
    });
});
