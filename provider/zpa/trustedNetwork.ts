import type { Noun } from "../definition";
import { textOf } from "../wire";
import { withoutCloud } from "./shared/byName";

/** A network that clients recognize; set up in the client's own product and read here. */
export const trustedNetwork: Noun = {
    type: "zpa:TrustedNetwork",
    noun: "trusted network",
    place: () => ({ path: "network", noun: "trusted network", versions: { list: "v2" } }),
    shortName: withoutCloud,
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        networkId: String(wire.networkId),
        cloud: textOf(wire.zscalerCloud),
    }),
};
