import type { Definition } from "../contract/definition";
import type { Values } from "../contract/values";

/** Outputs that a resource shows only where its inputs ask for that; they stand among its inputs then. */
export function announcedOutputs({ members }: Definition): string[] {
    return ["detachesOnDelete", ...(members ? [members.shown] : [])];
}

/** The outputs in which a refresh shows what a deletion will do beyond the object, where the inputs ask for that. */
export function announcedFor({ members }: Definition, inputs: Values): string[] {
    return [
        ...(inputs.detachOnDelete === true ? ["detachesOnDelete"] : []),
        ...(members && inputs[members.asked] === true ? [members.shown] : []),
    ];
}
