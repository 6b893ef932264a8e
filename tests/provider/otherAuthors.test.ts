import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { create } from "../../provider/lifecycle/lifecycle";
import { segmentGroup } from "../../provider/zpa/segmentGroup";
import { Connected } from "./connected";

let groups: Connected;
beforeAll(async () => {
    groups = await Connected.to(segmentGroup, {});
});
afterAll(() => groups?.close());

const made = (name: string) => create(groups.context, { inputs: groups.checked({ name }) });

it("an equal object that somebody else creates at the same moment is not taken for the one whose answer was lost", async () => {
    const { control } = groups.emulator;
    // Tells who the author of this run's objects is.
    await made("Ours");
    const { id } = await control.create("segmentGroup", { name: "Intranet", enabled: true });
    await control.fault({ method: "POST", path: /segmentGroup$/, status: 502, when: "before" });
    await expect(made("Intranet")).rejects.toThrow(`with this name already exists: id ${id}`);

    await control.fault({ method: "POST", path: /segmentGroup$/, status: 502, when: "after" });
    const { id: own } = await made("Lost");
    expect(await control.get("segmentGroup", own)).toMatchObject({ name: "Lost" });
});
