import type { Noun } from "../definition";
import { textOf } from "../wire";
import { withoutCloud } from "./shared/byName";

/** What a device must be like; set up in the client's own product and read here. */
export const postureProfile: Noun = {
    type: "zpa:PostureProfile",
    noun: "posture profile",
    place: () => ({ path: "posture", noun: "posture profile", versions: { list: "v2" } }),
    shortName: withoutCloud,
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        postureId: String(wire.postureUdid),
        postureType: textOf(wire.postureType),
        platform: textOf(wire.platform),
        domain: textOf(wire.domain),
        cloud: textOf(wire.zscalerCloud),
    }),
};
