import { text } from "../contract/fields";
import { members } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { FORWARDING_POLICY } from "./common/permissions";

/** Several network services. */
export const networkServiceGroup = cloudConnectorNoun({
    type: "cloudConnector:NetworkServiceGroup",
    noun: { one: "network service group", many: "network service groups" },
    path: "networkServiceGroups",
    permission: FORWARDING_POLICY,
    says: {
        description: text("description"),
        services: members("services"),
    },
});
