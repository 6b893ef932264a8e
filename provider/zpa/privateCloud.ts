import { z } from "zod";
import { cutsOff, interrupts, isDisabled, loses } from "../contract/consequences";
import { type Field, number, objects, references, type Wire } from "../contract/fields";
import { without } from "../contract/values";
import { ReferencedError } from "../http/errors/errors";
import { defineZpa } from "./client/define";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

const path = z.enum(["Public Cloud", "Private Cloud Controller"]);

/** The wire asks whether it is the controller. */
const controlChannelPath: Field<z.output<typeof path>> = {
    toWire: (value) => ({ sitecPreferred: value === "Private Cloud Controller" }),
    fromWire: ({ sitecPreferred }) => (sitecPreferred === true ? "Private Cloud Controller" : "Public Cloud"),
    unset: { sitecPreferred: false },
};

const GROUPS = ["privateCloudControllerGroups", "appConnectorGroups", "serviceEdgeGroups"] as const;

/** Lists that the console alone fills. Answers say more of what is in them than requests may. */
const CONSOLE_LISTS = ["siemIds", "privateExporterGroupIds"];

const NOT_CONTINUED = "During an outage of Zscaler, users lose access to applications that depend on it.";

export const privateCloud = defineZpa({
    type: "zpa:PrivateCloud",
    noun: { one: "private cloud", many: "private clouds" },
    inputs: z.strictObject({
        ...named.inputs,
        privateCloudControllerGroups: schema.refs("zpa:PrivateCloudControllerGroup").optional(),
        appConnectorGroups: schema.refs("zpa:AppConnectorGroup").optional(),
        serviceEdgeGroups: schema.refs("zpa:ServiceEdgeGroup").optional(),
        primaryControlChannelPath: path.default("Public Cloud"),
        certificateRenewalDays: z.int().min(30).max(180).optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    outputs: z.object({ ...restrictions.schema }),

    observed: {
        schema: z.object({ businessContinuityForced: z.boolean(), ...times.shape }),
        fromWire: (wire) => ({ businessContinuityForced: wire.fireDrillEnabled === true, ...times.fromWire(wire) }),
    },

    naturalKey: ["name", "microtenantId"],
    unique: GROUPS.map((each) => ({ each })),
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff(NOT_CONTINUED),
        update: {
            ...named.consequences,
            enabled: cutsOff(NOT_CONTINUED, isDisabled),
            privateCloudControllerGroups: cutsOff(NOT_CONTINUED, loses("privateCloudControllerGroups")),
            appConnectorGroups: cutsOff(NOT_CONTINUED, loses("appConnectorGroups")),
            serviceEdgeGroups: cutsOff(NOT_CONTINUED, loses("serviceEdgeGroups")),
            primaryControlChannelPath: interrupts("Connectors and service edges connect again, in the other way."),
            certificateRenewalDays: "none",
        },
    },
    writeProtection: restrictions.reason,

    operations: {
        // Nobody knows whether the service deletes one that groups are in; if not, they leave it first.
        async delete({ id, outputs: cloud, defaults }) {
            try {
                await defaults.delete({ id, outputs: cloud });
            } catch (error) {
                const isInhabited = GROUPS.some((property) => cloud[property] !== undefined);
                if (!(error instanceof ReferencedError && isInhabited)) throw error;
                await defaults.update({ id, olds: cloud, inputs: without(cloud, GROUPS) });
                await defaults.delete({ id, outputs: cloud });
            }
        },
    },

    collection: {
        endpoint: { path: "privateCloud" },
        fields: {
            ...named.fields,
            privateCloudControllerGroups: references("siteControllerGroupIds"),
            appConnectorGroups: references("assistantGroupsIds"),
            serviceEdgeGroups: references("privateBrokerGroupIds"),
            primaryControlChannelPath: controlChannelPath,
            certificateRenewalDays: number("reEnrollPeriod"),
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        readOnlyKeys: SERVICE_KEYS,
        toRequestBody: (body) => ({
            ...body,
            ...Object.fromEntries(CONSOLE_LISTS.flatMap((key) => idsAlone(body, key))),
        }),
    },
});

function idsAlone(body: Wire, key: string): [string, Wire[]][] {
    return key in body ? [[key, objects(body[key]).map(({ id }) => ({ id }))]] : [];
}
