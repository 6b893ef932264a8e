import { text } from "../contract/fields";
import { type Noun, nounOf } from "../contract/noun";

/** The workloads that have certain tags in their cloud. */
export const workloadGroup: Noun = nounOf({
    type: "cloudConnector:WorkloadGroup",
    noun: { one: "workload group", many: "workload groups" },
    path: "workloadGroups",
    says: {
        description: text("description"),
        expression: text("expression"),
    },
});
