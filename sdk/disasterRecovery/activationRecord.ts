import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ArgumentChecks } from "../argumentChecks";
import { domainFault } from "./domainName";
import { publicKeyFault, rsaFault } from "./publicKey";
import {
    type ActivationRecordFacts,
    type ActivationService,
    type ActivationState,
    SERVICES,
    STATES,
    secondsOf,
    tagsOf,
    timestampOf,
    ZIA_ACTIONS,
    type ZiaAction,
} from "./recordFacts";
import { MOST_BYTES_OF_TEXT, type Tags, textOf } from "./recordText";
import { SECONDS_PER_DAY } from "./settings/facts";
import { DEFAULT_SCHEME, type SignatureScheme, schemeOf, signatureBy, signedContent } from "./signature";
import { readRecord } from "./verifyActivationRecord";

/** A UTC timestamp such as `2027-03-01T06:00:00Z`, or seconds since 1970. */
export type Timestamp = string | number;

/**
 * How a record is signed.
 *
 * - `unsigned`: anybody who can edit the zone can begin disaster recovery for every client. Only for tenants without a Disaster Recovery
 *   public key.
 * - `privateKey`: by a private key in PEM, from a file or the environment. It must not come from the program's state.
 * - `vault`: by a function, such as a call of a key management service. It returns the RSA-SHA256 signature of the content.
 * - `signed`: the two texts that Zscaler's DNS record generator wrote.
 */
export type Signing =
    | { readonly kind: "unsigned" }
    | { readonly kind: "privateKey"; readonly privateKey: string; readonly scheme?: SignatureScheme }
    | {
          readonly kind: "vault";
          /** The public key of the pair, in PEM: the signature is verified with it. */
          readonly publicKey: string;
          sign(content: Uint8Array): Uint8Array | Promise<Uint8Array>;
          readonly scheme?: SignatureScheme;
      }
    | {
          readonly kind: "signed";
          readonly records: readonly string[];
          /** In PEM. @default the signature is not verified */
          readonly publicKey?: string;
      };

/** What `activationRecord` takes. */
export interface ActivationRecordArgs {
    /** The Disaster Recovery domain: a name of its own below a zone, in lower case, such as `dr.example.com`. */
    readonly domain: string;
    /** Publish `off` before it is needed, and again to end disaster recovery. */
    readonly state: ActivationState;
    /** API: `k`. @default "zpa" */
    readonly service?: ActivationService;
    /** Only for `zia` and `all`. API: `m`. @default what the app profile of Client Connector says */
    readonly ziaAction?: ZiaAction;
    /** From when the record is active. API: `t`. @default at once */
    readonly notBefore?: Timestamp;
    /** Until when it is. `test` and `on` require it, or `withoutEnd`. API: `x`. @default no end */
    readonly notAfter?: Timestamp;
    /**
     * Allows `test` and `on` without an end: it lasts until `off` is published, and a signed record can be published again by anybody who
     * has seen it.
     * @default false
     */
    readonly withoutEnd?: boolean;
    /** The domain once more. `on` requires it: it takes every client off the cloud. @default none */
    readonly confirmActivation?: string;
    /** Whether the record names its domain. API: `d`. @default false */
    readonly namesDomain?: boolean;
    /** How long resolvers keep the record, from 30 to 900 seconds. @default 30 */
    readonly ttlSeconds?: number;
    /** How the record is signed, or that it is not. */
    readonly signing: Signing;
}

/** TXT records to publish at the Disaster Recovery domain, which must be the only ones of its name. */
export interface ActivationRecord {
    readonly domain: string;
    readonly state: ActivationState;
    /** One text, or two for a signed record; publish both together. Each is one string of at most 255 bytes. */
    readonly txtValues: readonly string[];
    readonly ttlSeconds: number;
    /** What to know before it is published. */
    readonly warnings: readonly string[];
}

/**
 * Returns the TXT records that begin or end disaster recovery, as Zscaler's DNS record generator for Windows does. Reads no clock and calls
 * nothing but the function that signs.
 *
 * Signing by a private key or a vault is experimental: Zscaler does not document exactly what is signed. Verify one record of its generator
 * with `verifyActivationRecord`, and pass the scheme that this tells.
 *
 * @throws {InvalidInputError} if an argument is wrong, or the signature is not one of this record
 * @see https://help.zscaler.com/zpa/creating-dns-txt-records
 *
 * @example A record that can stand before any disaster
 * const { txtValues } = await activationRecord({
 *     domain: "dr.example.com",
 *     state: "off",
 *     signing: { kind: "unsigned" },
 * });
 */
export async function activationRecord(args: ActivationRecordArgs): Promise<ActivationRecord> {
    const { domain, state, ttlSeconds = 30, signing } = args;
    const subject = `an activation record of ${domain}`;
    const checks = new ArgumentChecks(subject, "make");
    const facts = checkedFacts(args, checks);
    const scheme = "scheme" in signing && signing.scheme ? signing.scheme : DEFAULT_SCHEME;
    const tags = tagsOf(facts);
    const txtValues = await signed(tags, facts, signing, scheme, checks);
    const longest = Math.max(...txtValues.map((text) => Buffer.byteLength(text)));
    if (longest > MOST_BYTES_OF_TEXT) {
        checks.fault(
            "namesDomain",
            `makes a text of ${longest} bytes, and a string of a TXT record has ${MOST_BYTES_OF_TEXT} at most; set it to false, or use a shorter domain`,
        );
    }
    checks.done();
    return { domain, state, txtValues, ttlSeconds, warnings: warningsOf(args) };
}

function checkedFacts(args: ActivationRecordArgs, checks: ArgumentChecks): ActivationRecordFacts {
    const { domain, state, service = "zpa", ziaAction, confirmActivation, namesDomain = false, ttlSeconds } = args;
    const fault = domainFault(domain);
    if (fault) checks.fault("domain", fault);
    checks.oneOf("state", state, STATES);
    checks.oneOf("service", service, SERVICES);
    checks.oneOf("ziaAction", ziaAction, ZIA_ACTIONS);
    checks.range("ttlSeconds", ttlSeconds, 30, 900);
    if (ziaAction !== undefined && service === "zpa") {
        checks.fault(
            "ziaAction",
            'is for Internet Access, and service is "zpa"; remove it, or set service to zia or all',
        );
    }
    if (state === "on" && confirmActivation !== domain) {
        const is = confirmActivation === undefined ? "is missing" : `is "${confirmActivation}"`;
        checks.fault("confirmActivation", `${is}; set it to "${domain}" to take every client off the cloud`);
    }
    const notBefore = checkedTime("notBefore", args.notBefore, checks);
    const notAfter = checkedTime("notAfter", args.notAfter, checks);
    if (notBefore !== undefined && notAfter !== undefined && notAfter <= notBefore) {
        checks.fault("notAfter", `is ${notAfter}, not later than notBefore (${notBefore}); set a later time`);
    }
    if (state !== "off" && args.notAfter === undefined && !args.withoutEnd) {
        checks.fault(
            "notAfter",
            "is missing; set when the record ends, or set withoutEnd to true to let it last until off is published",
        );
    }
    return {
        state,
        service,
        ...(namesDomain && { domain }),
        ...(ziaAction && { ziaAction }),
        ...(notBefore !== undefined && { notBefore }),
        ...(notAfter !== undefined && { notAfter }),
    };
}

/** Later than any time that is meant: milliseconds are. */
const TOO_MANY_SECONDS = 10_000_000_000;

function checkedTime(path: string, time: Timestamp | undefined, checks: ArgumentChecks): string | undefined {
    if (time === undefined) return undefined;
    const seconds = secondsIn(time);
    if (seconds >= TOO_MANY_SECONDS) {
        checks.fault(path, `is ${time}, which are milliseconds; divide by 1000 to have seconds`);
    } else if (!Number.isInteger(seconds) || seconds < 0) {
        const is = typeof time === "number" ? time : `"${time}"`;
        checks.fault(path, `is ${is}; set a UTC timestamp such as 2027-03-01T06:00:00Z, or whole seconds since 1970`);
    } else return timestampOf(seconds);
    return undefined;
}

/** The parser takes local times as well, and the 31st of February for a day in March. */
function secondsIn(time: Timestamp): number {
    if (typeof time === "number") return time;
    const seconds = secondsOf(time);
    return Number.isInteger(seconds) && timestampOf(seconds) === time ? seconds : Number.NaN;
}

async function signed(
    tags: Tags,
    facts: ActivationRecordFacts,
    signing: Signing,
    scheme: SignatureScheme,
    checks: ArgumentChecks,
): Promise<readonly string[]> {
    switch (signing.kind) {
        case "unsigned":
            return [textOf(tags)];
        case "privateKey": {
            const key = checkedPrivateKey(signing.privateKey, checks);
            return key ? parts(tags, signatureBy(key, signedContent(tags, scheme), scheme)) : [];
        }
        case "vault": {
            const fault = publicKeyFault(signing.publicKey);
            if (fault) checks.fault("signing.publicKey", fault);
            // Nothing is signed that would not be published.
            checks.done();
            const signature = await signing.sign(signedContent(tags, scheme));
            if (!isDeepStrictEqual(schemeOf(tags, signature, createPublicKey(signing.publicKey)), scheme)) {
                checks.fault(
                    "signing.sign",
                    "returned no signature of the content by the key of publicKey; use RSA-SHA256",
                );
            }
            return parts(tags, signature);
        }
        case "signed":
            checkSignedRecords(facts, signing, checks);
            return signing.records;
    }
}

/** The signature is 344 characters long, and stands in two parts. */
function parts(tags: Tags, signature: Uint8Array): string[] {
    const text = Buffer.from(signature).toString("base64");
    const middle = text.length / 2;
    return [text.slice(0, middle), text.slice(middle)].map((bh, at) =>
        textOf({ ...tags, n: "2", p: String(at + 1), bh }),
    );
}

function checkedPrivateKey(pem: string, checks: ArgumentChecks): KeyObject | undefined {
    let key: KeyObject;
    try {
        key = createPrivateKey(pem);
    } catch {
        checks.fault(
            "signing.privateKey",
            "is no private key in PEM without a passphrase; pass the content of the key's file",
        );
        return undefined;
    }
    const fault = rsaFault(key);
    if (fault) checks.fault("signing.privateKey", fault);
    return key;
}

function checkSignedRecords(
    declared: ActivationRecordFacts,
    { records, publicKey }: Extract<Signing, { kind: "signed" }>,
    checks: ArgumentChecks,
): void {
    const read = readRecord(records);
    if ("faults" in read) {
        for (const fault of read.faults) checks.fault("signing.records", `cannot be used: ${fault}`);
        return;
    }
    if (!read.signature) {
        checks.fault("signing.records", "have no signature; pass the two signed texts, or sign in another way");
        return;
    }
    // Whether the domain is named, and a service that the samples leave out, are the generator's choice.
    const { domain, service = declared.service, ...said } = read.record;
    const { domain: _, ...meant } = declared;
    for (const key of Object.keys({ ...said, ...meant, service }) as (keyof typeof meant)[]) {
        const [is, must] = [{ ...said, service }[key], meant[key]];
        if (is !== must)
            checks.fault(
                "signing.records",
                `have ${key} ${is ?? "unset"}, but ${key} is ${must ?? "unset"}; make them equal`,
            );
    }
    if (publicKey === undefined) return;
    const fault = publicKeyFault(publicKey);
    if (fault) checks.fault("signing.publicKey", fault);
    else if (!schemeOf(read.tags, read.signature, createPublicKey(publicKey))) {
        checks.fault(
            "signing.records",
            "are not signed by the key of publicKey; sign them again, or pass the key of the pair",
        );
    }
}

const YEAR = 366 * SECONDS_PER_DAY;

function warningsOf({ state, signing, notBefore, notAfter }: ActivationRecordArgs): string[] {
    const isActive = state !== "off";
    const lasts = notBefore === undefined || notAfter === undefined ? 0 : secondsIn(notAfter) - secondsIn(notBefore);
    return [
        ...(isActive && lasts > YEAR
            ? ["The record is active for more than a year: check notBefore and notAfter."]
            : []),
        ...(isActive && notAfter === undefined
            ? ["The record has no end: it lasts until off is published, also after the cloud is back."]
            : []),
        ...(signing.kind === "unsigned" && isActive
            ? [
                  "The record is not signed: anybody who can edit the zone can publish it. A tenant with a Disaster Recovery public key may ignore it.",
              ]
            : []),
        ...(signing.kind === "privateKey" || signing.kind === "vault"
            ? ["Signing is experimental: verify a record of Zscaler's generator, and sign with its scheme."]
            : []),
    ];
}
