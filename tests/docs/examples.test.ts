import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import ts from "typescript";
import { exampleOf, examples } from "../../tools/example/catalog";
import { type Block, blocksOf, pages, ROOT } from "./markdown";

/** A program of a page, and where it stands. */
interface Program {
    page: string;
    line: number;
    text: string;
}

/**
 * A block with an import begins a program, one without goes on with the last. Every line keeps its number, so that what
 * the compiler finds can be found on the page.
 */
function programsOf(page: string): Program[] {
    const programs: Program[] = [];
    for (const block of blocksOf(page).filter(({ language }) => language === "ts")) {
        const last = programs.at(-1);
        if (/^import /m.test(block.text) || !last) programs.push({ page, line: block.line, text: padded("", block) });
        else last.text = padded(last.text, block);
    }
    return programs;
}

function padded(before: string, { line, text }: Block): string {
    return before + "\n".repeat(line - (before.split("\n").length - 1)) + text;
}

/** Where a program stands in the repository, were it a file: it then finds the library as an installed one. */
const fileOf = ({ page, line }: Program) => path.join(ROOT, `${page}.${line + 1}.ts`);

/** @param files Programs of the repository. */
function complaints(programs: Program[], files: string[] = []): string[] {
    const settings = ts.convertCompilerOptionsFromJson(settingsOf("quickstart").compilerOptions, ROOT).options;
    const options = { ...settings, rootDir: ROOT, noEmit: true, skipLibCheck: true, types: ["node", "jest"] };
    const texts = new Map(programs.map((program) => [fileOf(program), program]));
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists } = host;
    host.readFile = (file) => texts.get(path.resolve(file))?.text ?? readFile(file);
    host.fileExists = (file) => texts.has(path.resolve(file)) || fileExists(file);
    const getSourceFile = host.getSourceFile.bind(host);
    host.getSourceFile = (file, version, ...rest) => {
        const program = texts.get(path.resolve(file));
        return program ? ts.createSourceFile(file, program.text, version) : getSourceFile(file, version, ...rest);
    };
    const compiled = ts.createProgram([...texts.keys(), ...files], options, host);
    const places = [...texts].map(([file, { page }]) => [file, page] as const);
    return [...places, ...files.map((file) => [file, path.relative(ROOT, file)] as const)].flatMap(([file, page]) => {
        const source = compiled.getSourceFile(file);
        const found = [...compiled.getSyntacticDiagnostics(source), ...compiled.getSemanticDiagnostics(source)];
        return found.map(({ file: at, start = 0, messageText }) => {
            const line = (at?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
            return `${page}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
        });
    });
}

const settingsOf = (name: string): { files: string[]; compilerOptions: Record<string, unknown> } =>
    JSON.parse(readFileSync(path.join(exampleOf(name).folder, "tsconfig.json"), "utf8"));

it("the examples of the repository have the same settings", () => {
    const all = examples().map(({ name }) => {
        // ts-jest wants it, and it forbids more.
        const { isolatedModules, ...options } = settingsOf(name).compilerOptions;
        return options;
    });
    expect(all).toEqual(all.map(() => settingsOf("quickstart").compilerOptions));
});

it("every program of a page, and every example by its own settings, compiles against the library", () => {
    // What docs/testing.md shows are files of an example, which name one another and are compiled there.
    const programs = pages()
        .filter((page) => page !== "docs/testing.md")
        .flatMap(programsOf);
    expect(programs.length).toBeGreaterThan(5);
    // A program without an import would be a script, and share its names with all the others.
    expect(programs.filter(({ text }) => !text.includes("import ")).map(({ page }) => page)).toEqual([]);
    const files = examples().flatMap(({ name, folder }) =>
        settingsOf(name).files.map((file) => path.join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(complaints(programs, files)).toEqual([]);
});

it("an example that does not fit the library is found, with its line", () => {
    const text = `\nimport * as zscaler from "pulumi-zscaler";\nnew zscaler.AppConnectorGroup("lyon", { nam: "Lyon" });\n`;
    expect(complaints([{ page: "docs/wrong.md", line: 1, text }])).toEqual([
        expect.stringMatching(/^docs\/wrong.md:3 /),
    ]);
});
