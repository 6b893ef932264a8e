import { z } from "zod";
import { cutsOff, interrupts, isDisabled, loses } from "../contract/consequences";
import { flag, references } from "../contract/fields";
import { defineZpa } from "./client/define";
import { detaching } from "./common/detaching";
import { applicationSegments, microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

export const serverGroup = defineZpa({
    type: "zpa:ServerGroup",
    noun: { one: "server group", many: "server groups" },
    permission: "Server Groups (Configuration)",
    quota: 1_000,
    inputs: z.strictObject({
        ...named.inputs,
        appConnectorGroups: schema.refs("zpa:AppConnectorGroup"),
        dynamicDiscovery: z.boolean().default(true),
        servers: schema.refs("zpa:ApplicationServer").optional(),
        sourceIpAnchoring: z.boolean().default(false),
        microtenantId: schema.microtenantId.optional(),
        ...detaching.inputs,
    }),
    rules: [
        {
            needs: ["dynamicDiscovery", "servers"],
            property: "servers",
            when: (group) => group.dynamicDiscovery === true && group.servers !== undefined,
            reason: "cannot be set with dynamicDiscovery, which discovers the servers; set dynamicDiscovery to false or omit servers",
        },
        {
            needs: ["dynamicDiscovery", "servers"],
            property: "servers",
            when: (group) => group.dynamicDiscovery === false && group.servers === undefined,
            reason: "is required if dynamicDiscovery is false; list the servers or set dynamicDiscovery to true",
        },
    ],
    outputs: z.object({ ...detaching.outputs, ...restrictions.schema }),

    observed: {
        schema: z.object({ ...applicationSegments.shape, ...times.shape }),
        fromWire: (wire) => ({ ...applicationSegments.fromWire(wire), ...times.fromWire(wire) }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff("Applications that are reached only through the group can no longer be reached."),
        update: {
            ...named.consequences,
            enabled: cutsOff(
                "Applications that are reached only through the group can no longer be reached.",
                isDisabled,
            ),
            appConnectorGroups: interrupts(
                "Sessions through the removed App Connector groups end.",
                loses("appConnectorGroups"),
            ),
            dynamicDiscovery: interrupts("Servers are found in another way; sessions are set up again."),
            servers: cutsOff(
                "Applications that are only on the removed servers can no longer be reached.",
                loses("servers"),
            ),
            sourceIpAnchoring: interrupts("Sessions are set up again, from other source addresses."),
            detachOnDelete: "none",
        },
    },
    writeProtection: restrictions.reason,

    collection: {
        endpoint: {
            path: "serverGroup",
        },
        notOnWire: ["detachOnDelete"],
        fields: {
            ...named.fields,
            appConnectorGroups: references("appConnectorGroups"),
            dynamicDiscovery: flag("dynamicDiscovery"),
            servers: references("servers"),
            sourceIpAnchoring: flag("ipAnchored"),
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        // There can be thousands of applications, which the service then refuses to take back.
        readOnlyKeys: [...SERVICE_KEYS, "applications", "inconsistentConfigDetails"],
    },
});
