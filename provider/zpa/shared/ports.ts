import { z } from "zod";
import { type Field, objects, type Wire } from "../../wire";

/** A range of ports; both ends count. */
interface PortRange {
    from: number;
    to: number;
}

const LAST_PORT = 65_535;
const FORM = 'must be a port such as 443, a range such as "8000-8010", or a list of them';

/** Ports of one protocol: a port, a range, or a list of them; kept as a list of texts in ascending order. */
export const ports = z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))], { error: FORM })
    .transform((value, context) => {
        const refuse = (message: string) => {
            context.addIssue({ code: "custom", message });
            return z.NEVER;
        };
        const entries = Array.isArray(value) ? value : [value];
        if (entries.length === 0) return refuse("must not be empty: fill it in, or leave it out");
        const ranges: PortRange[] = [];
        for (const entry of entries) {
            const range = rangeOf(entry);
            if (typeof range === "string") return refuse(range);
            const other = ranges.find(({ from, to }) => range.from <= to && from <= range.to);
            if (other) return refuse(`holds "${textOf(other)}" and "${textOf(range)}", which overlap: keep one range`);
            ranges.push(range);
        }
        return textsOf(ranges);
    });

/** How many ports these texts stand for. */
export function countOf(texts: readonly string[] = []): number {
    return texts.map(bounds).reduce((count, range) => count + (range ? range.to - range.from + 1 : 0), 0);
}

/**
 * The ports of one protocol on the wire, which has two forms of the same: flat pairs (`tcpPortRanges`) and objects
 * (`tcpPortRange`). The service takes either while the other is empty.
 */
export function portsField(protocol: "tcp" | "udp"): Field<string[]> {
    const [pairs, ranges] = [`${protocol}PortRanges`, `${protocol}PortRange`];
    return {
        toWire: (texts) => ({
            [pairs]: texts.flatMap((text) => {
                const range = bounds(text);
                return range ? [String(range.from), String(range.to)] : [];
            }),
            [ranges]: [],
        }),
        fromWire: (wire) => {
            const flat = pairsOf(wire[pairs]);
            const found = flat.length > 0 ? flat : objects(wire[ranges]);
            const texts = textsOf(found.map(({ from, to }) => ({ from: Number(from), to: Number(to) })));
            return texts.length > 0 ? texts : undefined;
        },
        unset: { [pairs]: [], [ranges]: [] },
    };
}

/** The range that an entry stands for, or what is wrong with it. */
function rangeOf(entry: string | number): PortRange | string {
    const range = bounds(String(entry));
    if (!range) return typeof entry === "number" ? outside(entry) : `holds "${entry}": each ${FORM}`;
    const strange = [range.from, range.to].find((port) => port < 1 || port > LAST_PORT);
    if (strange !== undefined) return outside(strange);
    if (range.from <= range.to) return range;
    return `holds "${entry}", which runs backwards: write "${range.to}-${range.from}"`;
}

const outside = (port: number): string => `holds ${port}: a port is a whole number from 1 to ${LAST_PORT}`;

function bounds(text: string): PortRange | undefined {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
    return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}

const textOf = ({ from, to }: PortRange): string => (from === to ? `${from}` : `${from}-${to}`);

function textsOf(ranges: readonly PortRange[]): string[] {
    return [...new Set([...ranges].sort((a, b) => a.from - b.from).map(textOf))];
}

function pairsOf(flat: unknown): Wire[] {
    if (!Array.isArray(flat)) return [];
    return flat.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: flat[index + 1] }] : []));
}
