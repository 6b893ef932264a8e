import { text } from "../contract/fields";
import { cloudConnectorNoun } from "./client/define";
import { ports } from "./common/fields";
import { FORWARDING_POLICY } from "./common/permissions";

/** A name for ports of TCP and UDP. */
export const networkService = cloudConnectorNoun({
    type: "cloudConnector:NetworkService",
    noun: { one: "network service", many: "network services" },
    path: "networkServices",
    permission: FORWARDING_POLICY,
    says: {
        description: text("description"),
        type: text("type"),
        tcpPorts: ports("destTcpPorts"),
        udpPorts: ports("destUdpPorts"),
        sourceTcpPorts: ports("srcTcpPorts"),
        sourceUdpPorts: ports("srcUdpPorts"),
    },
});
