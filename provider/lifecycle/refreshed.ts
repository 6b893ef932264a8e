import type { Reading } from "../contract/operations";
import type { ResourceContext } from "../contract/resourceContext";
import { pick, type Values } from "../contract/values";
import { announcedFor } from "../deletion/announced";
import { read } from "./lifecycle";
import { inputKeys, outputsOf } from "./stateValues";

/** What a refresh puts into the state. */
export interface Refreshed {
    readonly outputs: Values;
    readonly inputs: Values;
}

/** Reads the object with what the state holds of it; undefined when it is gone. */
export async function refreshed(context: ResourceContext, { id, known }: Reading): Promise<Refreshed | undefined> {
    const { definition } = context;
    const said = await read(context, { id, known });
    if (!said) return undefined;
    const outputs = outputsOf(definition, said, known);
    // Among the inputs, because the preview of a deletion prints those alone.
    const shown = announcedFor(definition, known);
    return { outputs, inputs: pick(outputs, [...inputKeys(definition, known), ...shown]) };
}
