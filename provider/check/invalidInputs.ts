import { present, type Values } from "../contract/values";
import { definitionOf } from "../definitionOf";
import { examine } from "./check";
import { sentences } from "./failures";

/** A resource as its program declares it. */
export interface Declared {
    type: string;
    /** Names that begin with two underscores are the host's, and are left out. */
    values: Values;
    /** Names of the properties whose values nobody may see. */
    secrets: readonly string[];
}

/**
 * What the check of a resource will refuse, a sentence for each fault, by its declaration alone: what depends on the
 * connection, and on other resources, is not looked at.
 */
export function invalidInputs({ type, values, secrets }: Declared): string[] {
    const declared = present(Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith("__"))));
    return sentences(examine(definitionOf(type), declared).faults, declared, secrets);
}
