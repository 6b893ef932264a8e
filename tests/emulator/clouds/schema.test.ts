import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openAws } from "../../../emulator/clouds/aws";
import { openAzure } from "../../../emulator/clouds/azure";
import { openGcp } from "../../../emulator/clouds/gcp";
import { Objects } from "../../../emulator/clouds/objects";
import { documentedValues } from "../../../emulator/clouds/schema/documentedValues";
import { Sdk } from "../../../emulator/clouds/schema/sdk";
import { parseType, type Type } from "../../../emulator/clouds/schema/type";
import { NO_SERVICE } from "./appliances";
import { asRead, shapesOf } from "./typescriptShapes";

const ROOT = path.resolve(__dirname, "../../..");

/** Names of the object types that a type holds. */
function objectsIn(type: Type): string[] {
    if (type.kind === "object") return [type.name];
    if (type.kind === "array") return objectsIn(type.items);
    if (type.kind === "map") return objectsIn(type.values);
    return type.kind === "union" ? type.of.flatMap(objectsIn) : [];
}

describe.each([
    { packageName: "@pulumi/aws", open: openAws },
    { packageName: "@pulumi/azure-native", open: openAzure },
    { packageName: "@pulumi/gcp", open: openGcp },
])("the schema of $packageName, read from its declarations", ({ packageName, open }) => {
    const sdk = Sdk.find(packageName, ROOT);
    if (!sdk) throw new Error("the SDK is not installed");
    const { facts } = open({ sdk, objects: new Objects(), service: NO_SERVICE }).cloud;

    it("is what TypeScript's own parser reads, for every shape that a described type reaches", () => {
        const folder = path.join(ROOT, "node_modules", packageName);
        const read = {
            inputs: shapesOf(folder, "types/input.d.ts"),
            outputs: shapesOf(folder, "types/output.d.ts"),
        };
        const waiting = Object.keys(facts.types).flatMap((token) => {
            const schema = sdk.resource(token);
            if (!schema) throw new Error(`the SDK has no ${token}`);
            return [...schema.inputs.values(), ...schema.outputs.values()].flatMap(({ type }) => objectsIn(type));
        });
        const seen = new Set<string>();
        for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
            if (seen.has(name)) continue;
            seen.add(name);
            const [side = "", ...rest] = name.split(".");
            const expected = side === "inputs" ? read.inputs : read.outputs;
            const shape = sdk.shape(name);
            expect({ name, shape: asRead(shape) }).toEqual({ name, shape: expected.get(rest.join(".")) });
            waiting.push(...[...shape.values()].flatMap(({ type }) => objectsIn(type)));
        }
        expect(seen.size).toBeGreaterThan(100);
    });

    it("knows every type, property and function that the facts name", () => {
        const unknown = Object.entries(facts.types).flatMap(
            ([token, { name, replaces = [], exclusive = [], lists = {}, completes = {} }]) => {
                const inputs = sdk.resource(token)?.inputs;
                const paths = Object.keys(lists).map((each) => each.split(/[.[]/)[0] ?? "");
                const named = [
                    ...replaces,
                    ...exclusive.flat(),
                    ...paths,
                    ...Object.keys(completes),
                    ...(name ? [name.property] : []),
                ];
                return named.filter((property) => !inputs?.has(property)).map((property) => `${token} ${property}`);
            },
        );
        expect(unknown).toEqual([]);
        expect(Object.keys(facts.functions).filter((token) => !sdk.function(token))).toEqual([]);
    });
});

describe("a type in a declaration", () => {
    it.each<[string, Type]>([
        ["pulumi.Input<string | undefined>", { kind: "string" }],
        ["pulumi.Input<pulumi.Input<number>[]>", { kind: "array", items: { kind: "number" } }],
        ["pulumi.Output<{\n    [key: string]: string;\n}>", { kind: "map", values: { kind: "string" } }],
        [
            'pulumi.Input<"a" | true | 5>',
            { kind: "union", of: ["a", true, 5].map((value) => ({ kind: "literal", value })) },
        ],
        ["pulumi.Input<inputs.ec2.Ebs>", { kind: "object", name: "inputs.ec2.Ebs" }],
        [
            "pulumi.Input<string | enums.ec2.Tenancy>",
            { kind: "union", of: [{ kind: "string" }, { kind: "enum", name: "ec2.Tenancy" }] },
        ],
        ["pulumi.Input<InstanceProfile>", { kind: "string" }],
        ["pulumi.Input<pulumi.asset.Archive | undefined>", { kind: "archive" }],
        ["(event: any) => void", { kind: "any" }],
    ])("%s is understood", (text, type) => expect(parseType(text)).toEqual(type));
});

describe("values in the text of the documentation", () => {
    it.each([
        ["Valid values: `optional`, `required`.", ["optional", "required"]],
        [
            "Possible values are `GAUGE`, `DELTA_PER_SECOND`, or `DELTA_PER_MINUTE`.",
            ["GAUGE", "DELTA_PER_SECOND", "DELTA_PER_MINUTE"],
        ],
        // The converter has rewritten `no_rebalance`.
        ["Valid values are `rebalance` and `noRebalance`.", []],
        ["Possible values are `x8664`, `ARM64`.", []],
        ["Valid values are either `traffic-port`, or a valid port number between `1` and `65536`.", []],
        ["The name of the `device` to mount.", []],
    ])("of %s", (text, values) => expect(documentedValues(`/** ${text} */`)).toEqual(values));
});
