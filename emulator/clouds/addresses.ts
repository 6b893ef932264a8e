/** The first addresses of a subnet are the cloud's. */
const RESERVED = 4;

/**
 * An address of a subnet that nothing has yet.
 *
 * @param range such as `10.1.0.0/24`
 */
export function freeAddress(range = "10.0.0.0/8", taken: ReadonlySet<string> = new Set()): string {
    const [base = ""] = range.split("/");
    const first = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) + RESERVED;
    for (let address = first; ; address += 1) {
        const written = [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
        if (!taken.has(written)) return written;
    }
}
