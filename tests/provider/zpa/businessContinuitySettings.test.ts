import { describe, expect, it } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { redact } from "../../../provider/http/errors/redact";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { Uniqueness } from "../../../provider/run/uniqueness";
import { businessContinuitySettings } from "../../../provider/zpa/businessContinuitySettings";
import { onTestFinished } from "../../onTestFinished";
import { Connected } from "../connected";

const COLLECTION = "businessContinuitySettings";
const DOMAIN = { domainName: "continuity.example.com" };
const PROVIDER = "cannot be combined with existingIdentityProvider: true; set only one of them";
const KEY = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----";

async function connected(switches: Partial<Switches> = {}) {
    const settings = await Connected.to(businessContinuitySettings, {
        featureFlags: "feature.ddil.config",
        ...switches,
    });
    onTestFinished(() => settings.close());
    return settings;
}

describe("what business continuity settings may not be", () => {
    it.each([
        [{ domainName: undefined }, "domainName", "is required"],
        [{ domainName: "continuity" }, "domainName", 'must be a domain name such as "continuity.example.com"'],
        [{ domainName: "192.0.2.1" }, "domainName", 'must be a domain name such as "continuity.example.com"'],
        [{ waitBeforeEntering: 2 }, "waitBeforeEntering", "must be an object"],
        [{ waitBeforeEntering: {} }, "waitBeforeEntering", "must have exactly one of minutes, hours and days"],
        [{ waitBeforeEntering: { minutes: 1, hours: 1 } }, "waitBeforeEntering", "must have exactly one of"],
        [{ waitBeforeEntering: { hours: 9 } }, "waitBeforeEntering", "must be from 1 minute to 8 hours"],
        [{ waitBeforeEntering: { days: 1 } }, "waitBeforeEntering", "must be from 1 minute to 8 hours"],
        [{ waitBeforeLeaving: { minutes: 9 } }, "waitBeforeLeaving", "must be from 10 minutes to 7 days"],
        [{ waitBeforeLeaving: { days: 8 } }, "waitBeforeLeaving", "must be from 10 minutes to 7 days"],
        [{ backupsKept: 101 }, "backupsKept", "must be at most 100"],
        [{ backups: false, backupsKept: 5 }, "backupsKept", "has no effect while backups is false; omit it"],
        [{ identityProviderLoginUrl: "http://idp.example.com" }, "identityProviderLoginUrl", "must be an https URL"],
        [{ identityProviderCertificate: "MIIB" }, "identityProviderCertificate", "must be a certificate in PEM"],
        [{ existingIdentityProvider: true, identityProviderEntityId: "urn:idp" }, "identityProviderEntityId", PROVIDER],
    ])("%j", (more, property, reason) => {
        const { failures } = check(businessContinuitySettings, { ...DOMAIN, ...more });
        expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });

    // The engine would print the value of the property.
    it.each([
        ["identityProviderCertificate", "holds a private key; pass the certificate"],
        ["sitespPrivateKey", "is not a property of business continuity settings"],
    ])("a private key as %s, which no error shows", (property, reason) => {
        const { failures } = check(businessContinuitySettings, { ...DOMAIN, [property]: KEY });
        expect(failures).toMatchObject([{ property: "", reason: expect.stringContaining(property) }]);
        expect(failures).toMatchObject([{ reason: expect.stringContaining(reason) }]);
        expect(JSON.stringify(failures)).not.toContain("MIIB\\n");
    });

    it("declared twice", () => {
        const only = new Uniqueness();
        const [, failures] = ["a", "b"].map((name) =>
            only.check(
                businessContinuitySettings,
                DOMAIN,
                `urn:pulumi:test::bench::zpa:BusinessContinuitySettings::${name}`,
            ),
        );
        expect(failures?.[0]?.reason).toBe(
            'there can be only one business continuity settings, and resource "a" in this stack already manages it; remove one of the two resources',
        );
    });
});

describe("the business continuity settings of a tenant", () => {
    it("are created where there are none, and deleted", async () => {
        const settings = await connected();
        const inputs = settings.checked({ ...DOMAIN, waitBeforeEntering: { minutes: 5 } });
        const { id, outputs } = await create(settings.context, { inputs });
        expect(await settings.emulator.control.get(COLLECTION, id)).toMatchObject({
            offlineDomain: "continuity.example.com",
            maxAllowedDownTime: "5",
            maxAllowedDownTimeUnit: "MINUTES",
        });
        expect(await settings.refreshed(id, outputs)).toEqual(inputs);
        await remove(settings.context, { id, outputs });
        expect(await settings.emulator.control.list(COLLECTION)).toEqual([]);
    });

    it("are taken over where there are some, and what is not declared stays", async () => {
        const settings = await connected({ continuitySettings: "present" });
        const { control } = settings.emulator;
        const [standing] = await control.list(COLLECTION);
        await control.change(COLLECTION, String(standing?.id), { newUserSupport: true, maxAllowedSwitchTime: "30" });
        const { id, outputs } = await create(settings.context, { inputs: settings.checked(DOMAIN) });
        expect(id).toBe(standing?.id);
        expect(outputs).toEqual(DOMAIN);
        expect(await control.get(COLLECTION, id)).toMatchObject({ newUserSupport: true, maxAllowedSwitchTime: "30" });
    });

    it("are found again when the answer of their create is lost", async () => {
        const settings = await connected();
        await settings.emulator.control.fault({ method: "POST", path: `/${COLLECTION}`, reset: "after" });
        const { id } = await create(settings.context, { inputs: settings.checked(DOMAIN) });
        expect((await settings.emulator.control.list(COLLECTION)).map((each) => each.id)).toEqual([id]);
    });

    it("keep their private keys, which are in no output and in no text", async () => {
        const settings = await connected({ continuitySettings: "present", continuityKeys: "answered" });
        const { control } = settings.emulator;
        const [standing] = await control.list(COLLECTION);
        const keys = {
            sitespCAPrivateKey: "CANARY-of-authority",
            sitespPrivateKey: "CANARY-of-site",
            sitespSigningPrivateKey: "CANARY-of-signing",
        };
        await control.change(COLLECTION, String(standing?.id), keys);
        const { id, outputs } = await create(settings.context, { inputs: settings.checked(DOMAIN) });
        const inputs = settings.checked({ ...DOMAIN, newUsers: true });
        const updated = await update(settings.context, { id, olds: outputs, inputs });
        const said = await read(settings.context, { id, known: updated });
        expect(JSON.stringify([outputs, updated, said])).not.toContain("CANARY");
        expect(await control.get(COLLECTION, id)).toMatchObject({ ...keys, newUserSupport: true });
        expect(redact("refused: CANARY-of-site")).toBe("refused: [redacted]");
    });

    it("show no change where the service says a time in a unit that nobody knows", async () => {
        const { waitBeforeLeaving, waitBeforeEntering } = businessContinuitySettings.collection.fields;
        const unknown = { maxAllowedDownTime: "3", maxAllowedDownTimeUnit: "FORTNIGHTS" };
        expect(waitBeforeEntering?.fromWire(unknown)).toBeUndefined();
        expect(waitBeforeEntering?.fromWire({ maxAllowedDownTime: "3" })).toEqual({ minutes: 3 });
        expect(waitBeforeLeaving?.fromWire({ maxAllowedSwitchTime: "3", switchTimeEnabled: false })).toBeUndefined();
    });
});
