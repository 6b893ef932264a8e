import type { Noun } from "../definition";
import { listOf, nounOf } from "../noun";
import { text, textSet } from "../wire";

/** Addresses that traffic comes from. */
export const sourceIpGroup: Noun = nounOf({
    type: "cloudConnector:SourceIpGroup",
    noun: "source IP group",
    path: "ipSourceGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
    },
});
