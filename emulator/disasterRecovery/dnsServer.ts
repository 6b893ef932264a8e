import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import packet, { type Answer } from "dns-packet";
import type { Tenant } from "../core/tenant";
import { isDnsStopped } from "./settings";
import { published } from "./zone";

const NXDOMAIN = 3;

/** The DNS server of the zones that the emulator knows, over UDP on this machine. */
export class DnsServer {
    private constructor(
        private readonly socket: Socket,
        /** Address and port, as clients of DNS write it. */
        readonly address: string,
    ) {}

    static async start(tenant: Tenant): Promise<DnsServer> {
        const socket = createSocket("udp4");
        socket.on("message", (message, { address, port }) => {
            const answer = isDnsStopped(tenant) ? undefined : answerTo(message, tenant);
            if (answer) socket.send(answer, port, address);
        });
        socket.bind(0, "127.0.0.1");
        await once(socket, "listening");
        return new DnsServer(socket, `127.0.0.1:${socket.address().port}`);
    }

    close(): Promise<void> {
        return new Promise((resolve) => this.socket.close(() => resolve()));
    }
}

/** Nothing for what is no query. */
function answerTo(message: Buffer, tenant: Tenant): Buffer | undefined {
    const query = decoded(message);
    const [question] = query?.questions ?? [];
    if (!query || !question) return undefined;
    const { name, type } = question;
    const sets = published(tenant, name.toLowerCase());
    const answers = (sets ?? [])
        .filter((set) => set.type === type)
        .flatMap(({ ttl, values }) => values.map((data) => ({ type, name, ttl, data }) as Answer));
    const flags = packet.AUTHORITATIVE_ANSWER | (sets ? 0 : NXDOMAIN);
    return packet.encode({ type: "response", id: query.id, flags, questions: query.questions, answers });
}

function decoded(message: Buffer): packet.DecodedPacket | undefined {
    try {
        return packet.decode(message);
    } catch {
        // Anybody can send anything; a server of DNS does not answer what it cannot read.
        return undefined;
    }
}
