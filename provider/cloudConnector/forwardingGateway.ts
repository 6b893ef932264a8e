import { text } from "../contract/fields";
import { nounOf, onlyTrue } from "../contract/noun";

/** By which way connectors reach Internet Access, or send their own logs. */
export const forwardingGateway = nounOf({
    type: "cloudConnector:ForwardingGateway",
    noun: { one: "forwarding gateway", many: "forwarding gateways" },
    path: "gateways",
    says: {
        description: text("description"),
        type: text("type"),
        failClosed: onlyTrue("failClosed"),
        primaryType: text("primaryType"),
        primaryProxy: text("manualPrimary"),
        secondaryType: text("secondaryType"),
        secondaryProxy: text("manualSecondary"),
    },
});
