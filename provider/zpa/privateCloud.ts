import { z } from "zod";
import { becomes, cutsOff, interrupts, isDisabled, loses } from "../contract/consequences";
import { type Field, flag, isWire, moment, number, objects, references, textOf, type Wire } from "../contract/fields";
import { without } from "../contract/values";
import { ReferencedError } from "../http/errors/errors";
import { PartialFailureError } from "../lifecycle/partialFailure";
import { defineZpa } from "./client/define";
import { controlChannelPath, path } from "./common/controlChannelPath";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

/** Minutes in the units that the wire has. */
const UNITS: Readonly<Record<string, number>> = { MINUTES: 1, HOURS: 60, DAYS: 1_440 };

/** How often members that are forced ask whether they still are. */
const reconnectMinutes: Field<number> = {
    toWire: (value) => ({
        zpnFireDrillSite: { fireDrillInterval: String(value), fireDrillIntervalTimeUnit: "MINUTES" },
    }),
    fromWire({ zpnFireDrillSite: site }) {
        const interval = isWire(site) ? textOf(site.fireDrillInterval) : undefined;
        const unit = isWire(site) ? UNITS[textOf(site.fireDrillIntervalTimeUnit) ?? "MINUTES"] : undefined;
        return interval === undefined || unit === undefined ? undefined : Number(interval) * unit;
    },
    unset: { zpnFireDrillSite: undefined },
};

/** What the service refuses in a create. */
const FORCED = ["businessContinuityForced", "forcedReconnectMinutes"] as const;

const GROUPS = ["privateCloudControllerGroups", "appConnectorGroups", "serviceEdgeGroups"] as const;

/** Lists that the console alone fills. Answers say more of what is in them than requests may. */
const CONSOLE_LISTS = ["siemIds", "privateExporterGroupIds"];

const IN_DRILL =
    "App Connectors and service edges of the private cloud turn to its controllers. Browser Access, source IP anchoring, " +
    "machine tunnels, and clients behind Cloud and Branch Connectors lose access until this ends.";
const NOT_CONTINUED = "During an outage of Zscaler, users lose access to applications that depend on it.";

export const privateCloud = defineZpa({
    type: "zpa:PrivateCloud",
    noun: { one: "private cloud", many: "private clouds" },
    permission: "Private Clouds (Business Continuity Management)",
    inputs: z.strictObject({
        ...named.inputs,
        privateCloudControllerGroups: schema.refs("zpa:PrivateCloudControllerGroup").optional(),
        appConnectorGroups: schema.refs("zpa:AppConnectorGroup").optional(),
        serviceEdgeGroups: schema.refs("zpa:ServiceEdgeGroup").optional(),
        primaryControlChannelPath: path.default("Public Cloud"),
        certificateRenewalDays: z.int().min(30).max(180).optional(),
        // Without it, a drill that an administrator or a command has begun goes on.
        businessContinuityForced: z.boolean().optional(),
        forcedReconnectMinutes: z.int().min(15).max(1_440).optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [
        {
            needs: FORCED,
            property: "forcedReconnectMinutes",
            when: (cloud) => cloud.forcedReconnectMinutes !== undefined && cloud.businessContinuityForced !== true,
            reason: "needs businessContinuityForced: true; omit it otherwise",
        },
    ],
    outputs: z.object({ ...restrictions.schema }),

    observed: {
        schema: z.object({ businessContinuityForced: z.boolean(), forcedSince: z.string().optional(), ...times.shape }),
        fromWire(wire) {
            const { fireDrillEnabled, zpnFireDrillSite: site } = wire;
            const isForced = fireDrillEnabled === true;
            return {
                businessContinuityForced: isForced,
                forcedSince: isForced && isWire(site) ? moment("modifiedTime").fromWire(site) : undefined,
                ...times.fromWire(wire),
            };
        },
    },

    naturalKey: ["name", "microtenantId"],
    unique: GROUPS.map((each) => ({ each })),
    replaceOn: ["microtenantId"],
    consequences: {
        create: cutsOff(IN_DRILL, becomes("businessContinuityForced", true)),
        delete: cutsOff(NOT_CONTINUED),
        update: {
            ...named.consequences,
            enabled: cutsOff(NOT_CONTINUED, isDisabled),
            privateCloudControllerGroups: cutsOff(NOT_CONTINUED, loses("privateCloudControllerGroups")),
            appConnectorGroups: cutsOff(NOT_CONTINUED, loses("appConnectorGroups")),
            serviceEdgeGroups: cutsOff(NOT_CONTINUED, loses("serviceEdgeGroups")),
            primaryControlChannelPath: interrupts("Connectors and service edges connect again, in the other way."),
            certificateRenewalDays: "none",
            businessContinuityForced: cutsOff(IN_DRILL, becomes("businessContinuityForced", true)),
            forcedReconnectMinutes: "none",
        },
    },
    writeProtection: restrictions.reason,

    operations: {
        // The service takes the drill of one that is there alone.
        async create({ inputs: cloud, defaults }) {
            const unforced = without(cloud, FORCED);
            const { id, observed } = await defaults.create({ inputs: unforced });
            if (cloud.businessContinuityForced !== true) return { id, observed };
            try {
                return { id, observed: await defaults.update({ id, olds: unforced, inputs: cloud }) };
            } catch (error) {
                throw new PartialFailureError(id, observed, error);
            }
        },
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
            businessContinuityForced: { ...flag("fireDrillEnabled"), unset: { fireDrillEnabled: false } },
            forcedReconnectMinutes: reconnectMinutes,
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        readOnlyKeys: SERVICE_KEYS,
        toRequestBody: (body) => ({
            // The interval of a drill that has ended is refused.
            ...(body.fireDrillEnabled === true ? body : without(body, ["zpnFireDrillSite"])),
            ...Object.fromEntries(CONSOLE_LISTS.flatMap((key) => idsAlone(body, key))),
        }),
    },
});

function idsAlone(body: Wire, key: string): [string, Wire[]][] {
    return key in body ? [[key, objects(body[key]).map(({ id }) => ({ id }))]] : [];
}
