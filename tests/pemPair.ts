import { generateKeyPairSync } from "node:crypto";

/** A pair of RSA keys as PEM. */
export const pemPair = (modulusLength = 2048): { publicKey: string; privateKey: string } =>
    generateKeyPairSync("rsa", {
        modulusLength,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
