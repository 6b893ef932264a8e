import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { lastWriter } from "../../../provider/lookups";
import { find, list } from "../../../provider/queries/query";
import { settingsOf } from "../../settings";

let emulator: Emulator;
beforeEach(async () => {
    emulator = await startEmulator();
});
afterEach(() => emulator.close());

const config = (key: string) => {
    const settings: Record<string, string> = settingsOf(emulator);
    return settings[key];
};
const groupOf = (run: object) => find("zpa:SegmentGroup", { name: "Intranet" }, config, run);

it("names the administrator who has written an object last, with one read for all", async () => {
    const run = {};
    const { id } = await emulator.control.create("segmentGroup", { name: "Intranet", enabled: true });
    const [someone] = await list("zpa:Administrator", {}, config, run);
    await emulator.control.change("segmentGroup", String(id), { description: "theirs" });
    const group = await groupOf(run);
    expect(group).toMatchObject({ modifiedById: someone?.id, modifiedAt: expect.any(String) });
    await emulator.control.clearRequestLog();
    const name = expect.stringContaining(String(someone?.name));
    const asked = [1, 2, 3].map(() => lastWriter(String(group.modifiedById), config, run));
    for (const writer of await Promise.all(asked))
        expect(writer).toEqual({ id: someone?.id, kind: "administrator", name });
    expect((await emulator.control.requestLog()).filter(({ path }) => path.endsWith("/administrators"))).toHaveLength(
        1,
    );
});

it("keeps the id, with the reason, where there is no name", async () => {
    const of = (id?: string) => lastWriter(id, config, {});
    expect(await of()).toMatchObject({ kind: "not said", because: expect.any(String) });
    expect(await of("-2")).toMatchObject({ id: "-2", kind: "service" });
    expect(await of("424242")).toMatchObject({
        id: "424242",
        kind: "not listed",
        because: expect.stringContaining("API client"),
    });
    await emulator.control.fault({ method: "GET", path: /administrators$/, times: 9, status: 403, body: {} });
    expect(await of("424242")).toEqual({
        id: "424242",
        kind: "not readable",
        because: expect.stringMatching(/administrator.*403/s),
    });
});
