import { text } from "../contract/fields";
import { always } from "../contract/noun";
import { zpaNoun } from "./client/define";
import { withoutCloud } from "./common/byName";

/** A network that clients recognize; set up in the client's own product and read here. */
export const trustedNetwork = zpaNoun({
    type: "zpa:TrustedNetwork",
    noun: { one: "trusted network", many: "trusted networks" },
    path: "network",
    versions: { list: "v2" },
    shortName: withoutCloud,
    says: { networkId: always("networkId"), cloud: text("zscalerCloud") },
});
