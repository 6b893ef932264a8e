import type { Definition, Values } from "./definition";

/** The outputs in which a refresh shows what a deletion will do beyond the object, where the inputs ask for that. */
export function shownBefore({ members }: Definition, inputs: Values): string[] {
    return [
        ...(inputs.detachOnDelete === true ? ["detachesOnDelete"] : []),
        ...(members && inputs[members.asked] === true ? [members.shown] : []),
    ];
}
