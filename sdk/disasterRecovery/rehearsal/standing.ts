import type { PlanDocument } from "../plan/document";
import { type ActivationState, secondsOf } from "../recordFacts";
import { readRecord, verifyActivationRecord } from "../verifyActivationRecord";
import { isNamed, type Scenario } from "./scenario";

/** What is still there in a scenario. */

/** Why groups are not there, by the id of the group. */
export function absences(plan: PlanDocument, { regionsGone = [], edgesGone = [] }: Scenario): Map<string, string> {
    const groups = [...plan.appConnectorGroups, ...plan.serviceEdgeGroups];
    const inRegion = groups.flatMap(({ id, name, region }) =>
        region !== undefined && regionsGone.includes(region)
            ? [[id, `"${name}" is away with the region "${region}".`] as const]
            : [],
    );
    const edges = plan.serviceEdgeGroups
        .filter((group) => edgesGone === "all" || edgesGone.some((each) => isNamed(group, each)))
        .map(({ id, name }) => [id, `"${name}" is away.`] as const);
    return new Map([...edges, ...inRegion]);
}

/** The plan without what is away: its machines are as if they were disabled. */
export function remaining(plan: PlanDocument, scenario: Scenario): PlanDocument {
    const away = absences(plan, scenario);
    // Certificates are not renewed while the cloud is away.
    const isExpired = ({ certificateExpires }: { readonly certificateExpires?: string }) =>
        scenario.cloudGone === true &&
        certificateExpires !== undefined &&
        Date.parse(certificateExpires) < Date.parse(scenario.at);
    const left = <M extends { readonly enabled: boolean; readonly certificateExpires?: string }>(
        id: string,
        machines: readonly M[],
    ) => machines.map((machine) => ({ ...machine, enabled: machine.enabled && !away.has(id) && !isExpired(machine) }));
    const members = (cloud: string) =>
        [...plan.appConnectorGroups, ...plan.serviceEdgeGroups].filter(
            ({ privateCloudId }) => privateCloudId === cloud,
        );
    return {
        ...plan,
        appConnectorGroups: plan.appConnectorGroups.map((group) => ({
            ...group,
            connectors: left(group.id, group.connectors),
        })),
        serviceEdgeGroups: plan.serviceEdgeGroups.map((group) => ({
            ...group,
            serviceEdges: left(group.id, group.serviceEdges),
        })),
        // Controllers have no region of their own: a private cloud is away with all groups in it.
        privateClouds: plan.privateClouds.map((cloud) => ({
            ...cloud,
            enabled: cloud.enabled && !isAway(members(cloud.id), scenario),
        })),
    };
}

const isAway = (groups: readonly { readonly region?: string }[], { regionsGone = [] }: Scenario): boolean =>
    groups.length > 0 && groups.every(({ region }) => region !== undefined && regionsGone.includes(region));

/** The state that clients, App Connectors and service edges follow, and why it is not the published one. */
export interface Followed {
    readonly published: ActivationState;
    readonly followed: ActivationState;
    readonly reasons: readonly string[];
}

export function followed(plan: PlanDocument, scenario: Scenario): Followed {
    const { cloudGone = false, dnsGone = false, record = cloudGone ? "on" : "off", recordFault } = scenario;
    if (record === "off") return { published: record, followed: "off", reasons: ["The record says off."] };
    const why = dnsGone
        ? [`DNS does not answer for ${plan.domainName}, so that nobody reads the record.`]
        : recordFault === "expired"
          ? ["The record has ended."]
          : recordFault === "wrong"
            ? ["The record cannot be read, or is not signed by the key of the pair, so that nobody follows it."]
            : faultsOfTexts(plan, record, scenario.at);
    return why.length > 0
        ? { published: record, followed: "off", reasons: why }
        : { published: record, followed: record, reasons: [`The record says ${record}.`] };
}

/** Of the record in the plan, if it has one. */
function faultsOfTexts({ txtRecords, publicKey }: PlanDocument, state: "test" | "on", at: string): string[] {
    const texts = txtRecords?.[state];
    if (!texts) return [];
    const read = readRecord(texts);
    if ("faults" in read) return [`The record ${state} of the plan cannot be used: ${read.faults.join("; ")}.`];
    const { record } = read;
    const verdict = publicKey ? verifyActivationRecord(texts, publicKey.pem).verdict : "verified";
    const now = Date.parse(at) / 1000;
    const { notBefore, notAfter } = record;
    return [
        ...(record.state === state ? [] : [`The record ${state} of the plan says ${record.state}.`]),
        ...(record.service === "zia" ? [`The record ${state} of the plan is for Internet Access alone.`] : []),
        ...(verdict === "unsigned"
            ? ["The record is not signed, and the plan has a public key: it may be ignored."]
            : []),
        ...(verdict === "invalid" ? ["The record is not signed by the key of the plan."] : []),
        ...(notBefore !== undefined && now < secondsOf(notBefore) ? [`The record begins at ${notBefore}.`] : []),
        ...(notAfter !== undefined && now > secondsOf(notAfter) ? [`The record ended at ${notAfter}.`] : []),
    ];
}
