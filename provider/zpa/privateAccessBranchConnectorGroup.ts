import type { Noun } from "../definition";

/** A Branch Connector group as Private Access sees it: kept by another product, and with another id there. */
export const privateAccessBranchConnectorGroup: Noun = {
    type: "zpa:PrivateAccessBranchConnectorGroup",
    noun: "Branch Connector group",
    place: () => ({ path: "branchConnectorGroup", noun: "Branch Connector group" }),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        enabled: wire.enabled !== false,
    }),
};
