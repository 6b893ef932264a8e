import { z } from "zod";
import { becomes, interrupts, irreversible, isDisabled, loses } from "../contract/consequences";
import { type Field, flag, objects, references, text, type Wire } from "../contract/fields";
import { defineZpa } from "./client/define";
import * as enrollmentGroup from "./common/enrollmentGroup";
import { restrictions } from "./common/fields";
import { asked, groupMachines, listed } from "./common/groupMachines";
import * as schema from "./common/schemas";
import { graceDistanceField, graceDistanceSchema } from "./serviceEdgeGroup/graceDistance";

const NOUN = "Private Service Edge group";

/** The service fills in an override for these groups, and "Default" has the same id in every tenant. */
const defaultProfile: Wire = { overrideVersionProfile: true, versionProfileId: "0" };

/** Three words in the wire's `isPublic`. */
const publiclyAccessible: Field<boolean | "Default"> = {
    toWire: (value) => ({ isPublic: String(value).toUpperCase() }),
    fromWire: ({ isPublic }) => (isPublic === "TRUE" ? true : isPublic === "FALSE" ? false : "Default"),
    unset: { isPublic: "DEFAULT" },
};

export const serviceEdgeGroup = defineZpa({
    type: "zpa:ServiceEdgeGroup",
    noun: { one: NOUN, many: "Private Service Edge groups" },
    permission: "Private Service Edge Groups (Private Service Edge Management)",
    calls: { "zpa:EnrollmentCertificate": "Read Only" },
    quota: 100,
    inputs: z.strictObject({
        ...enrollmentGroup.inputs,
        ...enrollmentGroup.disasterRecovery.inputs,
        publiclyAccessible: z
            .union([z.boolean(), z.literal("Default")], { error: 'must be true, false or "Default"' })
            .default("Default"),
        trustedNetworks: schema.refs("zpa:TrustedNetwork").optional(),
        graceDistance: graceDistanceSchema.optional(),
        exclusiveForBusinessContinuity: z.boolean().default(false),
        altCloud: schema.text.min(1).optional(),
        deleteServiceEdgesOnDelete: asked,
    }),
    rules: enrollmentGroup.rules,
    outputs: z.object({ ...enrollmentGroup.outputs, deletesServiceEdgesOnDelete: listed }),

    observed: {
        schema: z.object({
            serviceEdges: enrollmentGroup.summaries,
            ...enrollmentGroup.observed.shape,
        }),
        fromWire: (wire) => ({
            serviceEdges: objects(wire.serviceEdges).map(enrollmentGroup.summaryWith("privateBrokerVersion")),
            ...enrollmentGroup.observed.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: [
            interrupts("Users of the group are served by other service edges, after their sessions end."),
            enrollmentGroup.disasterRecovery.ofDeletion,
            irreversible(
                "The service edges of the group are deleted; their machines have to enroll again.",
                ({ deleteServiceEdgesOnDelete }) => deleteServiceEdgesOnDelete === true,
            ),
        ],
        update: {
            ...enrollmentGroup.consequences("service edges"),
            enabled: interrupts(
                "Users of the group are served by other service edges, after their sessions end.",
                isDisabled,
            ),
            disasterRecovery: enrollmentGroup.disasterRecovery.consequence("service edges"),
            publiclyAccessible: interrupts(
                "Users on networks that are not trusted are served by other service edges.",
                (_, { publiclyAccessible }) => publiclyAccessible !== true,
            ),
            trustedNetworks: interrupts(
                "Users on the removed networks are served by other service edges.",
                loses("trustedNetworks"),
            ),
            graceDistance: "none",
            exclusiveForBusinessContinuity: interrupts(
                "The service edges serve users only in business continuity mode.",
                becomes("exclusiveForBusinessContinuity", true),
            ),
            altCloud: interrupts("The service edges of the group connect to another cloud."),
            deleteServiceEdgesOnDelete: "none",
        },
    },
    computed: enrollmentGroup.computed,
    preserveWhenOmitted: enrollmentGroup.preserveWhenOmitted,
    remark: enrollmentGroup.remark,
    writeProtection: restrictions.reason,
    members: groupMachines({
        noun: { one: "Private Service Edge", many: "Private Service Edges" },
        type: "zpa:ServiceEdge",
        path: "serviceEdge",
        permission: "Private Service Edges (Private Service Edge Management)",
        groupKey: "serviceEdgeGroupId",
        asked: "deleteServiceEdgesOnDelete",
        shown: "deletesServiceEdgesOnDelete",
        inBulk: true,
    }),

    collection: {
        endpoint: {
            path: "serviceEdgeGroup",
        },
        notOnWire: ["deleteServiceEdgesOnDelete"],
        fields: {
            ...enrollmentGroup.fields,
            ...enrollmentGroup.disasterRecovery.fields,
            publiclyAccessible,
            trustedNetworks: references("trustedNetworks"),
            graceDistance: graceDistanceField,
            exclusiveForBusinessContinuity: flag("exclusiveForBusinessContinuity"),
            altCloud: text("altCloud"),
        },
        ...enrollmentGroup.lookedUp(NOUN, "Service Edge"),
        unset: { versionProfileName: defaultProfile, versionProfileId: defaultProfile },
        readOnlyKeys: [...enrollmentGroup.readOnlyKeys, "serviceEdges"],
    },
});
