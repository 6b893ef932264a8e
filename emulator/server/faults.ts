import { isObject, type Json } from "../core/json";

/** Something that shall go wrong. At least one effect is given. */
export interface Fault {
    /** @default any method */
    readonly method?: string;
    /** A part of the path. @default any path */
    readonly path?: string;
    /** A regular expression over the path, instead of a part of it. */
    readonly pathPattern?: string;
    /** How many matching requests pass untouched first. @default 0 */
    readonly skip?: number;
    /** How many matching requests are hit. @default 1 */
    readonly times?: number;
    /** Answer with this status. */
    readonly status?: number;
    /** The body of that answer. @default `{}` */
    readonly body?: Json;
    /** Its `retry-after`: seconds, or the header's text. */
    readonly retryAfter?: number | string;
    /** Before the request is looked at, or after it took effect and only its answer is lost. @default "before" */
    readonly when?: "before" | "after";
    /** Cut the connection instead of answering. */
    readonly reset?: "before" | "after";
    /** Milliseconds to wait before answering. */
    readonly delayMs?: number;
    /** The next n matching requests get 429, as the backend's limiter would answer. */
    readonly burst429?: number;
}

interface Armed {
    readonly fault: Fault;
    readonly pattern: RegExp | undefined;
    skip: number;
    left: number;
}

/** The faults that are armed, in the order they were given. */
export class Faults {
    #armed: Armed[] = [];

    /** @throws RangeError when the fault has no effect or its pattern is not a regular expression. */
    arm(fault: Fault): void {
        const { status, reset, delayMs, burst429 } = fault;
        if (status === undefined && reset === undefined && delayMs === undefined && burst429 === undefined) {
            throw new RangeError("A fault requires an effect: status, reset, delayMs or burst429.");
        }
        this.#armed.push({
            fault,
            pattern: fault.pathPattern === undefined ? undefined : compile(fault.pathPattern),
            skip: fault.skip ?? 0,
            left: burst429 ?? fault.times ?? 1,
        });
    }

    clear(): void {
        this.#armed = [];
    }

    /** The fault that hits this request, if any; it is used up by one. */
    take(method: string, path: string): Fault | undefined {
        for (const armed of this.#armed) {
            if (!matches(armed, method, path)) continue;
            if (armed.skip > 0) {
                armed.skip -= 1;
                continue;
            }
            armed.left -= 1;
            if (armed.left <= 0) this.#armed = this.#armed.filter((other) => other !== armed);
            return armed.fault;
        }
        return undefined;
    }
}

function matches({ fault, pattern }: Armed, method: string, path: string): boolean {
    if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
    if (fault.path !== undefined && !path.includes(fault.path)) return false;
    return pattern?.test(path) ?? true;
}

function compile(source: string): RegExp {
    try {
        return new RegExp(source);
    } catch {
        throw new RangeError(`pathPattern "${source}" is not a regular expression.`);
    }
}

const NUMBERS = ["skip", "times", "status", "delayMs", "burst429"];
const TEXTS = ["method", "path", "pathPattern"];

/** @throws RangeError that names the first attribute of a wrong type. */
export function parseFault(value: unknown): Fault {
    if (!isObject(value)) throw new RangeError("A fault is a JSON object.");
    const wrong = (name: string, expected: string) => new RangeError(`${name} of a fault must be ${expected}.`);
    for (const name of NUMBERS) {
        const number = value[name];
        const isCount = typeof number === "number" && Number.isInteger(number) && number >= 0;
        if (number !== undefined && !isCount) throw wrong(name, "a whole number");
    }
    for (const name of TEXTS) {
        if (value[name] !== undefined && typeof value[name] !== "string") throw wrong(name, "a text");
    }
    for (const name of ["when", "reset"]) {
        if (value[name] !== undefined && value[name] !== "before" && value[name] !== "after") {
            throw wrong(name, `"before" or "after"`);
        }
    }
    const known = [...NUMBERS, ...TEXTS, "when", "reset", "body", "retryAfter"];
    const unknown = Object.keys(value).find((name) => !known.includes(name));
    if (unknown !== undefined) throw new RangeError(`A fault has no attribute "${unknown}".`);
    return value;
}
