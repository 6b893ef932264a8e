import { z } from "zod";
import { interrupts } from "../contract/consequences";
import { type Field, flag, isWire, text, textOf, type Wire, within, word, wordsOf } from "../contract/fields";
import { ref } from "../contract/references";
import * as schema from "../contract/schemas";
import { without } from "../contract/values";
import { endpointOf } from "../lifecycle/mapping";
import { defineCloudConnector } from "./client/define";
import { CLOUDS } from "./common/clouds";
import { lastModified, link, SERVICE_KEYS } from "./common/fields";
import { CHANNELS } from "./common/groupSettings";
import { TEMPLATES } from "./common/permissions";
import { AUTO_SCALING, dayOf, scales } from "./provisioningUrl/autoScalingSupport";

const FORM_FACTORS = { small: "SMALL", medium: "MEDIUM", large: "LARGE" } as const;
const { form: FORM, image: IMAGE } = AUTO_SCALING.gcp;

/** How connectors are deployed: an object of its own. */
const DATA = "provUrlData";
const inData = <T>(field: Field<T>) => within(DATA, field);
/** What the service adds to that: its own servers. */
const SERVERS = ["zsCloudDomain", "orgId", "configServer", "registrationServer", "apiServer", "pacServer"];

export const provisioningUrl = defineCloudConnector({
    type: "cloudConnector:ProvisioningUrl",
    noun: { one: "provisioning URL", many: "provisioning URLs" },
    permission: TEMPLATES,
    inputs: z.strictObject({
        name: schema.name,
        description: schema.text.min(1).optional(),
        cloud: z.enum(wordsOf(CLOUDS)),
        locationTemplate: ref("cloudConnector:LocationTemplate"),
        formFactor: z.enum(wordsOf(FORM_FACTORS)).default("small"),
        autoScaling: z.boolean().default(false),
        releaseChannel: z.enum(wordsOf(CHANNELS)).optional(),
        autoScalingImage: z
            .string()
            .refine(
                (image) => dayOf(image) !== undefined,
                `must be an image for Google Cloud, named with its day as in "${IMAGE}"`,
            )
            .optional(),
    }),
    rules: [
        {
            needs: ["formFactor", "cloud"],
            property: "formFactor",
            when: ({ formFactor, cloud }) => formFactor !== "small" && cloud !== "aws",
            reason: 'is available only for AWS; set it to "small" for other clouds',
        },
        {
            needs: ["formFactor", "autoScaling"],
            property: "formFactor",
            when: ({ formFactor, autoScaling }) => formFactor !== "small" && autoScaling === true,
            reason: 'must be "small" with autoScaling; omit one of the two',
        },
        {
            needs: ["autoScaling", "cloud", "autoScalingImage"],
            property: "autoScaling",
            when: ({ autoScaling, cloud, autoScalingImage }) =>
                autoScaling === true &&
                cloud !== undefined &&
                AUTO_SCALING[cloud].imageToBeNamed &&
                autoScalingImage === undefined,
            reason: `is not supported on Google Cloud with images before ${IMAGE}; set it to false. If Zscaler support has enabled it for the tenant, and the ${FORM} runs that image or a later one, set autoScalingImage to the name of the image`,
        },
        {
            needs: ["autoScaling", "cloud", "autoScalingImage"],
            property: "autoScalingImage",
            when: ({ autoScaling, cloud, autoScalingImage }) =>
                autoScalingImage !== undefined &&
                !(autoScaling === true && cloud !== undefined && AUTO_SCALING[cloud].imageToBeNamed),
            reason: "applies only to autoScaling on Google Cloud; omit it",
        },
        {
            needs: ["cloud", "autoScalingImage"],
            property: "autoScalingImage",
            when: ({ cloud, autoScalingImage }) =>
                cloud !== undefined && autoScalingImage !== undefined && !scales(cloud, autoScalingImage),
            reason: `is too old for autoScaling or was withdrawn; deploy ${IMAGE} or a later image first`,
        },
    ],
    outputs: z.object({ url: z.string() }),

    observed: {
        schema: z.object({ status: z.string().optional(), ...lastModified.shape }),
        fromWire: (wire) => ({ status: textOf(wire.status), ...lastModified.fromWire(wire) }),
    },

    naturalKey: ["name"],
    // Machines that run ask for the URL, which has the name in it; and those that scale are not mixed with those that do not.
    replaceOn: ["name", "cloud", "autoScaling"],
    consequences: {
        create: "none",
        delete: interrupts("Machines that start with the URL can no longer register."),
        update: {
            description: "none",
            locationTemplate: "none",
            formFactor: interrupts("Machines that start with the URL must have the new size."),
            releaseChannel: "none",
            autoScalingImage: "none",
        },
    },

    operations: {
        // Those of branches are on the same path.
        async list({ scope, backend }) {
            const all = await backend.listAll(await endpointOf({ definition: provisioningUrl, backend }, scope));
            return all.filter(({ provUrlType }) => provUrlType !== "ONPREM");
        },
    },

    collection: {
        endpoint: { path: "provUrl" },
        notOnWire: ["autoScalingImage"],
        fields: {
            name: text("name"),
            description: text("desc"),
            url: text("provUrl"),
            cloud: inData(word("cloudProviderType", CLOUDS)),
            locationTemplate: inData(link("locationTemplate")),
            formFactor: inData(word("formFactor", FORM_FACTORS)),
            autoScaling: falseWhenAbsent(inData(within("autoScaleDetails", flag("autoScale")))),
            releaseChannel: inData(word("releaseChannel", CHANNELS)),
        },
        async toWire() {
            return { provUrlType: "CLOUD" };
        },
        readOnlyKeys: [...SERVICE_KEYS, "provUrl", "status", "usedInEcGroups"],
        toRequestBody: ({ [DATA]: data, ...url }) => ({ ...url, ...(isWire(data) && { [DATA]: asSent(data) }) }),
    },
});

/** Answers show the whole template, which is changed on its own page. */
function asSent({ locationTemplate: template, ...data }: Wire): Wire {
    return { ...without(data, SERVERS), ...(isWire(template) && { locationTemplate: { id: template.id } }) };
}

/** The service leaves out what was never set. */
function falseWhenAbsent(field: Field<boolean>): Field<boolean> {
    return { ...field, fromWire: (wire) => field.fromWire(wire) ?? false };
}
