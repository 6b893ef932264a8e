import { afterEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { find, list } from "../../../provider/queries/query";
import { settingsOf } from "../../settings";

const TYPE = "zpa:ScimGroup";

describe("SCIM groups", () => {
    let emulator: Emulator;
    afterEach(() => emulator?.close());

    it.each(["numbers", "texts"] as const)(
        "keep every digit of their ids, over many pages, where the service answers %s",
        async (userConfigNumbers) => {
            emulator = await startEmulator({ switches: { rateLimit: "off", userConfigNumbers } });
            const settings: Record<string, string> = settingsOf(emulator);
            const config = (key: string) => settings[key];
            const providers = await emulator.control.list("idp");
            const identityProvider = String(providers.find(({ name }) => name === "Corporate directory")?.id);
            const names = Array.from({ length: 1_100 }, (_, index) => `Team ${index}`);
            for (const name of names) await emulator.control.create("scimgroup", { name, idpId: identityProvider });

            const groups = await list(TYPE, { identityProvider }, config);
            const held = await emulator.control.list("scimgroup");
            expect(groups.map(({ id }) => id).sort()).toEqual(held.map(({ id }) => id).sort());
            expect(new Set(groups.map((group) => group.identityProvider))).toEqual(new Set([identityProvider]));
            expect(identityProvider).toHaveLength(18);

            const found = await find(TYPE, { identityProvider, name: "Team 1099" }, config);
            expect(found).toMatchObject({ name: "Team 1099", identityProvider });
            const reads = (await emulator.control.requestLog()).filter(({ path }) => path.includes("/scimgroup/"));
            expect(reads).toHaveLength(3);
        },
    );
});
