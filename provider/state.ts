import type { Definition, Values } from "./definition";
import { pick, without } from "./values";

/** What goes into state: the inputs that are declared, and what the service adds. */
export function outputsOf(definition: Definition, said: Values, declared: Values): Values {
    const undeclared = inputKeys(definition, said).filter((key) => declared[key] === undefined);
    return without(said, undeclared);
}

/** The keys of these values that a program sets. */
export function inputKeys(definition: Definition, values: Values): string[] {
    return Object.keys(pick(values, Object.keys(definition.inputs.shape)));
}

/** An answer that leaves out what was just written says nothing against it. */
export function complete(definition: Definition, said: Values, inputs: Values): Values {
    return { ...inputs, ...outputsOf(definition, said, inputs) };
}
