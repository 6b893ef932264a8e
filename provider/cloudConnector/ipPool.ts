import { text, textSet } from "../contract/fields";
import { listOf, nounOf, onlyTrue } from "../contract/noun";

/** The addresses with which ZPA answers DNS requests. */
export const ipPool = nounOf({
    type: "cloudConnector:IpPool",
    noun: { one: "IP pool", many: "IP pools" },
    path: "ipGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
        predefined: onlyTrue("isPredefined"),
    },
});
