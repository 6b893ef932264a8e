import { describe, expect, it } from "@jest/globals";
import { type CloudConnectorStatus, compareMembers } from "pulumi-zscaler";

type Status = CloudConnectorStatus["operationalStatus"];

const connector = (id: string, operationalStatus: Status = "Active", instanceId = `i-${id}`): CloudConnectorStatus => ({
    id,
    name: `zs-cc-net-1-europe-west1-b-VM-${id}`,
    instanceId,
    enabled: operationalStatus !== "Disabled",
    operationalStatus,
});
const group = (...connectors: CloudConnectorStatus[]) => ({ id: "70000105", connectors });

/** The changes, by the ids of the connectors alone. */
function changes(before: CloudConnectorStatus[], after: CloudConnectorStatus[]) {
    const { gone, joined, fallenSilent, replacements } = compareMembers(group(...before), group(...after));
    const ids = (list: CloudConnectorStatus[]) => list.map(({ id }) => id);
    return {
        gone: ids(gone),
        joined: ids(joined),
        fallenSilent: ids(fallenSilent),
        pairs: replacements.map(({ replaced, replacing, by }) => `${replaced.id} -> ${replacing.id} by ${by}`),
    };
}
const NOTHING = { gone: [], joined: [], fallenSilent: [], pairs: [] };

describe("between two looks at a group", () => {
    it.each([
        ["nothing has changed", [connector("1")], [connector("1")], NOTHING],
        ["one has joined", [connector("1")], [connector("1"), connector("2")], { ...NOTHING, joined: ["2"] }],
        ["one was deleted", [connector("1"), connector("2")], [connector("1")], { ...NOTHING, gone: ["2"] }],
        [
            "an instance group has replaced one, whose record stays",
            [connector("1"), connector("2")],
            [connector("1"), connector("2", "Inactive"), connector("3")],
            { ...NOTHING, fallenSilent: ["2"], joined: ["3"], pairs: ["2 -> 3 by elimination"] },
        ],
        [
            "one was replaced, and its record deleted",
            [connector("1")],
            [connector("2")],
            { ...NOTHING, gone: ["1"], joined: ["2"], pairs: ["1 -> 2 by elimination"] },
        ],
        [
            "one that was disabled was replaced",
            [connector("1", "Disabled")],
            [connector("1", "Inactive"), connector("2")],
            { ...NOTHING, fallenSilent: ["1"], joined: ["2"], pairs: ["1 -> 2 by elimination"] },
        ],
        [
            "machines have registered again, as new connectors",
            [connector("1", "Active", "i-a"), connector("2", "Active", "i-b")],
            [connector("4", "Active", "i-b"), connector("3", "Active", "i-a")],
            { ...NOTHING, gone: ["1", "2"], joined: ["4", "3"], pairs: ["1 -> 3 by machine", "2 -> 4 by machine"] },
        ],
        [
            "one has registered again and another one was replaced",
            [connector("1", "Active", "i-a"), connector("2")],
            [connector("3", "Active", "i-a"), connector("2", "Inactive"), connector("4")],
            {
                gone: ["1"],
                joined: ["3", "4"],
                fallenSilent: ["2"],
                pairs: ["1 -> 3 by machine", "2 -> 4 by elimination"],
            },
        ],
        [
            "several were replaced, and nobody can tell which by which",
            [connector("1"), connector("2")],
            [connector("1", "Inactive"), connector("2", "Inactive"), connector("3"), connector("4")],
            { ...NOTHING, fallenSilent: ["1", "2"], joined: ["3", "4"] },
        ],
        [
            "one that was Inactive all the time is nobody's predecessor",
            [connector("1", "Inactive")],
            [connector("1", "Inactive"), connector("2")],
            { ...NOTHING, joined: ["2"] },
        ],
        [
            "one that was Inactive was cleaned up while another joined",
            [connector("1", "Inactive"), connector("2")],
            [connector("2"), connector("3")],
            { ...NOTHING, gone: ["1"], joined: ["3"] },
        ],
        ["one has come back", [connector("1", "Inactive")], [connector("1")], NOTHING],
    ])("%s", (_what, before, after, expected) => {
        expect(changes(before, after)).toEqual(expected);
    });

    it("does not take machines without a name for the same", () => {
        const nameless = (id: string) => ({ ...connector(id), instanceId: undefined });
        const found = compareMembers(group(nameless("1"), nameless("2")), group(nameless("3"), nameless("4")));
        expect(found.replacements).toEqual([]);
    });

    it("refuses two groups", () => {
        expect(() => compareMembers(group(), { id: "70000106", connectors: [] })).toThrow(
            "70000105 and 70000106 are different groups",
        );
    });
});
