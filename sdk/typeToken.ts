/** How the engine names the types of this library: in URNs, states, plans and policies. */

const PREFIX = "pulumi-nodejs:dynamic/";

/**
 * The engine's name of a type.
 * @internal
 */
export type Token<T extends string = string> = `${typeof PREFIX}${T}`;

/**
 * @example resourceToken("zpa:SegmentGroup") is "pulumi-nodejs:dynamic/zpa:SegmentGroup"
 * @internal
 */
export const resourceToken = <T extends string>(type: T): Token<T> => `${PREFIX}${type}`;

/**
 * The type that the engine calls so; undefined for types of other libraries.
 * @internal
 */
export function typeOf(token: string): string | undefined {
    const type = token.startsWith(PREFIX) ? token.slice(PREFIX.length) : "";
    return /^\w+:\w+$/.test(type) ? type : undefined;
}
