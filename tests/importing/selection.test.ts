import { describe, expect, it } from "@jest/globals";
import type { Declared } from "../../importing/model";
import { type Selection, selected } from "../../importing/selection";

const object = (type: string, id: string, called: string, inputs: object = {}): Declared => ({
    type: `zpa:${type}`,
    id,
    called,
    inputs: { name: called, ...inputs },
});

const OBJECTS = [
    object("AppConnectorGroup", "1", "Branch Lyon"),
    object("AppConnectorGroup", "2", "Branch (Paris)"),
    object("AppConnectorGroup", "3", "Lab", { microtenantId: "7" }),
    object("ServerGroup", "4", "Lyon", { appConnectorGroups: ["1"], dynamicDiscovery: true }),
    object("SegmentGroup", "5", "Lyon"),
    object("Microtenant", "7", "Madrid"),
];

const idsOf = (selection: Selection) => selected(OBJECTS, selection).map(({ id }) => id);

describe("an import selects", () => {
    it.each<[string, Selection, string[]]>([
        ["everything", { all: true }, ["1", "2", "3", "4", "5", "7"]],
        ["a kind", { kinds: ["zpa:AppConnectorGroup"] }, ["1", "2", "3"]],
        ["a name, whatever its kind and case", { names: ["lyon"] }, ["4", "5"]],
        ["names with any characters", { names: ["Branch *", "*(PARIS)"] }, ["1", "2"]],
        ["a name of a kind", { names: ["Lyon"], kinds: ["zpa:SegmentGroup"] }, ["5"]],
        ["what an object needs", { needs: ["Lyon"] }, ["1", "4", "5"]],
        ["a microtenant, itself included", { microtenant: "7" }, ["3", "7"]],
        ["what is in no microtenant", { microtenant: "0", kinds: ["zpa:AppConnectorGroup"] }, ["1", "2"]],
        [
            "objects besides a filter",
            { kinds: ["zpa:SegmentGroup"], objects: [{ type: "zpa:ServerGroup", id: "4" }] },
            ["4", "5"],
        ],
        ["nothing without a filter", {}, []],
    ])("%s", (_, selection, ids) => {
        expect(idsOf(selection)).toEqual(ids);
    });

    it.each<[string, Selection, string]>([
        ["a name that nothing has", { names: ["Branch Lion"] }, 'is named "Branch Lion"; did you mean "Branch Lyon"'],
        ["one of several names", { names: ["Lyon", "Nantes *"] }, 'is named "Nantes *"'],
        ["a name of another kind", { names: ["Lab"], kinds: ["zpa:SegmentGroup"] }, 'is named "Lab"'],
        ["a name of another microtenant", { names: ["Lab"], microtenant: "0" }, 'is named "Lab"'],
        ["a name whose needs are asked for", { needs: ["Lion"] }, 'is named "Lion"; did you mean "Lyon"'],
    ])("not silently nothing by %s", (_, selection, words) => {
        expect(() => idsOf(selection)).toThrow(words);
    });
});
