import { listed, type Sentence } from "../../../sentence";
import type { PlanDocument } from "../../plan/document";
import { mostSeconds, recordPhases } from "../../rehearsal/phases";
import {
    addressRecords,
    connecting,
    lowered,
    NO_FAULTS,
    on,
    onMachine,
    REFUSED,
    type RunbookOptions,
    readingDomain,
    shell,
} from "../commands";
import { DNS_ADMINISTRATOR, MACHINES, NOTHING, ON_CALL } from "../people";
import type { Branch } from "../step";
import { TITLES } from "../titles";

export function edgesGone(plan: PlanDocument, options: RunbookOptions): Branch {
    const most = mostSeconds(recordPhases(plan, "clients switched")) ?? 0;
    const edges = plan.serviceEdgeGroups.filter((group) => group.designated);
    return {
        id: "edges-gone",
        title: TITLES.edgesGone,
        when: ["The cloud is away, and no address of the A records accepts connections on TCP 443."],
        facts: [
            {
                kind: "table",
                header: ["Service edge group", "Service edge", "Addresses"],
                rows: edges.flatMap(({ name, serviceEdges }) =>
                    serviceEdges.map((edge): Sentence[] => [[{ name }], [{ name: edge.name }], listed(edge.addresses)]),
                ),
            },
        ],
        steps: [
            {
                title: "Try each address",
                mark: "person",
                who: ON_CALL,
                actions: plan.aRecords.length > 0 ? [shell(...plan.aRecords.map(connecting))] : [],
                see: [
                    plan.aRecords.length > 0
                        ? `Each address accepts the connection: curl does not say ${REFUSED}. What else it says does not matter.`
                        : "The plan has no address: those of the table above are to be tried.",
                ],
                undo: NOTHING,
                ifNot: ["Go on with those that do not."],
            },
            {
                title: "Repair the machines",
                mark: "on the appliance",
                who: MACHINES,
                actions: [on("service edge", onMachine.settings, onMachine.addresses, onMachine.snapshots)],
                see: [
                    "The service runs, and show_configuration has the domain. Firewalls forward TCP 443 to the machine.",
                ],
                undo: ["Install the snapshot that was in use before."],
                ifNot: ["A new machine cannot enroll while the cloud is away."],
            },
            {
                title: "Publish the addresses that work",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [
                    ...addressRecords(plan).map(({ where, ...action }) => ({
                        ...action,
                        where: ["Of these lines those whose address accepts connections, as ", ...lowered(where)],
                    })),
                    shell(readingDomain(plan, options)),
                ],
                see: [
                    `The check says the addresses that accept connections, no other, and ${NO_FAULTS}. Clients use them after the TTL.`,
                ],
                undo: ["Publish all addresses again."],
                ifNot: [
                    "If none accepts connections, disaster recovery reaches nothing. What business continuity reaches is in the table of segments.",
                ],
            },
            {
                title: "Go on",
                mark: "person",
                who: ON_CALL,
                see: [
                    `If the check says state on, applications open after ${most} seconds at most. If it says another state, follow: ${TITLES.cloudGone}.`,
                ],
                undo: NOTHING,
                ifNot: ["Try the addresses again, from the first step."],
            },
        ],
    };
}
