import { afterEach, describe, expect, it } from "@jest/globals";
import type { EmulatorOptions } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import type { Definition } from "../../../provider/contract/definition";
import { create, remove, update } from "../../../provider/lifecycle/lifecycle";
import { list } from "../../../provider/queries/query";
import { clientConnectorDrProfile } from "../../../provider/zpa/clientConnectorDrProfile";
import { pemPair } from "../../pemPair";
import { settingsOf } from "../../settings";
import { Connected } from "../connected";

const WINDOWS = "473851";
const DECLARED = { profile: WINDOWS, domainName: "dr.example.com" };
const { publicKey: KEY, privateKey: PRIVATE } = pemPair();
const { publicKey: SMALL } = pemPair(1024);
const ZIA = { enableZiaDR: true, ziaDomainName: "zia.example.com", ziaDRMethod: 2, allowZiaTest: true };

const definition = clientConnectorDrProfile as object as Definition;
let connected: Connected;
let isOpen = false;
afterEach(async () => {
    if (isOpen) await connected.close();
    isOpen = false;
});

async function tenant(switches: EmulatorOptions["switches"] = {}) {
    connected = await Connected.to(definition, switches);
    isOpen = true;
    const { control } = connected.emulator;
    await control.change("applicationProfiles", WINDOWS, { disasterRecovery: ZIA, groups: [{ id: 7 }] });
    const profile = () => control.get("applicationProfiles", WINDOWS);
    const patches = async () => (await control.requestLog()).filter(({ method }) => method === "PATCH");
    return { profile, patches };
}

describe("disaster recovery in an app profile", () => {
    it("leaves what Internet Access has of it, and the rest of the profile, as they are", async () => {
        const { profile, patches } = await tenant();
        const { id, outputs } = await create(connected.context, { inputs: connected.checked(DECLARED) });
        expect(id).toBe(WINDOWS);
        expect(outputs).toMatchObject({ name: "Windows", platform: "Windows", enabled: true });
        expect(await profile()).toMatchObject({
            groups: [{ id: 7 }],
            disasterRecovery: { ...ZIA, enableZpaDR: true, zpaDomainName: "dr.example.com" },
        });
        const [sent] = await patches();
        expect([...(sent?.bodyKeys ?? [])].sort()).toEqual([
            "description",
            "deviceType",
            "disasterRecovery",
            "name",
            "policyId",
        ]);
    });

    it("decides which clients of the profile switch, by which key, in a test or not", async () => {
        await tenant();
        const { disasterRecovery, advance } = connected.emulator.control;
        const move = () => advance.call(connected.emulator.control, { minutes: 5 });
        const modes = async () => (await disasterRecovery.clients()).map(({ mode }) => mode);
        const device = await disasterRecovery.addClient({ applicationProfile: WINDOWS });
        await disasterRecovery.addClient({ domainName: "dr.example.com", testGroup: true });
        expect(device).toMatchObject({ applicationProfile: WINDOWS, enabled: false, testGroup: false });
        await expect(disasterRecovery.changeClient(device.id, { testGroup: true })).rejects.toThrow("Omit testGroup");
        await expect(disasterRecovery.addClient({ applicationProfile: "1" })).rejects.toThrow();
        await disasterRecovery.setRecords("dr.example.com", { TXT: ["v=1;k=zpa;b=test"] });
        await move();
        expect(await modes()).toEqual(["off", "test"]);

        const inputs = connected.checked(DECLARED);
        const { id, outputs } = await create(connected.context, { inputs });
        expect((await disasterRecovery.clients())[0]).toMatchObject({ enabled: true, domainName: "dr.example.com" });
        await move();
        expect(await modes()).toEqual(["off", "test"]);

        const inTest = connected.checked({ ...DECLARED, testGroup: true });
        const changed = await update(connected.context, { id, olds: outputs, inputs: inTest });
        await move();
        expect(await modes()).toEqual(["test", "test"]);

        // The record has no signature.
        const withKey = connected.checked({ ...DECLARED, testGroup: true, publicKey: KEY });
        await update(connected.context, { id, olds: changed, inputs: withKey });
        await disasterRecovery.setRecords("dr.example.com", { TXT: ["v=1;k=zpa;b=off"] });
        await move();
        expect(await modes()).toEqual(["test", "off"]);
    });

    it("is disabled by a deletion, which keeps the profile", async () => {
        const { profile } = await tenant();
        const inputs = connected.checked({ ...DECLARED, testGroup: true, publicKey: KEY });
        const { id, outputs } = await create(connected.context, { inputs });
        await remove(connected.context, { id, outputs });
        expect(await profile()).toMatchObject({
            disasterRecovery: { ...ZIA, enableZpaDR: false, allowZpaTest: false, zpaDomainName: "dr.example.com" },
        });
    });

    it.each(["ignored", "refused"] as const)(
        "is not claimed to be set where the change is %s",
        async (profileRecovery) => {
            const { profile } = await tenant({ profileRecovery });
            const said = profileRecovery === "ignored" ? "but did not apply enabled, domainName" : 'success: "false"';
            const creating = create(connected.context, { inputs: connected.checked(DECLARED) });
            await expect(creating).rejects.toThrow(said);
            expect(await profile()).toMatchObject({ disasterRecovery: ZIA });
        },
    );

    it("shows no change of a key that the service keeps in another form", async () => {
        await tenant({ profileKey: "bare" });
        const inputs = connected.checked({ ...DECLARED, publicKey: KEY });
        const { id, outputs } = await create(connected.context, { inputs });
        expect(await connected.refreshed(id, outputs)).toEqual(inputs);
        await update(connected.context, { id, olds: outputs, inputs: { ...inputs, testGroup: true } });
    });

    it("lists the profiles that can be set, without the default ones", async () => {
        await tenant();
        const settings: Record<string, string> = settingsOf(connected.emulator);
        const found = await list("zpa:ClientConnectorDrProfile", {}, (key) => settings[key], {});
        expect(found.map(({ id, name, platform }) => [id, name, platform])).toEqual([
            [WINDOWS, "Windows", "Windows"],
            ["473852", "macOS", "macOS"],
        ]);
    });

    it("says that a profile is missing, and where to make one", async () => {
        await tenant();
        const inputs = connected.checked({ ...DECLARED, profile: "1" });
        await expect(create(connected.context, { inputs })).rejects.toThrow(
            "The API creates none: add it in the portal.",
        );
    });

    it.each([
        ["a private key", { publicKey: PRIVATE }, "holds a private key"],
        ["a small key", { publicKey: SMALL }, "1024 bits"],
        ["what is no key", { publicKey: "key" }, "is no public key in PEM"],
        ["the top of a zone", { domainName: "example.com" }, "below the top of a zone"],
        ["a capital letter", { domainName: "DR.example.com" }, "in lower case"],
        ["the default profile", { profile: "0" }, "a numeric string other than 0"],
        ["the name of no key", { publicKeyName: "key.pem" }, "must be set together with publicKey"],
    ])("is refused %s before any call", (_, more, reason) => {
        const { failures } = check(definition, { ...DECLARED, ...more });
        expect(failures.map((failure) => failure.reason).join()).toContain(reason);
        expect(JSON.stringify(failures)).not.toContain("MII");
    });
});
