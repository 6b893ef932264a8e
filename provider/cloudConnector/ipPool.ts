import type { Noun } from "../definition";
import { listOf, nounOf, onlyTrue } from "../noun";
import { text, textSet } from "../wire";

/** The addresses with which ZPA answers DNS requests. */
export const ipPool: Noun = nounOf({
    type: "cloudConnector:IpPool",
    noun: "IP pool",
    path: "ipGroups",
    says: {
        description: text("description"),
        addresses: listOf(textSet("ipAddresses")),
        predefined: onlyTrue("isPredefined"),
    },
});
