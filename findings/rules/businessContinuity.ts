import { unservedBy } from "../../sdk/disasterRecovery/plan/reachability";
import { listed } from "../../sdk/sentence";
import { type Rule, type Subject, say } from "../rule";
import { CONNECTORS, EDGES, groupsBehind, isDesignated, kindOf, SEGMENT } from "./designation";
import { isEnabled, membersOf } from "./members";
import { CONTINUITY } from "./planTypes";

/** Private clouds, to which connectors and service edges turn while the Zscaler cloud is away. */

const CLOUD = "zpa:PrivateCloud";
const PAGE = "zpa/privateCloud.md";
const UNDERSTANDING = "Zscaler help, Understanding Business Continuity";
const DAY_MS = 86_400_000;

const isCritical = (segment: Subject): boolean => segment.values.critical === true && isEnabled(segment);

export const cloudWithoutEdges: Rule = {
    id: "bc-private-cloud-without-service-edges",
    code: "BC002",
    level: "high",
    title: "A private cloud has no Private Service Edges, so that users reach nothing through it in an outage.",
    todo: "Add a service edge group with enabled service edges to the private cloud.",
    page: PAGE,
    source: UNDERSTANDING,
    types: [CLOUD],
    check(cloud, view) {
        if (!isEnabled(cloud)) return undefined;
        const groups = view.named(cloud, "serviceEdgeGroups");
        if (view.namesElsewhere(cloud, "serviceEdgeGroups")) return undefined;
        if (groups.length === 0) return say`it has no service edge group`;
        return groups.every((group) => membersOf(group)?.length === 0)
            ? ["no service edge is enabled in ", ...listed(groups.map(({ name }) => name))]
            : undefined;
    },
};

export const cloudWithoutConnectors: Rule = {
    id: "bc-private-cloud-without-connectors",
    code: "BC002",
    level: "high",
    title: "A private cloud has no App Connectors of a segment that people must reach in an outage.",
    todo: "Add an App Connector group that serves the segment to the private cloud.",
    page: PAGE,
    source: UNDERSTANDING,
    types: [CLOUD],
    check(cloud, view) {
        if (!isEnabled(cloud)) return undefined;
        const own = new Set(view.named(cloud, "appConnectorGroups").map(({ urn }) => urn));
        if (view.namesElsewhere(cloud, "appConnectorGroups")) return undefined;
        const unserved = view
            .all(SEGMENT)
            .filter(isCritical)
            .filter((segment) => groupsBehind(segment, view)?.some(({ urn }) => own.has(urn)) === false);
        return unserved.length === 0
            ? undefined
            : ["no App Connector group of it serves ", ...listed(unserved.map(({ name }) => name))];
    },
};

export const certificatesNotRenewed: Rule = {
    id: "bc-certificates-not-renewed",
    code: "BC003",
    level: "medium",
    title: "A private cloud has no renewal threshold, and certificates of its members end within a year: none is renewed in an outage.",
    todo: "Set certificateRenewalDays to 30 to 180.",
    page: PAGE,
    source: "Zscaler help, About Private Clouds",
    types: [CLOUD],
    check(cloud, view) {
        if (!isEnabled(cloud) || cloud.values.certificateRenewalDays !== undefined) return undefined;
        const members = ["appConnectorGroups", "serviceEdgeGroups"]
            .flatMap((property) => view.named(cloud, property))
            .flatMap((group) => membersOf(group) ?? []);
        const within = view.settings.now.getTime() + 365 * DAY_MS;
        const ending = members.find(
            ({ certificateExpires }) => certificateExpires !== undefined && Date.parse(certificateExpires) < within,
        );
        return ending && say`the certificate of ${ending.name ?? ""} ends at ${ending.certificateExpires ?? ""}`;
    },
};

export const bothModes: Rule = {
    id: "bc-group-in-both-modes",
    code: "BC004",
    level: "medium",
    title: "A group is designated for disaster recovery and is in a private cloud: which mode comes first is not documented.",
    todo: "Use one mode for the group, or accept it after a drill.",
    page: PAGE,
    source: UNDERSTANDING,
    types: [CONNECTORS, EDGES],
    check(group, view) {
        if (!isDesignated(group)) return undefined;
        const [cloud] = view.naming(group, CLOUD);
        return cloud && say`it is in the private cloud ${cloud.name}`;
    },
};

export const servedByNeither: Rule = {
    id: "bc-critical-segment-of-unserved-kind",
    code: "BC005",
    level: "high",
    title: "A segment that people must reach in a disaster is of a kind that neither disaster recovery nor business continuity serves.",
    todo: "Plan another way to its applications, or make a standard segment for them.",
    page: "disaster-recovery-findings.md",
    source: UNDERSTANDING,
    types: [SEGMENT],
    check(segment) {
        if (!isCritical(segment)) return undefined;
        if (segment.values.sourceIpAnchoring === true) return say`source IP anchoring works in neither`;
        const kind = kindOf(segment);
        if (!kind) return undefined;
        const reasons = [unservedBy(kind, "disaster recovery"), unservedBy(kind, "business continuity")];
        return reasons.every((each) => each !== undefined) ? [[...new Set(reasons)].join(" ")] : undefined;
    },
};

export const withoutSettings: Rule = {
    id: "bc-settings-missing",
    code: "BC006",
    level: "medium",
    title: "There is a private cloud, and there are no business continuity settings, without which it is of no use.",
    todo: "Declare BusinessContinuitySettings, or set them in the portal.",
    page: PAGE,
    source: "Zscaler help, Configuring Business Continuity Settings",
    types: [CLOUD],
    check: (cloud, view) =>
        isEnabled(cloud) && view.all(CONTINUITY).length === 0
            ? say`this stack or plan has no business continuity settings`
            : undefined,
};

/** The longest interval at which members of a forced private cloud look whether they are to return. */
const MOST_HOURS = 24;

export const forcedForLong: Rule = {
    id: "bc-forced-for-long",
    code: "BC007",
    level: "high",
    title: "A private cloud has been in forced business continuity for more than a day: its configuration does not change meanwhile.",
    todo: "End the drill.",
    page: PAGE,
    source: "Zscaler help, Editing Private Clouds",
    types: [CLOUD],
    check({ values }, view) {
        if (values.businessContinuityForced !== true) return undefined;
        const { forcedSince } = values;
        if (typeof forcedSince !== "string") return view.doNotKnow();
        const hours = (view.settings.now.getTime() - Date.parse(forcedSince)) / 3_600_000;
        return hours > MOST_HOURS ? say`it is forced since ${forcedSince}` : undefined;
    },
};
