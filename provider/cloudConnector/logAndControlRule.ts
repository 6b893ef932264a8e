import { z } from "zod";
import { define } from "../definition";
import * as schema from "../schemas";
import { link } from "./shared/fields";
import * as rule from "./shared/rule";
import { inLine } from "./shared/ruleOrder";

const PLACE = rule.PLACES.logAndControl;

export const logAndControlRule = define({
    type: "cloudConnector:LogAndControlRule",
    noun: PLACE.noun,
    inputs: z.strictObject({ ...rule.inputs, gateway: schema.id }),
    rules: rule.rules,
    outputs: z.object(rule.outputs),

    ...rule.traits,
    operations: inLine(PLACE),

    collection: {
        ...rule.collectionOf(PLACE, "EC_SELF"),
        // What these rules send always goes to a gateway of its own.
        toWire: async () => ({ forwardMethod: "ECSELF" }),
        fields: { ...rule.fields, gateway: link("proxyGateway") },
    },
});
