import { isIP } from "node:net";
import { isObject, type Json, type StoredObject } from "./json";
import type { Tenant } from "./tenant";

/** What a parser may look at beside the value itself. */
export interface ParseContext {
    readonly tenant: Tenant;
    readonly microtenantId: string;
}

/** Turns a sent value into the one that is stored; `undefined` means the value is not valid. */
export type Parser = (value: Json, context: ParseContext) => Json | undefined;

/** One attribute of an object: who may set it, what is valid, and how it is answered. */
export interface Field {
    /**
     * `settable` by every write; `createOnly`: another value in an update is refused; `readOnly`: ignored in requests;
     * `internal`: kept, never answered.
     */
    readonly access: "settable" | "createOnly" | "readOnly" | "internal";
    readonly parse?: Parser;
    /** Which writes are refused without it; `name`: updates only where the switch `omittedName` says so. */
    readonly required?: "create" | "always" | "name";
    /** What is stored when a create omits it. */
    readonly default?: Json;
    /**
     * What an update does that omits it; `unrecorded` asks the switch of that name.
     * @default "keep"
     */
    readonly omitted?: "keep" | "clear" | "unrecorded";
    /**
     * Whether the answer of a create, which is partial, has it.
     * @default "always"
     */
    readonly inCreateAnswer?: "always" | "ifSent" | "never";
    /** Replaces the stored value in answers; `undefined` leaves the key out. */
    readonly answer?: (object: StoredObject, tenant: Tenant) => Json | undefined;
    /** The same for the answer of a create, where that differs. */
    readonly createAnswer?: (object: StoredObject, tenant: Tenant) => Json | undefined;
    /** The same for items of a list, where those differ from single reads. */
    readonly listAnswer?: (object: StoredObject, tenant: Tenant) => Json | undefined;
}

/** What a kind of field leaves open. */
export type Options = Partial<Omit<Field, "parse">>;

export const settable = (parse: Parser, options: Options = {}): Field => ({ access: "settable", parse, ...options });

/** Free text. */
export const text = (options: Options & { maxLength?: number } = {}): Field =>
    settable(
        (value) => (typeof value === "string" && value.length <= (options.maxLength ?? Infinity) ? value : undefined),
        options,
    );

/** A name: the service trims it, and refuses one that is empty. */
export const nameText = (maxLength = Infinity): Field =>
    settable(
        (value) => {
            const name = typeof value === "string" ? value.trim() : "";
            return name !== "" && name.length <= maxLength ? name : undefined;
        },
        { required: "name" },
    );

export const flag = (value: boolean | undefined, options: Options = {}): Field =>
    settable((sent) => (typeof sent === "boolean" ? sent : undefined), { default: value, ...options });

export const oneOf = (values: readonly string[], options: Options = {}): Field =>
    settable((value) => (typeof value === "string" && values.includes(value) ? value : undefined), options);

/** A whole number: a string in answers, a number or a string in requests. */
export const wholeNumber = (limits: { min?: number; max?: number; step?: number }, options: Options = {}): Field =>
    settable((value) => {
        const digits = typeof value === "number" ? String(value) : value;
        if (typeof digits !== "string" || !/^-?\d{1,15}$/.test(digits)) return undefined;
        const number = Number(digits);
        const { min = 0, max = Number.MAX_SAFE_INTEGER, step = 1 } = limits;
        return number >= min && number <= max && number % step === 0 ? String(number) : undefined;
    }, options);

/** A decimal number within a limit on both sides of zero: text in answers, a number or text in requests. */
export const decimal = (limit: number, options: Options = {}): Field =>
    settable((value) => {
        const decimal = typeof value === "number" ? String(value) : value;
        if (typeof decimal !== "string" || !/^[+-]?\d+(\.\d+)?$/.test(decimal.trim())) return undefined;
        return Math.abs(Number(decimal)) <= limit ? decimal.trim() : undefined;
    }, options);

/** IPv4 and IPv6 addresses and networks. An empty list is no list. */
export const addresses = (options: Options = {}): Field =>
    settable((value) => {
        if (!Array.isArray(value)) return undefined;
        return value.every((entry) => typeof entry === "string" && isNetwork(entry)) ? value : undefined;
    }, options);

function isNetwork(entry: string): boolean {
    const [address = "", prefix, ...rest] = entry.split("/");
    const version = isIP(address);
    if (version === 0 || rest.length > 0) return false;
    return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

export const texts = (options: Options = {}): Field =>
    settable(
        (value) => (Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : undefined),
        options,
    );

/** An object whose inside the emulator keeps as it was sent. */
export const structure = (options: Options = {}): Field =>
    settable((value) => (isObject(value) ? value : undefined), options);

/** The id of an object of another collection; it must exist in the same microtenant. */
export const reference = (collection: string, options: Options = {}): Field =>
    settable((value, { tenant, microtenantId }) => {
        const id = typeof value === "number" ? String(value) : value;
        return typeof id === "string" && tenant.collection(collection).find(id, microtenantId) ? id : undefined;
    }, options);

/** Objects of another collection, sent as `[{ id }]`; the order of ids is kept, other keys are ignored. */
export const references = (collection: string, options: Options = {}): Field =>
    settable((value, { tenant, microtenantId }) => {
        if (!Array.isArray(value)) return undefined;
        const ids = value.map((entry) => (isObject(entry) ? entry.id : undefined));
        const known = ids.filter((id): id is string => typeof id === "string");
        const all = known.length === ids.length;
        return all && known.every((id) => tenant.collection(collection).find(id, microtenantId))
            ? [...new Set(known)].map((id) => ({ id }))
            : undefined;
    }, options);

/** Set by the service and stored. */
export const kept = (options: Options = {}): Field => ({ access: "readOnly", ...options });

/** Worked out for every answer, never stored. */
export const derived = (answer: NonNullable<Field["answer"]>, options: Options = {}): Field => ({
    access: "readOnly",
    answer,
    ...options,
});

/** Kept with the object, never on the wire. */
export const internal = (): Field => ({ access: "internal" });

/** The ids held by a field made with {@link references}. */
export function idsOf(value: Json | undefined): string[] {
    if (!Array.isArray(value)) return [];
    return value.flatMap((entry) => (isObject(entry) && typeof entry.id === "string" ? [entry.id] : []));
}
