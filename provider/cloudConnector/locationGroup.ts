import { objects } from "../contract/fields";
import { onlyTrue } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { LOCATION_MANAGEMENT } from "./common/permissions";

/** Locations that rules name together. The service lists them in their locations alone. */
export const locationGroup = cloudConnectorNoun({
    type: "cloudConnector:LocationGroup",
    noun: { one: "location group", many: "location groups" },
    path: "location",
    permission: LOCATION_MANAGEMENT,
    readEachTime: true,
    inside: ({ staticLocationGroups, dynamiclocationGroups }) => [
        ...objects(staticLocationGroups),
        ...objects(dynamiclocationGroups).map((group) => ({ ...group, dynamic: true })),
    ],
    says: {
        dynamic: onlyTrue("dynamic"),
    },
});
