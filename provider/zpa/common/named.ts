import { z } from "zod";
import { flag, text } from "../../contract/fields";
import * as schema from "./schemas";

/** What most objects of Private Access have in common. */
export const named = {
    inputs: {
        name: schema.name,
        description: schema.text.min(1).optional(),
        enabled: z.boolean().default(true),
    },
    consequences: { name: "none" as const, description: "none" as const },
    fields: { name: text("name"), description: text("description"), enabled: flag("enabled") },
};
