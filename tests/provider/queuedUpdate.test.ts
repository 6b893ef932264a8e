import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { create, update } from "../../provider/lifecycle/lifecycle";
import { Session } from "../../provider/session";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { settingsOf } from "../settings";
import { until } from "../until";
import { Connected } from "./connected";

let groups: Connected;
beforeAll(async () => {
    groups = await Connected.to(appConnectorGroup, {});
});
afterAll(() => groups?.close());

it("an update that waited in the queue loses nothing that others wrote meanwhile", async () => {
    const { control } = groups.emulator;
    const place = { location: "Lyon", latitude: 45.764, longitude: 4.8357 };
    const declared = ["first", "second"].map((name) => groups.checked({ name, ...place }));
    const made = await Promise.all(declared.map((inputs) => create(groups.context, { inputs })));
    const settings: Record<string, string> = { ...settingsOf(groups.emulator), "zscaler:writesPer10Seconds": "1" };
    const { zpa } = new Session((key) => settings[key]);
    await control.clearRequestLog();
    const updates = made.map(({ id, outputs }, at) =>
        update(
            { definition: appConnectorGroup, backend: zpa },
            { id, olds: outputs, inputs: { ...declared[at], description: "ours" } },
        ),
    );
    await Promise.race(updates);
    // The first one has been written; the other one waits for the next window.
    const theirs = { dcHostingInfo: "theirs", enabled: false };
    for (const { id } of made) await control.change("appConnectorGroup", id, theirs);
    await Promise.all(updates);

    const puts = (await control.requestLog()).filter(({ method }) => method === "PUT");
    expect(puts.map(({ status }) => status)).toEqual([204, 204]);
    for (const { id } of made) {
        expect(await control.get("appConnectorGroup", id)).toMatchObject({
            description: "ours",
            ...theirs,
        });
    }
});

it("an update that is sent again is laid over what others wrote since it was refused", async () => {
    const { control } = groups.emulator;
    const declared = groups.checked({ name: "refused", location: "Lyon", latitude: 45.764, longitude: 4.8357 });
    const { id, outputs } = await create(groups.context, { inputs: declared });
    groups.renew();
    await control.clearRequestLog();
    const refusal = { status: 409, body: { id: "api.concurrent.access.error" }, retryAfter: 1 };
    await control.fault({ method: "PUT", path: id, ...refusal });
    const updated = update(groups.context, { id, olds: outputs, inputs: { ...declared, description: "ours" } });
    await until(async () => (await control.requestLog()).some(({ status }) => status === 409), 30_000);
    await control.change("appConnectorGroup", id, { enabled: false });
    await updated;
    expect(await control.get("appConnectorGroup", id)).toMatchObject({ description: "ours", enabled: false });
});
