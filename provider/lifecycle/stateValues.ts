import type { Definition } from "../contract/definition";
import { pick, present, type Values, without } from "../contract/values";
import { announcedOutputs } from "../deletion/announced";

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

/**
 * With null for every property that the object does not have: one that an answer leaves out is unknown in every preview,
 * and null is known. Nothing is said of what only tells this library what to do: no object has that.
 */
export function whole(definition: Definition, values: Values): Values {
    return { ...absentOf(definition), ...present(values) };
}

/** Process-wide: what is derived from a definition is the same for everybody. */
const absent = new WeakMap<Definition, Values>();

function absentOf(definition: Definition): Values {
    const known = absent.get(definition);
    if (known) return known;
    const { inputs, outputs, naturalKey, replaceOn, collection } = definition;
    const identifying = new Set<string>([...naturalKey, ...replaceOn]);
    const instructions = (collection.notOnWire ?? []).filter((property) => !identifying.has(property));
    const properties = without({ ...inputs.shape, ...outputs?.shape }, [
        ...instructions,
        ...announcedOutputs(definition),
    ]);
    const nulls = Object.fromEntries(Object.keys(properties).map((name) => [name, null]));
    absent.set(definition, nulls);
    return nulls;
}
