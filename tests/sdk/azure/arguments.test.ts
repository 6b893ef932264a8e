import { describe, it } from "@jest/globals";
import * as resources from "@pulumi/azure-native/resources";
import fc from "fast-check";
import {
    AppConnectors,
    type AppConnectorsArgs,
    CloudConnectors,
    type CloudConnectorsArgs,
    ConnectorNetwork,
    type ConnectorNetworkArgs,
} from "pulumi-zscaler/azure";
import { ENROLLING_FAULTS, enrolling } from "../deployment/enrollingProperties";
import {
    acceptsValidArguments,
    asArgs,
    daysOf,
    fixed,
    kindIs,
    listOf,
    optional,
    ordered,
    outside,
    type Plain,
    refusesSingleFaults,
    type Subject,
    scaling,
    someOf,
    spread,
    tags,
    unlisted,
} from "../deployment/properties";
import { mockAzure, surroundings } from "./mockedAzure";

const SCOPE = "/subscriptions/s/resourceGroups/rg/providers";
const VAULT = `${SCOPE}/Microsoft.KeyVault/vaults/kv`;
const MACHINE = { sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin" };
const zones = someOf(["1", "2", "3"]);
const rule = (below: number, above: number) =>
    optional({
        cpuPercent: fc.integer({ min: below, max: above }),
        windowMinutes: fc.integer({ min: 5, max: 720 }),
        cooldownMinutes: fc.integer({ min: 1, max: 10_080 }),
        step: fc.integer({ min: 1, max: 3 }),
    });
const scaleRules = { scaleOut: rule(60, 100), scaleIn: rule(1, 50) };
const sameOfAny = (more: Plain) => ({ resourceGroupName: "rg", machine: MACHINE, ...more });

/** The network of a program, with what else it brings. */
function created(names: unknown) {
    const { resourceGroupName, vault } = surroundings();
    const network = new ConnectorNetwork("net", { resourceGroupName, ...asArgs({ zones: names }) });
    return { resourceGroupName, vault, network };
}

const APP_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(fc.constant(undefined), fixed, scaling(ordered(1, 4), scaleRules)),
            more: optional({ access: optional({ ssh: fc.boolean() }), tags }),
        }),
    ).chain((args) => enrolling(args, { vault: VAULT })),
    faults: [
        ...ENROLLING_FAULTS,
        { path: "network.zones", at: "zones", values: fc.constantFrom([], ["4"], ["1", "1"]) },
        { path: "machine.vmSize", values: unlisted },
        { path: "machine.imageVersion", values: fc.constantFrom("24", "newest", "1.2.3.4") },
        { path: "capacity.perZone", values: outside(1, 100), when: kindIs("fixed") },
        { path: "capacity.faultDomains", values: fc.integer({ min: 1, max: 3 }), when: kindIs("fixed") },
        { path: "capacity.min", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.scaleOut.cpuPercent", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.scaleIn.windowMinutes", values: outside(5, 720), when: kindIs("autoScaling") },
        { path: "tags", values: fc.constantFrom({ "a b": "1" }, { "a/b": "1" }) },
    ],
    declare({ zones: names, enrollment, ...args }) {
        const { vault, ...around } = created(names);
        const given: AppConnectorsArgs = asArgs(sameOfAny({ ...args, enrollment }));
        if (given.enrollment?.userCodes === undefined) return new AppConnectors("payroll", { ...given, ...around });
        return new AppConnectors("payroll", {
            ...given,
            ...around,
            enrollment: { userCodes: given.enrollment.userCodes, vault },
        });
    },
    declareAlone({ zones: names, machine, ...args }) {
        const network = { subnetId: `${SCOPE}/Microsoft.Network/virtualNetworks/v/subnets/a`, zones: names };
        const given: AppConnectorsArgs = asArgs(
            sameOfAny({ ...args, network, machine: { ...MACHINE, ...Object(machine) } }),
        );
        return new AppConnectors("payroll", given);
    },
};

const frontend = optional({ distribution: fc.constantFrom("Default", "SourceIP") });
const CLOUD_CONNECTORS: Subject = {
    valid: spread(
        fc.record({
            zones,
            capacity: fc.oneof(fixed, scaling(ordered(1, 4), scaleRules)),
            more: optional({
                loadBalancer: frontend.chain((more) =>
                    fc.constantFrom({ kind: "internal", ...more }, { kind: "gateway", ...more }),
                ),
                healthProbe: optional({
                    port: fc.oneof(fc.constant(80), fc.integer({ min: 1_024, max: 65_535 })),
                    intervalSeconds: fc.integer({ min: 5, max: 300 }),
                    unhealthyThreshold: fc.integer({ min: 1, max: 100 }),
                }),
                access: optional({ ssh: fc.boolean(), support: fc.boolean(), allEgress: fc.boolean() }),
                tags,
            }),
        }),
    ).map((args) => ({ ...args, groups: daysOf(args.zones) })),
    faults: [
        { path: "network.subnets", at: "zones", values: fc.constantFrom([], ["4"], ["1", "regional"]) },
        { path: "capacity.perZone", values: outside(1, 16), when: kindIs("fixed") },
        { path: "capacity.faultDomains", values: fc.integer({ min: 1, max: 3 }), when: kindIs("fixed") },
        { path: "capacity.faultDomains", values: fc.constantFrom(0, 2, 6), when: kindIs("autoScaling") },
        { path: "capacity.min", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "capacity.max", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "capacity.initial", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "capacity.scaleIn.cpuPercent", values: outside(1, 100), when: kindIs("autoScaling") },
        { path: "capacity.scaleOut.step", values: outside(1, 16), when: kindIs("autoScaling") },
        { path: "machine.vmSize", values: unlisted },
        { path: "machine.imageVersion", values: fc.constantFrom("24", "newest", "1.2.3.4") },
        { path: "healthProbe.port", values: fc.oneof(fc.integer({ min: 81, max: 1_023 }), outside(0, 65_535)) },
        { path: "healthProbe.intervalSeconds", values: outside(5, 2_147_483_646) },
        { path: "healthProbe.healthyThreshold", values: fc.integer({ min: 1, max: 10 }) },
        {
            path: "loadBalancer.tunnels.internal.identifier",
            at: "loadBalancer",
            values: outside(1, 16_777_215).map((identifier) => ({
                kind: "gateway",
                tunnels: { internal: { identifier } },
            })),
        },
        {
            path: "loadBalancer.kind",
            at: "loadBalancer",
            values: fc.constant({ kind: "none" }),
            when: kindIs("autoScaling"),
        },
        { path: "capacity.kind", at: "capacity", values: fc.constant({ kind: "scaling" }) },
        { path: "loadBalancer.kind", at: "loadBalancer", values: fc.constant({ kind: "external" }) },
        { path: "access.supportCidrBlock", values: fc.constantFrom("199.168.148.101", "everywhere") },
        { path: "groups", values: fc.constant({ "4": {} }) },
        { path: "tags", values: fc.constantFrom({ "a b": "1" }, { "a/b": "1" }) },
    ],
    declare({ zones: names, ...args }) {
        const { vault, ...around } = created(names);
        const given: CloudConnectorsArgs = asArgs(sameOfAny({ ...args, provisioningUrl: URL_TEXT }));
        return new CloudConnectors("west", { ...given, ...around, credentialsVault: vault });
    },
    declareAlone({ zones: names, machine, ...args }) {
        const subnets = Object.fromEntries(listOf(names).map((zone) => [zone, "subnet"]));
        const network = { virtualNetworkId: `${SCOPE}/Microsoft.Network/virtualNetworks/v`, subnets };
        const more = {
            machine: { ...MACHINE, ...Object(machine) },
            provisioningUrl: URL_TEXT,
            credentialsVault: VAULT,
        };
        const given: CloudConnectorsArgs = asArgs(sameOfAny({ ...args, network, ...more }));
        return new CloudConnectors("west", given);
    },
};
const URL_TEXT = "connector.zscalerthree.net/api/v1/provUrl?name=azure";

const NETWORK: Subject = {
    valid: spread(
        fc.record({
            zones,
            more: optional({
                cidrBlock: fc.constantFrom("10.1.0.0/16"),
                virtualNetworkName: fc.constant("vnet"),
                tags,
            }),
        }),
    ),
    faults: [
        { path: "zones", values: fc.constantFrom([], ["4"], ["1", "1"]) },
        { path: "cidrBlock", values: fc.constantFrom("10.1.0.0/24", "10.1.0.0", "ten") },
    ],
    declare(args) {
        const resourceGroupName = new resources.ResourceGroup("west").name;
        return new ConnectorNetwork("west", { resourceGroupName, ...asArgs(args) });
    },
    declareAlone(args) {
        const given: ConnectorNetworkArgs = asArgs(sameOfAny(args));
        return new ConnectorNetwork("west", given);
    },
};

describe.each([
    ["AppConnectors", APP_CONNECTORS],
    ["CloudConnectors", CLOUD_CONNECTORS],
    ["ConnectorNetwork", NETWORK],
])("any arguments of %s on Azure", (_name, subject) => {
    it("that are valid make children that its cloud takes, and a zone more renames none of them", async () => {
        await acceptsValidArguments(subject, mockAzure);
    });

    it("of which one is wrong are refused by its path", async () => {
        await mockAzure();
        refusesSingleFaults(subject);
    });
});
