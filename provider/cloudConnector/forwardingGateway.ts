import { text } from "../contract/fields";
import { onlyTrue } from "../contract/noun";
import { cloudConnectorNoun } from "./client/define";
import { FORWARDING_POLICY } from "./common/permissions";

/** By which way connectors reach Internet Access, or send their own logs. */
export const forwardingGateway = cloudConnectorNoun({
    type: "cloudConnector:ForwardingGateway",
    noun: { one: "forwarding gateway", many: "forwarding gateways" },
    path: "gateways",
    permission: FORWARDING_POLICY,
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
