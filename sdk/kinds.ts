import type { Referring } from "./references";

/**
 * What a property of a resource is: an input (true), an input that refers to resources or to what was looked up, an output, a
 * secret output, or an output with the inputs that the service derives it from.
 */
export type Kind = true | Referring | "output" | "secret" | readonly string[];

/** Whether a program sets the property. */
export const isInput = (kind: Kind | undefined): kind is true | Referring =>
    kind === true || kind === "reference" || kind === "lookup";
