import { text } from "../contract/fields";
import { always } from "../contract/noun";
import { zpaNoun } from "./client/define";
import { withoutCloud } from "./common/byName";

/** What a device must be like; set up in the client's own product and read here. */
export const postureProfile = zpaNoun({
    type: "zpa:PostureProfile",
    noun: { one: "posture profile", many: "posture profiles" },
    path: "posture",
    versions: { list: "v2" },
    shortName: withoutCloud,
    says: {
        postureId: always("postureUdid"),
        postureType: text("postureType"),
        platform: text("platform"),
        domain: text("domain"),
        cloud: text("zscalerCloud"),
    },
});
