import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";

/** What the service accepts as a signing key of an API client. */
const SHORTEST_RSA_KEY = 2048;

export type PrivateKey = { pem: string } | { problem: string };

/** Reads an RSA private key given as PEM text or as the path of a PEM file, and says what is wrong with it otherwise. */
export function loadPrivateKey(textOrPath: string): PrivateKey {
    const given = textOrPath.trim();
    if (given.includes("-----BEGIN")) {
        // Pipelines often carry a key in one line, with its line breaks spelt out.
        return inspected(given.replaceAll("\\n", "\n").trim(), "the value");
    }
    if (given.includes("\n") || given.length > 1024) {
        return { problem: "is neither PEM text (it lacks a BEGIN line) nor the path of a file" };
    }
    const path = resolve(given.replace(/^~(?=[/\\])/, homedir()));
    try {
        return inspected(readFileSync(path, "utf8").trim(), "the file");
    } catch (error) {
        return { problem: `is not PEM text, and no file can be read at that path (${systemCode(error)})` };
    }
}

function inspected(pem: string, origin: string): PrivateKey {
    if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem)) {
        return { problem: `${origin} is encrypted; use a key without a passphrase` };
    }
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
        return { problem: `${origin} contains no PEM private key (no "BEGIN PRIVATE KEY" line)` };
    }
    try {
        const key = createPrivateKey(pem);
        if (key.asymmetricKeyType !== "rsa") {
            return { problem: `${origin} is an ${key.asymmetricKeyType} key: RS256 requires an RSA key` };
        }
        const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        if (bits < SHORTEST_RSA_KEY) {
            return {
                problem: `${origin} is an RSA key of ${bits} bits; at least ${SHORTEST_RSA_KEY} bits are required`,
            };
        }
        return { pem };
    } catch {
        // OpenSSL's own text is of no use to the reader, and may quote the key.
        return { problem: `${origin} is not a complete PEM private key` };
    }
}

function systemCode(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : "unreadable";
}
