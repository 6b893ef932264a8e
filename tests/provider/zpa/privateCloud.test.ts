import { expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { create, update } from "../../../provider/lifecycle/lifecycle";
import { PartialFailureError } from "../../../provider/lifecycle/partialFailure";
import { privateCloud } from "../../../provider/zpa/privateCloud";
import { onTestFinished } from "../../onTestFinished";
import { Connected } from "../connected";
import { failureOf } from "../http/support/service";

it.each([
    ["name", undefined, "is required"],
    ["certificateRenewalDays", 29, "must be at least 30"],
    ["certificateRenewalDays", 181, "must be at most 180"],
    ["appConnectorGroups", [], "must not be empty; set a value or omit the property"],
    ["serviceEdgeGroups", ["lyon"], '[0] "lyon" must be the id of an object, a numeric string'],
    ["primaryControlChannelPath", "Private", 'must be one of "Public Cloud", "Private Cloud Controller"'],
    ["businessContinuityForced", "yes", "must be true or false, not a string"],
    ["forcedReconnectMinutes", 14, "must be at least 15"],
    ["forcedReconnectMinutes", 1_441, "must be at most 1440"],
    ["forcedReconnectMinutes", 30, "needs businessContinuityForced: true; omit it otherwise"],
    ["fireDrillEnabled", true, /did you mean businessContinuityForced/],
])("a private cloud with %s %j is refused at preview", (property, value, reason) => {
    const { failures } = check(privateCloud, { name: "Campus", [property]: value });
    expect(failures.map((failure) => failure.reason)).toEqual([
        typeof reason === "string" ? reason : expect.stringMatching(reason),
    ]);
});

async function connected(switches = {}) {
    const objects = await Connected.to(privateCloud, { featureFlags: "feature.ddil.config", ...switches });
    onTestFinished(() => objects.close());
    return objects;
}

const FORCED = { name: "Campus", businessContinuityForced: true, forcedReconnectMinutes: 90 };
const WIRE = {
    fireDrillEnabled: true,
    zpnFireDrillSite: { fireDrillInterval: "90", fireDrillIntervalTimeUnit: "MINUTES" },
};

it("a private cloud that is to be forced is created first, and stays in the state when that cannot be", async () => {
    const objects = await connected();
    const { context, emulator } = objects;
    await emulator.control.fault({ method: "PUT", path: "/privateCloud/", status: 400, times: 1 });
    const inputs = objects.checked(FORCED);
    const failure = await failureOf(create(context, { inputs }), PartialFailureError);
    expect(failure.outputs).toEqual({ name: "Campus", enabled: true, primaryControlChannelPath: "Public Cloud" });

    await update(context, { id: failure.id, olds: failure.outputs, inputs });
    expect(await emulator.control.get("privateCloud", failure.id)).toMatchObject(WIRE);
});

it("a drill that a program says nothing of goes on, and ends when the program no longer declares it", async () => {
    const objects = await connected();
    const { emulator, backend } = objects;
    const drills = async (id: string) => (await emulator.control.get("privateCloud", id)).fireDrillEnabled;
    const plain = objects.checked({ name: "Campus" });
    await objects.created(plain, async ({ id, outputs }) => {
        const context = { definition: privateCloud, backend };
        await emulator.control.change("privateCloud", id, WIRE);
        const described = objects.checked({ name: "Campus", description: "in drill" });
        const olds = await update(context, { id, olds: outputs, inputs: described });
        expect([await drills(id), await objects.refreshed(id, olds)]).toEqual([true, described]);

        const forced = await update(context, { id, olds, inputs: objects.checked(FORCED) });
        expect(await objects.refreshed(id, forced)).toMatchObject(FORCED);
        await update(context, { id, olds: forced, inputs: plain });
        expect(await drills(id)).toBe(false);
    });
});

it.each([
    [{ fireDrillInterval: "2", fireDrillIntervalTimeUnit: "HOURS" }, 120],
    [{ fireDrillInterval: "20" }, 20],
    [{ fireDrillInterval: "3", fireDrillIntervalTimeUnit: "FORTNIGHTS" }, undefined],
    [undefined, undefined],
])("an interval that reads %j is %s minutes", (zpnFireDrillSite, minutes) => {
    expect(privateCloud.collection.fields.forcedReconnectMinutes?.fromWire({ zpnFireDrillSite })).toBe(minutes);
});

it("lookups say since when a private cloud is forced", () => {
    const zpnFireDrillSite = { modifiedTime: "1798761600" };
    const forcedSince = (fireDrillEnabled: boolean) =>
        privateCloud.observed?.fromWire({ fireDrillEnabled, zpnFireDrillSite }).forcedSince;
    expect([forcedSince(true), forcedSince(false)]).toEqual(["2027-01-01T00:00:00Z", undefined]);
});
