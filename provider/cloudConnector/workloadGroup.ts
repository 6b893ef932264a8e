import { text } from "../contract/fields";
import { cloudConnectorNoun } from "./client/define";

/** The workloads that have certain tags in their cloud. */
export const workloadGroup = cloudConnectorNoun({
    type: "cloudConnector:WorkloadGroup",
    noun: { one: "workload group", many: "workload groups" },
    path: "workloadGroups",
    says: {
        description: text("description"),
        expression: text("expression"),
    },
});
