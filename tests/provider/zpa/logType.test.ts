import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { find, list } from "../../../provider/queries/query";
import { logReceiver } from "../../../provider/zpa/logReceiver";
import { settingsOf } from "../../settings";

interface LogType {
    name: string;
    statusCodes: { code: string }[];
}

let emulator: Emulator;
let settings: Record<string, string>;
beforeAll(async () => {
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
    settings = settingsOf(emulator);
});
afterAll(() => emulator?.close());

const everything = async (run: object) =>
    (await list("zpa:LogType", {}, (key) => settings[key], run)) as unknown as LogType[];

describe("log types", () => {
    it("are those that a log receiver takes, with codes that it takes for each", async () => {
        const found = await everything({});
        const refused = found.flatMap(({ name, statusCodes }) => {
            const codes = statusCodes.map(({ code }) => code);
            const declared = {
                name: "SIEM",
                host: "logs.example.com",
                port: 5014,
                logType: name,
                appConnectorGroups: ["216196257331404706"],
                ...(codes.length > 0 && { excludedStatusCodes: codes }),
            };
            return check(logReceiver, declared).failures;
        });
        expect(refused).toEqual([]);
        expect(found.filter(({ statusCodes }) => statusCodes.length > 0).length).toBeGreaterThan(2);
    });

    it("take two calls in a run, however many lookups there are", async () => {
        await emulator.control.clearRequestLog();
        const run = {};
        await Promise.all([everything(run), everything(run)]);
        await find("zpa:LogType", { id: "zpn_audit_log" }, (key) => settings[key], run);
        const read = (await emulator.control.requestLog())
            .map(({ path }) => path)
            .filter((path) => path.includes("lss"));
        expect(read.map((path) => path.split("/lssConfig/")[1]).sort()).toEqual(["logType/formats", "statusCodes"]);
    });

    it("have the API's words for ids alone, and the error lists the names", async () => {
        const asked = find("zpa:LogType", { name: "zpn_audit_log" }, (key) => settings[key], {});
        await expect(asked).rejects.toThrow('"Audit Logs"');
    });
});
