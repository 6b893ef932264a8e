import { objects } from "../contract/fields";
import { onlyTrue } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { amount } from "./common/fields";

/** A segment group of Private Access, with the id that rules of this product name it by. The service lists them in rules alone. */
export const cloudConnectorSegmentGroup = cloudConnectorNoun({
    type: "cloudConnector:CloudConnectorSegmentGroup",
    noun: { one: "segment group of Cloud & Branch Connector", many: "segment groups of Cloud & Branch Connector" },
    path: "ecRules/ecRdr",
    readEachTime: true,
    inside: (rule) => objects(rule.zpaApplicationSegmentGroups),
    says: {
        deleted: onlyTrue("deleted"),
        segmentCount: amount("zpaAppSegmentsCount"),
    },
});
