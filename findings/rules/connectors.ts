import { isGroup } from "../capacity";
import { type Rule, type Sentence, type Subject, say } from "../rule";
import type { View } from "../view";
import { isEnabled, membersOf } from "./members";

/** Groups that machines enroll in. */

const ENROLLING = ["zpa:AppConnectorGroup", "zpa:ServiceEdgeGroup"];

/** Most machines that the keys of a group and the resources of this stack let it have; undefined if that is not limited here. */
function mostMachines(group: Subject, view: View, member: string): number | undefined {
    const keys = view.naming(group, "zpa:ProvisioningKey").filter(isEnabled);
    const codes = view.naming(group, "zpa:EnrollmentUserCodes");
    if (keys.length + codes.length === 0) return undefined;
    const uses = keys.map((key) => view.machines(key) ?? Number(key.values.maxUsage ?? 0));
    const listed = codes.map(({ values }) => (Array.isArray(values.userCodes) ? values.userCodes.length : 0));
    const members = new Set(
        [...keys.flatMap((key) => view.naming(key, member)), ...view.naming(group, member)].map(({ urn }) => urn),
    );
    return Math.max(
        members.size,
        [...uses, ...listed].reduce((sum, count) => sum + count, 0),
    );
}

/** Whether one machine is all that a group has or can have. @param member Type of the resource that a machine is. */
function isSingle(
    group: Subject,
    view: View,
    { member, noun }: { member: string; noun: string },
): Sentence | undefined {
    if (!isEnabled(group)) return undefined;
    const members = membersOf(group);
    if (members) {
        if (members.length > 1) return undefined;
        const [only] = members;
        return only ? [`its only enabled ${noun} is `, { name: only.name ?? "" }] : say`it has no enabled machine`;
    }
    return mostMachines(group, view, member) === 1 ? [`its keys, codes and machines make one ${noun}`] : undefined;
}

export const groupWithoutKey: Rule = {
    id: "group-without-key",
    level: "medium",
    title: "A group has no enabled provisioning key and no user codes, so that no machine can enroll in it.",
    todo: "Declare a provisioning key, or user codes, for the group.",
    page: "zpa/provisioningKey.md",
    source: "Zscaler help, About App Connector Groups (A4)",
    types: ENROLLING,
    check(group, view) {
        if (!isEnabled(group)) return undefined;
        const keys = view.naming(group, "zpa:ProvisioningKey");
        const codes = view.naming(group, "zpa:EnrollmentUserCodes");
        if (keys.some(isEnabled) || codes.length > 0) return undefined;
        return keys.length > 0
            ? say`all its provisioning keys in this stack are disabled`
            : say`no provisioning key and no user codes of this stack name it`;
    },
};

export const groupWithoutServerGroup: Rule = {
    id: "app-connector-group-without-server-group",
    level: "medium",
    title: "An App Connector group is in no server group, so that it serves no application.",
    todo: "Name the group in the server groups of its applications, or delete it.",
    page: "zpa/serverGroup.md",
    source: "Zscaler help, About App Connector Groups (A5)",
    types: ["zpa:AppConnectorGroup"],
    check(group, view) {
        if (!isEnabled(group) || group.values.connectorType === "Network") return undefined;
        const users = [...view.naming(group, "zpa:ServerGroup"), ...view.naming(group, "zpa:LogReceiver")];
        return users.length > 0 ? undefined : say`no server group and no log receiver of this stack names it`;
    },
};

export const singleAppConnector: Rule = {
    id: "single-app-connector",
    code: "DR011",
    level: "high",
    title: "A group that serves applications can have one App Connector only, so that each restart cuts its users off.",
    todo: "Let at least two App Connectors enroll: raise maxUsage of the provisioning key, and run a second machine.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, About App Connector Groups (A1)",
    types: ["zpa:AppConnectorGroup"],
    check: (group, view) => isSingle(group, view, { member: "zpa:AppConnector", noun: "App Connector" }),
};

export const singleServiceEdge: Rule = {
    id: "single-service-edge",
    code: "DR011",
    level: "high",
    title: "A group can have one Private Service Edge only, so that each restart ends the sessions through it.",
    todo: "Let at least two Private Service Edges enroll: raise maxUsage of the provisioning key, and run a second machine.",
    page: "zpa/serviceEdgeGroup.md",
    source: "Zscaler help, ZPA Private Service Edge Deployment Prerequisites",
    types: ["zpa:ServiceEdgeGroup"],
    check: (group, view) => isSingle(group, view, { member: "zpa:ServiceEdge", noun: "service edge" }),
};

export const singleController: Rule = {
    id: "single-private-cloud-controller",
    code: "BC008",
    level: "high",
    title: "A Private Cloud Controller group can have one controller only: business continuity ends when that one is away.",
    todo: "Let at least two Private Cloud Controllers enroll in the group.",
    page: "zpa/privateCloudControllerGroup.md",
    source: "Zscaler help, About Private Cloud Controllers",
    types: ["zpa:PrivateCloudControllerGroup"],
    check: (group, view) => isSingle(group, view, { member: "zpa:PrivateCloudController", noun: "controller" }),
};

export const groupAtZeroCoordinates: Rule = {
    id: "group-at-zero-coordinates",
    level: "medium",
    title: "A group is at latitude 0 and longitude 0, in the sea, so that users are sent to connectors far away.",
    todo: "Set latitude and longitude to the place of the machines.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, About App Connector Groups (A7, A15)",
    types: [...ENROLLING, "zpa:PrivateCloudControllerGroup"],
    check: ({ values }) =>
        values.latitude === 0 && values.longitude === 0 ? say`latitude and longitude are both 0` : undefined,
};

export const addedMachinesDoNotEnroll: Rule = {
    id: "added-machines-do-not-enroll",
    level: "medium",
    title: "Machines enroll by user codes only, so that a machine that is added or replaced later stays outside.",
    todo: "Declare a provisioning key for groups whose machines come and go.",
    page: "zpa/enrollmentUserCodes.md",
    source: "README of zscaler/terraform-aws-zpa-app-connector-modules",
    types: ["zpa:AppConnectorGroup"],
    check(group, view) {
        const codes = view.naming(group, "zpa:EnrollmentUserCodes");
        if (codes.length === 0 || view.naming(group, "zpa:ProvisioningKey").length > 0) return undefined;
        const machines = [group.urn, ...codes.map(({ urn }) => urn)].flatMap((urn) => [
            ...view.graph.madeOf(urn),
            ...view.graph.madeFrom(urn),
        ]);
        const scales = machines.some(isGroup);
        return scales
            ? say`the machines of the group come and go, and it has user codes but no provisioning key`
            : undefined;
    },
};
