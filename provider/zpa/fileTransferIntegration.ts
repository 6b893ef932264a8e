import { z } from "zod";
import { interrupts } from "../contract/consequences";
import { text } from "../contract/fields";
import { equal, pick, present, type Values } from "../contract/values";
import { InvalidRequestError, UnexpectedResponseError } from "../http/errors/errors";
import { rememberSecret } from "../http/errors/knownSecrets";
import { quoted } from "../http/text";
import { deletedElsewhere } from "../lifecycle/deletedElsewhere";
import type { ZpaClient } from "./client/client";
import { defineZpa } from "./client/define";
import { caselessText } from "./common/domainNames";
import * as schema from "./common/schemas";
import { integrationOf, setIntegration } from "./fileTransferIntegration/settings";

/** The properties that no answer carries. */
const SECRETS = ["password", "apiKey", "sandboxApiToken"] as const;
/** The others, by which a write is verified. */
const SHOWN = ["cloud", "userName"] as const;
const WIRE_KEYS = {
    cloud: "ziaCloudDomain",
    userName: "ziaUsername",
    password: "ziaPassword",
    apiKey: "ziaCloudServiceApiKey",
    sandboxApiToken: "ziaSandboxApiToken",
} as const;

const PERMISSION = "Zscaler Cloud Sandbox (Administration)";
const PATH = "config/ziaCloudConfig";

const secret = z.string().regex(/^[^\r\n]+$/, "must be one line of text; remove line breaks");

const SCANS = "Transferred files are scanned only if Internet Access accepts the new value.";

export const fileTransferIntegration = defineZpa({
    type: "zpa:FileTransferIntegration",
    noun: { one: "file transfer integration", many: "file transfer integrations" },
    permission: PERMISSION,
    inputs: z.strictObject({
        cloud: z
            .string()
            .transform((cloud) => cloud.toLowerCase())
            .pipe(z.string().regex(/^[a-z\d-]+\.net$/, 'must be a cloud of Internet Access, such as "zscaler.net"')),
        userName: schema.name,
        password: secret,
        apiKey: secret,
        sandboxApiToken: secret,
    }),

    naturalKey: [],
    unique: [{ by: [] }],
    replaceOn: [],
    retainOnDelete: () => true,
    consequences: {
        create: "none",
        delete: "none",
        update: {
            cloud: interrupts(SCANS),
            userName: interrupts(SCANS),
            password: interrupts(SCANS),
            apiKey: interrupts(SCANS),
            sandboxApiToken: interrupts(SCANS),
        },
    },

    // The API has one call that sets everything, and neither an id nor a delete: the id is that of the tenant.
    operations: {
        async create({ inputs, backend }) {
            const operation = "set the file transfer integration";
            const observed = await inTurn(backend, async () => {
                const { configured, ...standing } = await integrationOf(backend);
                await write(inputs, backend, operation);
                if (configured && !equal(standing, pick(inputs, SHOWN))) {
                    const { cloud, userName = "" } = standing;
                    backend.log(
                        `the file transfer integration had cloud ${quoted(cloud)} and user name ${quoted(userName)} before; the program now sets it`,
                    );
                }
                return verified(inputs, backend, operation);
            });
            return { id: backend.customerId, observed };
        },
        async read({ id, known, backend }) {
            if (id !== backend.customerId) return undefined;
            const { configured, ...said } = await integrationOf(backend);
            return configured ? { ...pick(known, SECRETS), ...said } : undefined;
        },
        update({ olds, inputs, backend }) {
            const operation = "update the file transfer integration";
            return inTurn(backend, async () => {
                const { configured, ...standing } = await integrationOf(backend);
                if (!configured) throw deletedElsewhere(operation);
                refuseDrift(standing, { olds, inputs }, operation);
                await write(inputs, backend, operation);
                return verified(inputs, backend, operation);
            });
        },
        async delete({ backend }) {
            backend.log(
                "the file transfer integration remains in the tenant as it is, because the API cannot remove it; remove it in the console under Integrations",
            );
        },
        async list({ backend }) {
            const { configured, cloud, userName } = await integrationOf(backend);
            const wire = { id: backend.customerId, [WIRE_KEYS.cloud]: cloud, [WIRE_KEYS.userName]: userName };
            return configured ? [present(wire)] : [];
        },
    },

    collection: {
        endpoint: { path: PATH, tenantWide: true },
        notOnWire: SECRETS,
        fields: { cloud: caselessText(WIRE_KEYS.cloud), userName: text(WIRE_KEYS.userName) },
    },
});

/** One write at a time, together with the read before it. */
const inTurn = <T>(zpa: ZpaClient, work: () => Promise<T>): Promise<T> =>
    zpa.exclusively({ path: PATH }, zpa.customerId, work);

async function write(inputs: Values, zpa: ZpaClient, operation: string): Promise<void> {
    for (const property of SECRETS) rememberSecret(String(inputs[property]));
    const entries = Object.entries(WIRE_KEYS);
    const body = Object.fromEntries(entries.map(([property, key]) => [key, inputs[property]]));
    const propertyOf = (said: string) => entries.find(([, key]) => key === said)?.[0];
    const endpoint = { path: PATH, noun: "file transfer integration", permission: PERMISSION, propertyOf };
    await setIntegration(endpoint, body, zpa, operation);
}

/** What the state holds; the secrets in it are those that were sent. */
async function verified(inputs: Values, zpa: ZpaClient, operation: string): Promise<Values> {
    const said = await integrationOf(zpa);
    const differs = SHOWN.filter((property) => said[property] !== inputs[property]);
    if (differs.length === 0) return inputs;
    throw new UnexpectedResponseError({
        operation,
        problem: `the service accepted the integration but does not return its ${differs.join(" and ")} as sent`,
        nextStep: "Run `pulumi up --refresh`. If that does not help, set the integration in the console.",
    });
}

/**
 * All is written together, and a password belongs to its user name: what somebody else has changed can neither be kept
 * nor, as no preview has shown it, be reverted.
 */
function refuseDrift(
    standing: Values,
    { olds, inputs }: { readonly olds: Values; readonly inputs: Values },
    operation: string,
): void {
    const drifted = SHOWN.filter((property) =>
        [olds, inputs].every((values) => !equal(standing[property], values[property])),
    );
    if (drifted.length === 0) return;
    throw new InvalidRequestError({
        operation,
        problem: "another administrator has changed the integration, and all of it is written together",
        nextStep: `Changed outside this program since the last refresh: ${drifted.join(", ")}. Run \`pulumi up --refresh\` to set every property as declared.`,
    });
}
