import { describe, expect, it } from "@jest/globals";
import { Uniqueness } from "../../provider/run/uniqueness";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { appConnectorSchedule } from "../../provider/zpa/appConnectorSchedule";
import { privateCloud } from "../../provider/zpa/privateCloud";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const urn = (name: string) => `urn:pulumi:test::bench::pulumi-nodejs:dynamic/zpa:AppConnectorSchedule::${name}`;

function checked(
    one: [owner: unknown, microtenantId?: string],
    other: [owner: unknown, microtenantId?: string],
    own?: string,
) {
    const only = new Uniqueness();
    const [, failures] = [one, other].map(([owner, microtenantId]) =>
        only.check(appConnectorSchedule, { inactiveDays: 30, microtenantId }, owner, own),
    );
    return failures?.map(({ reason }) => reason);
}

describe("two resources about the one there is", () => {
    it("are an error that names the other", () => {
        expect(checked([urn("a")], [urn("b")])).toEqual([
            'there can be only one App Connector auto-delete schedule for each microtenantId, and resource "a" in this stack already manages it; remove one of the two resources',
        ]);
    });

    it.each([
        ["the Default microtenant by name and without one", undefined, "0", undefined],
        ["the provider's microtenant by name and without one", undefined, "7", "7"],
        ["one microtenant", "7", "7", undefined],
    ])("may name %s", (_, one, other, own) => {
        expect(checked([urn("a"), one], [urn("b"), other], own)).toHaveLength(1);
    });

    it.each([
        ["are in two microtenants", [urn("a"), "7"], [urn("b"), "8"]],
        ["are in the provider's microtenant and in another", [urn("a")], [urn("b"), "8"]],
        ["are one that is checked twice", [urn("a")], [urn("a")]],
        ["are in a microtenant that is not known yet", [urn("a"), UNKNOWN], [urn("b"), UNKNOWN]],
        ["do not say which they are", [undefined], [undefined]],
    ] as const)("are none when they %s", (_, one, other) => {
        expect(checked([...one], [...other], "7")).toEqual([]);
    });

    it("are an error where each names what is in one of them at most", () => {
        const only = new Uniqueness();
        const cloud = (name: string, appConnectorGroups: unknown) =>
            only.check(privateCloud, { name, appConnectorGroups }, urn(name));
        expect(cloud("a", ["7", "8"])).toEqual([]);
        expect(cloud("a", ["7", "8"])).toEqual([]);
        expect(cloud("b", ["9", UNKNOWN])).toEqual([]);
        expect(cloud("b", undefined)).toEqual([]);
        const reason =
            '8 can be in only one private cloud, and resource "a" in this stack already has it; remove it from one of the two';
        expect(cloud("b", ["8", "9"])).toEqual([{ property: "appConnectorGroups", reason }]);
    });

    it("are none of other kinds", () => {
        const only = new Uniqueness();
        for (const name of ["a", "b"]) expect(only.check(appConnectorGroup, { name }, urn(name))).toEqual([]);
    });
});
