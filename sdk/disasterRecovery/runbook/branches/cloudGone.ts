import { listed, type Sentence } from "../../../sentence";
import type { Block } from "../../document/blocks";
import type { PlanDocument } from "../../plan/document";
import { reachableBy } from "../../plan/reachability";
import { continuityPhases, mostSeconds, recordPhases } from "../../rehearsal/phases";
import { rehearse } from "../../rehearsal/rehearse";
import {
    addressRecords,
    checking,
    KINDS,
    NO_OTHER_FAULTS,
    notReadBack,
    on,
    onMachine,
    publishing,
    type RunbookOptions,
    shell,
} from "../commands";
import { DNS_ADMINISTRATOR, deciders, MACHINES, NOTHING, ON_CALL } from "../people";
import type { Branch, Step } from "../step";
import { TITLES } from "../titles";

const SWITCH = "App Connectors and service edges switch";

export function cloudGone(plan: PlanDocument, options: RunbookOptions): Branch {
    const { losses } = rehearse(plan, { at: options.at, cloudGone: true });
    const most = mostSeconds(recordPhases(plan, "clients switched")) ?? 0;
    return {
        id: "cloud-gone",
        title: TITLES.cloudGone,
        when: [
            "Clients on two networks that have nothing to do with each other cannot connect, the portal does not answer, and your own network, DNS and machines work.",
        ],
        facts: [
            { kind: "text", text: ["What you lose by switching, until you switch back:"] },
            { kind: "list", items: losses.filter(({ mode }) => mode === "disaster recovery").map(lossLine) },
            ...continuityFacts(plan),
        ],
        steps: [
            {
                title: "Make sure that it is the cloud",
                mark: "person",
                who: ON_CALL,
                see: [
                    "https://trust.zscaler.com, or the support of Zscaler by telephone, confirms an outage; a client at home and one in the office fail alike.",
                ],
                undo: NOTHING,
                ifNot: ["Go back to the decision tree."],
            },
            {
                title: "Decide",
                mark: "person",
                who: deciders(plan),
                see: ["The decision, with name and time, on this page."],
                undo: NOTHING,
                ifNot: [
                    "If none of them can be reached, use the rule of your company for that. Do not switch without a decision.",
                ],
            },
            {
                title: "Check what stands in DNS",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [shell(checking("off", options)), ...addressRecords(plan)],
                see: [
                    `state off, ${NO_OTHER_FAULTS}, and these addresses: `,
                    ...(plan.aRecords.length > 0
                        ? listed(plan.aRecords)
                        : ["none, as the plan has none. Do not go on: nobody would reach anything"]),
                ],
                undo: NOTHING,
                ifNot: [
                    `It says state on: go on with: ${SWITCH}. It says state test, or that there is no record that can be used: go on, as the next step replaces it. It says that the A records are others: publish those above first, without those that do not accept connections. DNS did not answer: follow: ${TITLES.dnsGone}.`,
                ],
            },
            {
                title: "Publish on",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [publishing(plan, "on", options), shell(checking("on", options))],
                see: [
                    `The check says state on${plan.publicKey ? ", signature verified" : ""}, until when, and ${NO_OTHER_FAULTS}.`,
                ],
                undo: [`Publish off, as in: ${TITLES.back}.`],
                ifNot: notReadBack(plan),
            },
            machinesSwitch(plan),
            clientsSwitch(plan, most),
            reachSegments(plan),
            {
                title: "Repair a machine that serves a wrong configuration",
                mark: "on the appliance",
                who: MACHINES,
                actions: [
                    {
                        where: ["In a shell of the machine"],
                        lines: [onMachine.disk(), onMachine.snapshots()],
                    },
                ],
                see: [
                    "The menu lists snapshots of the configuration, 15 at most, and of the software, 5 at most. Install the last one from before the fault; the service restarts.",
                ],
                undo: ["Install the snapshot that was in use before."],
                ifNot: [
                    "There are no snapshots if the disk was more than 90 % full, or the group was not designated. Leave the machine out: others of its group serve.",
                ],
            },
            {
                title: "While it lasts",
                mark: "person",
                who: ON_CALL,
                see: meanwhile(plan),
                undo: NOTHING,
                ifNot: [
                    "Users who are no longer admitted have no other way than business continuity or the network itself.",
                ],
            },
        ],
    };
}

const machinesSwitch = (plan: PlanDocument): Step => {
    const namesOf = (groups: readonly { readonly name: string; readonly designated: boolean }[]) =>
        listed(groups.filter(({ designated }) => designated).map(({ name }) => name));
    return {
        title: SWITCH,
        mark: "automatic",
        who: MACHINES,
        actions: KINDS.map((kind) =>
            on(kind, onMachine.log, onMachine.record, onMachine.applications, onMachine.settings),
        ),
        see: [
            "The log says that DR mode is activated, on App Connectors of ",
            ...namesOf(plan.appConnectorGroups),
            " and service edges of ",
            ...namesOf(plan.serviceEdgeGroups),
            ". They restart, and list the designated segments.",
        ],
        undo: [`Publish off, as in: ${TITLES.back}.`],
        ifNot: [
            "How often machines read the record is not documented. If resolve_dr_domain has another text, the machine uses a DNS server that you do not see: correct that. If show_configuration has another domain or no key, the settings of the portal were not applied.",
        ],
    };
};

const clientsSwitch = (plan: PlanDocument, most: number): Step => {
    const off = plan.clientProfiles.filter(({ enabled }) => !enabled).map(({ name }) => name);
    return {
        title: "Clients switch",
        mark: "automatic",
        who: ["Users"],
        see: [
            `Client Connector shows Safe Mode, after ${most} seconds at most. A second notice within 12 hours is not shown.`,
        ],
        undo: [`Publish off, as in: ${TITLES.back}.`],
        ifNot: [
            ...(off.length > 0 ? ["Clients of these app profiles do not switch: ", ...listed(off), ". "] : []),
            "A client that authenticated more than ",
            `${plan.maxAuthenticationAge.value} ${plan.maxAuthenticationAge.unit} ago is not admitted. Others: compare domain and key of their app profile; the fingerprint of the key is `,
            { name: plan.publicKey?.fingerprint ?? "none" },
            ".",
        ],
    };
};

function reachSegments(plan: PlanDocument): Step {
    const by = reachableBy(plan);
    const reached = by.filter(({ disasterRecovery }) => disasterRecovery.reachable);
    return {
        title: "Open each critical application",
        mark: "person",
        who: ["A user of each department, at two places"],
        see:
            reached.length === 0
                ? ["Nothing: the plan reaches no segment by disaster recovery."]
                : ["These segments answer: ", ...listed(reached.map(({ segment }) => segment.name))],
        undo: NOTHING,
        ifNot: ["Look at the table of segments for the groups that serve it, and on their machines at show_dr_apps."],
    };
}

function meanwhile({ maxAuthenticationAge: { value, unit }, appConnectorGroups }: PlanDocument): Sentence {
    const ends = appConnectorGroups
        .flatMap(({ connectors }) => connectors)
        .flatMap(({ name, certificateExpires }) => (certificateExpires ? [{ name, certificateExpires }] : []))
        .toSorted((one, other) => (one.certificateExpires < other.certificateExpires ? -1 : 1));
    const [first] = ends;
    return [
        `Each user is admitted until ${value} ${unit} after the last authentication, not after the outage began. No certificate is renewed`,
        ...(first
            ? ["; the first one ends at ", { name: first.certificateExpires }, ", of ", { name: first.name }]
            : []),
        ". The record ends at the time that its check says after until: publish on again before, if it must last longer. Nobody cleans package caches or updates machines.",
    ];
}

const lossLine = ({ what, reason }: { readonly what: string; readonly reason: string }): Sentence => [
    `${what}: ${reason}`,
];

function continuityFacts(plan: PlanDocument): Block[] {
    const [entered] = continuityPhases(plan);
    if (!entered) return [];
    const by = reachableBy(plan).filter(({ businessContinuity }) => businessContinuity.reachable);
    return [
        {
            kind: "text",
            text: [
                `Business continuity begins by itself after ${entered.leastSeconds} seconds. It enforces policies, and reaches: `,
                ...(by.length > 0 ? listed(by.map(({ segment }) => segment.name)) : ["no segment of the plan"]),
                ". If that is enough, do not switch.",
            ],
        },
    ];
}
