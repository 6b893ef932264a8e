import { text } from "../contract/fields";
import { type Said, unlessFalse } from "../contract/noun";
import { zpaNoun } from "./client/define";

/** Counters are texts. */
const count = (key: string): Said<number> => ({ fromWire: (wire) => Number(wire[key] ?? 0) });

/** Virtual addresses that clients get, so that servers can reach them. */
export const clientConnectorIpRange = zpaNoun({
    type: "zpa:ClientConnectorIpRange",
    noun: { one: "Client Connector IP range", many: "Client Connector IP ranges" },
    path: "v2/ipRanges",
    tenantWide: true,
    says: {
        description: text("description"),
        enabled: unlessFalse("enabled"),
        firstAddress: text("ipRangeBegin"),
        lastAddress: text("ipRangeEnd"),
        subnet: text("subnetCidr"),
        location: text("location"),
        countryCode: text("countryCode"),
        addressCount: count("totalIps"),
        usedCount: count("usedIps"),
    },
});
