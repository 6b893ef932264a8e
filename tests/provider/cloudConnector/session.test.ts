import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { CloudConnectorClient } from "../../../provider/cloudConnector/client/client";
import { locationTemplate } from "../../../provider/cloudConnector/locationTemplate";
import { resolveConnection } from "../../../provider/connection/connection";
import { create, read, remove } from "../../../provider/lifecycle/lifecycle";

describe("a session of the legacy API", () => {
    let emulator: Emulator;
    beforeAll(async () => {
        emulator = await startEmulator();
    });
    afterAll(() => emulator?.close());

    const connect = (more: Record<string, string> = {}) => {
        const settings: Record<string, string> = {
            "zscaler:ztwUsername": emulator.connectorUsername,
            "zscaler:ztwPassword": emulator.connectorPassword,
            "zscaler:ztwApiKey": emulator.connectorApiKey,
            "zscaler:endpoint": emulator.url,
            ...more,
        };
        return CloudConnectorClient.over(resolveConnection((key) => settings[key], {}, "cloudConnector"));
    };
    const signIns = async () =>
        (await emulator.control.requestLog()).filter(
            ({ method, path }) => method === "POST" && path === "/api/v1/auth",
        );

    it("is opened once for a process, and serves the whole life of an object", async () => {
        const client = connect();
        const { id, outputs } = await create(
            { definition: locationTemplate, backend: client },
            { inputs: { name: "Legacy", firewall: true } },
        );
        expect(await read({ definition: locationTemplate, backend: client }, { id, known: outputs })).toMatchObject({
            name: "Legacy",
            firewall: true,
        });
        await remove({ definition: locationTemplate, backend: client }, { id, outputs });
        expect(
            await read({ definition: locationTemplate, backend: connect() }, { id, known: outputs }),
        ).toBeUndefined();
        expect((await emulator.control.cloud.activation()).orgEditStatus).toBe("EDITS_CLEARED");
        expect(await signIns()).toHaveLength(1);
        const others = (await emulator.control.requestLog()).filter(({ path }) => path.startsWith("/ztw/"));
        expect(others).toEqual([]);
    });

    it("that was idle for too long is opened again, and the call repeated", async () => {
        const client = connect();
        await client.lookup({ path: "locationTemplate" });
        const before = (await signIns()).length;
        await emulator.control.advance({ minutes: 31 });
        await client.listAll({ path: "locationTemplate" });
        expect(await signIns()).toHaveLength(before + 1);
    });

    it("with a wrong password is an error that says what to check, and shows no secret", async () => {
        const wrong = connect({ "zscaler:ztwPassword": "canary-password" });
        const error = await wrong.lookup({ path: "locationTemplate" }).then(
            () => undefined,
            (reason: Error) => reason,
        );
        expect(error?.message).toContain(`sign in to Zscaler as administrator ${emulator.connectorUsername}`);
        expect(error?.message).toContain("Check zscaler:ztwUsername, zscaler:ztwPassword and zscaler:ztwApiKey");
        expect(error?.message).not.toContain("canary");
        expect(error?.message).not.toContain(emulator.connectorApiKey);
    });

    it("cannot read what only OneAPI serves, and the error says so", async () => {
        await expect(connect().listAll({ path: "ecRules/ecDns", noun: "DNS control rule" })).rejects.toThrow(
            "The legacy API does not offer this operation: use an API client of OneAPI",
        );
    });
});
