import { expect, it } from "@jest/globals";
import { blocksOf, read } from "./markdown";

const PAGE = "docs/testing.md";
const FOLDER = "examples/testing-programs";

it("docs/testing.md shows the example's files as they are", () => {
    const shown = blocksOf(PAGE).filter(({ language }) => language === "ts" || language === "js");
    const files = ["jest.config.js", "branchOffice.ts", "index.ts", "branchOffice.test.ts", "index.test.ts"];
    expect(shown.map(({ text }) => text)).toEqual(files.map((file) => read(`${FOLDER}/${file}`)));
});

it("docs/testing.md names the versions that the example is tested with", () => {
    const shown = JSON.parse(blocksOf(PAGE).find(({ language }) => language === "json")?.text ?? "");
    const { version, devDependencies } = JSON.parse(read("package.json"));
    expect(devDependencies).toMatchObject(shown.devDependencies);
    expect(shown.dependencies).toEqual({
        "@pulumi/pulumi": devDependencies["@pulumi/pulumi"],
        "pulumi-zscaler": `^${version}`,
    });
});
