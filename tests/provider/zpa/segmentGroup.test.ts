import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { segmentGroup } from "../../../provider/zpa/segmentGroup";
import { Connected } from "../connected";

describe("a segment group that a segment is in", () => {
    let groups: Connected;
    beforeEach(async () => {
        groups = await Connected.to(segmentGroup, {});
    });
    afterEach(() => groups?.close());

    /** Another administrator's segment; gone again afterwards, or its group could not be removed. */
    async function holding(group: string, act: (segment: string) => Promise<void>): Promise<void> {
        const { control } = groups.emulator;
        const body = { name: "Wiki", enabled: true, domainNames: ["wiki.example.com"], segmentGroupId: group };
        const id = String((await control.create("application", body)).id);
        await act(id).finally(() => control.remove("application", id));
    }

    it("is not deleted, and the error names the segment", async () => {
        await groups.created(groups.checked({ name: "Intranet" }), ({ id, outputs }) =>
            holding(id, async (segment) => {
                await expect(remove(groups.context, { id, outputs })).rejects.toThrow(
                    `application segment "Wiki" (${segment}) in segmentGroup (not in this stack)`,
                );
            }),
        );
    });

    it("is not taken out of it either, since a segment is always in a group", async () => {
        const declared = groups.checked({ name: "Intranet", detachOnDelete: true });
        await groups.created(declared, ({ id, outputs }) =>
            holding(id, async (segment) => {
                const known = await read(groups.context, { id, known: outputs });
                expect(known?.detachesOnDelete).toEqual([`application segment "Wiki" (${segment})`]);
                await expect(remove(groups.context, { id, outputs: { ...outputs, ...known } })).rejects.toThrow(
                    "segmentGroup cannot be empty",
                );
            }),
        );
    });

    it("keeps its segments when it is changed", async () => {
        await groups.created(groups.checked({ name: "Intranet" }), ({ id, outputs }) =>
            holding(id, async (segment) => {
                const inputs = groups.checked({ name: "Internal", enabled: false });
                await update(groups.context, { id, olds: outputs, inputs });
                expect(await groups.emulator.control.get("application", segment)).toMatchObject({ segmentGroupId: id });
            }),
        );
    });
});
