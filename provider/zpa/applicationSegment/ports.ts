import { z } from "zod";
import { type Field, objects, type Wire } from "../../contract/fields";
import { asSet } from "../../contract/sets";
import type { Values } from "../../contract/values";

/** A range of ports; both ends count. */
interface PortRange {
    from: number;
    to: number;
}

const LAST_PORT = 65_535;
const FORM = 'must be a port such as 443, a range such as "8000-8010", or a list of them';
const ENTRY = 'must be a port such as 443, or a range such as "8000-8010"';

const port = z.union([z.string(), z.number()], { error: ENTRY });

/** Ports of one protocol: a port, a range, or a list of them; kept as a list of texts in ascending order. */
export const ports = asSet(
    z.union([z.string(), z.number(), z.array(port).min(1)], { error: FORM }).transform((value, context) => {
        const ranges: PortRange[] = [];
        for (const [at, entry] of [value].flat().entries()) {
            const path = Array.isArray(value) ? [at] : [];
            const refuse = (message: string) => context.addIssue({ code: "custom", path, message });
            const range = rangeOf(entry);
            if (typeof range === "string") refuse(range);
            else if (ranges.some(({ from, to }) => range.from <= to && from <= range.to)) {
                refuse("overlaps with an earlier entry; merge the two ranges");
            } else ranges.push(range);
        }
        return textsOf(ranges);
    }),
    port,
);

/** Whether a port of before is not among those after. */
export const losesPorts =
    (property: string) =>
    (before: Values, after: Values): boolean => {
        const [old, now] = [before, after].map((values) => rangesIn(values[property]));
        return (old ?? []).some(({ from, to }) => !isCovered(from, to, now ?? []));
    };

const rangesIn = (value: unknown): PortRange[] =>
    Array.isArray(value) ? value.map(String).flatMap((text) => bounds(text) ?? []) : [];

/** Whether ranges, which may adjoin each other, hold all of these ports. */
function isCovered(from: number, to: number, ranges: readonly PortRange[]): boolean {
    const holding = ranges.find((range) => range.from <= from && from <= range.to);
    return holding !== undefined && (holding.to >= to || isCovered(holding.to + 1, to, ranges));
}

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
    const isPort = (port: number) => port >= 1 && port <= LAST_PORT;
    if (!range && typeof entry === "string") return ENTRY;
    if (!range || !isPort(range.from) || !isPort(range.to)) return `must be a whole number from 1 to ${LAST_PORT}`;
    return range.from <= range.to ? range : "is in descending order; write the lower port first";
}

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
