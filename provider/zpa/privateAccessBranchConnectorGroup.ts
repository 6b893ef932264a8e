import { type Noun, nounOf, unlessFalse } from "../contract/noun";

/** A Branch Connector group as Private Access sees it: kept by another product, and with another id there. */
export const privateAccessBranchConnectorGroup: Noun = nounOf({
    type: "zpa:PrivateAccessBranchConnectorGroup",
    noun: "Branch Connector group",
    path: "branchConnectorGroup",
    says: { enabled: unlessFalse("enabled") },
});
