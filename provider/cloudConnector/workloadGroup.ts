import { text } from "../contract/fields";
import { nounOf } from "../contract/noun";

/** The workloads that have certain tags in their cloud. */
export const workloadGroup = nounOf({
    type: "cloudConnector:WorkloadGroup",
    noun: { one: "workload group", many: "workload groups" },
    path: "workloadGroups",
    says: {
        description: text("description"),
        expression: text("expression"),
    },
});
