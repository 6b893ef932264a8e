import { afterEach, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { Session } from "../../../provider/session";
import { fileTransferIntegration } from "../../../provider/zpa/integration/fileTransfer";
import { settingsOf } from "../../settings";

let emulator: Emulator;
afterEach(() => emulator.close());

it("is read as it is in the tenant, also by a client of a microtenant", async () => {
    emulator = await startEmulator();
    const read = () => {
        const settings: Record<string, string> = settingsOf(emulator);
        return fileTransferIntegration(new Session((key) => settings[key]).zpa);
    };
    expect(await read()).toEqual({ configured: false });
    const [only] = await emulator.control.list("ziaCloudConfig");
    await emulator.control.change("ziaCloudConfig", String(only?.id), {
        ziaCloudDomain: "zscaler.net",
        ziaUsername: "scan@example.com",
    });
    const { id } = await emulator.control.create("microtenants", { name: "Madrid", enabled: true });
    await emulator.control.set({ clientMicrotenant: String(id) });
    expect(await read()).toEqual({ configured: true, cloud: "zscaler.net", userName: "scan@example.com" });
});
