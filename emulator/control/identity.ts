import { createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import type { Json } from "../core/json";
import type { ControlCall, ControlRoute } from "./routes";

/** What an administrator of the identity service does to the API client. */
export const identityRoutes: ControlRoute[] = [
    {
        method: "POST",
        path: "/control/v1/tokens/expire",
        handle({ parts }) {
            parts.tokens.revokeAll(parts.tenant);
            return {};
        },
    },
    { method: "POST", path: "/control/v1/secret", handle: rotateSecret },
    { method: "POST", path: "/control/v1/publicKey", handle: registerPublicKey },
];

function rotateSecret(call: ControlCall): Json {
    const { clientSecret } = call.body();
    const { identity } = call.tenant;
    identity.clientSecret = typeof clientSecret === "string" ? clientSecret : randomBytes(24).toString("base64url");
    call.tenant.saveIdentity();
    return { clientSecret: identity.clientSecret };
}

function registerPublicKey(call: ControlCall): Json {
    call.tenant.identity.publicKey = checkedPublicKey(String(call.body().publicKey ?? ""));
    call.tenant.saveIdentity();
    return {};
}

/**
 * @returns the PEM text of the public key alone
 * @throws RangeError when it is not the PEM text of an RSA public key; a private key is not one
 */
export function checkedPublicKey(pem: string): string {
    if (pem.includes("PRIVATE KEY-----")) {
        throw new RangeError(
            "publicKey contains a private key, which the emulator must not store. " +
                "Pass the public key: openssl pkey -in KEY -pubout",
        );
    }
    let key: KeyObject | undefined;
    try {
        key = createPublicKey(pem);
    } catch {
        key = undefined;
    }
    if (key?.asymmetricKeyType !== "rsa") throw new RangeError("publicKey must be the PEM text of an RSA public key.");
    return key.export({ type: "spki", format: "pem" }).toString();
}
