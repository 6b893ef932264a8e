import { describe, expect, it } from "@jest/globals";
import { DisasterRecoverySettings, type DisasterRecoverySettingsArgs } from "../../../sdk/disasterRecovery";
import { type SettingsValues, settingsFacts } from "../../../sdk/disasterRecovery/settings/facts";
import { pemPair } from "../../pemPair";
import { settled } from "../mockedCloud";
import { Stack } from "./stateOnly";

const { publicKey, privateKey } = pemPair();

const BASE: SettingsValues = {
    domainName: "dr.example.com",
    publicKeyPem: publicKey,
    maximumAuthenticationAge: { value: 14, unit: "days" },
};
const attestation = { by: "Ada Lovelace", at: "2027-03-01T06:00:00Z" };
const evidence = (domain: string, key: string, seconds: number) =>
    `% curl 'localhost:9000/assistant/zpn_dr/show_configuration'\nDR activation domain: ${domain}\nDR publickey uploaded: ${key}\nDR Max auth interval secs: ${seconds}\n%`;

const declared = (args: DisasterRecoverySettingsArgs) => () => new DisasterRecoverySettings("dr", args);

describe("the Disaster Recovery settings", () => {
    it("have a fingerprint, seconds, the hash of their key and steps for a person, and claim nothing else", async () => {
        const settings = await new Stack().up(declared(BASE));
        expect(await settled(settings.managementMode)).toBe("declared");
        expect(await settled(settings.fingerprint)).toMatch(/^[0-9a-f]{64}$/);
        expect(await settled(settings.maximumAuthenticationAgeSeconds)).toBe(1_209_600);
        expect(await settled(settings.publicKeyFingerprint)).toMatch(/^[0-9a-f]{64}$/);
        const steps = await settled(settings.manualSteps);
        expect(steps[0]).toContain("Administration > Disaster Recovery > Settings");
        expect(steps.join("\n")).toContain("Set Max Age for Authentication to 14 days.");
        expect(await settled(settings.attested)).toBe(false);
        expect(await settled(settings.attestationFaults)).toEqual(["nobody has attested the settings"]);
    });

    it("have the same fingerprint while their key is the same one, however its text is wrapped", () => {
        const wrapped = publicKey.replaceAll("\n", "\r\n");
        const facts = (settings: SettingsValues) => settingsFacts(settings, "settings");
        expect(facts({ ...BASE, publicKeyPem: wrapped })).toEqual(facts(BASE));
        expect(facts({ ...BASE, publicKeyPem: pemPair().publicKey }).fingerprint).not.toBe(facts(BASE).fingerprint);
    });

    it("tell a person to delete the key where none is declared", () => {
        const { manualSteps } = settingsFacts({ ...BASE, publicKeyPem: undefined }, "settings");
        expect(manualSteps).toContain("Delete the Disaster Recovery Public Key, if there is one.");
    });
});

describe("the attestation", () => {
    it("goes stale once a setting changes, and stays so until it is given anew", async () => {
        const stack = new Stack();
        const attested = async (args: DisasterRecoverySettingsArgs) => {
            const settings = await stack.up(declared(args));
            return { attested: await settled(settings.attested), why: await settled(settings.attestationFaults) };
        };
        const changed = { ...BASE, maximumAuthenticationAge: { value: 3, unit: "weeks" } } as const;
        const fresh = { attested: true, why: [] };
        const stale = {
            attested: false,
            why: ["the settings have changed since Ada Lovelace attested them at 2027-03-01T06:00:00Z"],
        };
        expect(await attested({ ...BASE, attestation })).toEqual(fresh);
        expect(await attested({ ...BASE, attestation })).toEqual(fresh);
        expect(await attested({ ...changed, attestation })).toEqual(stale);
        expect(await attested({ ...changed, attestation })).toEqual(stale);
        expect(await attested({ ...changed, attestation: { ...attestation, at: "2027-03-02T06:00:00Z" } })).toEqual(
            fresh,
        );
        // They are what somebody has attested, once more.
        expect(await attested({ ...BASE, attestation })).toEqual(fresh);
    });

    it.each([
        ["agrees", evidence("dr.example.com", "YES", 1_209_600), []],
        ["is another text", "ticket CHG-7", []],
        [
            "has another domain",
            evidence("dr.example.org", "YES", 1_209_600),
            ["the appliance has the domain dr.example.org, and dr.example.com is declared"],
        ],
        [
            "has no key",
            evidence("dr.example.com", "NO", 1_209_600),
            ["the appliance has no public key, and one is declared"],
        ],
        [
            "has another age",
            evidence("dr.example.com", "YES", 86_400),
            ["the appliance has a maximum age of 86400 seconds, and 14 days are declared"],
        ],
    ])("is compared with the output of show_configuration: one that %s", async (_what, text, why) => {
        const settings = await new Stack().up(declared({ ...BASE, attestation: { ...attestation, evidence: text } }));
        expect(await settled(settings.attestationFaults)).toEqual(why);
        expect(await settled(settings.attested)).toBe(why.length === 0);
    });

    it("accepts each length of a month", async () => {
        const month = { ...BASE, maximumAuthenticationAge: { value: 1, unit: "months" } } as const;
        for (const days of [28, 30, 31]) {
            const text = evidence("dr.example.com", "YES", days * 86_400);
            const settings = await new Stack().up(
                declared({ ...month, attestation: { ...attestation, evidence: text } }),
            );
            expect(await settled(settings.attestationFaults)).toEqual([]);
        }
    });
});

describe("settings are refused", () => {
    const refusal = (changes: Partial<SettingsValues>) => () =>
        settingsFacts({ ...BASE, ...changes }, 'DisasterRecoverySettings "dr"');

    it.each<[string, Partial<SettingsValues>, string]>([
        ["the top of a zone", { domainName: "example.com" }, 'domainName is "example.com", the top of a zone'],
        ["a capital letter", { domainName: "DR.example.com" }, "set a fully qualified name in lower case"],
        [
            "seconds instead of days",
            { maximumAuthenticationAge: { value: 1_209_600, unit: "days" } },
            "maximumAuthenticationAge.value is 1209600 days; set a whole number from 1 to 380: the most is 380 days, and the unit is not seconds",
        ],
        [
            "13 months",
            { maximumAuthenticationAge: { value: 13, unit: "months" } },
            "maximumAuthenticationAge.value is 13 months; set a whole number from 1 to 12",
        ],
        [
            "no age",
            { maximumAuthenticationAge: { value: 0, unit: "weeks" } },
            "is 0 weeks; set a whole number from 1 to 54",
        ],
        [
            "another unit",
            { maximumAuthenticationAge: { value: 14, unit: "seconds" as "days" } },
            'maximumAuthenticationAge.unit is "seconds"; set one of days, weeks, months',
        ],
        ["a key of 1,024 bits", { publicKeyPem: pemPair(1024).publicKey }, "publicKeyPem has 1024 bits"],
        [
            "a time of no zone",
            { attestation: { by: "Ada", at: "2027-03-01 06:00" } },
            'attestation.at is "2027-03-01 06:00"; set a UTC timestamp',
        ],
        ["a nameless attestation", { attestation: { by: " ", at: "2027-03-01T06:00:00Z" } }, "attestation.by is empty"],
    ])("with %s", (_what, changes, reason) => {
        expect(refusal(changes)).toThrow(reason);
    });

    it("with a private key, of which no letter is said", () => {
        let message = "";
        try {
            refusal({ publicKeyPem: privateKey })();
        } catch (error) {
            message = String(error);
        }
        expect(message).toContain("publicKeyPem holds a private key; pass the public key");
        expect(message).not.toContain(privateKey.split("\n")[1]);
    });

    it("with everything that is wrong at once", () => {
        expect(refusal({ domainName: "example.com", maximumAuthenticationAge: { value: 999, unit: "days" } })).toThrow(
            /2 arguments are wrong/,
        );
    });

    it("with the option import", async () => {
        const declare = () => new DisasterRecoverySettings("dr", BASE, { import: "dr.example.com" });
        await expect(new Stack().up(declare)).rejects.toThrow("there is nothing to import");
    });
});
