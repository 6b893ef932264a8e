import { text } from "../contract/fields";
import { members, nounOf } from "../contract/noun";

/** Several network services. */
export const networkServiceGroup = nounOf({
    type: "cloudConnector:NetworkServiceGroup",
    noun: { one: "network service group", many: "network service groups" },
    path: "networkServiceGroups",
    says: {
        description: text("description"),
        services: members("services"),
    },
});
