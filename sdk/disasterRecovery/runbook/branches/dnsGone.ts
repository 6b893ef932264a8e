import { say } from "../../../sentence";
import type { PlanDocument } from "../../plan/document";
import { addressLines, checking, publishing, type RunbookOptions, word } from "../commands";
import { DNS_ADMINISTRATOR, NOTHING, ON_CALL } from "../people";
import type { Branch } from "../step";

export function dnsGone(plan: PlanDocument, options: RunbookOptions): Branch {
    return {
        id: "dns-gone",
        title: "Your DNS is away",
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
                commands: [`${checking(plan, "off")} --server 9.9.9.9`, `dig +trace TXT ${word(plan.domainName)}`],
                see: ["Whether the provider of the zone, the delegation or only your resolvers do not answer."],
                undo: NOTHING,
                ifNot: ["If only resolvers fail, let clients and machines use other ones."],
            },
            {
                title: "Serve the zone from another provider",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                commands: [...addressLines(plan), ...publishing(plan, "off", options)],
                see: [
                    "The check answers from the new name servers. The registrar delegates the zone to them; caches keep the old ones for the TTL of the delegation.",
                ],
                undo: ["Delegate to the first provider again, after it has the same records."],
                ifNot: ["The registrar is away, too: wait."],
            },
            {
                title: "Go on",
                mark: "person",
                who: ON_CALL,
                see: [
                    "If the cloud answers, users reach everything. If it does not, follow the branch about the cloud now.",
                ],
                undo: NOTHING,
                ifNot: ["Go back to the decision tree."],
            },
        ],
    };
}
