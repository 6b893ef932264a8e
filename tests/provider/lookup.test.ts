import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { find, type Query } from "../../provider/queries/query";
import { settingsOf } from "../settings";

let emulator: Emulator;
beforeEach(async () => {
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
});
afterEach(() => emulator?.close());

/** What a program is told that looks for something that is not there. */
async function told(type: string, query: Query, more: Record<string, string> = {}): Promise<string> {
    const settings: Record<string, string> = { ...settingsOf(emulator), ...more };
    return find(type, query, (key) => settings[key]).then(() => "", String);
}

const idOf = async (collection: string, wanted: string) =>
    (await emulator.control.list(collection)).find(({ name }) => name === wanted)?.id ?? "";

describe("a lookup that finds nothing", () => {
    it("names the few names nearest to the wanted one, out of many", async () => {
        const identityProvider = await idOf("idp", "Corporate directory");
        const names = Array.from({ length: 245 }, (_, index) => `Cost centre ${index}`);
        await Promise.all(names.map((name) => emulator.control.create("scimgroup", { name, idpId: identityProvider })));
        const misspelt = await told("zpa:ScimGroup", { name: "Enginering", identityProvider });
        expect(misspelt).toContain('Similar names, of 249: "Engineering".');
        const shortened = await told("zpa:ScimGroup", { name: "centre 244", identityProvider });
        expect(shortened).toContain('"Cost centre 244"');
        expect(shortened.length).toBeLessThan(400);
        const strange = await told("zpa:ScimGroup", { name: "Zebrafish", identityProvider });
        expect(strange).toContain("The tenant has 249, none of them with a similar name.");
    });

    it("says when only upper and lower case differ", async () => {
        expect(await told("zpa:IdentityProvider", { name: "corporate DIRECTORY" })).toContain(
            '"Corporate directory" exists: the name is case-sensitive.',
        );
    });

    it("says which other identity provider has it, by name and by id", async () => {
        const administrators = await idOf("idp", "Administrators");
        const corporate = await idOf("idp", "Corporate directory");
        const { id } = await emulator.control.create("scimgroup", { name: "Board", idpId: administrators });
        const advice = `It exists in identity provider "Administrators": set identityProvider to "${administrators}".`;
        for (const query of [{ name: "Board" }, { id }]) {
            expect(await told("zpa:ScimGroup", { ...query, identityProvider: corporate })).toContain(advice);
        }
        const attribute = await told("zpa:ScimAttribute", { name: "active", identityProvider: administrators });
        expect(attribute).toContain(`set identityProvider to "${corporate}"`);
    });

    it.each([
        ["a resource", "zpa:SegmentGroup", "segmentGroup"],
        ["what is only looked up", "zpa:MachineGroup", "machineGroup"],
    ])("says which other microtenant has it: %s", async (_, type, collection) => {
        const { id: madrid } = await emulator.control.create("microtenants", { name: "Madrid", enabled: true });
        const { id: paris } = await emulator.control.create("microtenants", { name: "Paris", enabled: true });
        await emulator.control.create(collection, { name: "Desks", enabled: true, microtenantId: madrid });
        await emulator.control.create(collection, { name: "Doors", enabled: true, microtenantId: paris });
        const here = await told(type, { name: "desks", microtenantId: paris });
        expect(here).toContain(`It exists in microtenant "Madrid": set microtenantId to "${madrid}".`);
        expect(here).toContain('The tenant has "Doors".');
        const byConnection = await told(type, { name: "Desks" }, { "zscaler:microtenantId": paris });
        expect(byConnection).toContain(`set microtenantId to "${madrid}"`);
        // Where all microtenants are searched there is no other place.
        expect(await told(type, { name: "Dosks" })).not.toContain("It exists in");
    });

    it("names what is alike of a resource too, and says so when there is none at all", async () => {
        expect(await told("zpa:SegmentGroup", { name: "Offices" })).toContain("The tenant has none.");
        for (const name of ["Office Lyon", "Office Paris", "Factory"]) {
            await emulator.control.create("segmentGroup", { name, enabled: true });
        }
        expect(await told("zpa:SegmentGroup", { name: "Office Lion" })).toContain(
            'The tenant has "Office Lyon", "Office Paris", "Factory".',
        );
    });

    it("still says that there is none where the credential may not look around", async () => {
        const corporate = await idOf("idp", "Corporate directory");
        await emulator.control.fault({ path: /\/v2\/admin\/.*\/idp$/, status: 403, times: 1 });
        const failure = await told("zpa:ScimGroup", { name: "Enginering", identityProvider: corporate });
        expect(failure).toContain("the object does not exist, or the credential cannot read it");
        expect(failure).toContain('"Engineering"');
    });
});

describe("a lookup that finds several objects of a name", () => {
    it("proposes the identity provider where a name is unique in each", async () => {
        const providers = [await idOf("idp", "Administrators"), await idOf("idp", "Corporate directory")];
        for (const idpId of providers) await emulator.control.create("samlAttribute", { name: "Badge", idpId });
        const several = await told("zpa:SamlAttribute", { name: "Badge" });
        expect(several).toContain("several objects have this name");
        expect(several).toContain("Set the id of one of them, or identityProvider.");
    });

    it("proposes no argument that the lookup does not take", async () => {
        for (const _ of [1, 2]) await emulator.control.create("posture", { name: "Disk encrypted" });
        const several = await told("zpa:PostureProfile", { name: "Disk encrypted" });
        expect(several).toContain("several objects have this name");
        expect(several).toContain("Set the id of one of them.");
    });
});
