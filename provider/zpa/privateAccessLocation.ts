import { unlessFalse } from "../contract/noun";
import { zpaNoun } from "./client/define";

/** A location of Internet Access as Private Access sees it: kept by another product, and with another id there. */
export const privateAccessLocation = zpaNoun({
    type: "zpa:PrivateAccessLocation",
    noun: { one: "location", many: "locations" },
    path: "location",
    listPath: "location/summary",
    says: { enabled: unlessFalse("enabled") },
});
