import { text } from "../contract/fields";
import { members } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";

/** Several network services. */
export const networkServiceGroup = cloudConnectorNoun({
    type: "cloudConnector:NetworkServiceGroup",
    noun: { one: "network service group", many: "network service groups" },
    path: "networkServiceGroups",
    says: {
        description: text("description"),
        services: members("services"),
    },
});
