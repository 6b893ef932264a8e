import { z } from "zod";
import { setOf } from "../../contract/sets";

/** For objects that others name: their deletion may be told to take them out there. */
export const detaching = {
    inputs: { detachOnDelete: z.boolean().optional() },
    outputs: { detachesOnDelete: setOf(z.string()).optional() },
};
