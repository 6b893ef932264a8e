import { type Rule, type Subject, say } from "../rule";
import type { View } from "../view";

/** What is enabled, and names something that is not. */

const NOBODY = "Enable it, or remove it.";

function disabledIn(object: Subject, view: View, properties: readonly string[]): Subject | undefined {
    const named = properties.flatMap((property) => view.named(object, property));
    return named.find(({ values }) => values.enabled === false);
}

function namesDisabled(
    rule: Omit<Rule, "check" | "todo" | "level"> & { level?: Rule["level"]; properties: readonly string[] },
): Rule {
    const { properties, ...rest } = rule;
    return {
        level: "medium",
        todo: NOBODY,
        ...rest,
        check(object, view) {
            if (object.values.enabled === false) return undefined;
            const disabled = disabledIn(object, view, properties);
            return disabled && say`${disabled.name}, which it names, is disabled`;
        },
    };
}

export const serverGroupNamesDisabled = namesDisabled({
    id: "server-group-names-disabled",
    title: "A server group names an App Connector group or a server that is disabled.",
    page: "zpa/serverGroup.md",
    source: "Zscaler help, About App Connector Groups (A27); terraform-provider-zpa#128",
    types: ["zpa:ServerGroup"],
    properties: ["appConnectorGroups", "servers"],
});

export const segmentNamesDisabled = namesDisabled({
    id: "segment-names-disabled",
    level: "high",
    title: "An application segment names a segment group or a server group that is disabled.",
    page: "zpa/applicationSegment.md",
    source: "Zscaler help, About App Connector Groups (A27); terraform-provider-zpa#128",
    types: ["zpa:ApplicationSegment"],
    properties: ["segmentGroup", "serverGroups"],
});

export const accessRuleNamesDisabled = namesDisabled({
    id: "access-rule-names-disabled",
    level: "high",
    title: "An access rule names a group or a segment that is disabled.",
    page: "zpa/accessRule.md",
    source: "Zscaler help, About App Connector Groups (A27); terraform-provider-zpa#128",
    types: ["zpa:AccessRule"],
    properties: ["appConnectorGroups", "serverGroups", "conditions"],
});

export const logReceiverNamesDisabled = namesDisabled({
    id: "log-receiver-names-disabled",
    title: "A log receiver names an App Connector group that is disabled, and gets no logs from it.",
    page: "zpa/logReceiver.md",
    source: "Zscaler help, About App Connector Groups (A27, A30)",
    types: ["zpa:LogReceiver"],
    properties: ["appConnectorGroups"],
});

export const cloudRuleNamesDisabled = namesDisabled({
    id: "cloud-connector-rule-names-disabled",
    title: "A rule of Cloud Connector names a group whose connectors are disabled.",
    page: "rules.md",
    source: "Zscaler help, About Cloud Connector Groups (B4, B19)",
    types: [
        "cloudConnector:TrafficForwardingRule",
        "cloudConnector:DnsControlRule",
        "cloudConnector:LogAndControlRule",
    ],
    properties: ["cloudConnectorGroups"],
});

export const privateCloudNamesDisabled = namesDisabled({
    id: "private-cloud-names-disabled",
    title: "A private cloud names a group that is disabled, which is of no use in an outage.",
    page: "zpa/privateCloud.md",
    source: "Zscaler help, About App Connector Groups (A27)",
    types: ["zpa:PrivateCloud"],
    properties: ["privateCloudControllerGroups", "appConnectorGroups", "serviceEdgeGroups"],
});

export const noEnabledGroup: Rule = {
    id: "server-group-without-enabled-group",
    level: "critical",
    title: "All App Connector groups of a server group are disabled: its applications cannot be reached.",
    todo: "Enable a group, or name another one.",
    page: "zpa/serverGroup.md",
    source: "Zscaler help, About App Connector Groups (A5, A27)",
    types: ["zpa:ServerGroup"],
    check(serverGroup, view) {
        if (serverGroup.values.enabled === false) return undefined;
        const groups = view.named(serverGroup, "appConnectorGroups");
        if (groups.length === 0 || view.namesElsewhere(serverGroup, "appConnectorGroups")) return undefined;
        return groups.every(({ values }) => values.enabled === false)
            ? say`it names no group that is enabled`
            : undefined;
    },
};
