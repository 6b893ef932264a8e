import { text, textSet } from "../contract/fields";
import { listOf, type Noun, nounOf, onlyTrue } from "../contract/noun";

/** The addresses with which ZPA answers DNS requests. */
export const ipPool: Noun = nounOf({
    type: "cloudConnector:IpPool",
    noun: { one: "IP pool", many: "IP pools" },
    path: "ipGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
        predefined: onlyTrue("isPredefined"),
    },
});
