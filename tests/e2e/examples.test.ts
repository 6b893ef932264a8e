import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Example, exampleOf, examples } from "../../tools/example/catalog";
import { runExample } from "../../tools/example/run";

describe("examples", () => {
    it.each(examples())("$name comes up, stays as it is, and leaves nothing behind", async (example) => {
        const { made, output } = await run(example);
        expect(made).not.toEqual([]);
        expect(output).toContain(`${made.length + 1} unchanged`);
    });

    it("the project file at the root makes the quickstart's group with two keys, and shows no key", async () => {
        const root = { ...exampleOf("quickstart"), folder: path.resolve(__dirname, "../..") };
        const { made, output } = await run(root);
        expect(made.map(({ collection, name }) => `${collection}: ${name}`)).toEqual([
            "appConnectorGroup: Branch Lyon",
            "provisioningKey: Branch Lyon image",
            "provisioningKey: Branch Lyon visit",
        ]);
        expect(output).toContain("[secret]");
        expect(output).not.toContain("|api.private.zscaler.com|");
    });

    it("an unknown name is answered with the names that there are", () => {
        expect(() => exampleOf("quickstrat")).toThrow(/no example "quickstrat"; there are: .*quickstart/);
    });
});

async function run(example: Example) {
    const printed: string[] = [];
    const { made } = await runExample(example, { print: (text) => printed.push(text) });
    return { made, output: printed.join("") };
}
