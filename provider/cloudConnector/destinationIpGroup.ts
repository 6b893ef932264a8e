import { text, textSet } from "../contract/fields";
import { listOf, nounOf } from "../contract/noun";

/** Addresses or domain names that traffic goes to. */
export const destinationIpGroup = nounOf({
    type: "cloudConnector:DestinationIpGroup",
    noun: { one: "destination IP group", many: "destination IP groups" },
    path: "ipDestinationGroups",
    says: {
        description: text("description"),
        type: text("type"),
        addresses: listOf(textSet("addresses")),
        countries: listOf(textSet("countries")),
        categories: listOf(textSet("ipCategories")),
    },
});
