import type { Noun } from "../definition";
import { nounOf } from "../noun";
import { text } from "../wire";

/** The workloads that have certain tags in their cloud. */
export const workloadGroup: Noun = nounOf({
    type: "cloudConnector:WorkloadGroup",
    noun: "workload group",
    path: "workloadGroups",
    says: {
        description: text("description"),
        expression: text("expression"),
    },
});
