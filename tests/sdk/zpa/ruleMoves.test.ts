import { expect, it } from "@jest/globals";
import { movesIn } from "../../../sdk/zpa/accessRuleOrder/ruleMoves";

const moves = (before: string, after: string) =>
    movesIn(
        [...before],
        [...after].map((id) => (id === "?" ? undefined : id)),
        (id) => (id === "d" ? undefined : id.toUpperCase()),
    );

it.each([
    ["abc", "cab", '"C" (c) moves to the front'],
    ["abc", "acb", '"B" (b) moves behind "C" (c)'],
    ["abc", "a?bc", 'a new rule comes behind "A" (a)'],
    ["abc", "abcd", 'd comes behind "C" (c)'],
    ["abcd", "abc", "d is no longer in the order"],
    ["abc", "cb", '"B" (b) moves behind "C" (c); "A" (a) is no longer in the order'],
])("from %s to %s, says which rules move, and of the others nothing", (before, after, words) => {
    expect(moves(before, after)).toBe(`New order of access rules: ${words}.`);
});

it("lists no more than twenty changes", () => {
    const before = Array.from({ length: 50 }, (_, at) => `${at}`);
    const said = movesIn(before, [...before].reverse(), () => undefined);
    expect(said.split(";")).toHaveLength(21);
    expect(said).toContain("; and 29 more changes.");
});
