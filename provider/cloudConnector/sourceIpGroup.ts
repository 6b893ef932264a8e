import { text, textSet } from "../contract/fields";
import { listOf } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { FORWARDING_POLICY } from "./common/permissions";

/** Addresses that traffic comes from. */
export const sourceIpGroup = cloudConnectorNoun({
    type: "cloudConnector:SourceIpGroup",
    noun: { one: "source IP group", many: "source IP groups" },
    path: "ipSourceGroups",
    permission: FORWARDING_POLICY,
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
    },
});
