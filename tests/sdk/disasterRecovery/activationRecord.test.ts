import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
    type ActivationRecordArgs,
    activationRecord,
    type SignatureScheme,
    verifyActivationRecord,
} from "../../../sdk/disasterRecovery";
import { pemPair } from "../../pemPair";

const { publicKey, privateKey } = pemPair();

const DOMAIN = "dr.example.com";
const byKey = { kind: "privateKey", privateKey } as const;
const unsigned = { kind: "unsigned" } as const;
const off: ActivationRecordArgs = { domain: DOMAIN, state: "off", signing: unsigned };
const on: ActivationRecordArgs = {
    ...off,
    state: "on",
    notAfter: "2027-03-01T06:00:00Z",
    confirmActivation: DOMAIN,
};

const seconds = fc.integer({ min: 0, max: 9_999_999_999 });
const window = fc
    .tuple(fc.option(seconds, { nil: undefined }), fc.option(seconds, { nil: undefined }))
    .filter(([from, until]) => from === undefined || until === undefined || from < until);
/** Whatever can be published. */
const records = fc
    .record({
        state: fc.constantFrom("off", "test", "on"),
        service: fc.constantFrom("zpa", "zia", "all"),
        ziaAction: fc.constantFrom("direct", "disabled", undefined),
        namesDomain: fc.boolean(),
        window,
    })
    .map(
        ({ window: [notBefore, notAfter], ziaAction, ...args }): ActivationRecordArgs => ({
            ...args,
            domain: DOMAIN,
            signing: unsigned,
            confirmActivation: DOMAIN,
            withoutEnd: true,
            ...(args.service !== "zpa" && ziaAction && { ziaAction }),
            ...(notBefore !== undefined && { notBefore }),
            ...(notAfter !== undefined && { notAfter }),
        }),
    );
const schemes: fc.Arbitrary<SignatureScheme> = fc.record({
    service: fc.boolean(),
    domain: fc.boolean(),
    trailingSemicolon: fc.boolean(),
    hashedTwice: fc.boolean(),
    padding: fc.constantFrom("PKCS1-v1_5", "PSS"),
});

describe("an activation record", () => {
    it.each<[string, ActivationRecordArgs, string]>([
        ["that ends disaster recovery", off, "v=1;k=zpa;b=off"],
        ["that begins it", on, "v=1;k=zpa;b=on;x=1803880800"],
        [
            "with every tag",
            {
                ...on,
                service: "all",
                namesDomain: true,
                ziaAction: "disabled",
                notBefore: 1_803_870_000,
                notAfter: 1_803_880_800,
            },
            "v=1;k=all;d=dr.example.com;b=on;m=fc;t=1803870000;x=1803880800",
        ],
    ])("%s has this text", async (_, args, text) => {
        expect(await activationRecord(args)).toMatchObject({ domain: DOMAIN, txtValues: [text], ttlSeconds: 30 });
    });

    it("is two strings of a TXT record when it is signed, which differ in nothing but the signature's halves", async () => {
        const { txtValues } = await activationRecord({ ...on, signing: byKey });
        expect(txtValues.map((text) => text.replace(/bh=.*/, "bh=…"))).toEqual([
            "v=1;k=zpa;b=on;x=1803880800;n=2;p=1;bh=…",
            "v=1;k=zpa;b=on;x=1803880800;n=2;p=2;bh=…",
        ]);
        expect(txtValues.filter((text) => Buffer.byteLength(text) > 255)).toEqual([]);
    });

    it("says what it says, unsigned or signed by any scheme, in any order of its parts", async () => {
        await fc.assert(
            fc.asyncProperty(records, schemes, fc.boolean(), async (args, scheme, isReversed) => {
                const plain = await activationRecord(args);
                const { txtValues } = await activationRecord({ ...args, signing: { ...byKey, scheme } });
                const found = verifyActivationRecord(isReversed ? txtValues.toReversed() : txtValues, publicKey);
                const read = verifyActivationRecord(plain.txtValues, publicKey);
                expect(read.verdict).toBe("unsigned");
                if (found.verdict !== "verified" || read.verdict !== "unsigned") throw new Error(JSON.stringify(found));
                expect(found.record).toEqual(read.record);
                expect(found.scheme.padding).toBe(scheme.padding);
                expect(found.covers.includes("k")).toBe(scheme.service);
                expect(found.covers.includes("d")).toBe(scheme.domain && args.namesDomain === true);
            }),
            { numRuns: 50 },
        );
    });

    it("is refused when any byte that its signature covers, or of the signature, is another one", async () => {
        const byte = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
        const chosen = fc.record({ ofSecond: fc.boolean(), place: fc.nat(), byte });
        await fc.assert(
            fc.asyncProperty(records, schemes, chosen, async (args, scheme, { ofSecond, place, byte: other }) => {
                const { txtValues } = await activationRecord({ ...args, signing: { ...byKey, scheme } });
                const parts = ofSecond ? txtValues.toReversed() : txtValues;
                const [first = "", second = ""] = parts;
                // How the parts are counted is not signed, nor is what the scheme leaves out.
                const signed = [...first.matchAll(/(\w+)=([^;]*)/g)].filter(
                    ([, tag = ""]) =>
                        !["n", "p"].includes(tag) &&
                        !(tag === "k" && !scheme.service) &&
                        !(tag === "d" && !scheme.domain),
                );
                const at = signed.flatMap(({ index, 0: { length } }) => Array.from({ length }, (_, n) => index + n));
                const position = at[place % at.length] ?? 0;
                fc.pre(first[position] !== other);
                const put = (text: string) => text.slice(0, position) + other + text.slice(position + 1);
                // The same in both parts, up to the signature, so that they agree with one another.
                const changed = position < first.indexOf(";bh=") ? [put(first), put(second)] : [put(first), second];
                expect(verifyActivationRecord(changed, publicKey).verdict).toBe("invalid");
            }),
            { numRuns: 300 },
        );
    });

    it("is signed by a vault that never shows its key", async () => {
        const vault = (content: Uint8Array) => sign("sha256", content, privateKey);
        const { txtValues } = await activationRecord({ ...on, signing: { kind: "vault", publicKey, sign: vault } });
        expect(verifyActivationRecord(txtValues, publicKey).verdict).toBe("verified");
        const another = (content: Uint8Array) => sign("sha256", content, pemPair().privateKey);
        const refused = activationRecord({ ...on, signing: { kind: "vault", publicKey, sign: another } });
        await expect(refused).rejects.toThrow(/signing\.sign returned no signature of the content by the key/);
    });

    it("is taken as Zscaler's generator wrote it, when it says what the program says", async () => {
        const { txtValues: records } = await activationRecord({ ...on, signing: byKey });
        const signing = { kind: "signed", records, publicKey } as const;
        expect((await activationRecord({ ...on, signing })).txtValues).toEqual(records);
        const refused = async (args: Partial<ActivationRecordArgs>) =>
            activationRecord({ ...on, signing, ...args }).then(() => "", String);
        expect(await refused({ state: "test" })).toContain("signing.records have state on, but state is test");
        expect(await refused({ notAfter: 1_803_880_801 })).toContain("have notAfter 2027-03-01T06:00:00Z, but");
        expect(await refused({ notBefore: 5 })).toContain(
            "have notBefore unset, but notBefore is 1970-01-01T00:00:05Z",
        );
        const others = { ...signing, publicKey: pemPair().publicKey };
        expect(await refused({ signing: others })).toContain("signing.records are not signed by the key of publicKey");
        const plain = { ...signing, records: ["v=1;k=zpa;b=on;x=1803880800"] };
        expect(await refused({ signing: plain })).toContain("signing.records have no signature");
    });

    it("warns of what lasts and of what anybody can publish", async () => {
        const { notAfter: _, ...open } = on;
        const { warnings } = await activationRecord({ ...open, withoutEnd: true });
        expect(warnings).toEqual([expect.stringContaining("no end"), expect.stringContaining("not signed")]);
        const long = { notBefore: "2027-03-01T06:00:00Z", notAfter: "2028-03-02T06:00:01Z", signing: byKey };
        expect((await activationRecord({ ...on, ...long })).warnings).toEqual([
            "The record is active for more than a year: check notBefore and notAfter.",
            expect.stringContaining("experimental"),
        ]);
        expect((await activationRecord({ ...on, ...long, notAfter: "2028-03-01T06:00:00Z" })).warnings).toHaveLength(1);
        expect((await activationRecord(off)).warnings).toEqual([]);
        expect((await activationRecord({ ...off, signing: byKey })).warnings).toEqual([
            expect.stringContaining("experimental"),
        ]);
    });
});

describe("an argument", () => {
    const small = pemPair(1024);
    it.each<[string, Partial<ActivationRecordArgs>, string]>([
        ["an apex", { domain: "example.com" }, 'domain is "example.com", the top of a zone; set a name below it'],
        [
            "a domain in capitals",
            { domain: "DR.example.com" },
            'domain is "DR.example.com"; set a fully qualified name',
        ],
        ["a domain with a dot at its end", { domain: "dr.example.com." }, "without a dot at its end"],
        [
            "an activation without confirmation",
            { confirmActivation: undefined },
            "confirmActivation is missing; set it to",
        ],
        ["a confirmation of another domain", { confirmActivation: "dr.example.org" }, 'is "dr.example.org"; set it to'],
        ["no end", { notAfter: undefined }, "notAfter is missing; set when the record ends"],
        ["milliseconds", { notAfter: 1_803_880_800_000 }, "notAfter is 1803880800000, which are milliseconds"],
        ["a local time", { notAfter: "2027-03-01T06:00:00" }, 'notAfter is "2027-03-01T06:00:00"; set a UTC timestamp'],
        ["a day that is none", { notAfter: "2027-02-31T06:00:00Z" }, "notAfter is"],
        ["a part of a second", { notAfter: 1.5 }, "notAfter is 1.5; set a UTC timestamp"],
        ["an end before the start", { notBefore: 9, notAfter: 9 }, "not later than notBefore"],
        ["an action for Private Access", { ziaAction: "direct" }, "ziaAction is for Internet Access"],
        ["a short life", { ttlSeconds: 29 }, "ttlSeconds is 29; set a whole number from 30 to 900"],
        ["no private key", { signing: { ...byKey, privateKey: "key" } }, "signing.privateKey is no private key in PEM"],
        ["a weak key", { signing: { ...byKey, privateKey: small.privateKey } }, "signing.privateKey has 1024 bits"],
        [
            "a private key in the place of the public one",
            { signing: { kind: "vault", publicKey: privateKey, sign: () => new Uint8Array() } },
            "signing.publicKey holds a private key",
        ],
        [
            "a domain that makes the text too long",
            { domain: `${"a".repeat(60)}.${"b".repeat(60)}.example.com`, namesDomain: true, signing: byKey },
            "namesDomain makes a text of",
        ],
    ])("%s is refused in words", async (_, args, words) => {
        const made = activationRecord({
            ...on,
            confirmActivation: args.domain ?? DOMAIN,
            ...args,
        } as ActivationRecordArgs);
        await expect(made).rejects.toMatchObject({ code: "invalid-input", message: expect.stringContaining(words) });
        const told = await made.then(String, String);
        expect(privateKey.split("\n").filter((line) => line && told.includes(line))).toEqual([]);
    });
});

describe("a record from elsewhere", () => {
    let parts: readonly string[];
    const signedParts = async () => (parts ??= (await activationRecord({ ...on, signing: byKey })).txtValues);
    it.each<[string, (signed: readonly string[]) => string[], string]>([
        ["is missing", () => [], "there is no TXT record"],
        [
            "has a neighbor",
            () => ["v=1;k=zpa;b=off", "v=spf1 -all"],
            "there are 2 TXT records without a signature; the record must be the only one",
        ],
        ["is there twice", () => ["v=1;k=zpa;b=off", "v=1;k=zpa;b=on"], "there are 2 TXT records without a signature"],
        ["has a space", () => ["v=1; b=off"], '" b=off" is none of the tags'],
        ["ends in a semicolon", () => ["v=1;b=off;"], '"" is none of the tags'],
        ["has a tag twice", () => ["v=1;b=off;b=on"], "b occurs twice"],
        ["has an empty tag", () => ["v=1;b=off;m="], "m has no value"],
        ["has an action that is not documented", () => ["v=1;k=zia;b=on;m=wf"], "m is wf; it must be one of fo, fc"],
        ["has milliseconds", () => ["v=1;b=on;x=1803880800000"], "x is 1803880800000; it must be seconds"],
        ["has no version", () => ["b=on"], "v is missing; it must be 1"],
        ["is half of a pair", ([one = ""]) => [one], "there are 1 TXT records; a signed record has two"],
        ["has one part twice", ([one = ""]) => [one, one], "p must be 1 in one part and 2 in the other"],
        [
            "has parts of two records",
            ([one = "", two = ""]) => [one, two.replace("b=on", "b=off")],
            "b differs between the two parts (on, off)",
        ],
        [
            "counts three parts",
            (parts) => parts.map((text) => text.replace("n=2", "n=3")),
            "n is 3; it must be 2, in both parts",
        ],
        ["has a cut signature", ([one = "", two = ""]) => [one, two.slice(0, -4)], "bh has"],
        ["is too long", () => [`v=1;b=off;d=${"a".repeat(250)}`], "the text has 262 bytes"],
    ])("that %s is invalid, with the reason", async (_, make, reason) => {
        const found = verifyActivationRecord(make(await signedParts()), publicKey);
        if (found.verdict !== "invalid") throw new Error(found.verdict);
        expect(found.faults.join("\n")).toContain(reason);
    });

    it("that names its domain in its first part alone is read as the samples are", async () => {
        const { txtValues } = await activationRecord({ ...on, namesDomain: true, signing: byKey });
        const [first = "", second = ""] = txtValues;
        const found = verifyActivationRecord([first, second.replace(`d=${DOMAIN};`, "")], publicKey);
        expect(found).toMatchObject({
            verdict: "verified",
            record: { domain: DOMAIN },
            covers: ["v", "k", "d", "b", "x"],
        });
    });

    it.each([
        ["a private key", privateKey, "publicKey holds a private key"],
        ["another text", "key", "publicKey is no public key in PEM"],
        ["a weak key", pemPair(1024).publicKey, "publicKey has 1024 bits"],
        [
            "a key of another kind",
            String(
                createPublicKey(
                    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
                ).export({
                    type: "spki",
                    format: "pem",
                }),
            ),
            "publicKey is a key of type ed25519",
        ],
    ])("is not verified with %s", (_, key, words) => {
        expect(() => verifyActivationRecord(["v=1;b=off"], key)).toThrow(words);
    });
});
