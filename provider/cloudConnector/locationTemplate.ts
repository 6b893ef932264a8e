import { z } from "zod";
import { becomes, cutsOff, interrupts } from "../contract/consequences";
import { type Field, flag, text, within } from "../contract/fields";
import * as schema from "../contract/schemas";
import { defineCloudConnector } from "./client/define";
import { amount, lastModified, SERVICE_KEYS } from "./common/fields";
import { TEMPLATES } from "./common/permissions";

const DEFAULT_TEMPLATE = "Default Location Template";
const LONGEST_NAME = 255;

const inTemplate = <T>(field: Field<T>) => within("template", field);
const minutes = z.int().min(1);
const bandwidth = z.int().min(1);

/** The locations that have a template are those of machines that registered with it. */
const THERE = "at the locations of the template";

export const locationTemplate = defineCloudConnector({
    type: "cloudConnector:LocationTemplate",
    noun: { one: "location template", many: "location templates" },
    permission: TEMPLATES,
    inputs: z.strictObject({
        name: schema.name.max(LONGEST_NAME),
        description: schema.text.min(1).optional(),
        prefix: schema.text.min(1).optional(),
        xffForwarding: z.boolean().default(false),
        authentication: z.boolean().default(false),
        caution: z.boolean().default(false),
        acceptableUseDays: z.int().min(1).optional(),
        firewall: z.boolean().default(false),
        intrusionPrevention: z.boolean().default(false),
        uploadBandwidth: bandwidth.optional(),
        downloadBandwidth: bandwidth.optional(),
        ipSurrogate: z.boolean().default(false),
        surrogateIdleMinutes: minutes.optional(),
        surrogateForKnownBrowsers: z.boolean().default(false),
        surrogateRefreshMinutes: minutes.optional(),
    }),
    rules: [
        {
            needs: ["caution", "authentication"],
            property: "caution",
            when: ({ caution, authentication }) => caution === true && authentication === true,
            reason: "cannot be combined with authentication, because the notice is for users who do not authenticate; set only one of them",
        },
        {
            needs: ["caution", "acceptableUseDays"],
            property: "caution",
            when: ({ caution, acceptableUseDays }) => caution === true && acceptableUseDays !== undefined,
            reason: "cannot be combined with acceptableUseDays; set only one of them",
        },
        {
            needs: ["intrusionPrevention", "firewall"],
            property: "intrusionPrevention",
            when: ({ intrusionPrevention, firewall }) => intrusionPrevention === true && firewall !== true,
            reason: "requires the firewall; set firewall to true",
        },
        {
            needs: ["uploadBandwidth", "downloadBandwidth"],
            property: "uploadBandwidth",
            when: ({ uploadBandwidth, downloadBandwidth }) =>
                (uploadBandwidth === undefined) !== (downloadBandwidth === undefined),
            reason: "must be set together with downloadBandwidth",
        },
    ],

    observed: {
        schema: z.object(lastModified.shape),
        fromWire: lastModified.fromWire,
    },

    naturalKey: ["name"],
    replaceOn: [],
    consequences: {
        create: "none",
        delete: "none",
        update: {
            name: "none",
            description: "none",
            prefix: "none",
            xffForwarding: "none",
            authentication: cutsOff(`Users have to authenticate ${THERE}.`, becomes("authentication", true)),
            caution: interrupts(
                `Users who do not authenticate see a caution notice ${THERE}.`,
                becomes("caution", true),
            ),
            acceptableUseDays: interrupts(`Users have to accept the acceptable use policy ${THERE}.`),
            firewall: cutsOff(`Traffic is subject to the firewall's policy ${THERE}.`, becomes("firewall", true)),
            intrusionPrevention: interrupts(
                `Intrusion prevention may block traffic ${THERE}.`,
                becomes("intrusionPrevention", true),
            ),
            uploadBandwidth: interrupts(`The bandwidth of uploads changes ${THERE}.`),
            downloadBandwidth: interrupts(`The bandwidth of downloads changes ${THERE}.`),
            ipSurrogate: interrupts(`Users have to authenticate more often ${THERE}.`, becomes("ipSurrogate", false)),
            surrogateIdleMinutes: "none",
            surrogateForKnownBrowsers: "none",
            surrogateRefreshMinutes: "none",
        },
    },
    writeProtection: ({ name }) => (name === DEFAULT_TEMPLATE ? "it is the built-in template" : undefined),

    collection: {
        endpoint: { path: "locationTemplate" },
        fields: {
            name: text("name"),
            description: text("desc"),
            prefix: inTemplate(text("templatePrefix")),
            xffForwarding: inTemplate(flag("xffForwardEnabled")),
            authentication: inTemplate(flag("authRequired")),
            caution: inTemplate(flag("cautionEnabled")),
            acceptableUseDays: inTemplate(switchedOn("aupEnabled", amount("aupTimeoutInDays"))),
            firewall: inTemplate(flag("ofwEnabled")),
            intrusionPrevention: inTemplate(flag("ipsControl")),
            uploadBandwidth: inTemplate(switchedOn("enforceBandwidthControl", amount("upBandwidth"))),
            downloadBandwidth: inTemplate(switchedOn("enforceBandwidthControl", amount("dnBandwidth"))),
            ipSurrogate: inTemplate(flag("surrogateIP")),
            surrogateIdleMinutes: inTemplate(amount("idleTimeInMinutes")),
            surrogateForKnownBrowsers: inTemplate(flag("surrogateIPEnforcedForKnownBrowsers")),
            surrogateRefreshMinutes: inTemplate(amount("surrogateRefreshTimeInMinutes")),
        },
        readOnlyKeys: SERVICE_KEYS,
    },
});

/** A number that means something only while a switch beside it is on. */
function switchedOn(key: string, field: Field<number>): Field<number> {
    return {
        toWire: (value) => ({ ...field.toWire(value), [key]: true }),
        fromWire: (wire) => (wire[key] === true ? field.fromWire(wire) : undefined),
        unset: { ...field.unset, [key]: false },
    };
}
