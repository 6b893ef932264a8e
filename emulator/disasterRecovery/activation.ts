import { constants, createHash, createPublicKey, type KeyObject, type SigningOptions, verify } from "node:crypto";

/** What a TXT record tells those who read it. */
export interface Activation {
    readonly state: "off" | "test" | "on";
    /** Epoch seconds, inclusive. */
    readonly from?: number;
    readonly until?: number;
}

/** What decides whether a record is one to follow. */
export interface Trust {
    readonly domain: string;
    /** PEM of the Disaster Recovery public key. @default there is none: signatures cannot be verified */
    readonly publicKey?: string;
    /** Whether a record without a signature is followed although there is a key. */
    readonly unsigned: boolean;
}

type Tags = ReadonlyMap<string, string>;

const STATES = ["off", "test", "on"] as const;
/** A record of another one of these is for other services. */
const SERVICES = ["zpa", "all"];
/** Both parts of a signed record have these, with the same values. */
const COMMON = ["v", "b", "t", "x", "n"];
const SIGNATURE_BYTES = 256;

/** What the TXT records of a domain say; nothing if they are not to be followed. */
export function activationIn(texts: readonly string[], trust: Trust): Activation | undefined {
    const parts = texts
        .flatMap((text) => tagsIn(text) ?? [])
        .sort((one, other) => number(one, "p") - number(other, "p"));
    const [first] = parts;
    if (!first || parts.length !== texts.length) return undefined;
    const tags: Tags = new Map(parts.toReversed().flatMap((part) => [...part]));
    const isSigned = parts.some((part) => part.has("bh"));
    if (isSigned ? !isVerified(parts, tags, trust) : parts.length > 1 || !isTakenUnsigned(trust)) return undefined;
    return meaning(tags, trust.domain);
}

const isTakenUnsigned = ({ publicKey, unsigned }: Trust) => publicKey === undefined || unsigned;

function tagsIn(text: string): Tags | undefined {
    const pairs = text.split(";").map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), pair.slice(at + 1)];
    });
    const tags = new Map(pairs);
    return tags.size === pairs.length && pairs.every(([name, value]) => name !== "" && value !== "") ? tags : undefined;
}

function meaning(tags: Tags, domain: string): Activation | undefined {
    const state = STATES.find((known) => known === tags.get("b"));
    const service = tags.get("k");
    const named = tags.get("d");
    const isUsable =
        tags.get("v") === "1" &&
        state !== undefined &&
        (service === undefined || SERVICES.includes(service)) &&
        (named === undefined || named.toLowerCase() === domain) &&
        ["t", "x"].every((tag) => /^\d{1,10}$/.test(tags.get(tag) ?? "0"));
    if (!isUsable) return undefined;
    return {
        state,
        ...(tags.has("t") && { from: number(tags, "t") }),
        ...(tags.has("x") && { until: number(tags, "x") }),
    };
}

function isVerified(parts: readonly Tags[], tags: Tags, { publicKey }: Trust): boolean {
    const [one, other] = parts;
    const isPair =
        parts.length === 2 &&
        one?.get("p") === "1" &&
        other?.get("p") === "2" &&
        tags.get("n") === "2" &&
        COMMON.every((tag) => one.get(tag) === other.get(tag));
    if (!isPair || publicKey === undefined) return false;
    const signature = Buffer.from(`${one.get("bh") ?? ""}${other.get("bh") ?? ""}`, "base64");
    const key = keyIn(publicKey);
    return signature.length === SIGNATURE_BYTES && key !== undefined && isSignatureOf(tags, signature, key);
}

/** The API of app profiles takes any text as a key: nothing is verified by one that is none. */
function keyIn(pem: string): KeyObject | undefined {
    try {
        const key = createPublicKey(pem);
        return key.asymmetricKeyType === "rsa" ? key : undefined;
    } catch {
        return undefined;
    }
}

/** What exactly is signed is documented in two ways that do not agree: each of them counts here. */
function isSignatureOf(tags: Tags, signature: Buffer, key: KeyObject): boolean {
    const signed = ["v", "k", "d", "b", "m", "t", "x"].filter((tag) => tags.has(tag));
    const texts = [[], ["k"], ["d"], ["k", "d"]].flatMap((left) => {
        const text = signed
            .filter((tag) => !left.includes(tag))
            .map((tag) => `${tag}=${tags.get(tag)}`)
            .join(";");
        return [text, `${text};`];
    });
    const contents = texts.flatMap((text) => [Buffer.from(text), createHash("sha256").update(text).digest()]);
    return contents.some((content) =>
        PADDINGS.some((padding) => verify("sha256", content, { key, ...padding }, signature)),
    );
}

const PADDINGS: readonly SigningOptions[] = [
    { padding: constants.RSA_PKCS1_PADDING },
    { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
];

const number = (tags: Tags, tag: string): number => Number(tags.get(tag) ?? 0);
