import { constants, createHash, type KeyObject, type SigningOptions, sign, verify } from "node:crypto";
import { SHARED_TAGS, type Tag, type Tags } from "./recordText";

/**
 * What exactly a signature covers. Zscaler documents RSA-SHA256, and describes the content in two ways that do not agree; how it is padded
 * is not documented. `verifyActivationRecord` tells the scheme of a record that Zscaler's generator has signed.
 */
export interface SignatureScheme {
    /** Whether the service (`k`) is signed. */
    readonly service: boolean;
    /** Whether the domain (`d`) is signed. */
    readonly domain: boolean;
    /** Whether the content ends in a semicolon. */
    readonly trailingSemicolon: boolean;
    /** Whether the SHA-256 of the content is signed as if it were the content. */
    readonly hashedTwice: boolean;
    readonly padding: "PKCS1-v1_5" | "PSS";
}

/** All tags before `n`, padded as DKIM does it. */
export const DEFAULT_SCHEME: SignatureScheme = {
    service: true,
    domain: true,
    trailingSemicolon: false,
    hashedTwice: false,
    padding: "PKCS1-v1_5",
};

const EITHER = [false, true];

/** Every scheme that the documentation allows, the default first. */
const SCHEMES: readonly SignatureScheme[] = (["PKCS1-v1_5", "PSS"] as const).flatMap((padding) =>
    EITHER.flatMap((hashedTwice) =>
        EITHER.flatMap((trailingSemicolon) =>
            [true, false].flatMap((service) =>
                [true, false].map((domain) => ({ service, domain, trailingSemicolon, hashedTwice, padding })),
            ),
        ),
    ),
);

const SIGNED_TAGS = SHARED_TAGS.filter((tag) => tag !== "n");

/** The tags that a signature covers by a scheme. */
export function coveredTags(tags: Tags, { service, domain }: SignatureScheme): Tag[] {
    const left: Partial<Record<Tag, boolean>> = { k: service, d: domain };
    return SIGNED_TAGS.filter((tag) => tags[tag] !== undefined && left[tag] !== false);
}

/** The bytes of which RSA-SHA256 is computed. */
export function signedContent(tags: Tags, scheme: SignatureScheme): Buffer {
    const text = coveredTags(tags, scheme)
        .map((tag) => `${tag}=${tags[tag]}`)
        .join(";");
    const content = Buffer.from(scheme.trailingSemicolon ? `${text};` : text);
    return scheme.hashedTwice ? createHash("sha256").update(content).digest() : content;
}

export function signatureBy(privateKey: KeyObject, content: Uint8Array, scheme: SignatureScheme): Buffer {
    return sign("sha256", content, { key: privateKey, ...paddingOf(scheme) });
}

/** The scheme by which a signature is one of these tags; nothing if there is none. */
export function schemeOf(tags: Tags, signature: Uint8Array, publicKey: KeyObject): SignatureScheme | undefined {
    return SCHEMES.find((scheme) =>
        verify("sha256", signedContent(tags, scheme), { key: publicKey, ...paddingOf(scheme) }, signature),
    );
}

function paddingOf({ padding }: SignatureScheme): SigningOptions {
    return padding === "PSS"
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : { padding: constants.RSA_PKCS1_PADDING };
}
