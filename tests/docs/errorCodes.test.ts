import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import * as sdk from "../../sdk";
import { read } from "./markdown";

const PAGE = "docs/errors.md";

/** The classes of errors as they are written, each with the properties that it declares itself. */
function writtenIn(file: string): { name: string; properties: string[] }[] {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isClassDeclaration).map((declaration) => ({
        name: declaration.name?.text ?? "",
        properties: declaration.members
            .filter(ts.isPropertyDeclaration)
            .filter((member) => !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "internal"))
            .map((member) => member.name.getText()),
    }));
}

const [base] = writtenIn("provider/http/errors/zscalerError.ts");
const kinds = writtenIn("provider/http/errors/errors.ts");

/** What the page says below the heading of each code. */
const sections = new Map(
    read(PAGE)
        .split(/^## Codes$/m)[1]
        ?.split(/^### /m)
        .slice(1)
        .map((section) => [/^`([^`]+)`$/m.exec(section)?.[1] ?? section, section]),
);

const classOf = (name: string): typeof sdk.NotFoundError => Reflect.get(sdk, name);

it("programs import every class of errors", () => {
    expect(base?.name).toBe("ZscalerError");
    expect(kinds.length).toBeGreaterThan(15);
    const imported = Object.keys(sdk).filter((name) => name.endsWith("Error"));
    expect(imported.sort()).toEqual([base, ...kinds].map((written) => written?.name).sort());
});

it("the page has a section for each code, and none for others", () => {
    expect([...sections.keys()].sort()).toEqual(kinds.map(({ name }) => classOf(name).code as string).sort());
});

describe.each(kinds)("$name", ({ name, properties }) => {
    const { code } = classOf(name);
    const section = sections.get(code) ?? "";

    it("has the code of its name", () => {
        const words = name.replace(/Error$/, "").match(/[A-Z][a-z]+/g) ?? [];
        expect(code).toBe(words.join("-").toLowerCase());
    });

    it("is named in the section of its code, with the properties that it has alone", () => {
        const own = properties.filter((property) => property !== "code").map((property) => `\`${property}\``);
        expect([`\`${name}\``, ...own].filter((word) => !section.includes(word))).toEqual([]);
    });

    it("leads to that section", () => {
        const facts = { operation: "try", problem: "it failed", nextStep: "Try again.", sent: false };
        const error = name === "ConfigurationError" ? new sdk.ConfigurationError([]) : new (classOf(name))(facts);
        // The anchor of a heading in backticks is what stands between them.
        expect(error.docsUrl).toBe(`${PAGE}#${code}`);
        expect(error.name).toBe(name);
        expect(error.message.endsWith(` [${code}]`)).toBe(true);
    });
});

it("the guide explains every property that all of them have", () => {
    const shared = base?.properties.filter((property) => !property.startsWith("[")) ?? [];
    const guide = read("docs/handle-errors.md");
    expect(shared).toContain("requestId");
    expect(shared.filter((property) => !guide.includes(`| \`${property}\` |`))).toEqual([]);
});
