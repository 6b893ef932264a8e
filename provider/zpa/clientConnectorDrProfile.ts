import { createPublicKey } from "node:crypto";
import { z } from "zod";
import { becomes, cutsOff, isDisabled } from "../contract/consequences";
import { type Field, flag, text, textOf, within, word, wordsOf } from "../contract/fields";
import { domainFault } from "../contract/recoveryDomain";
import { publicKeyFault } from "../contract/recoveryKey";
import { equal, pick, type Values } from "../contract/values";
import { NotFoundError, UnexpectedResponseError } from "../http/errors/errors";
import { quoted } from "../http/text";
import { defineZpa } from "./client/define";

const PLATFORMS = {
    iOS: "DEVICE_TYPE_IOS",
    Android: "DEVICE_TYPE_ANDROID",
    Windows: "DEVICE_TYPE_WINDOWS",
    macOS: "DEVICE_TYPE_MAC",
    Linux: "DEVICE_TYPE_LINUX",
} as const;
/** As requests number them. */
const NUMBERS: readonly string[] = ["", ...Object.values(PLATFORMS)];

const publicKey = z.string().superRefine((pem, context) => {
    const fault = publicKeyFault(pem);
    if (fault) context.addIssue({ code: "custom", message: fault });
});

/** What this resource sets of a profile, and compares after a write. */
const SET = ["enabled", "domainName", "publicKey", "publicKeyName", "testGroup"] as const;

const STOPS = "Its clients no longer switch to disaster recovery.";

/** Everything lies beside what Internet Access has of disaster recovery, which stays as it is. */
const inBlock = <T>(field: Field<T>) => within("disasterRecovery", field);

export const clientConnectorDrProfile = defineZpa({
    type: "zpa:ClientConnectorDrProfile",
    noun: { one: "Client Connector app profile", many: "Client Connector app profiles" },
    inputs: z.strictObject({
        profile: z.string().regex(/^[1-9]\d*$/, "must be the id of an app profile, a numeric string other than 0"),
        enabled: z.boolean().default(true),
        domainName: z
            .string()
            .refine(
                (name) => domainFault(name) === undefined,
                'must be a name of its own below the top of a zone, in lower case, such as "dr.example.com"',
            ),
        publicKey: publicKey.optional(),
        publicKeyName: z.string().min(1).optional(),
        testGroup: z.boolean().default(false),
    }),
    rules: [
        {
            needs: ["publicKeyName", "publicKey"],
            property: "publicKeyName",
            when: ({ publicKeyName, publicKey }) => publicKeyName !== undefined && publicKey === undefined,
            reason: "must be set together with publicKey",
        },
    ],
    outputs: z.object({ name: z.string().optional(), platform: z.enum(wordsOf(PLATFORMS)).optional() }),

    naturalKey: ["profile"],
    unique: [{ by: ["profile"] }],
    replaceOn: ["profile"],
    retainOnDelete: () => true,
    consequences: {
        create: "none",
        delete: cutsOff(STOPS),
        update: {
            enabled: cutsOff(STOPS, isDisabled),
            domainName: cutsOff("Its clients ask the new domain whether to switch to disaster recovery."),
            publicKey: cutsOff("Its clients take records that are signed with the new key only."),
            publicKeyName: "none",
            testGroup: cutsOff(
                "Its clients switch with a test record, and lose what is not designated meanwhile.",
                becomes("testGroup", true),
            ),
        },
    },

    operations: {
        async create({ inputs, backend, defaults }) {
            const id = String(inputs.profile);
            const said = await defaults.read({ id, known: inputs });
            if (!said) throw noProfile(id);
            if (said.enabled === true && !equal(pick(said, SET), pick(inputs, SET))) {
                backend.log(
                    `app profile ${quoted(String(said.name))} (${id}) had disaster recovery of domain ${quoted(String(said.domainName ?? ""))} before; the program now sets it`,
                );
            }
            await defaults.update({ id, olds: {}, inputs });
            return { id, observed: applied(id, inputs, await defaults.read({ id, known: inputs })) };
        },
        async read({ id, known, defaults }) {
            const said = await defaults.read({ id, known });
            return said && inForm(said, known);
        },
        async update({ id, olds, inputs, defaults }) {
            await defaults.update({ id, olds, inputs });
            // What others have set meanwhile stays as they have set it.
            const written = SET.filter((property) => !equal(olds[property], inputs[property]));
            return applied(id, inputs, await defaults.read({ id, known: inputs }), written);
        },
        // The profile has everything else of its clients, and stays.
        async delete({ id, outputs, backend, defaults }) {
            const said = await defaults.read({ id, known: outputs });
            if (!said) return;
            if (said.enabled === true || said.testGroup === true) {
                const inputs = { ...pick(said, SET), profile: id, enabled: false, testGroup: false };
                await defaults.update({ id, olds: said, inputs });
                applied(id, inputs, await defaults.read({ id, known: inputs }));
            }
            backend.log(
                `app profile ${quoted(String(said.name))} (${id}) remains; disaster recovery of Private Access is disabled in it`,
            );
        },
    },

    collection: {
        endpoint: { path: "application-profiles", family: "clientConnector", tenantWide: true, updatedBy: "PATCH" },
        fields: {
            profile: { toWire: () => ({}), fromWire: ({ id }) => textOf(id), unset: {} },
            name: text("name"),
            platform: word("deviceType", PLATFORMS),
            enabled: inBlock(flag("enableZpaDR")),
            domainName: inBlock(text("zpaDomainName")),
            publicKey: inBlock({ ...text("zpaRSAPubKey"), fromWire: ({ zpaRSAPubKey }) => pemOf(zpaRSAPubKey) }),
            publicKeyName: inBlock(text("zpaRSAPubKeyName")),
            testGroup: inBlock(flag("allowZpaTest")),
        },
        // The call takes part of a profile, which it wants named twice, and the platform as a number.
        toRequestBody: ({ deviceType, name, description, disasterRecovery }, { update }) => ({
            policyId: Number(update?.id),
            deviceType: String(Math.max(NUMBERS.indexOf(String(deviceType)), 0)),
            name,
            description,
            disasterRecovery,
        }),
    },
});

/** The state keeps the text of the program where it is the same key. */
function inForm(said: Values, known: Values): Values {
    const isSame = sameKey(said.publicKey, known.publicKey);
    return isSame ? { ...said, publicKey: known.publicKey } : said;
}

/** @throws UnexpectedResponseError when the profile does not show what was written */
function applied(
    id: string,
    inputs: Values,
    said: Values | undefined,
    written: readonly (typeof SET)[number][] = SET,
): Values {
    if (!said) throw noProfile(id);
    const shown = inForm(said, inputs);
    const missing = written.filter(
        (property) => inputs[property] !== undefined && !equal(shown[property], inputs[property]),
    );
    if (missing.length === 0) return shown;
    throw new UnexpectedResponseError({
        operation: `set disaster recovery in app profile ${quoted(String(said.name))} (${id})`,
        problem: `the service accepted the change but did not apply ${missing.join(", ")}; this call of the API is not documented to set disaster recovery`,
        nextStep:
            "Set it in the Client Connector portal under App Profiles, Disaster Recovery, and run `pulumi up --refresh`.",
    });
}

function noProfile(id: string): NotFoundError {
    return new NotFoundError({
        operation: `set disaster recovery in app profile ${id}`,
        problem: "the app profile does not exist, or the credential cannot read it",
        nextStep:
            "getClientConnectorDrProfiles lists the profiles with their ids. The API creates none: add it in the portal.",
    });
}

/** The key of a text that may lack its first and last line. */
function pemOf(value: unknown): string | undefined {
    const said = textOf(value)?.trim();
    if (said === undefined || said.includes("-----BEGIN")) return said;
    try {
        const key = createPublicKey({ key: Buffer.from(said, "base64"), format: "der", type: "spki" });
        return String(key.export({ type: "spki", format: "pem" }));
    } catch {
        // It is no key, and is shown as it is.
        return said;
    }
}

function sameKey(one: unknown, other: unknown): boolean {
    const [first, second] = [one, other].map(derOf);
    return first !== undefined && first === second;
}

function derOf(pem: unknown): string | undefined {
    try {
        return createPublicKey(String(pem)).export({ type: "spki", format: "der" }).toString("base64");
    } catch {
        // It is no key, and equals none.
        return undefined;
    }
}
