import { describe, expect, it } from "@jest/globals";
import { startEmulator } from "pulumi-zscaler/emulator";
import { documentedLimits } from "../../../provider/cloudConnector/client/rateLimits";
import { Session } from "../../../provider/session";
import { onTestFinished } from "../../onTestFinished";
import { settingsOf } from "../../settings";

const PREFIX = "/ztw/api/v1";
const limits = documentedLimits(PREFIX);
const secondly = (method: "GET" | "POST" | "PUT" | "DELETE", path: string) =>
    limits({ method, path: `${PREFIX}/${path}` }).windows.find(({ ms }) => ms === 1_000)?.most;

describe("the limits of Cloud & Branch Connector", () => {
    it.each([
        ["GET", "ecgroup", 5],
        ["PUT", "ecgroup/scheduleupgrade", 1],
        ["GET", "ecVm/uuid/i-1", 5],
        ["DELETE", "ecgroup/1/vm/2", 1],
        ["GET", "locationTemplate", 2],
        ["POST", "locationTemplate", 1],
        ["GET", "provUrl/7", 5],
        ["GET", "ecAdminActivateStatus", 10],
        ["PUT", "ecAdminActivateStatus/activate", 1],
        ["PUT", "ecRules/ecRdr/9", 1],
        ["GET", "whatever/comes", 2],
    ] as const)("allow %s of %s %i times a second", (method, path, most) => expect(secondly(method, path)).toBe(most));

    it("count calls of one path together, and those of another apart", () => {
        const key = (path: string) => limits({ method: "PUT", path: `${PREFIX}/${path}` }).key;
        expect(key("provUrl/1")).toBe(key("provUrl/2"));
        expect(key("provUrl/1")).not.toBe(key("locationTemplate/1"));
    });

    it("are kept, so that the service, which has them on, never refuses", async () => {
        const emulator = await startEmulator();
        onTestFinished(() => emulator.close());
        const { "zscaler:readsPer10Seconds": _, "zscaler:writesPer10Seconds": __, ...settings } = settingsOf(emulator);
        const client = new Session((key) => (settings as Record<string, string>)[key]).cloudConnector;
        const place = { path: "locationTemplate", noun: "location template" };
        const names = ["a", "b", "c", "d"];
        const made = await Promise.all(names.map((name) => client.create(place, { name, template: {} }, "create")));
        await Promise.all(made.map(({ id }) => client.get({ path: `locationTemplate/${id}` }, "read", () => true)));
        const requestLog = await emulator.control.requestLog();
        expect(requestLog.filter(({ status }) => status === 429)).toEqual([]);
        expect(
            requestLog.filter(({ method, path }) => method === "POST" && path.endsWith("/locationTemplate")),
        ).toHaveLength(4);
    });
});
