import { createSocket } from "node:dgram";
import { once } from "node:events";
import packet, { type Answer, type RecordType } from "dns-packet";

/** What a zone has at one name, by the type of the record. */
export type Zone = Readonly<Partial<Record<RecordType, readonly unknown[]>>>;

/** A DNS server on this machine that knows one name, and answers for no other. */
export async function dnsServer(name: string, zone: () => Zone): Promise<{ address: string; stop(): Promise<void> }> {
    const socket = createSocket("udp4");
    socket.on("message", (message, { address, port }) => {
        const { id, questions = [] } = packet.decode(message);
        const [question] = questions;
        const type = question?.type ?? "A";
        const known = question?.name.toLowerCase() === name;
        const answers = known ? (zone()[type] ?? []).map((data) => ({ type, name, ttl: 30, data }) as Answer) : [];
        const flags = packet.AUTHORITATIVE_ANSWER | (known ? 0 : 3);
        socket.send(packet.encode({ type: "response", id, flags, questions, answers }), port, address);
    });
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    return {
        address: `127.0.0.1:${socket.address().port}`,
        stop: () => new Promise((resolve) => socket.close(() => resolve())),
    };
}
