import type { RuleCheck } from "../../core/collection";
import type { Field } from "../../core/fields";
import { isObject, type Json, type StoredObject } from "../../core/json";

/** Both ends count. */
export interface PortRange {
    readonly from: number;
    readonly to: number;
}

type Protocol = "tcp" | "udp";

const MAX_PORT = 65_535;

/**
 * The ports of one protocol. They have two forms on the wire, flat pairs (`tcpPortRanges`) and objects (`tcpPortRange`);
 * both are the same data, of which the flat one is stored.
 */
export const portFields = (protocol: Protocol): Readonly<Record<string, Field>> => ({
    [`${protocol}PortRanges`]: { access: "settable", parse: (value) => flat(fromFlat(value)) },
    [`${protocol}PortRange`]: {
        access: "settable",
        parse: (value) => flat(fromObjects(value)),
        inCreateAnswer: "never",
        answer: (object) => {
            const ranges = portsOf(object, protocol);
            return ranges.length > 0
                ? ranges.map(({ from, to }): Json => ({ from: String(from), to: String(to) }))
                : undefined;
        },
    },
});

/** Makes one of the two forms, and refuses what neither can mean. */
export function portRules(object: StoredObject, check: RuleCheck, protocol: Protocol): void {
    const [flatKey, objectsKey] = [`${protocol}PortRanges`, `${protocol}PortRange`];
    const ranges = object[objectsKey];
    delete object[objectsKey];
    const isSent = (key: string) => Array.isArray(check.sent[key]) && check.sent[key].length > 0;
    if (isSent(objectsKey)) {
        if (isSent(flatKey) && String(ranges) !== String(object[flatKey])) check.invalid(flatKey, objectsKey);
        else if (ranges !== undefined) object[flatKey] = ranges;
    } else if (Array.isArray(check.sent[objectsKey]) && check.sent[flatKey] === undefined) {
        delete object[flatKey];
    }
    const sorted = portsOf(object, protocol).sort((a, b) => a.from - b.from);
    if (sorted.some(({ from }, index) => index > 0 && from <= (sorted[index - 1]?.to ?? 0))) check.invalid(flatKey);
}

/** Whether two objects have a port of the protocol in common. */
export function sharesPort(a: StoredObject, b: StoredObject, protocol: Protocol): boolean {
    const theirs = portsOf(b, protocol);
    return portsOf(a, protocol).some(({ from, to }) => theirs.some((other) => from <= other.to && other.from <= to));
}

export function portsOf(object: StoredObject, protocol: Protocol): PortRange[] {
    const value = object[`${protocol}PortRanges`];
    return value === undefined ? [] : (fromFlat(value) ?? []);
}

function fromFlat(value: Json): PortRange[] | undefined {
    if (!Array.isArray(value) || value.length % 2 !== 0) return undefined;
    const pairs = value.flatMap((from, index) => (index % 2 === 0 ? [range(from, value[index + 1])] : []));
    return whole(pairs);
}

function fromObjects(value: Json): PortRange[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return whole(value.map((entry) => (isObject(entry) ? range(entry.from, entry.to) : undefined)));
}

function whole(ranges: (PortRange | undefined)[]): PortRange[] | undefined {
    const known = ranges.filter((entry) => entry !== undefined);
    return known.length === ranges.length ? known : undefined;
}

function range(from: Json | undefined, to: Json | undefined): PortRange | undefined {
    const [first, last] = [port(from), port(to)];
    return first !== undefined && last !== undefined && first <= last ? { from: first, to: last } : undefined;
}

function port(value: Json | undefined): number | undefined {
    if (typeof value !== "number" && !(typeof value === "string" && /^\d{1,5}$/.test(value))) return undefined;
    const number = Number(value);
    return Number.isInteger(number) && number >= 1 && number <= MAX_PORT ? number : undefined;
}

function flat(ranges: PortRange[] | undefined): Json | undefined {
    return ranges?.flatMap(({ from, to }) => [String(from), String(to)]);
}
