import { isGroup, isMachine } from "../capacity";
import { type Rule, type Subject, say } from "../rule";

/** Cloud & Branch Connector. */

const GROUP = ["cloudConnector:CloudConnectorGroup"];
const PAGE = "cloudConnector/cloudConnectorGroup.md";

export const scalingDiffers: Rule = {
    id: "auto-scaling-differs",
    level: "high",
    title: "Machines that scale start with a provisioning URL that is not for auto scaling, or the reverse.",
    todo: "Deploy with a provisioning URL whose autoScaling is that of the machines. Changing it replaces the URL.",
    page: "cloudConnector/provisioningUrl.md",
    source: "Zscaler help, About Cloud Connector Groups (B11); zscaler/terraform-aws-cloud-connector-modules",
    types: ["cloudConnector:ProvisioningUrl"],
    check(url, view) {
        const autoScaling = url.values.autoScaling === true;
        const machines = view.graph.madeOf(url.urn);
        if (!autoScaling && machines.some(isGroup))
            return say`machines that scale start with it, and autoScaling is false`;
        if (autoScaling && machines.some(isMachine))
            return say`machines that do not scale start with it, and autoScaling is true`;
        return undefined;
    },
};

export const groupScalingDiffers: Rule = {
    id: "group-auto-scaling-differs",
    level: "high",
    title: "A Cloud Connector group says another auto scaling than the provisioning URL that it was deployed with.",
    todo: "Deploy the group with a provisioning URL whose autoScaling is that of its machines.",
    page: "cloudConnector/provisioningUrl.md",
    source: "Zscaler help, About Cloud Connector Groups (B11); zscaler/terraform-aws-cloud-connector-modules",
    types: GROUP,
    check(group, view) {
        const { autoScaling } = group.values;
        if (typeof autoScaling !== "boolean") return undefined;
        const urls = [...view.named(group, "provisioningUrl"), ...view.named(group, "deployment")];
        const other = urls.find(({ values }) => (values.autoScaling === true) !== autoScaling);
        return (
            other &&
            say`autoScaling of the provisioning URL ${other.name} is ${String(other.values.autoScaling === true)}, that of the group ${String(autoScaling)}`
        );
    },
};

export const singleCloudConnector: Rule = {
    id: "single-cloud-connector",
    level: "high",
    title: "A Cloud Connector group has one connector: no connector serves its zone during an upgrade.",
    todo: "Deploy at least two Cloud Connectors in each zone.",
    page: PAGE,
    source: "Zscaler help, About Cloud Connector Groups (B5)",
    types: GROUP,
    check(group, view) {
        const members = view.naming(group, "cloudConnector:CloudConnector");
        return members.length === 1 ? say`one CloudConnector of this stack is in it` : undefined;
    },
};

export const singleZone: Rule = {
    id: "network-in-one-zone",
    level: "low",
    title: "The Cloud Connectors of a network are in one zone.",
    todo: "Deploy Cloud Connectors in at least two zones of the network.",
    page: PAGE,
    source: "Zscaler help, About Cloud Connector Groups (B5)",
    types: GROUP,
    check(group, view) {
        const place = placeOf(group);
        if (place === undefined) return undefined;
        const zones = new Set(
            view
                .all(group.type)
                .flatMap((each) => (placeOf(each)?.network === place.network ? (placeOf(each)?.zone ?? []) : [])),
        );
        return zones.size === 1 ? say`no other zone of its network has a group in this stack` : undefined;
    },
};

function placeOf({ values }: Subject): { network: string; zone: string } | undefined {
    const { deployment, network: said, availabilityZone } = values;
    const declared = typeof deployment === "object" && deployment !== null ? deployment : {};
    const [network, zone] = [
        Reflect.get(declared, "network") ?? said,
        Reflect.get(declared, "zone") ?? availabilityZone,
    ];
    return typeof network === "string" && typeof zone === "string" ? { network, zone } : undefined;
}

export const ruleForAllGroups: Rule = {
    id: "cloud-connector-rule-for-all-groups",
    level: "medium",
    title: "A rule of Cloud Connector applies to every group, also to those of later deployments.",
    todo: "Set cloudConnectorGroups, or locations, to what the rule is meant for.",
    page: "rules.md",
    source: "Zscaler help, About Cloud Connector Groups (B4); Zscaler API, ecRdr.ecGroups",
    types: [
        "cloudConnector:TrafficForwardingRule",
        "cloudConnector:DnsControlRule",
        "cloudConnector:LogAndControlRule",
    ],
    check({ values }) {
        if (values.enabled === false) return undefined;
        const scopes = [values.cloudConnectorGroups, values.locations, values.locationGroups];
        return scopes.every((scope) => scope === undefined)
            ? say`neither cloudConnectorGroups nor locations are set`
            : undefined;
    },
};

const WHAT = [
    "sourceAddresses",
    "sourceIpGroups",
    "sourceWorkloadGroups",
    "destinationAddresses",
    "destinationIpGroups",
    "destinationCountries",
    "destinationWorkloadGroups",
    "networkServices",
    "networkServiceGroups",
    "applicationSegments",
    "applicationSegmentGroups",
];

export const everythingPastInspection: Rule = {
    id: "all-traffic-past-inspection",
    level: "critical",
    title: "A rule lets all traffic of its groups leave without inspection, or drops all of it.",
    todo: "Add sources, destinations or services to the rule.",
    page: "cloudConnector/trafficForwardingRule.md",
    source: "Zscaler API, ecRdr.forwardMethod",
    types: ["cloudConnector:TrafficForwardingRule"],
    check({ values }) {
        const { enabled, forwarding } = values;
        if (enabled === false || (forwarding !== "Direct" && forwarding !== "Drop")) return undefined;
        return WHAT.every((property) => values[property] === undefined)
            ? say`forwarding is ${forwarding}, and no source, destination or service is set`
            : undefined;
    },
};
