import { text, textSet } from "../contract/fields";
import { listOf } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { FORWARDING_POLICY } from "./common/permissions";

/** Addresses or domain names that traffic goes to. */
export const destinationIpGroup = cloudConnectorNoun({
    type: "cloudConnector:DestinationIpGroup",
    noun: { one: "destination IP group", many: "destination IP groups" },
    path: "ipDestinationGroups",
    permission: FORWARDING_POLICY,
    says: {
        description: text("description"),
        type: text("type"),
        addresses: listOf(textSet("addresses")),
        countries: listOf(textSet("countries")),
        categories: listOf(textSet("ipCategories")),
    },
});
