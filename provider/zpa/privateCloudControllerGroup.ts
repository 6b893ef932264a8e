import { z } from "zod";
import { cutsOff, irreversible, isDisabled } from "../contract/consequences";
import { type Field, objects, text } from "../contract/fields";
import { defineZpa } from "./client/define";
import * as enrollmentGroup from "./common/enrollmentGroup";
import { restrictions } from "./common/fields";
import { asked, groupMachines, listed } from "./common/groupMachines";
import * as schema from "./common/schemas";
import { noProfile } from "./versionProfile";

const NOUN = "Private Cloud Controller group";

/** Words in the wire's `isPublic`. */
const publiclyAccessible: Field<boolean> = {
    toWire: (value) => ({ isPublic: String(value).toUpperCase() }),
    fromWire: ({ isPublic }) => (isPublic === "TRUE" ? true : isPublic === "FALSE" ? false : undefined),
    unset: { isPublic: "FALSE" },
};

export const privateCloudControllerGroup = defineZpa({
    type: "zpa:PrivateCloudControllerGroup",
    noun: { one: NOUN, many: "Private Cloud Controller groups" },
    permission: "Private Cloud Controller Groups (Business Continuity Management)",
    calls: { "zpa:EnrollmentCertificate": "Read Only" },
    inputs: z.strictObject({
        ...enrollmentGroup.inputs,
        // Unlike of other groups, the service wants to be told.
        countryCode: schema.countryCode,
        upgradeDay: schema.weekday.default("Monday"),
        // The console does not show it, so a program that says nothing of it leaves it alone.
        publiclyAccessible: z.boolean().optional(),
        deleteControllersOnDelete: asked,
    }),
    rules: enrollmentGroup.rules,
    outputs: z
        .object({
            ...enrollmentGroup.outputs,
            privateCloudId: schema.ref("zpa:PrivateCloud", { blocksDeletion: false }).optional(),
            privateCloudName: z.string().optional(),
            deletesControllersOnDelete: listed,
        })
        .omit({ countryCode: true }),

    observed: {
        schema: z.object({
            controllers: enrollmentGroup.summaries,
            ...enrollmentGroup.observed.shape,
        }),
        fromWire: (wire) => ({
            controllers: objects(wire.siteControllers).map(enrollmentGroup.summaryWith("siteControllerVersion")),
            ...enrollmentGroup.observed.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: [
            cutsOff("During an outage of Zscaler, the group no longer takes over for its private cloud."),
            irreversible(
                "The controllers of the group are deleted; their machines have to enroll again.",
                ({ deleteControllersOnDelete }) => deleteControllersOnDelete === true,
            ),
        ],
        update: {
            ...enrollmentGroup.consequences("controllers"),
            enabled: cutsOff(
                "During an outage of Zscaler, the group no longer takes over for its private cloud.",
                isDisabled,
            ),
            countryCode: "none",
            publiclyAccessible: "none",
            deleteControllersOnDelete: "none",
        },
    },
    computed: { cityCountry: enrollmentGroup.computed.cityCountry },
    preserveWhenOmitted: enrollmentGroup.preserveWhenOmitted,
    remark: enrollmentGroup.remark,
    writeProtection: restrictions.reason,
    members: groupMachines({
        noun: { one: "Private Cloud Controller", many: "Private Cloud Controllers" },
        path: "privateCloudController",
        permission: "Private Cloud Controllers (Business Continuity Management)",
        groupKey: "privateCloudControllerGroupId",
        asked: "deleteControllersOnDelete",
        shown: "deletesControllersOnDelete",
        inBulk: false,
    }),

    collection: {
        endpoint: {
            path: "privateCloudControllerGroup",
        },
        notOnWire: ["deleteControllersOnDelete"],
        fields: {
            ...enrollmentGroup.fields,
            publiclyAccessible,
            // Sent back as they were read: an update without them might take the group out of its private cloud.
            privateCloudId: text("siteId"),
            privateCloudName: text("siteName"),
        },
        ...enrollmentGroup.lookedUp(NOUN, "Connector"),
        unset: { versionProfileName: noProfile, versionProfileId: noProfile },
        readOnlyKeys: [
            ...enrollmentGroup.readOnlyKeys.filter((key) => key !== "countryCode"),
            "restrictedEntity",
            "siteControllers",
        ],
    },
});
