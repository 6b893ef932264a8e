import type { Noun } from "../definition";
import { members, nounOf } from "../noun";
import { text } from "../wire";

/** Several network services. */
export const networkServiceGroup: Noun = nounOf({
    type: "cloudConnector:NetworkServiceGroup",
    noun: "network service group",
    path: "networkServiceGroups",
    says: {
        description: text("description"),
        services: members("services"),
    },
});
