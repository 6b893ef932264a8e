/** A property as it comes over the wire of the engine, or as it is stored. */
export type Value = null | boolean | number | string | readonly Value[] | Values;
export interface Values {
    readonly [name: string]: Value | undefined;
}

/** What the engine sends for a value that is known only after an update. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key that marks an object as something else than a map, and its values. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

export function isMap(value: Value | undefined): value is Values {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
    return Array.isArray(value);
}

export function isSecret(value: Value | undefined): boolean {
    return isMap(value) && value[SIGNATURE] === SECRET;
}

export function secret(value: Value): Values {
    return { [SIGNATURE]: SECRET, value };
}

export function isAsset(value: Value | undefined): boolean {
    return isMap(value) && (value[SIGNATURE] === ASSET || value[SIGNATURE] === ARCHIVE);
}

/** The value without the marks that it is secret or the output of a resource; what is not known yet is `UNKNOWN`. */
export function plain(value: Value | undefined): Value {
    if (isList(value)) return value.map(plain);
    if (!isMap(value)) return value ?? null;
    const mark = value[SIGNATURE];
    if (mark === SECRET) return plain(value.value);
    if (mark === OUTPUT) return value.value === undefined ? UNKNOWN : plain(value.value);
    if (mark === RESOURCE) return plain(value.id === undefined ? value.urn : value.id);
    return mark === undefined ? plainValues(value) : value;
}

export function plainValues(values: Values): Values {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

export function containsUnknown(value: Value | undefined): boolean {
    if (value === UNKNOWN) return true;
    if (isList(value)) return value.some(containsUnknown);
    return isMap(value) && Object.values(value).some(containsUnknown);
}

/** A string that is set and known. */
export function text(value: Value | undefined): string | undefined {
    return typeof value === "string" && value !== UNKNOWN && value !== "" ? value : undefined;
}

/** The maps in a list; none if it is not known. */
export function maps(value: Value | undefined): readonly Values[] {
    return isList(value) ? value.filter(isMap) : [];
}

/** The strings in a list that are known. */
export function texts(value: Value | undefined): readonly string[] {
    return isList(value) ? value.flatMap((item) => text(item) ?? []) : [];
}
