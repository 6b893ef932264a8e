import { unlessFalse } from "../contract/noun";
import { zpaNoun } from "./client/define";

/** A Branch Connector group as Private Access sees it: kept by another product, and with another id there. */
export const privateAccessBranchConnectorGroup = zpaNoun({
    type: "zpa:PrivateAccessBranchConnectorGroup",
    noun: { one: "Branch Connector group", many: "Branch Connector groups" },
    path: "branchConnectorGroup",
    says: { enabled: unlessFalse("enabled") },
});
