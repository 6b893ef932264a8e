import { createPublicKey } from "node:crypto";
import { ArgumentChecks } from "../argumentChecks";
import { KEY_BITS, publicKeyFault } from "./publicKey";
import { type ActivationRecordFacts, factsOf } from "./recordFacts";
import { SHARED_TAGS, type Tag, type Tags, tagsIn } from "./recordText";
import { coveredTags, type SignatureScheme, schemeOf } from "./signature";

/** What `verifyActivationRecord` finds. */
export type ActivationRecordVerification =
    | {
          readonly verdict: "verified";
          readonly record: ActivationRecordFacts;
          /** What the signature covers; pass it to `activationRecord` to sign in the same way. */
          readonly scheme: SignatureScheme;
          /** The tags that nobody can change without the private key. */
          readonly covers: readonly string[];
      }
    | { readonly verdict: "unsigned"; readonly record: ActivationRecordFacts }
    | {
          readonly verdict: "invalid";
          /** What is wrong, and what to do. */
          readonly faults: readonly string[];
      };

const SIGNATURE_BYTES = KEY_BITS / 8;

/**
 * Verifies the TXT records of a Disaster Recovery domain, wherever they come from: this library, Zscaler's DNS record generator, or DNS.
 * Zscaler does not document exactly what is signed; every content that its pages allow is tried.
 *
 * @param txtValues The texts of the TXT records, in any order, each with its strings joined and without quotes.
 * @param publicKey The Disaster Recovery public key, in PEM.
 * @throws {InvalidInputError} if `publicKey` is no RSA public key of 2048 bits
 *
 * @example Learn how Zscaler's generator signs
 * const found = verifyActivationRecord(recordsOfTheGenerator, publicKey);
 * if (found.verdict === "verified") console.log(found.scheme, found.covers);
 */
export function verifyActivationRecord(txtValues: readonly string[], publicKey: string): ActivationRecordVerification {
    const subject = "an activation record";
    const checks = new ArgumentChecks(subject, "verify");
    const fault = publicKeyFault(publicKey);
    if (fault) checks.fault("publicKey", fault);
    checks.done();
    const read = readRecord(txtValues);
    if ("faults" in read) return { verdict: "invalid", faults: read.faults };
    const { record, tags, signature } = read;
    if (!signature) return { verdict: "unsigned", record };
    const scheme = schemeOf(tags, signature, createPublicKey(publicKey));
    if (scheme) return { verdict: "verified", record, scheme, covers: coveredTags(tags, scheme) };
    return {
        verdict: "invalid",
        faults: [
            "the signature is not one of this record by this key; sign the record again, or pass the key of the pair",
        ],
    };
}

/** What the texts of a record say together. */
export type ReadRecord =
    | { readonly record: ActivationRecordFacts; readonly tags: Tags; readonly signature?: Buffer }
    | { readonly faults: readonly string[] };

export function readRecord(txtValues: readonly string[]): ReadRecord {
    const parts = txtValues.map(tagsIn).sort((one, other) => Number(one.tags.p ?? 0) - Number(other.tags.p ?? 0));
    const [first] = parts;
    if (!first) return { faults: ["there is no TXT record; publish one with the state off"] };
    const each = parts.flatMap(({ faults }) => faults);
    if (each.length > 0) return { faults: each };
    const isSigned = parts.some(({ tags }) => [tags.n, tags.p, tags.bh].some((tag) => tag !== undefined));
    const tags = Object.assign({}, ...parts.map((part) => part.tags).reverse());
    const { facts: record, faults } = factsOf(tags);
    const together = isSigned ? pairFaults(parts.map((part) => part.tags)) : countFault(parts.length);
    if (!record || together.length > 0) return { faults: [...faults, ...together] };
    return { record, tags, ...(isSigned && { signature: signatureIn(parts.map((part) => part.tags)) }) };
}

const countFault = (count: number): string[] =>
    count === 1
        ? []
        : [`there are ${count} TXT records without a signature; the record must be the only one of its name`];

/** What is wrong with the two parts of a signed record. */
function pairFaults(parts: readonly Tags[]): string[] {
    const [one = {}, other = {}] = parts;
    if (parts.length !== 2) {
        return [`there are ${parts.length} TXT records; a signed record has two, and no other TXT record beside them`];
    }
    const indexes = parts.flatMap(({ p }) => p ?? []);
    const faults = [
        ...(indexes.join() === "1,2" ? [] : ["p must be 1 in one part and 2 in the other; publish both parts"]),
        ...(one.n === "2" ? [] : [`n is ${one.n ?? "missing"}; it must be 2, in both parts`]),
        ...SHARED_TAGS.filter((tag) => differs(tag, one, other)).map(
            (tag) =>
                `${tag} differs between the two parts (${one[tag] ?? "missing"}, ${other[tag] ?? "missing"}); publish parts of one record`,
        ),
    ];
    const joined = `${one.bh ?? ""}${other.bh ?? ""}`;
    const signature = signatureIn(parts);
    // Node reads what is no Base64 as well; a text that is another one for the same bytes is none that a signer wrote.
    if (signature.length !== SIGNATURE_BYTES || signature.toString("base64") !== joined) {
        faults.push(
            `bh has ${signature.length} bytes in both parts together, and must be the ${SIGNATURE_BYTES} bytes of a signature in Base64; publish both parts unchanged`,
        );
    }
    return faults;
}

/** Zscaler's sample names the domain in its first part alone. */
function differs(tag: Tag, one: Tags, other: Tags): boolean {
    if (tag === "d" && (one.d === undefined || other.d === undefined)) return false;
    return one[tag] !== other[tag];
}

const signatureIn = (parts: readonly Tags[]): Buffer => Buffer.from(parts.map(({ bh = "" }) => bh).join(""), "base64");
