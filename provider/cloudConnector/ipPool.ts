import { text, textSet } from "../contract/fields";
import { listOf, onlyTrue } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";

/** The addresses with which ZPA answers DNS requests. */
export const ipPool = cloudConnectorNoun({
    type: "cloudConnector:IpPool",
    noun: { one: "IP pool", many: "IP pools" },
    path: "ipGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
        predefined: onlyTrue("isPredefined"),
    },
});
