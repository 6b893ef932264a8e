import { createPublicKey, type KeyObject } from "node:crypto";

/** Bits of the keys that Zscaler's record generator makes. */
export const KEY_BITS = 2048;

/** Why a text is no public key for activation records, and what to do; nothing if it is one. Never tells of the text. */
export function publicKeyFault(pem: string): string | undefined {
    if (/PRIVATE KEY/.test(pem)) {
        return "holds a private key; pass the public key, and replace the pair if the private key was stored or shown";
    }
    let key: KeyObject;
    try {
        key = createPublicKey(pem);
    } catch {
        return "is no public key in PEM; pass the content of a file that begins with -----BEGIN PUBLIC KEY-----";
    }
    return rsaFault(key);
}

/** Why a key, public or private, cannot be used for activation records. */
export function rsaFault({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
    if (asymmetricKeyType !== "rsa") return `is a key of type ${asymmetricKeyType}; use an RSA key of ${KEY_BITS} bits`;
    const bits = asymmetricKeyDetails?.modulusLength;
    return bits === KEY_BITS ? undefined : `has ${bits} bits; use an RSA key of ${KEY_BITS} bits`;
}
