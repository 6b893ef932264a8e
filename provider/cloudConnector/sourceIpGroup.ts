import { text, textSet } from "../contract/fields";
import { listOf, nounOf } from "../contract/noun";

/** Addresses that traffic comes from. */
export const sourceIpGroup = nounOf({
    type: "cloudConnector:SourceIpGroup",
    noun: { one: "source IP group", many: "source IP groups" },
    path: "ipSourceGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
    },
});
