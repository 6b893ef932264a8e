import { it } from "@jest/globals";
import { Secret } from "@pulumi/gcp/secretmanager";
import fc from "fast-check";
import {
    AppConnectors,
    type AppConnectorsArgs,
    CloudConnectors,
    type CloudConnectorsArgs,
    ConnectorNetwork,
    type ConnectorNetworkArgs,
} from "pulumi-zscaler/gcp";
import { ENROLLING_FAULTS, enrolling } from "../deployment/enrollingProperties";
import {
    acceptsValidArguments,
    asArgs,
    daysOf,
    fixed,
    kindIs,
    tags as labels,
    listOf,
    optional,
    ordered,
    outside,
    refusesSingleFaults,
    type Subject,
    scaling,
    someOf,
    spread,
    target,
    unlisted,
} from "../deployment/properties";
import { mockGcp } from "./mockedGcp";

const zones = someOf(["europe-west1-b", "europe-west1-c", "europe-west1-d"]);
const WRONG_ZONES = fc.constantFrom(
    ["europe-west1"],
    ["europe-west1-b", "europe-west1-b"],
    ["europe-west1-b", "us-west1-a"],
);
const namedNetwork = (names: unknown) => ({ subnet: "subnet", managementSubnet: "other", zones: listOf(names) });
const createdNetwork = (names: unknown) => new ConnectorNetwork("net", asArgs({ zones: names }));

const APP_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(
                fc.constant(undefined),
                fixed,
                scaling(ordered(1, 4), { target, initializationSeconds: fc.integer({ min: 0, max: 3_600 }) }),
            ),
            more: optional({
                machine: optional({
                    machineType: fc.constantFrom("n2-standard-4", "n1-highcpu-8"),
                    diskSizeGb: fc.integer({ min: 64, max: 65_536 }),
                }),
                labels,
                networkTags: fc.constantFrom(["connectors"], []),
            }),
        }),
    ).chain((args) => enrolling(args)),
    faults: [
        ...ENROLLING_FAULTS,
        { path: "network.zones", at: "zones", values: fc.oneof(fc.constant([]), WRONG_ZONES) },
        { path: "machine.machineType", values: unlisted },
        { path: "machine.diskSizeGb", values: outside(64, 65_536) },
        { path: "capacity.perZone", values: outside(1, 100), when: kindIs("fixed") },
        { path: "capacity.min", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.initializationSeconds", values: outside(0, 3_600), when: kindIs("autoScaling") },
        {
            path: "capacity.target.percent",
            at: "capacity.target",
            values: outside(1, 100).map((percent) => ({ metric: "cpu", percent })),
            when: kindIs("autoScaling"),
        },
        { path: "labels", values: fc.constantFrom({ "a b": "1" }, { Team: "1" }) },
        { path: "networkTags", values: fc.constantFrom(["Tag"], ["a_b"]) },
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
    provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=gcp",
    credentialsSecret: "projects/others/secrets/connectors",
};
const internal = optional({
    workloadTags: fc.constantFrom(["through-zscaler"], []),
    sessionAffinity: fc.constantFrom("CLIENT_IP", "NONE"),
    globalAccess: fc.boolean(),
    drainingSeconds: fc.integer({ min: 0, max: 3_600 }),
}).map((more) => ({ kind: "internal", ...more }));
const CLOUD_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(
                fixed,
                scaling(ordered(3, 6), {
                    targetCpuPercent: fc.integer({ min: 1, max: 100 }),
                    initializationSeconds: fc.integer({ min: 600, max: 3_600 }),
                    update: fc.constantFrom("opportunistic", "proactive"),
                }),
            ),
            more: optional({
                loadBalancer: internal,
                healthProbe: optional({
                    port: fc.oneof(fc.constant(80), fc.integer({ min: 1_024, max: 65_535 })),
                    intervalSeconds: fc.integer({ min: 1, max: 300 }),
                }),
                access: optional({
                    ssh: fc.boolean(),
                    support: fc.boolean(),
                    allEgress: fc.boolean(),
                    cloudDns: fc.boolean(),
                }),
                fips: fc.boolean(),
                workloadDiscovery: fc.boolean(),
                existingFirewallRules: fc.boolean(),
                labels,
            }),
        }),
    ).map((args) => ({ ...args, groups: daysOf(args.zones) })),
    faults: [
        { path: "network.zones", at: "zones", values: fc.oneof(fc.constant([]), WRONG_ZONES) },
        { path: "capacity.perZone", values: outside(1, 16), when: kindIs("fixed") },
        { path: "capacity.min", values: fc.integer({ min: -9, max: 0 }), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 48), when: kindIs("autoScaling") },
        { path: "capacity.targetCpuPercent", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.initializationSeconds", values: outside(600, 3_600), when: kindIs("autoScaling") },
        { path: "capacity.update", values: unlisted, when: kindIs("autoScaling") },
        { path: "machine.machineType", values: unlisted },
        { path: "machine.diskType", values: unlisted },
        { path: "healthProbe.port", values: fc.oneof(fc.integer({ min: 81, max: 1_023 }), outside(0, 65_535)) },
        { path: "healthProbe.intervalSeconds", values: outside(1, 300) },
        { path: "healthProbe.unhealthyThreshold", values: outside(1, 10) },
        {
            path: "loadBalancer.drainingSeconds",
            at: "loadBalancer",
            values: outside(0, 3_600).map((drainingSeconds) => ({ kind: "internal", drainingSeconds })),
        },
        {
            path: "loadBalancer.kind",
            at: "loadBalancer",
            values: fc.constant({ kind: "none" }),
            when: kindIs("autoScaling"),
        },
        { path: "access.sshCidrBlocks", values: fc.constantFrom(["10.0.0.0"], ["everywhere"]) },
        { path: "capacity.kind", at: "capacity", values: fc.constant({ kind: "scaling" }) },
        { path: "loadBalancer.kind", at: "loadBalancer", values: fc.constant({ kind: "external" }) },
        { path: "access.supportCidrBlock", values: fc.constantFrom("199.168.148.101", "everywhere") },
        { path: "existingServiceAccount", values: fc.constantFrom("connectors", "") },
        { path: "groups", values: fc.constant({ "us-west1-a": {} }) },
        { path: "labels", values: fc.constantFrom({ "a b": "1" }, { Team: "1" }) },
    ],
    declare({ zones: names, ...args }) {
        const given: CloudConnectorsArgs = asArgs({ ...args, ...NEEDED });
        const credentialsSecret = new Secret("connectors", { secretId: "connectors", replication: { auto: {} } });
        return new CloudConnectors("west", { ...given, credentialsSecret, network: createdNetwork(names) });
    },
    declareAlone({ zones: names, ...args }) {
        const given: CloudConnectorsArgs = asArgs({ ...args, ...NEEDED });
        return new CloudConnectors("west", { ...given, network: namedNetwork(names) });
    },
};

const NETWORK: Subject = {
    valid: spread(
        fc.record({
            zones,
            more: optional({
                cidrBlock: fc.constantFrom("10.3.0.0/24", "10.4.0.0/16"),
                networkName: fc.constantFrom("workloads"),
            }),
        }),
    ),
    faults: [
        { path: "zones", values: fc.oneof(fc.constant([]), WRONG_ZONES) },
        { path: "cidrBlock", values: fc.constantFrom("10.1.0.0", "ten") },
        { path: "managementCidrBlock", values: fc.constantFrom("10.1.0.0", "ten") },
    ],
    declare: (args) => new ConnectorNetwork("west", asArgs(args)),
    declareAlone(args) {
        const given: ConnectorNetworkArgs = asArgs(args);
        return new ConnectorNetwork("west", given);
    },
};

it.each([
    ["AppConnectors", APP_CONNECTORS],
    ["CloudConnectors", CLOUD_CONNECTORS],
    ["ConnectorNetwork", NETWORK],
])(
    "any valid arguments of %s on Google Cloud make children that it takes, and a zone more renames none of them",
    async (_name, subject) => {
        await acceptsValidArguments(subject, mockGcp);
    },
);

it.each([
    ["AppConnectors", APP_CONNECTORS],
    ["CloudConnectors", CLOUD_CONNECTORS],
    ["ConnectorNetwork", NETWORK],
])("one wrong argument of %s on Google Cloud is refused by its path", async (_name, subject) => {
    await mockGcp();
    refusesSingleFaults(subject);
});
