import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { code, pages, ROOT, read, type Table, tablesOf } from "./markdown";

const entry = path.join(ROOT, "dist/sdk/index.d.ts");
const program = ts.createProgram([entry], {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    skipLibCheck: true,
});
const checker = program.getTypeChecker();

/** Lookup functions as promises; each has a form for outputs beside it. */
const functions = exportsOf().filter((symbol) => /^get[A-Z]/.test(symbol.name) && !symbol.name.endsWith("Output"));

function exportsOf(): ts.Symbol[] {
    const file = program.getSourceFile(entry);
    const symbol = file && checker.getSymbolAtLocation(file);
    if (!symbol) throw new Error("the library is not built");
    return checker.getExportsOfModule(symbol);
}

/**
 * What an interface declares itself, and what it shares with its sisters: what else it inherits is described where it
 * comes from.
 */
function ownProperties(type: ts.Type): string[] {
    const declarations = type.symbol.declarations?.filter(ts.isInterfaceDeclaration) ?? [];
    const own = declarations.flatMap(({ members }) => members.map((member) => member.name?.getText() ?? ""));
    const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
    const shared = bases.filter(({ symbol }) =>
        symbol?.declarations?.some((each) => each.getSourceFile().fileName.includes("/common/")),
    );
    return [...own, ...shared.flatMap(ownProperties)].sort();
}

function signatureOf(symbol: ts.Symbol): { parameter?: ts.Type; result: ts.Type; isList: boolean } {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    const awaited = signature && checker.getAwaitedType(signature.getReturnType());
    if (!awaited) throw new Error(`${symbol.name} is not a function`);
    const [parameter] = signature.getParameters();
    const isList = checker.isArrayType(awaited);
    const result = isList ? checker.getTypeArguments(awaited as ts.TypeReference)[0] : awaited;
    return {
        parameter: parameter && checker.getNonNullableType(checker.getTypeOfSymbol(parameter)),
        result: result ?? awaited,
        isList,
    };
}

const namesIn = (tables: Table[], title: string) =>
    tables
        .filter(({ header }) => header[0] === title)
        .flatMap(({ rows }) => rows.map(([name]) => code(name)))
        .sort();

describe.each(functions.map((symbol) => [symbol.name, symbol] as const))("%s", (name, symbol) => {
    const page = pages().find((candidate) => new RegExp(`^### \`${name}\`$`, "m").test(read(candidate))) ?? "";
    const tables = page ? tablesOf(page).filter(({ heading }) => heading === `\`${name}\``) : [];
    const { parameter, result, isList } = signatureOf(symbol);

    it("has a section on a page, which names its form for outputs", () => {
        expect(page).not.toBe("");
        expect(read(page)).toContain(`\`${name}Output\``);
        expect(exportsOf().map((exported) => exported.name)).toContain(`${name}Output`);
    });

    it("has a row for every argument and for nothing else", () => {
        expect(namesIn(tables, "Argument")).toEqual(parameter ? ownProperties(parameter) : []);
    });

    // What a list holds is described with the function that gives one.
    it("has a row for everything in its result and for nothing else", () => {
        expect(namesIn(tables, "Result")).toEqual(isList ? [] : ownProperties(result));
    });
});

it("every lookup function is one of these", () => {
    expect(functions.length).toBeGreaterThan(3);
});
