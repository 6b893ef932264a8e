import type { Noun } from "../definition";
import { nounOf } from "../noun";
import { text } from "../wire";
import { ports } from "./shared/fields";

/** A name for ports of TCP and UDP. */
export const networkService: Noun = nounOf({
    type: "cloudConnector:NetworkService",
    noun: "network service",
    path: "networkServices",
    says: {
        description: text("description"),
        type: text("type"),
        tcpPorts: ports("destTcpPorts"),
        udpPorts: ports("destUdpPorts"),
        sourceTcpPorts: ports("srcTcpPorts"),
        sourceUdpPorts: ports("srcUdpPorts"),
    },
});
