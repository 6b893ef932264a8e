import { say } from "../../../sentence";
import type { PlanDocument } from "../../plan/document";
import {
    addressRecords,
    checking,
    inCase,
    NO_OTHER_FAULTS,
    publishing,
    type RunbookOptions,
    reading,
    shell,
    word,
} from "../commands";
import { DNS_ADMINISTRATOR, NOTHING, ON_CALL } from "../people";
import type { Branch } from "../step";
import { TITLES } from "../titles";

const OTHER = "the other DNS provider";

/** What is published depends on what was before DNS went away. */
const CASES = [
    { condition: "If disaster recovery is not on", state: "off" },
    { condition: "If it is on, and the cloud is still away", state: "on" },
] as const;

export function dnsGone(plan: PlanDocument, options: RunbookOptions): Branch {
    return {
        id: "dns-gone",
        title: TITLES.dnsGone,
        when: say`the check of ${plan.domainName} says that DNS did not answer, from two networks.`,
        facts: [
            {
                kind: "text",
                text: [
                    "Without DNS nobody reads the record: disaster recovery neither begins nor ends. What clients do that have switched before is not documented.",
                ],
            },
        ],
        steps: [
            {
                title: "Find where it ends",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [
                    shell(
                        reading(options),
                        reading({ ...options, server: "9.9.9.9" }),
                        `dig +trace TXT ${word(plan.domainName)}`,
                    ),
                ],
                see: [
                    "Both checks say that DNS did not answer. The last server that dig names is where it ends: one of the registry, which delegates the zone, or one of its provider.",
                ],
                undo: NOTHING,
                ifNot: [
                    "Only the first check says so: let clients and machines use other resolvers, and go on with the last step. None says so: go back to the decision tree.",
                ],
            },
            {
                title: "Serve the zone from another provider",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [
                    ...addressRecords(plan, OTHER),
                    ...CASES.flatMap(({ condition, state }) => [
                        inCase(condition, publishing(plan, state, options, OTHER)),
                        inCase(condition, shell(checking(state, options))),
                    ]),
                ],
                see: [
                    `The registrar delegates the zone to the new name servers; caches keep the old ones for the TTL of the delegation. Then the check says the state that you have published, and ${NO_OTHER_FAULTS}.`,
                ],
                undo: ["Delegate to the first provider again, after it has the same records."],
                ifNot: [
                    "The check asks a server that is away: pass --server with the address of a new name server. The registrar is away, too: wait.",
                ],
            },
            {
                title: "Go on",
                mark: "person",
                who: ON_CALL,
                see: [
                    `If the cloud answers, users reach everything. If it does not, and disaster recovery is not on, follow: ${TITLES.cloudGone}.`,
                ],
                undo: NOTHING,
                ifNot: ["Go back to the decision tree."],
            },
        ],
    };
}
