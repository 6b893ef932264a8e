import { expect, it } from "@jest/globals";
import { changedPaths } from "../../../emulator/clouds/changes";
import type { Value } from "../../../emulator/clouds/values";

it.each<[string, Value, Value, string[]]>([
    ["nothing", { a: [1, { b: null }] }, { a: [1, {}] }, []],
    ["a value in a list", { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ["p.a[1].b"]],
    ["an item that is added", [1], [1, 2], ["p[1]"]],
    ["a value of another kind", { a: [1] }, { a: "1" }, ["p.a"]],
    ["a key that is no name", { "a/b": 1 }, { "a/b": 2 }, ['p["a/b"]']],
])("a plan names what differs within a property by its path: %s", (_what, before, after, paths) =>
    expect(changedPaths(before, after, "p")).toEqual(paths),
);
