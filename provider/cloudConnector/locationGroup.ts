import { objects } from "../contract/fields";
import { nounOf, onlyTrue } from "../contract/noun";

/** Locations that rules name together. The service lists them in their locations alone. */
export const locationGroup = nounOf({
    type: "cloudConnector:LocationGroup",
    noun: { one: "location group", many: "location groups" },
    path: "location",
    readEachTime: true,
    inside: ({ staticLocationGroups, dynamiclocationGroups }) => [
        ...objects(staticLocationGroups),
        ...objects(dynamiclocationGroups).map((group) => ({ ...group, dynamic: true })),
    ],
    says: {
        dynamic: onlyTrue("dynamic"),
    },
});
