import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { accessEnvironment } from "../../tools/example/emulatorProcess";
import { ROOT } from "../docs/markdown";

it("an example that is kept leaves the variables by which the emulator is controlled and its DNS is asked", () => {
    const printed = readFileSync(path.join(ROOT, "cli/emulator.ts"), "utf8").matchAll(
        /export (ZSCALER_EMULATOR_\w+)=/g,
    );
    const access = {
        url: "http://127.0.0.1:1",
        vanityDomain: "emulator",
        clientId: "client",
        clientSecret: "secret",
        customerId: "1",
        connectorUsername: "",
        connectorPassword: "",
        connectorApiKey: "",
        controlUrl: "http://127.0.0.1:1/control/v1",
        controlToken: "token",
        dnsServer: "127.0.0.1:2",
    };
    const left = accessEnvironment(access);
    const names = [...printed].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !left[name])).toEqual([]);
    expect(left.ZSCALER_EMULATOR_DNS).toBe(access.dnsServer);
});
