import { type Rule, type Subject, say } from "../rule";
import type { View } from "../view";

/** What has to be designated for disaster recovery together. */

const SEGMENT = ["zpa:ApplicationSegment"];
const PAGE = "zpa/applicationSegment.md";

const isDesignated = ({ values }: Subject) => values.disasterRecovery === true && values.enabled !== false;

/** The App Connector groups behind a segment; undefined if some of them are elsewhere. */
function groupsBehind(segment: Subject, view: View): Subject[] | undefined {
    const serverGroups = view.named(segment, "serverGroups");
    const isElsewhere =
        view.namesElsewhere(segment, "serverGroups") ||
        serverGroups.some((each) => view.namesElsewhere(each, "appConnectorGroups"));
    if (isElsewhere) return view.doNotKnow();
    return serverGroups.flatMap((each) => view.named(each, "appConnectorGroups"));
}

export const segmentWithoutGroup: Rule = {
    id: "dr-segment-without-dr-group",
    level: "high",
    title: "A segment for disaster recovery is served by no App Connector group for disaster recovery.",
    todo: "Set disasterRecovery of an App Connector group that serves the segment.",
    page: PAGE,
    source: "Zscaler help, Configuring Disaster Recovery",
    types: SEGMENT,
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
    level: "medium",
    title: "An App Connector group for disaster recovery serves no segment for disaster recovery.",
    todo: "Set disasterRecovery of the segments that must be reached in a disaster.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, Configuring App Connectors",
    types: ["zpa:AppConnectorGroup"],
    check(group, view) {
        if (!isDesignated(group)) return undefined;
        const serverGroups = view.naming(group, "zpa:ServerGroup");
        const segments = serverGroups.flatMap((each) => view.naming(each, "zpa:ApplicationSegment"));
        return segments.some(isDesignated) ? undefined : say`no segment that it serves is for disaster recovery`;
    },
};

export const withoutServiceEdge: Rule = {
    id: "dr-without-service-edge",
    level: "high",
    title: "A segment is for disaster recovery, and no Private Service Edge group is.",
    todo: "Set disasterRecovery of an enabled service edge group.",
    page: "zpa/serviceEdgeGroup.md",
    source: "Zscaler help, Configuring Disaster Recovery",
    types: SEGMENT,
    check(segment, view) {
        if (!isDesignated(segment)) return undefined;
        return view.all("zpa:ServiceEdgeGroup").some(isDesignated)
            ? undefined
            : say`no enabled service edge group of this stack is for disaster recovery`;
    },
};

export const onlyForDisaster: Rule = {
    id: "dr-segment-without-other-group",
    level: "low",
    title: "All App Connector groups of a segment are for disaster recovery: a test interrupts its users.",
    todo: "Add an App Connector group without disasterRecovery to its server groups.",
    page: PAGE,
    source: "Zscaler help, Configuring Disaster Recovery",
    types: SEGMENT,
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
    level: "medium",
    title: "A segment for disaster recovery uses source IP anchoring, which does not work then.",
    todo: "Set sourceIpAnchoring or disasterRecovery to false.",
    page: PAGE,
    source: "Zscaler help, Configuring Disaster Recovery",
    types: SEGMENT,
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
    types: SEGMENT,
    check: (segment) =>
        isDesignated(segment) && segment.values.disasterRecoveryIncomplete === true
            ? say`disasterRecoveryIncomplete is true`
            : undefined,
};

export const inMicrotenant: Rule = {
    id: "dr-segment-in-microtenant",
    level: "medium",
    title: "A segment for disaster recovery is in a microtenant; there are no microtenants in a disaster.",
    todo: "Move the segment to the default microtenant, or set disasterRecovery to false.",
    page: PAGE,
    source: "Zscaler help, Configuring Disaster Recovery",
    types: SEGMENT,
    check(segment) {
        if (!isDesignated(segment)) return undefined;
        const { microtenantId } = segment.values;
        return microtenantId === undefined || microtenantId === "0" ? undefined : say`microtenantId is set`;
    },
};

export const noLogsInDisaster: Rule = {
    id: "dr-groups-stream-no-logs",
    level: "low",
    title: "All App Connector groups of a log receiver are for disaster recovery, during which no logs are streamed.",
    todo: "Add a group without disasterRecovery to the log receiver.",
    page: "zpa/logReceiver.md",
    source: "Zscaler help, Configuring Disaster Recovery",
    types: ["zpa:LogReceiver"],
    check(receiver, view) {
        const groups = view.named(receiver, "appConnectorGroups");
        if (groups.length === 0 || view.namesElsewhere(receiver, "appConnectorGroups")) return undefined;
        return groups.every(isDesignated) ? say`it names no group that is for other times` : undefined;
    },
};
