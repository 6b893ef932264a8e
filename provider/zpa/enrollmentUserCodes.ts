import { z } from "zod";
import { textOf } from "../contract/fields";
import { setOf } from "../contract/sets";
import { ifVisible } from "../deletion/ifVisible";
import { PartialFailureError } from "../lifecycle/partialFailure";
import { defineZpa } from "./client/define";
import { ASSOCIATIONS, importScopes } from "./common/association";
import * as schema from "./common/schemas";
import { statusesOf, verify } from "./enrollmentUserCodes/verification";

/** What can enrol by user code: for exporters none is documented. */
const KINDS = [
    "AppConnectorGroup",
    "ServiceEdgeGroup",
    "NetworkConnectorGroup",
    "PrivateCloudControllerGroup",
] as const;

/** Groups of letters and digits with hyphens between them; how many of each is the service's choice. */
const userCode = z
    .string()
    .transform((code) => code.trim().toUpperCase())
    .pipe(
        z
            .string()
            .regex(
                /^[A-Z0-9]+(-[A-Z0-9]+)+$/,
                'must be a user code such as "ABCDE-12345", as the console of the machine shows it',
            ),
    );

export const enrollmentUserCodes = defineZpa({
    type: "zpa:EnrollmentUserCodes",
    noun: { one: "enrollment user codes", many: "enrollment user codes" },
    inputs: z.strictObject({
        associationType: z.enum(KINDS).default("AppConnectorGroup"),
        group: schema.ref(
            KINDS.map((kind) => `zpa:${kind}` as const),
            { blocksDeletion: false },
        ),
        userCodes: setOf(userCode),
        microtenantId: schema.microtenantId.optional(),
    }),
    outputs: z.object({ enrollmentServer: z.string().optional() }),

    observed: {
        schema: z.object({
            status: z.string().optional(),
            group: z.string().optional(),
            enrollmentServer: z.string().optional(),
        }),
        fromWire: ({ status, group, enrollmentServer }) => ({
            status: textOf(status),
            group: textOf(group),
            enrollmentServer: textOf(enrollmentServer),
        }),
    },

    naturalKey: ["group", "associationType", "microtenantId"],
    replaceOn: ["associationType", "group", "microtenantId"],
    consequences: { create: "none", delete: "none", update: { userCodes: "none" } },
    computed: { enrollmentServer: ["userCodes"] },
    importScopes: (scope) => importScopes(scope, KINDS),

    // A code is for once: nothing of it stays with the service that could be read, changed or deleted.
    operations: {
        async create({ inputs, backend }) {
            const { userCodes = [] } = inputs;
            const id = userCodes.join(",");
            const { verified, failure, enrollmentServer } = await verify(inputs, userCodes, backend);
            if (failure && verified.length === 0) throw failure;
            if (failure)
                throw new PartialFailureError(id, { ...inputs, enrollmentServer, userCodes: verified }, failure);
            return { id, observed: { ...inputs, enrollmentServer } };
        },
        async update({ id, olds, inputs, backend }) {
            const { userCodes: before = [] } = olds;
            const { userCodes = [] } = inputs;
            const fresh = userCodes.filter((code) => !before.includes(code));
            const { enrollmentServer } = olds;
            if (fresh.length === 0) return { ...inputs, enrollmentServer };
            const { verified, failure, ...said } = await verify(inputs, fresh, backend);
            const now = { ...inputs, enrollmentServer, ...said };
            if (!failure) return now;
            const standing = userCodes.filter((code) => before.includes(code) || verified.includes(code));
            throw new PartialFailureError(id, { ...now, userCodes: standing }, failure);
        },
        async read({ id, known, backend }) {
            if (known.userCodes) return known;
            const userCodes = id.split(",");
            // Nothing, where the tenant has no such kind of group.
            const [first, ...others] =
                (await ifVisible(() => statusesOf(known, userCodes, backend), { mustSee: true })) ?? [];
            if (!first || [first, ...others].some(({ isRefused }) => isRefused)) return undefined;
            return { ...known, userCodes, group: first.group, enrollmentServer: first.enrollmentServer };
        },
        async delete({ outputs: { userCodes = [] }, backend }) {
            backend.log(
                `the verification of ${userCodes.join(", ")} cannot be undone; machines that have enrolled with it remain until they are deleted`,
            );
        },
        async list({ scope: { userCodes = [], ...scope }, backend }) {
            return (await statusesOf(scope, userCodes, backend)).map(({ code, ...said }) => ({ id: code, ...said }));
        },
    },

    collection: {
        endpoint: ({ associationType = "AppConnectorGroup" }) => ({
            path: `${ASSOCIATIONS[associationType]}/usercodes`,
        }),
        notOnWire: ["associationType", "microtenantId"],
        fields: {},
    },
});
