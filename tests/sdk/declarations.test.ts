import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { SegmentGroup } from "pulumi-zscaler";
import type * as sdk from "../../sdk/declarations";

// As it is shipped: it loads the provider by `require`.
const { Declarations }: typeof sdk = createRequire(__filename)("../../dist/sdk/declarations.js");

const warnings: string[] = [];
const { warn } = console;
beforeEach(async () => {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
        call: () => ({}),
    });
    warnings.length = 0;
    // Where there is no engine, the SDK logs to the console.
    console.warn = (text: string) => warnings.push(text.replace("warning: [runtime] ", ""));
});
afterEach(() => {
    console.warn = warn;
});

/** A program that declares segment groups one after the other. */
class Program {
    private readonly declarations = new Declarations(Promise.resolve());

    declare(name: string, args: { name: pulumi.Input<string> }, options: pulumi.CustomResourceOptions = {}) {
        const turn = this.declarations.turn();
        // Mocks take no transforms.
        const resource = new SegmentGroup(name, args, { ...options, transforms: undefined });
        const properties = { name: true } as const;
        this.declarations.add({ resource, type: "zpa:SegmentGroup", name, inputs: args, properties, options });
        return turn;
    }
}

const BAD = { name: " blank" };
const GOOD = { name: "good" };
const entry = (name: string) =>
    `    zpa:SegmentGroup "${name}"\n        name " blank" must not begin or end with a space; the service removes it`;
const HEADLINE = "2 resources have invalid inputs. The preview stops at the first; correct all of them:";

describe("the invalid inputs of a program", () => {
    it("are listed together before the second resource is registered", async () => {
        const program = new Program();
        await Promise.all([program.declare("a", BAD), program.declare("b", GOOD), program.declare("c", BAD)]);
        expect(warnings).toEqual([[HEADLINE, entry("a"), entry("c")].join("\n")]);
    });

    it("of one resource are left to its own error", async () => {
        const program = new Program();
        await Promise.all([program.declare("a", BAD), program.declare("b", GOOD)]);
        await program.declare("c", GOOD);
        expect(warnings).toEqual([]);
    });

    it("are reported before the first registration, which ends the run if the provider is there already", async () => {
        const program = new Program();
        const [first, second] = [program.declare("a", BAD), program.declare("b", BAD)];
        await first;
        expect(warnings).toHaveLength(1);
        await second;
        expect(warnings).toHaveLength(1);
    });

    it("of resources that are declared later are added", async () => {
        const program = new Program();
        await program.declare("a", BAD);
        await program.declare("b", GOOD);
        await program.declare("c", BAD);
        await program.declare("d", BAD);
        await program.declare("e", GOOD);
        expect(warnings).toEqual([
            [HEADLINE, entry("a"), entry("c")].join("\n"),
            ["Further resources have invalid inputs:", entry("d")].join("\n"),
        ]);
    });

    it("of a large program are counted from the 101st resource on", async () => {
        const program = new Program();
        await Promise.all(Array.from({ length: 103 }, (_, at) => program.declare(String(at), BAD)));
        expect(warnings).toHaveLength(1);
        const lines = warnings[0]?.split("\n") ?? [];
        expect(lines[0]).toMatch(/^103 resources /);
        expect(lines.filter((line) => line.includes("zpa:SegmentGroup"))).toHaveLength(100);
        expect(lines.at(-1)).toBe("    and 3 more resources");
    });

    it("are not reported of what the engine may replace before its check", async () => {
        const program = new Program();
        const change: pulumi.ResourceTransformation = ({ props, opts }) => ({ props: { ...props, ...GOOD }, opts });
        const parent = new pulumi.ComponentResource("bench:Site", "site", {}, { transformations: [change] });
        await Promise.all([
            program.declare("a", BAD),
            program.declare("b", BAD, { transformations: [change] }),
            program.declare("c", BAD, { parent }),
            program.declare("d", BAD, { transforms: [() => undefined] }),
            program.declare("e", BAD, { ignoreChanges: ["name"] }),
            program.declare("f", BAD, { ignoreChanges: ["*"] }),
        ]);
        expect(warnings).toEqual([]);
    });
});
