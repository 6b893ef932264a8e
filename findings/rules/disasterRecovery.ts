import { listed, type Part } from "../../sdk/sentence";
import { type Rule, type Sentence, type Subject, say } from "../rule";
import type { View } from "../view";
import { CONNECTORS, EDGES, groupsBehind, isDesignated, isServedElsewhere, SEGMENT } from "./designation";

/** What has to be designated for disaster recovery together. */

const SEGMENTS = [SEGMENT];
const PAGE = "zpa/applicationSegment.md";
const CONFIGURING = "Zscaler help, Configuring Disaster Recovery";

export const segmentWithoutGroup: Rule = {
    id: "dr-segment-without-dr-group",
    code: "DR001",
    level: "high",
    isMandatory: true,
    title: "A segment for disaster recovery is served by no App Connector group for disaster recovery.",
    todo: "Set disasterRecovery of an App Connector group that serves the segment.",
    page: PAGE,
    source: CONFIGURING,
    types: SEGMENTS,
    check(segment, view) {
        if (!isDesignated(segment)) return undefined;
        const groups = groupsBehind(segment, view);
        return groups === undefined || groups.some(isDesignated)
            ? undefined
            : say`no App Connector group that serves it is for disaster recovery`;
    },
};

export const groupWithoutSegment: Rule = {
    id: "dr-group-without-dr-segment",
    code: "DR002",
    level: "medium",
    title: "An App Connector group for disaster recovery serves no segment for disaster recovery.",
    todo: "Set disasterRecovery of the segments that must be reached in a disaster.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, Configuring App Connectors",
    types: [CONNECTORS],
    check(group, view) {
        if (!isDesignated(group)) return undefined;
        const serverGroups = view.naming(group, "zpa:ServerGroup");
        const segments = serverGroups.flatMap((each) => view.naming(each, "zpa:ApplicationSegment"));
        return segments.some(isDesignated) ? undefined : say`no segment that it serves is for disaster recovery`;
    },
};

export const withoutServiceEdge: Rule = {
    id: "dr-without-service-edge",
    code: "DR003",
    level: "high",
    isMandatory: true,
    title: "Segments or App Connector groups are for disaster recovery, and no Private Service Edge group is.",
    todo: "Set disasterRecovery of an enabled service edge group.",
    page: "zpa/serviceEdgeGroup.md",
    source: CONFIGURING,
    types: [SEGMENT, CONNECTORS],
    check(object, view) {
        if (!isDesignated(object)) return undefined;
        return view.all(EDGES).some(isDesignated)
            ? undefined
            : say`no enabled service edge group of this stack is for disaster recovery`;
    },
};

export const onlyForDisaster: Rule = {
    id: "dr-segment-without-other-group",
    code: "DR009",
    level: "low",
    title: "All App Connector groups of a segment are for disaster recovery: a test interrupts its users.",
    todo: "Add an App Connector group without disasterRecovery to its server groups.",
    page: PAGE,
    source: CONFIGURING,
    types: SEGMENTS,
    check(segment, view) {
        if (!isDesignated(segment)) return undefined;
        const groups = groupsBehind(segment, view);
        return groups && groups.length > 0 && groups.every(isDesignated)
            ? say`no App Connector group that serves it is for other times`
            : undefined;
    },
};

export const anchoredSegment: Rule = {
    id: "dr-segment-with-source-ip-anchoring",
    code: "DR013",
    level: "medium",
    title: "A segment for disaster recovery uses source IP anchoring, which does not work then.",
    todo: "Set sourceIpAnchoring or disasterRecovery to false.",
    page: PAGE,
    source: CONFIGURING,
    types: SEGMENTS,
    check: (segment) =>
        isDesignated(segment) && segment.values.sourceIpAnchoring === true ? say`sourceIpAnchoring is true` : undefined,
};

export const incomplete: Rule = {
    id: "dr-configuration-incomplete",
    level: "high",
    title: "The service says that the configuration of a segment for disaster recovery is incomplete.",
    todo: "Designate the App Connector groups and service edge groups that serve the segment, too.",
    page: PAGE,
    source: "Zscaler API, application.isIncompleteDRConfig",
    types: SEGMENTS,
    check: (segment, view) =>
        isDesignated(segment) && segment.values.disasterRecoveryIncomplete === true
            ? ["disasterRecoveryIncomplete is true: ", ...missingParts(segment, view)]
            : undefined,
};

/** The conditions of the service are not documented; these are the parts that its help asks for. */
function missingParts(segment: Subject, view: View): Sentence {
    const serverGroups = view.named(segment, "serverGroups");
    const isElsewhere = isServedElsewhere(segment, view);
    const groups = serverGroups.flatMap((each) => view.named(each, "appConnectorGroups"));
    const missing: Sentence[] = [
        ...(serverGroups.length === 0 && !isElsewhere ? [say`it has no server group`] : []),
        ...(groups.length > 0 && !isElsewhere && !groups.some(isDesignated)
            ? [["no enabled App Connector group of these is designated: ", ...listed(groups.map(({ name }) => name))]]
            : []),
        ...(view.all(EDGES).some(isDesignated) ? [] : [say`no enabled service edge group is designated`]),
    ];
    if (missing.length > 0) return missing.flatMap((each, at): Part[] => [...(at > 0 ? ["; "] : []), ...each]);
    return isElsewhere
        ? say`which part is missing depends on groups that are not in this stack`
        : say`all parts that Zscaler's help asks for are there; open the segment in the portal`;
}

const inMicrotenant = (object: Subject) => {
    if (!isDesignated(object)) return undefined;
    const { microtenantId } = object.values;
    return microtenantId === undefined || microtenantId === "0" ? undefined : say`microtenantId is set`;
};

export const segmentInMicrotenant: Rule = {
    id: "dr-segment-in-microtenant",
    code: "DR014",
    level: "medium",
    title: "A segment for disaster recovery is in a microtenant; there are no microtenants in a disaster.",
    todo: "Move the segment to the default microtenant, or set disasterRecovery to false.",
    page: PAGE,
    source: CONFIGURING,
    types: SEGMENTS,
    check: inMicrotenant,
};

export const groupInMicrotenant: Rule = {
    id: "dr-group-in-microtenant",
    code: "DR014",
    level: "medium",
    title: "A group for disaster recovery is in a microtenant, whose users share it with all others in a disaster.",
    todo: "Designate a group of the default microtenant instead, or accept that isolation ends.",
    page: "zpa/microtenant.md",
    source: "Zscaler help, About Microtenants",
    types: [CONNECTORS, EDGES],
    check: inMicrotenant,
};

export const disabledThoughDesignated: Rule = {
    id: "dr-designated-and-disabled",
    code: "DR016",
    level: "medium",
    title: "What is designated for disaster recovery is disabled, so that it serves nobody in a disaster.",
    todo: "Enable it, or set disasterRecovery to false.",
    page: "disaster-recovery-findings.md",
    source: CONFIGURING,
    types: [SEGMENT, CONNECTORS, EDGES],
    check: ({ values }) =>
        values.disasterRecovery === true && values.enabled === false
            ? say`disasterRecovery is true, and enabled is false`
            : undefined,
};

export const noLogsInDisaster: Rule = {
    id: "dr-groups-stream-no-logs",
    level: "low",
    title: "All App Connector groups of a log receiver are for disaster recovery, during which no logs are streamed.",
    todo: "Add a group without disasterRecovery to the log receiver.",
    page: "zpa/logReceiver.md",
    source: CONFIGURING,
    types: ["zpa:LogReceiver"],
    check(receiver, view) {
        const groups = view.named(receiver, "appConnectorGroups");
        if (groups.length === 0 || view.namesElsewhere(receiver, "appConnectorGroups")) return undefined;
        return groups.every(isDesignated) ? say`it names no group that is for other times` : undefined;
    },
};
