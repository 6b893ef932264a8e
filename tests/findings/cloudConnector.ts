import type { Cases } from "./privateAccess";
import { type Declared, from, stackOf } from "./stacks";

const URL = "cloudConnector:ProvisioningUrl";
const GROUP = "cloudConnector:CloudConnectorGroup";
const RULE = "cloudConnector:TrafficForwardingRule";
const SCALING = "aws:autoscaling/group:Group";

const url = (autoScaling: boolean): Declared => [URL, "url", { cloud: "aws", autoScaling }];
const zone = (name: string, values = {}): Declared => [
    GROUP,
    name,
    { deployment: { provisioningUrl: "url", network: "vpc-1", zone: name }, ...values },
];
const window = { upgradeDay: "Sunday", upgradeStart: "02:00" };

export const CLOUD_CONNECTOR: Cases = {
    "cloud-connector-upgrade-in-office-hours": {
        found: stackOf(zone("a", { upgradeDay: "Friday", upgradeStart: "10:00" })),
        fine: stackOf(zone("a", window)),
    },
    "same-upgrade-window-in-network": {
        found: stackOf(zone("a", window), zone("b", window)),
        fine: stackOf(zone("a", window), zone("b", { ...window, upgradeStart: "04:00" })),
    },
    "cloud-connector-rule-names-disabled": {
        found: stackOf(zone("a", { enabled: false }), [RULE, "direct", { cloudConnectorGroups: ["a"] }]),
        fine: stackOf(zone("a", { enabled: true }), [RULE, "direct", { cloudConnectorGroups: ["a"] }]),
    },
    "auto-scaling-differs": {
        found: stackOf(url(false), [SCALING, "machines", { maxSize: 4 }, from("userData", [URL, "url"])]),
        fine: stackOf(url(true), [SCALING, "machines", { maxSize: 4 }, from("userData", [URL, "url"])]),
    },
    "group-auto-scaling-differs": {
        found: stackOf(url(false), zone("a", { autoScaling: true })),
        fine: stackOf(url(true), zone("a", { autoScaling: true })),
    },
    "single-cloud-connector": {
        found: stackOf(zone("a"), ["cloudConnector:CloudConnector", "one", { cloudConnectorGroup: "a" }]),
        fine: stackOf(
            zone("a"),
            ["cloudConnector:CloudConnector", "one", { cloudConnectorGroup: "a" }],
            ["cloudConnector:CloudConnector", "two", { cloudConnectorGroup: "a" }],
        ),
    },
    "network-in-one-zone": { found: stackOf(zone("a")), fine: stackOf(zone("a"), zone("b")) },
    "cloud-connector-rule-for-all-groups": {
        found: stackOf([RULE, "direct", { forwarding: "ZIA", allGroups: true }]),
        fine: stackOf([RULE, "direct", { forwarding: "ZIA", cloudConnectorGroups: ["a"] }]),
    },
    "all-traffic-past-inspection": {
        found: stackOf([RULE, "direct", { forwarding: "Direct", cloudConnectorGroups: ["a"] }]),
        fine: stackOf([RULE, "direct", { forwarding: "Direct", destinationAddresses: ["192.0.2.1"] }]),
    },
};
