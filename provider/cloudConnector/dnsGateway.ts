import { text } from "../contract/fields";
import { cloudConnectorNoun } from "./client/define";
import { FORWARDING_POLICY } from "./common/permissions";

/** A pair of DNS servers to which requests are redirected. */
export const dnsGateway = cloudConnectorNoun({
    type: "cloudConnector:DnsGateway",
    noun: { one: "DNS gateway", many: "DNS gateways" },
    path: "dnsGateways",
    permission: FORWARDING_POLICY,
    says: {
        type: text("dnsGatewayType"),
        primaryAddress: text("primaryIp"),
        secondaryAddress: text("secondaryIp"),
        primaryServer: text("ecDnsGatewayOptionsPrimary"),
        secondaryServer: text("ecDnsGatewayOptionsSecondary"),
        failureBehavior: text("failureBehavior"),
    },
});
