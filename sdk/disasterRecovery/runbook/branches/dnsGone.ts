import { say } from "../../../sentence";
import type { PlanDocument } from "../../plan/document";
import { addressRecords, checking, publishing, type RunbookOptions, shell, word } from "../commands";
import { DNS_ADMINISTRATOR, NOTHING, ON_CALL } from "../people";
import type { Action, Branch } from "../step";
import { TITLES } from "../titles";

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
                        checking(plan, "off", options),
                        checking(plan, "off", { ...options, server: "9.9.9.9" }),
                        `dig +trace TXT ${word(plan.domainName)}`,
                    ),
                ],
                see: ["Whether the provider of the zone, the delegation or only your resolvers do not answer."],
                undo: NOTHING,
                ifNot: ["If only resolvers fail, let clients and machines use other ones."],
            },
            {
                title: "Serve the zone from another provider",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [
                    ...addressRecords(plan),
                    when("If disaster recovery is not on", publishing(plan, "off", options)),
                    when("If it is on, and the cloud is still away", publishing(plan, "on", options)),
                    shell(checking(plan, "off", options)),
                ],
                see: [
                    "The check answers from the new name servers, with the state that you have published. The registrar delegates the zone to them; caches keep the old ones for the TTL of the delegation.",
                ],
                undo: ["Delegate to the first provider again, after it has the same records."],
                ifNot: ["The registrar is away, too: wait."],
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

/** What is published depends on what was before DNS went away. */
const when = (condition: string, { where, ...action }: Action): Action => ({
    ...action,
    where: [`${condition}: `, ...where],
});
