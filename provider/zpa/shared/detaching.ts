import { z } from "zod";

/** For objects that others name: their deletion may be told to take them out there. */
export const detaching = {
    inputs: { detachOnDelete: z.boolean().optional() },
    outputs: { detachesOnDelete: z.array(z.string()).optional() },
};
