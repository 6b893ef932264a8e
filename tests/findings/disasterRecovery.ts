import { stackOfPlan } from "../../findings";
import type { PlanContent } from "../../sdk/disasterRecovery";
import { pemPair } from "../pemPair";
import {
    appConnectorGroup,
    BUSINESS_CONTINUITY,
    connector,
    samplePlan,
    segment,
    serviceEdgeGroup,
} from "../sdk/disasterRecovery/samplePlan";
import type { Cases } from "./privateAccess";
import { type Declared, from, stackOf } from "./stacks";

/** Mostly of plans: they know what programs do not declare. */
const planned = (changes: Partial<PlanContent> = {}) => stackOfPlan(samplePlan(changes));
const continued = (changes: Partial<PlanContent> = {}) => planned({ ...BUSINESS_CONTINUITY, ...changes });
const [CAMPUS] = BUSINESS_CONTINUITY.privateClouds;
const [CONNECTORS] = BUSINESS_CONTINUITY.appConnectorGroups;
const cloud = (changes: object) => ({ privateClouds: [{ ...CAMPUS!, ...changes }] });

const pem = pemPair();
const publicKey = { pem: pem.publicKey, fingerprint: "a".repeat(64) };
const profile = (id: string, changes: object = {}) => ({
    id,
    name: `profile ${id}`,
    enabled: true,
    domainName: "dr.example.org",
    testGroup: false,
    ...changes,
});
const off = "v=1;k=zpa;b=off";
const dr = { disasterRecovery: true };
const ACTIVATION = "disasterRecovery:DisasterRecoveryActivation";
const SETTINGS = "disasterRecovery:DisasterRecoverySettings";
const activation: Declared = [ACTIVATION, "dr", { state: "off" }];
const settings: Declared = [SETTINGS, "dr", { domainName: "dr.example.org", attested: true }];
const record = (texts: readonly string[]): Declared => [
    "aws:route53/record:Record",
    "spf",
    { name: "DR.example.org.", type: "TXT", records: texts },
];
const disk = (size: number): Declared => [
    "gcp:compute/instanceTemplate:InstanceTemplate",
    "machines",
    { disks: [{ diskSizeGb: size }] },
    from("metadata", ["zpa:ProvisioningKey", "key"]),
];
const group: Declared = ["zpa:AppConnectorGroup", "lyon", { name: "lyon", ...dr }];
const key: Declared = ["zpa:ProvisioningKey", "key", { group: "lyon", maxUsage: 2 }];

export const DISASTER_RECOVERY: Cases = {
    "dr-group-in-microtenant": {
        found: stackOf(["zpa:ServiceEdgeGroup", "edges", { ...dr, microtenantId: "7" }]),
        fine: stackOf(["zpa:ServiceEdgeGroup", "edges", { ...dr, microtenantId: "0" }]),
    },
    "dr-designated-and-disabled": {
        found: stackOf(["zpa:AppConnectorGroup", "lyon", { ...dr, enabled: false }]),
        fine: stackOf(["zpa:AppConnectorGroup", "lyon", { ...dr, enabled: true }]),
    },
    "dr-profile-with-other-domain": {
        found: planned({ clientProfiles: [profile("1", { domainName: "dr.example.com" })] }),
        fine: planned({
            clientProfiles: [profile("1"), profile("2", { enabled: false, domainName: "dr.example.com" })],
        }),
    },
    "dr-profile-with-other-key": {
        found: planned({ publicKey, clientProfiles: [profile("1", { publicKeyFingerprint: "b".repeat(64) })] }),
        fine: planned({ publicKey, clientProfiles: [profile("1", { publicKeyFingerprint: "a".repeat(64) })] }),
    },
    "dr-settings-not-attested": {
        found: stackOf([SETTINGS, "dr", { attested: false }]),
        fine: stackOf([SETTINGS, "dr", { attested: true }]),
    },
    "dr-addresses-differ": { found: planned({ aRecords: ["198.51.100.10", "203.0.113.9"] }), fine: planned() },
    "dr-record-not-signed": {
        found: planned({ publicKey, txtRecords: { off: [off] } }),
        fine: planned({ txtRecords: { off: [off] } }),
    },
    "dr-record-of-other-state": {
        found: planned({ txtRecords: { off: [off], test: [off] } }),
        fine: planned({ txtRecords: { off: [off], test: ["v=1;k=all;b=test;x=1835488800"] } }),
    },
    "dr-activation-with-other-resources": { found: stackOf(activation, group), fine: stackOf(activation, settings) },
    "dr-test-without-test-group": {
        found: planned({ txtRecords: { test: ["v=1;k=zpa;b=test"] }, clientProfiles: [profile("1")] }),
        fine: planned({ txtRecords: { test: ["v=1;k=zpa;b=test"] } }),
    },
    "dr-domain-with-other-text": {
        found: stackOf(settings, record(['"v=spf1 -all"'])),
        fine: stackOf(settings, record([`"${off}"`])),
    },
    "dr-private-key-in-clear": {
        found: stackOf(["zpa:AppConnectorGroup", "lyon", { description: pem.privateKey }]),
        fine: stackOf(["zpa:AppConnectorGroup", "lyon", { description: pem.publicKey }]),
    },
    "dr-segment-on-extranet": {
        found: planned({ segments: [segment("erp", { kind: "extranet" })] }),
        fine: planned({ segments: [segment("erp", { kind: "extranet", designated: false })] }),
    },
    "dr-segment-of-unserved-kind": {
        found: planned({ segments: [segment("erp", { kind: "browserAccess" })] }),
        fine: planned({ segments: [segment("erp", { kind: "standard" })] }),
    },
    "dr-segments-open-to-all": {
        found: planned(),
        fine: planned({ segments: [segment("erp", { designated: false })] }),
    },
    "dr-machines-with-small-disk": { found: stackOf(group, key, disk(32)), fine: stackOf(group, key, disk(64)) },
    "bc-private-cloud-without-service-edges": {
        found: continued({ serviceEdgeGroups: [] }),
        fine: continued(),
    },
    "bc-private-cloud-without-connectors": {
        found: continued({ appConnectorGroups: [appConnectorGroup("eu")] }),
        fine: continued(),
    },
    "bc-certificates-not-renewed": {
        found: continued({
            ...cloud({ renewalThresholdDays: undefined }),
            appConnectorGroups: [
                { ...CONNECTORS!, connectors: [connector("1", { certificateExpires: "2027-11-01T00:00:00Z" })] },
            ],
        }),
        fine: continued({
            ...cloud({ renewalThresholdDays: undefined }),
            appConnectorGroups: [
                { ...CONNECTORS!, connectors: [connector("1", { certificateExpires: "2029-01-01T00:00:00Z" })] },
            ],
        }),
    },
    "bc-group-in-both-modes": {
        found: continued(),
        fine: continued({
            appConnectorGroups: [appConnectorGroup("eu", { designated: false, privateCloudId: "campus" })],
            serviceEdgeGroups: [serviceEdgeGroup("eu-edges", ["198.51.100.10"], { privateCloudId: undefined })],
        }),
    },
    "bc-critical-segment-of-unserved-kind": {
        found: planned({ segments: [segment("erp", { kind: "privilegedRemoteAccess", designated: false })] }),
        fine: planned({ segments: [segment("erp", { kind: "inspection", designated: false })] }),
    },
    "bc-settings-missing": { found: continued({ businessContinuity: undefined }), fine: continued() },
    "bc-forced-for-long": {
        found: continued(cloud({ forced: true, forcedSince: "2026-12-30T23:00:00Z" })),
        fine: continued(cloud({ forced: true, forcedSince: "2026-12-31T23:00:00Z" })),
    },
};
