import { unservedBy } from "../../sdk/disasterRecovery/plan/reachability";
import { type Rule, type Sentence, type Subject, say } from "../rule";
import type { View } from "../view";
import { CONNECTORS, EDGES, isDesignated, kindOf, SEGMENT } from "./designation";
import { diskSizes } from "./disks";
import { membersOf } from "./members";
import { PLAN } from "./planTypes";

/** What does not work in disaster recovery, and what it needs. */

const PAGE = "disaster-recovery-findings.md";
const UNDERSTANDING = "Zscaler help, Understanding Disaster Recovery";

export const onExtranet: Rule = {
    id: "dr-segment-on-extranet",
    code: "DR012",
    level: "high",
    isMandatory: true,
    title: "A segment of an extranet is designated for disaster recovery, which Zscaler does not allow.",
    todo: "Set disasterRecovery to false.",
    page: PAGE,
    source: "Zscaler help, Configuring Defined Application Segments",
    types: [SEGMENT],
    check: (segment) =>
        isDesignated(segment) && segment.values.kind === "extranet" ? say`it is of an extranet` : undefined,
};

export const ofUnservedKind: Rule = {
    id: "dr-segment-of-unserved-kind",
    code: "DR013",
    level: "medium",
    title: "A segment for disaster recovery is of a kind that does not work then.",
    todo: "Set disasterRecovery to false, and plan another way to its applications.",
    page: PAGE,
    source: UNDERSTANDING,
    types: [SEGMENT],
    check(segment) {
        const kind = kindOf(segment);
        if (!isDesignated(segment) || !kind || kind === "extranet") return undefined;
        const why = unservedBy(kind, "disaster recovery");
        return why === undefined ? undefined : [why];
    },
};

export const designatedSegments: Rule = {
    id: "dr-segments-open-to-all",
    code: "DR015",
    level: "low",
    title: "Access policy is not enforced in disaster recovery: every user reaches every designated segment.",
    todo: "Designate the segments that people need in a disaster, and no other.",
    page: PAGE,
    source: UNDERSTANDING,
    types: [PLAN],
    check(_, view) {
        const all = view.all(SEGMENT);
        const designated = all.filter(isDesignated);
        return designated.length > 0 ? say`${designated.length} of ${all.length} segments are designated` : undefined;
    },
};

/** What snapshots need beside the software, as the vendor sizes the machines. */
const LEAST_DISK_GB = 64;

export const smallDisk: Rule = {
    id: "dr-machines-with-small-disk",
    code: "DR020",
    level: "medium",
    title: "Machines of a group for disaster recovery have a small disk: when it is 90 % full, they keep no more snapshots.",
    todo: "Give the machines a disk of 64 GB.",
    page: PAGE,
    source: "Zscaler help, Managing Disaster Recovery Configuration and Binary Snapshots",
    types: [CONNECTORS, EDGES],
    check(group, view) {
        if (!isDesignated(group)) return undefined;
        const member = membersOf(group)?.find(({ diskGb }) => diskGb !== undefined && diskGb < LEAST_DISK_GB);
        if (member) return say`${member.name ?? ""} has a disk of ${member.diskGb ?? 0} GB`;
        return machineWithSmallDisk(group, view);
    },
};

function machineWithSmallDisk(group: Subject, view: View): Sentence | undefined {
    const keys = view.naming(group, "zpa:ProvisioningKey");
    const started = [group, ...keys].flatMap(({ urn }) => view.graph.madeOf(urn));
    for (const each of started) {
        const small = diskSizes(each).find((size) => size < LEAST_DISK_GB);
        if (small !== undefined) return say`${each.name} gives them a disk of ${small} GB`;
    }
    return undefined;
}
