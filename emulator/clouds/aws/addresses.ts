import type { Objects } from "../objects";
import { text } from "../values";
import { SUBNET } from "./host";

/** The first addresses of a subnet are the cloud's. */
const RESERVED = 4;

/** An address of a subnet that no object has. */
export function freeAddress(subnetId: string | undefined, objects: Objects): string {
    const subnet = objects.all(SUBNET).find(({ id }) => id === subnetId);
    const [base = "10.0.0.0"] = (text(subnet?.outputs.cidrBlock) ?? "").split("/");
    const first = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) + RESERVED;
    const taken = new Set(objects.all().flatMap(({ outputs }) => text(outputs.privateIp) ?? []));
    for (let address = first; ; address += 1) {
        const written = [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
        if (!taken.has(written)) return written;
    }
}
