import type { PlannedStack } from "../../findings";
import { type Declared, from, stackOf } from "./stacks";

/** By rule, a stack in which it finds something, and one in which it does not. */
export type Cases = Readonly<Record<string, { readonly found: PlannedStack; readonly fine: PlannedStack }>>;

const GROUP = "zpa:AppConnectorGroup";
const EDGES = "zpa:ServiceEdgeGroup";
const CONTROLLERS = "zpa:PrivateCloudControllerGroup";
const KEY = "zpa:ProvisioningKey";
const SERVERS = "zpa:ServerGroup";
const SEGMENT = "zpa:ApplicationSegment";
const RULE = "zpa:AccessRule";
const CODES = "zpa:EnrollmentUserCodes";
const LAUNCH = "aws:ec2/launchTemplate:LaunchTemplate";
const SCALING = "aws:autoscaling/group:Group";

const lyon: Declared = [GROUP, "lyon", { enabled: true }];
const off: Declared = [GROUP, "lyon", { enabled: false }];
const wiki: Declared = [SERVERS, "wiki", { appConnectorGroups: ["lyon"] }];
const key = (values = {}): Declared => [KEY, "key", { group: "lyon", maxUsage: 10, ...values }];
const segment = (values = {}): Declared => [SEGMENT, "intranet", { serverGroups: ["wiki"], ...values }];
const rule = (values = {}): Declared => [RULE, "staff", { action: "Allow", ...values }];
const dr = { disasterRecovery: true };
const edges: Declared = [EDGES, "edges", dr];

/** Machines that an Auto Scaling group starts with the value of another resource. */
const machines = (made: readonly [string, string], maxSize: unknown): Declared[] => [
    [LAUNCH, "launch", {}, from("userData", made)],
    [SCALING, "machines", { maxSize }, from("launchTemplate", [LAUNCH, "launch"])],
];

export const PRIVATE_ACCESS: Cases = {
    "group-without-key": { found: stackOf(lyon, key({ enabled: false })), fine: stackOf(lyon, key({ enabled: true })) },
    "app-connector-group-without-server-group": { found: stackOf(lyon), fine: stackOf(lyon, wiki) },
    "single-app-connector": { found: stackOf(lyon, key({ maxUsage: 1 })), fine: stackOf(lyon, key({ maxUsage: 2 })) },
    "single-service-edge": {
        found: stackOf([EDGES, "lyon"], key({ maxUsage: 1 })),
        fine: stackOf([EDGES, "lyon"], key({ maxUsage: 2 })),
    },
    "group-at-zero-coordinates": {
        found: stackOf([GROUP, "lyon", { latitude: 0, longitude: 0 }]),
        fine: stackOf([GROUP, "lyon", { latitude: 45.76, longitude: 0 }]),
    },
    "added-machines-do-not-enroll": {
        found: stackOf(
            lyon,
            [CODES, "codes", { group: "lyon", userCodes: ["a", "b"] }],
            ...machines([GROUP, "lyon"], 4),
        ),
        fine: stackOf(lyon, [CODES, "codes", { group: "lyon", userCodes: ["a", "b"] }]),
    },
    "key-never-expires": { found: stackOf(key()), fine: stackOf(key({ expiresAt: "2030-01-01T00:00:00Z" })) },
    "key-expires": {
        found: stackOf(key({ expiresAt: "2027-01-20T00:00:00Z" })),
        fine: stackOf(key({ expiresAt: "2027-03-01T00:00:00Z" })),
    },
    "key-uses-below-capacity": {
        found: stackOf(key({ maxUsage: 3 }), ...machines([KEY, "key"], 4)),
        fine: stackOf(key({ maxUsage: 4 }), ...machines([KEY, "key"], 4)),
    },
    "key-is-exportable": { found: stackOf(key()), fine: stackOf(key({ exportable: false })) },
    "key-from-anywhere": { found: stackOf(key()), fine: stackOf(key({ allowedSourceAddresses: ["192.0.2.0/24"] })) },
    "key-of-disabled-group": { found: stackOf(off, key()), fine: stackOf(lyon, key()) },
    "update-in-office-hours": {
        found: stackOf([GROUP, "lyon", { upgradeDay: "Monday", upgradeTime: "18:30" }]),
        fine: stackOf([GROUP, "lyon", { upgradeDay: "Saturday", upgradeTime: "12:00" }]),
    },
    "same-update-window": {
        found: stackOf(lyon, [GROUP, "paris"], [SERVERS, "wiki", { appConnectorGroups: ["lyon", "paris"] }]),
        fine: stackOf(
            lyon,
            [GROUP, "paris", { upgradeDay: "Saturday" }],
            [SERVERS, "wiki", { appConnectorGroups: ["lyon", "paris"] }],
        ),
    },
    "version-profile-behind": {
        found: stackOf([GROUP, "lyon", { versionProfileName: "Previous Default" }]),
        fine: stackOf([GROUP, "lyon", { versionProfileName: "Default" }]),
    },
    "single-private-cloud-controller": {
        found: stackOf(
            [CONTROLLERS, "controllers"],
            key({ group: "controllers", associationType: "PrivateCloudControllerGroup", maxUsage: 1 }),
        ),
        fine: stackOf(
            [CONTROLLERS, "controllers"],
            key({ group: "controllers", associationType: "PrivateCloudControllerGroup", maxUsage: 2 }),
        ),
    },
    "controllers-behind-connectors": {
        found: stackOf(
            [CONTROLLERS, "controllers", { versionProfileName: "Default" }],
            [GROUP, "lyon", { versionProfileName: "New Release" }],
            [
                "zpa:PrivateCloud",
                "cloud",
                { privateCloudControllerGroups: ["controllers"], appConnectorGroups: ["lyon"] },
            ],
        ),
        fine: stackOf(
            [CONTROLLERS, "controllers", { versionProfileName: "New Release" }],
            [GROUP, "lyon", { versionProfileName: "New Release" }],
            [
                "zpa:PrivateCloud",
                "cloud",
                { privateCloudControllerGroups: ["controllers"], appConnectorGroups: ["lyon"] },
            ],
        ),
    },
    "access-rule-allows-everything": {
        found: stackOf(rule({ appliesToEverything: true })),
        fine: stackOf(rule({ appliesToEverything: true, action: "Deny" })),
    },
    "access-rule-allows-everybody": {
        found: stackOf(rule({ conditions: [{ match: "any", negated: false, segmentGroups: ["s"] }] })),
        fine: stackOf(
            rule({ conditions: [{ segmentGroups: ["s"] }, { scimGroups: [{ identityProvider: "1", group: "2" }] }] }),
        ),
    },
    "access-rule-groups-do-not-serve": {
        found: stackOf(
            lyon,
            wiki,
            segment(),
            [GROUP, "paris"],
            rule({ appConnectorGroups: ["paris"], conditions: [{ applicationSegments: ["intranet"] }] }),
        ),
        fine: stackOf(
            lyon,
            wiki,
            segment(),
            rule({ appConnectorGroups: ["lyon"], conditions: [{ applicationSegments: ["intranet"] }] }),
        ),
    },
    "access-rule-order-not-declared": {
        found: stackOf(rule(), [RULE, "others", { action: "Deny" }]),
        fine: stackOf(
            rule(),
            [RULE, "others", { action: "Deny" }],
            ["zpa:AccessRuleOrder", "order", { rules: ["staff", "others"] }],
        ),
    },
    "segment-without-server-group": { found: stackOf(segment({ serverGroups: undefined })), fine: stackOf(segment()) },
    "udp-closer-to-application": {
        found: stackOf(segment({ appConnectorSelection: "Closer to Application", udpPorts: ["53"] })),
        fine: stackOf(segment({ appConnectorSelection: "Closer to Application", tcpPorts: ["53"] })),
    },
    "double-encryption-halves-throughput": {
        found: stackOf(segment({ doubleEncryption: true })),
        fine: stackOf(segment({ doubleEncryption: false })),
    },
    "server-group-names-disabled": { found: stackOf(off, wiki), fine: stackOf(lyon, wiki) },
    "segment-names-disabled": {
        found: stackOf([SERVERS, "wiki", { enabled: false, appConnectorGroups: ["1"] }], segment()),
        fine: stackOf(wiki, segment()),
    },
    "access-rule-names-disabled": {
        found: stackOf(segment({ enabled: false }), rule({ conditions: [{ applicationSegments: ["intranet"] }] })),
        fine: stackOf(segment(), rule({ conditions: [{ applicationSegments: ["intranet"] }] })),
    },
    "log-receiver-names-disabled": {
        found: stackOf(off, ["zpa:LogReceiver", "logs", { appConnectorGroups: ["lyon"] }]),
        fine: stackOf(lyon, ["zpa:LogReceiver", "logs", { appConnectorGroups: ["lyon"] }]),
    },
    "private-cloud-names-disabled": {
        found: stackOf(off, ["zpa:PrivateCloud", "cloud", { appConnectorGroups: ["lyon"] }]),
        fine: stackOf(lyon, ["zpa:PrivateCloud", "cloud", { appConnectorGroups: ["lyon"] }]),
    },
    "server-group-without-enabled-group": {
        found: stackOf(off, wiki),
        fine: stackOf(off, [GROUP, "paris"], [SERVERS, "wiki", { appConnectorGroups: ["lyon", "paris"] }]),
    },
    "dr-segment-without-dr-group": {
        found: stackOf(lyon, wiki, segment(dr)),
        fine: stackOf([GROUP, "lyon", dr], wiki, segment(dr)),
    },
    "dr-group-without-dr-segment": {
        found: stackOf([GROUP, "lyon", dr], wiki, segment({ disasterRecovery: false })),
        fine: stackOf([GROUP, "lyon", dr], wiki, segment(dr)),
    },
    "dr-without-service-edge": {
        found: stackOf(segment(dr), [EDGES, "edges", { disasterRecovery: false }]),
        fine: stackOf(segment(dr), edges),
    },
    "dr-segment-without-other-group": {
        found: stackOf([GROUP, "lyon", dr], wiki, segment(dr)),
        fine: stackOf(
            [GROUP, "lyon", dr],
            [GROUP, "paris"],
            [SERVERS, "wiki", { appConnectorGroups: ["lyon", "paris"] }],
            segment(dr),
        ),
    },
    "dr-segment-with-source-ip-anchoring": {
        found: stackOf(segment({ ...dr, sourceIpAnchoring: true })),
        fine: stackOf(segment({ ...dr, sourceIpAnchoring: false })),
    },
    "dr-configuration-incomplete": {
        found: stackOf(segment({ ...dr, disasterRecoveryIncomplete: true })),
        fine: stackOf(segment({ ...dr, disasterRecoveryIncomplete: false })),
    },
    "dr-segment-in-microtenant": { found: stackOf(segment({ ...dr, microtenantId: "7" })), fine: stackOf(segment(dr)) },
    "dr-groups-stream-no-logs": {
        found: stackOf([GROUP, "lyon", dr], ["zpa:LogReceiver", "logs", { appConnectorGroups: ["lyon"] }]),
        fine: stackOf(lyon, ["zpa:LogReceiver", "logs", { appConnectorGroups: ["lyon"] }]),
    },
    "irreversible-without-protect": {
        found: stackOf([KEY, "key", { group: "lyon", maxUsage: 1 }, { isProtected: false }]),
        fine: stackOf(key()),
    },
    "secret-in-clear": {
        found: stackOf(key({ provisioningKey: "3|api.private.zscaler.com|x" })),
        fine: stackOf(key({ provisioningKey: "[secret]" })),
    },
    "log-receiver-without-tls": {
        found: stackOf(["zpa:LogReceiver", "logs", { useTls: false }]),
        fine: stackOf(["zpa:LogReceiver", "logs", { useTls: true }]),
    },
};
