import { text } from "../contract/fields";
import { onlyTrue } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";

/** An application segment of Private Access, with the id that rules of this product name it by. */
export const cloudConnectorApplicationSegment = cloudConnectorNoun({
    type: "cloudConnector:CloudConnectorApplicationSegment",
    noun: {
        one: "application segment of Cloud & Branch Connector",
        many: "application segments of Cloud & Branch Connector",
    },
    path: "zpaResources/applicationSegments",
    says: {
        description: text("description"),
        deleted: onlyTrue("deleted"),
    },
});
