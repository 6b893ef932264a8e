import { z } from "zod";
import { wordsOf } from "../../contract/fields";
import { setOf } from "../../contract/sets";
import { CLIENT_TYPES } from "./clientTypes";
import * as schema from "./schemas";

/** What a condition may ask for, kind by kind: how a program says it, and the comparison that the service makes. */

/** One comparison, in the service's words. */
export interface Operand {
    objectType: string;
    lhs: string;
    rhs: string;
}

const PLATFORMS = { Windows: "windows", Mac: "mac", Linux: "linux", iOS: "ios", Android: "android" } as const;
const RISK_FACTORS = { Unknown: "UNKNOWN", Low: "LOW", Medium: "MEDIUM", High: "HIGH", Critical: "CRITICAL" } as const;

const text = z.string().min(1);
/** Rules know some things by another id than the one by which they are looked up, which is made of digits. */
const ownId = (name: string) => text.regex(/\D/, `must be the ${name}, not the id of the object`);
const some = <T extends z.ZodType>(item: T) => setOf(item).optional();
const attribute = (type: string) => z.strictObject({ attribute: schema.ref(type), value: text });
/** That a device is in a network is kept as the id alone, as it was before it could be said that it is not. */
const trustedNetwork = z
    .union(
        [ownId("networkId"), z.strictObject({ network: ownId("networkId"), connected: z.boolean().default(true) })],
        {
            error: ({ input }) =>
                typeof input === "string"
                    ? "must be the networkId, not the id of the object"
                    : "must be a networkId, or an object with network and connected",
        },
    )
    .transform((said) => (typeof said === "object" && said.connected ? said.network : said));
const objectType = z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'must be a type in capital letters, such as "CHROME_ENTERPRISE"');

/** The kinds, in the order in which conditions are kept. */
export const criteriaShape = {
    applicationSegments: some(schema.ref("zpa:ApplicationSegment")),
    segmentGroups: some(schema.ref("zpa:SegmentGroup")),
    clientTypes: some(z.enum(wordsOf(CLIENT_TYPES))),
    identityProviders: some(schema.ref("zpa:IdentityProvider")),
    scimGroups: some(
        z.strictObject({ identityProvider: schema.ref("zpa:IdentityProvider"), group: schema.ref("zpa:ScimGroup") }),
    ),
    scimAttributes: some(attribute("zpa:ScimAttribute")),
    samlAttributes: some(attribute("zpa:SamlAttribute")),
    machineGroups: some(schema.ref("zpa:MachineGroup")),
    postureProfiles: some(z.strictObject({ profile: ownId("postureId"), verified: z.boolean().default(true) })),
    trustedNetworks: some(trustedNetwork),
    platforms: some(z.enum(wordsOf(PLATFORMS))),
    countryCodes: some(schema.countryCode),
    cloudConnectorGroups: some(schema.ref("zpa:PrivateAccessCloudConnectorGroup")),
    branchConnectorGroups: some(schema.ref("zpa:PrivateAccessBranchConnectorGroup")),
    locations: some(schema.ref("zpa:PrivateAccessLocation")),
    riskFactors: some(z.enum(wordsOf(RISK_FACTORS))),
    other: some(z.strictObject({ objectType, lhs: text, rhs: text }).superRefine(refuseKnown)),
};

export type Criteria = z.output<z.ZodObject<typeof criteriaShape>>;
type Criterion<K extends keyof Criteria> = NonNullable<Criteria[K]>[number];

/** One kind of criterion in both directions. */
interface Kind<T> {
    toOperand(criterion: T): Operand;
    /** Undefined for a comparison that this kind cannot say. */
    fromOperand(operand: Operand): T | undefined;
}

const KINDS: { readonly [K in keyof Criteria]-?: Kind<Criterion<K>> } = {
    applicationSegments: object("APP"),
    segmentGroups: object("APP_GROUP"),
    clientTypes: worded("CLIENT_TYPE", "id", CLIENT_TYPES),
    identityProviders: object("IDP"),
    scimGroups: {
        toOperand: ({ identityProvider, group }) => operand("SCIM_GROUP", identityProvider, group),
        fromOperand: only("SCIM_GROUP", ({ lhs, rhs }) => ({ identityProvider: lhs, group: rhs })),
    },
    scimAttributes: attributeOf("SCIM"),
    samlAttributes: attributeOf("SAML"),
    machineGroups: object("MACHINE_GRP"),
    postureProfiles: {
        toOperand: ({ profile, verified }) => operand("POSTURE", profile, String(verified)),
        fromOperand: only("POSTURE", ({ lhs, rhs }) =>
            rhs === "true" || rhs === "false" ? { profile: lhs, verified: rhs === "true" } : undefined,
        ),
    },
    trustedNetworks: {
        toOperand: (said) => {
            const { network, connected } = typeof said === "string" ? { network: said, connected: true } : said;
            return operand("TRUSTED_NETWORK", network, String(connected));
        },
        fromOperand: only("TRUSTED_NETWORK", ({ lhs, rhs }) => {
            if (rhs === "false") return { network: lhs, connected: false };
            return rhs === "true" ? lhs : undefined;
        }),
    },
    platforms: translated(present("PLATFORM"), PLATFORMS),
    countryCodes: present("COUNTRY_CODE"),
    cloudConnectorGroups: object("EDGE_CONNECTOR_GROUP"),
    branchConnectorGroups: object("BRANCH_CONNECTOR_GROUP"),
    locations: object("LOCATION"),
    riskFactors: worded("RISK_FACTOR_TYPE", "ZIA", RISK_FACTORS),
    other: { toOperand: (as) => as, fromOperand: ({ objectType, lhs, rhs }) => operand(objectType, lhs, rhs) },
};

export const criteriaKinds = Object.keys(KINDS) as (keyof Criteria)[];

export function operandsOf(criteria: Criteria): Operand[] {
    return criteriaKinds.flatMap((kind) => (criteria[kind] ?? []).map((one) => KINDS[kind].toOperand(one as never)));
}

/** The kind that says a comparison, and how: every one has such a kind, if need be the last. */
export function criterionOf(operand: Operand): { kind: keyof Criteria; criterion: unknown } {
    for (const kind of criteriaKinds) {
        const criterion = KINDS[kind].fromOperand(operand);
        if (criterion !== undefined) return { kind, criterion };
    }
    return { kind: "other", criterion: operand };
}

function operand(objectType: string, lhs: string, rhs: string): Operand {
    return { objectType, lhs, rhs };
}

function only<T>(objectType: string, say: (operand: Operand) => T | undefined): Kind<T>["fromOperand"] {
    return (operand) => (operand.objectType === objectType ? say(operand) : undefined);
}

/** An object by its id. */
function object(objectType: string): Kind<string> {
    return {
        toOperand: (id) => operand(objectType, "id", id),
        fromOperand: only(objectType, ({ lhs, rhs }) => (lhs === "id" ? rhs : undefined)),
    };
}

/** Something that is there or not, of which rules want that it is. */
function present(objectType: string): Kind<string> {
    return {
        toOperand: (what) => operand(objectType, what, "true"),
        fromOperand: only(objectType, ({ lhs, rhs }) => (rhs === "true" ? lhs : undefined)),
    };
}

function worded<W extends string>(objectType: string, lhs: string, words: Readonly<Record<W, string>>): Kind<W> {
    const plain: Kind<string> = {
        toOperand: (rhs) => operand(objectType, lhs, rhs),
        fromOperand: only(objectType, (said) => (said.lhs === lhs ? said.rhs : undefined)),
    };
    return translated(plain, words);
}

function translated<W extends string>(kind: Kind<string>, words: Readonly<Record<W, string>>): Kind<W> {
    return {
        toOperand: (word) => kind.toOperand(words[word]),
        fromOperand(operand) {
            const theirs = kind.fromOperand(operand);
            return wordsOf(words).find((word) => words[word] === theirs);
        },
    };
}

function attributeOf(objectType: string): Kind<z.output<ReturnType<typeof attribute>>> {
    return {
        toOperand: ({ attribute, value }) => operand(objectType, attribute, value),
        fromOperand: only(objectType, ({ lhs, rhs }) => ({ attribute: lhs, value: rhs })),
    };
}

/** What the service takes on the sides of the types that are known, where that is not an id or a word that may be new. */
const SIDES: Readonly<Record<string, { readonly lhs?: readonly string[]; readonly rhs?: readonly string[] }>> = {
    ...Object.fromEntries(
        [
            ...["APP", "APP_GROUP", "CLIENT_TYPE", "IDP", "MACHINE_GRP", "EDGE_CONNECTOR_GROUP"],
            ...[
                "BRANCH_CONNECTOR_GROUP",
                "LOCATION",
                "CONSOLE",
                "USER_PORTAL",
                "PRIVILEGE_PORTAL",
                "WORKLOAD_TAG_GROUP",
            ],
        ].map((type) => [type, { lhs: ["id"] }]),
    ),
    POSTURE: { rhs: ["true", "false"] },
    TRUSTED_NETWORK: { rhs: ["true", "false"] },
    PLATFORM: { rhs: ["true"] },
    COUNTRY_CODE: { rhs: ["true"] },
    RISK_FACTOR_TYPE: { lhs: ["ZIA"] },
    CHROME_ENTERPRISE: { lhs: ["managed"], rhs: ["true", "false"] },
};

/** What has a word of its own would come back in that word, and look like a change; what cannot be is refused as such. */
function refuseKnown(said: Operand, context: z.RefinementCtx): void {
    const { kind } = criterionOf(said);
    if (kind !== "other") {
        context.addIssue({ code: "custom", message: `must be set with ${kind}` });
        return;
    }
    for (const side of ["lhs", "rhs"] as const) {
        const words = Object.hasOwn(SIDES, said.objectType) ? SIDES[said.objectType]?.[side] : undefined;
        if (!words || words.includes(said[side])) continue;
        const listed = words.map((word) => `"${word}"`).join(" or ");
        context.addIssue({ code: "custom", path: [side], message: `must be ${listed} for ${said.objectType}` });
    }
}
