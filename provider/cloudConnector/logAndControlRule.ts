import { z } from "zod";
import { interrupts } from "../contract/consequences";
import { ref } from "../contract/references";
import { defineCloudConnector } from "./client/define";
import { link } from "./common/fields";
import { FORWARDING_POLICY } from "./common/permissions";
import * as rule from "./common/rule";
import { inLine } from "./common/ruleOrder";

const ENDPOINT = rule.ENDPOINTS.logAndControl;

export const logAndControlRule = defineCloudConnector({
    type: "cloudConnector:LogAndControlRule",
    noun: { one: ENDPOINT.noun, many: "log and control rules" },
    permission: FORWARDING_POLICY,
    inputs: z.strictObject({ ...rule.inputs, gateway: ref("cloudConnector:ForwardingGateway") }),
    rules: rule.rules,
    outputs: z.object(rule.outputs),

    ...rule.traits,
    consequences: rule.consequences(
        { what: "Logs and control traffic" },
        {
            gateway: interrupts("Connectors send logs and control traffic by another gateway."),
        },
    ),
    operations: inLine(ENDPOINT),

    collection: {
        ...rule.collectionOf(ENDPOINT, "EC_SELF"),
        // What these rules send always goes to a gateway of its own.
        toWire: async () => ({ forwardMethod: "ECSELF" }),
        fields: { ...rule.fields, gateway: link("proxyGateway") },
    },
});
