import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { catalog, nouns } from "../provider/catalog";
import * as sdk from "../sdk";

const ROOT = path.resolve(__dirname, "..");
const LONGEST_FILE = 400;
const MOST_PARAMETERS = 4;

/** What only one of the products has: scopes, locks and ids of errors. */
const PRODUCT_WORDS = /microtenant|edit.?lock|\/customers\/|"[a-z]+(\.[a-z]+)+\.?"/i;

/** Where the four parts of a resource are, each in the folder of its product. */
const PARTS = {
    definition: { folder: "provider", ending: ".ts" },
    class: { folder: "sdk", ending: ".ts" },
    table: { folder: "tests/lifecycle", ending: ".ts" },
    page: { folder: "docs", ending: ".md" },
};

/** What is only looked up has functions where a resource has its class; one test is for all of them. */
const NOUN_PARTS = [PARTS.definition, PARTS.class, PARTS.page];

/** Closed sets of words are what programs import too, without a page of their own. */
const WORDS = "types";

/** `zpa:AppConnectorGroup` is `appConnectorGroup` in the folders of `zpa`. */
function placed({ type }: { type: string }) {
    const [product = "", noun = ""] = type.split(":");
    return { type, product, file: noun.charAt(0).toLowerCase() + noun.slice(1) };
}
const resources = catalog.map(placed);
const lookedUp = nouns.map(placed);
const products = [...new Set(resources.map(({ product }) => product))];
const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
    .split("\0")
    .filter((file) => file && existsSync(path.join(ROOT, file)));
/** Names of the files in the folder of a product, without what several of them share. */
const filesOf = (product: string, { folder, ending }: { folder: string; ending: string }) =>
    readdirSync(path.join(ROOT, folder, product))
        .filter((file) => file.endsWith(ending) && file !== "index.ts")
        .map((file) => file.slice(0, -ending.length))
        .sort();
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

describe("a resource", () => {
    it.each(resources)("$type has its definition, class, table and page", ({ product, file }) => {
        const wanted = Object.values(PARTS).map(({ folder, ending }) => `${folder}/${product}/${file}${ending}`);
        expect(wanted.filter((part) => !existsSync(path.join(ROOT, part)))).toEqual([]);
    });

    it.each(lookedUp)("$type, which is only looked up, has its definition, functions and page", ({ product, file }) => {
        const wanted = NOUN_PARTS.map(({ folder, ending }) => `${folder}/${product}/${file}${ending}`);
        expect(wanted.filter((part) => !existsSync(path.join(ROOT, part)))).toEqual([]);
    });

    it.each(resources)("$type has its table in the life cycle of all", ({ type, product, file }) => {
        const table = read(`${PARTS.table.folder}/${product}/${file}${PARTS.table.ending}`);
        expect(table).toContain(`export const ${file}: Subject = {`);
        expect(table).toContain(`type: "${type}"`);
    });

    it.each(products)(
        "is all that stands in the folders of %s, beside functions that have a page as well",
        (product) => {
            const named = (owners: { product: string; file: string }[]) =>
                owners.filter((owner) => owner.product === product).map(({ file }) => file);
            const functions = filesOf(product, PARTS.class).filter((file) => file in sdk);
            const everything = [...named(resources), ...named(lookedUp)];
            expect(filesOf(product, PARTS.definition)).toEqual(everything.sort());
            expect(filesOf(product, PARTS.table)).toEqual(named(resources).sort());
            expect(filesOf(product, PARTS.page)).toEqual([...everything, ...functions].sort());
            expect(filesOf(product, PARTS.class)).toEqual([...everything, ...functions, WORDS].sort());
        },
    );
});

describe("what editors show", () => {
    const files = tracked.filter((file) => /^(sdk\/.*|emulator\/(emulator|control\/(client|cloud)))\.ts$/.test(file));

    it("explains every argument, with its default where it may be left out", () => {
        expect(files.flatMap((file) => argumentsOf(file).flatMap(complaints))).toEqual([]);
    });

    it("explains every output that is not also an argument", () => {
        const missing = files.flatMap((file) => {
            const explained = new Set(argumentsOf(file).map(({ name }) => name));
            return outputsOf(file).filter(({ name, comment }) => !comment && !explained.has(name));
        });
        expect(missing.map(({ where }) => where)).toEqual([]);
    });
});

describe("what authors of definitions read", () => {
    const CONTRACT = /^(Definition|Collection|Operations|Endpoint|Members|Noun|Rule|ReferenceOptions)$/;
    const members = tracked
        .filter((file) => /^provider\/contract\/.*\.ts$/.test(file))
        .flatMap((file) => exported(file, ts.isInterfaceDeclaration).map((declaration) => ({ file, declaration })))
        .filter(({ declaration }) => CONTRACT.test(declaration.name.text))
        .flatMap(({ declaration }) =>
            declaration.members.map((member) => ({
                where: `${declaration.name.text}.${member.name?.getText()}`,
                comment: commentOf(member),
                isCalled: ts.isMethodSignature(member),
            })),
        );

    it("shows an example of each member of the contract", () => {
        expect(members.length).toBeGreaterThan(60);
        expect(members.filter(({ comment }) => !comment.includes("@example")).map(({ where }) => where)).toEqual([]);
    });

    it("says of each function of the contract when it is called", () => {
        const functions = members.filter(({ isCalled }) => isCalled);
        expect(functions.length).toBeGreaterThan(20);
        expect(functions.filter(({ comment }) => !/\bCalled\b/.test(comment)).map(({ where }) => where)).toEqual([]);
    });
});

describe("what editors show of errors", () => {
    const isErrorClass = (name: string) => Reflect.get(sdk, name)?.prototype instanceof Error;
    const functions = tracked.filter((file) => /^sdk\/.*\.ts$/.test(file)).flatMap(functionsOf);
    const control = tracked.filter((file) => /^emulator\/(emulator|control\/(client|cloud))\.ts$/.test(file));

    it("names for every function of the package the classes that it throws, which programs can import", () => {
        expect(functions.length).toBeGreaterThan(90);
        const named = functions.map(({ where, comment }) => ({ where, classes: thrownBy(comment) }));
        expect(named.filter(({ classes }) => !classes.some(isErrorClass))).toEqual([]);
    });

    it("names no class otherwise than so that editors link it, and none that programs cannot import", () => {
        const strange = tracked
            .filter((file) => /^sdk\/.*\.ts$/.test(file))
            .flatMap((file) => [...read(file).matchAll(/@throws ?(.*)/g)].map(([, words = ""]) => ({ file, words })))
            .filter(
                ({ words }) =>
                    !isErrorClass(/^\{(?:\w+\.)?(\w+)\}/.exec(words)?.[1] ?? "") && !words.includes("pulumi."),
            );
        expect(strange).toEqual([]);
    });

    it("names for every call of the emulator's control what it throws", () => {
        const methods = control.flatMap(asyncMethodsOf);
        expect(methods.length).toBeGreaterThan(25);
        const silent = methods.filter(({ comment }) => !thrownBy(comment).includes("EmulatorControlError"));
        expect(silent.map(({ where }) => where)).toEqual([]);
    });
});

describe("the repository", () => {
    it("has no source file of more than 400 lines", () => {
        const sources = tracked.filter((file) => /\.(ts|mts|mjs|cjs|js)$/.test(file));
        expect(sources.filter((file) => read(file).split("\n").length - 1 > LONGEST_FILE)).toEqual([]);
    });

    describe("keeps nothing for a whole process", () => {
        const modules = tracked.filter((file) => /^(provider|sdk)\/.*\.ts$/.test(file));
        const lasting = modules.flatMap((file) => {
            const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
            return source.statements.filter(ts.isVariableStatement).filter(changes);
        });

        it("without saying why: what lasts belongs to a context, a client or a run", () => {
            expect(lasting.length).toBeGreaterThan(0);
            expect(
                lasting.filter((each) => !/Process-wide/.test(each.getFullText())).map((each) => each.getText()),
            ).toEqual([]);
        });

        it("that the engine tests' process for providers would keep from one operation to the next", () => {
            const provider = read("tests/engine/warmProvider.cjs");
            const kept = lasting
                .filter((each) => each.getSourceFile().fileName.startsWith("provider/"))
                // What is derived from constants, and what ends with a context or an operation, may stay.
                .filter((each) => !/Process-wide:|new (?:WeakMap|AsyncLocalStorage)/.test(each.getFullText()))
                .map((each) => each.getSourceFile().fileName.replace(/\.ts$/, ""));
            expect(kept).toContain("provider/http/auth/tokenCache");
            expect(kept.filter((file) => !provider.includes(`"${file}"`))).toEqual([]);
        });
    });

    it("reads no clock in disaster recovery, neither to make a record nor to judge a plan: programs and commands say the time", () => {
        const clock =
            /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bhrtime\b|\bsetTimeout\b|\bTemporal\b/;
        const modules = tracked.filter((file) => /^(sdk\/disasterRecovery|findings\/rules)\/.*\.ts$/.test(file));
        expect(modules.length).toBeGreaterThan(80);
        expect(modules.filter((file) => clock.test(read(file)))).toEqual([]);
    });

    it("has no function in provider/ with more than four parameters: more are named in an object", () => {
        const long = tracked
            .filter((file) => /^provider\/.*\.ts$/.test(file))
            .flatMap((file) => functionsIn(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)))
            .filter(({ parameters }) => parameters.length > MOST_PARAMETERS)
            .map((node) => `${node.getSourceFile().fileName}: ${node.name?.getText() ?? node.parent.getText()}`);
        expect(long).toEqual([]);
    });

    it("has no function in provider/ or sdk/ that takes a boolean beside other parameters: it is named in an object", () => {
        const unnamed = tracked
            .filter((file) => /^(provider|sdk)\/.*\.ts$/.test(file))
            .flatMap((file) => functionsIn(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)))
            .filter(({ parameters }) => parameters.length > 1)
            .flatMap(({ parameters }) => [...parameters])
            .filter(({ type, initializer }) => /^(boolean|true|false)\b/.test((type ?? initializer)?.getText() ?? ""))
            .map((node) => `${node.getSourceFile().fileName}: ${node.getText()}`);
        expect(unnamed).toEqual([]);
    });

    it("keeps the words and files of one product out of the rooms that all products use", () => {
        const rooms = tracked.filter((file) => /^provider\/(?!zpa\/|cloudConnector\/|connection\/)[^/]+\//.test(file));
        const code = (file: string) => read(file).replace(/@example .*$/gm, "");
        expect(rooms.length).toBeGreaterThan(80);
        expect(rooms.filter((file) => PRODUCT_WORDS.test(code(file)))).toEqual([]);
    });

    it("has every file that the package manifest names", () => {
        const { exports, bin, main, types } = JSON.parse(read("package.json"));
        const named = [exports, bin, main, types].flatMap(strings).filter((file) => !file.includes("*"));
        expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    });

    it("has every file and folder that CONTRIBUTING.md names, every script, and every name of how a resource is added", () => {
        const page = read("CONTRIBUTING.md");
        const spans = [...page.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
        const paths = spans.filter((span) => /^[\w.-]*\/[\w./-]*$|^\w[\w.-]*\.(md|json|ts|c?js)$/.test(span));
        const names = new Set(tracked.map((file) => path.basename(file)));
        const isThere = (file: string) => (file.includes("/") ? existsSync(path.join(ROOT, file)) : names.has(file));
        expect(paths.length).toBeGreaterThan(50);
        expect(paths.filter((file) => !file.startsWith(".work/") && !isThere(file))).toEqual([]);

        const { scripts } = JSON.parse(read("package.json"));
        const called = [...page.matchAll(/npm run (\w+)/g)].map(([, script = ""]) => script);
        expect(called.filter((script) => !(script in scripts))).toEqual([]);

        const adding = page.slice(page.indexOf("## Add a resource"), page.indexOf("## Add an example"));
        const identifiers = [...adding.matchAll(/`([A-Za-z]+)(?:\([^`\n]*\))?`/g)].map(([, name = ""]) => name);
        const code = tracked.filter((file) => /^(provider|sdk|emulator|tests)\/.*\.ts$/.test(file)).map(read);
        const words = new Set(code.flatMap((text) => text.match(/\w+/g) ?? []));
        expect(identifiers.length).toBeGreaterThan(20);
        expect(identifiers.filter((name) => !words.has(name))).toEqual([]);
    });

    it("names no package registry, so that everybody's own is used", () => {
        const pattern = /\bregistry\.\w+(\.\w+)*\b|\bproxy\.\w+\.org\b/;
        expect(tracked.filter((file) => pattern.test(read(file)))).toEqual([]);
        expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
    });
});

interface Documented {
    where: string;
    comment: string;
}

function thrownBy(comment: string): string[] {
    return [...comment.matchAll(/@throws \{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** Functions that programs import; what the form for outputs throws is said of the function itself. */
function functionsOf(file: string): Documented[] {
    const variables = exported(file, ts.isVariableStatement).flatMap(({ declarationList }) => [
        ...declarationList.declarations,
    ]);
    return [...variables, ...exported(file, ts.isFunctionDeclaration)]
        .map((declaration) => ({ name: declaration.name?.getText() ?? "", declaration }))
        .filter(({ name }) => typeof Reflect.get(sdk, name) === "function" && !name.endsWith("Output"))
        .map(({ name, declaration }) => ({ where: `${file}: ${name}`, comment: commentOf(declaration) }));
}

/** Methods of a file's classes that make a call. */
function asyncMethodsOf(file: string): Documented[] {
    return exported(file, ts.isClassDeclaration).flatMap((declaration) =>
        declaration.members
            .filter(ts.isMethodDeclaration)
            .filter(({ name }) => !ts.isPrivateIdentifier(name))
            .filter((member) => member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
            .map((member) => ({
                where: `${file}: ${declaration.name?.text}.${member.name.getText()}`,
                comment: commentOf(member),
            })),
    );
}

function commentOf(node: ts.Node): string {
    return ts
        .getJSDocCommentsAndTags(node)
        .map((comment) => comment.getText())
        .join("\n");
}

interface Property {
    where: string;
    name: string;
    optional: boolean;
    comment: string;
}

/** Properties of the exported interfaces by which a user says something. */
function argumentsOf(file: string): Property[] {
    return exported(file, ts.isInterfaceDeclaration)
        .filter(({ name }) => /(Args|Options)$/.test(name.text))
        .flatMap((declaration) => declaration.members.filter(ts.isPropertySignature).map(property(file, declaration)));
}

/** Properties that classes of resources offer. */
function outputsOf(file: string): Property[] {
    return exported(file, ts.isClassDeclaration).flatMap((declaration) =>
        declaration.members
            .filter(ts.isPropertyDeclaration)
            .filter((member) => member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword))
            .map(property(file, declaration)),
    );
}

function complaints({ where, optional, comment }: Property): string[] {
    if (!comment) return [`${where} has no comment`];
    return optional && !comment.includes("@default") ? [`${where} has no @default`] : [];
}

function exported<D extends ts.Statement>(file: string, isWanted: (node: ts.Node) => node is D): D[] {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    const isExport = ({ kind }: ts.ModifierLike) => kind === ts.SyntaxKind.ExportKeyword;
    return source.statements
        .filter(isWanted)
        .filter((node) => ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(isExport));
}

function functionsIn(node: ts.Node): ts.SignatureDeclaration[] {
    const within: ts.SignatureDeclaration[] = [];
    node.forEachChild((child) => {
        within.push(...functionsIn(child));
    });
    return ts.isFunctionLike(node) ? [node, ...within] : within;
}

/** Whether a variable of a module is, or begins as, something that is filled later. */
function changes({ declarationList }: ts.VariableStatement): boolean {
    const isFilled = (value: ts.Expression | undefined): boolean =>
        value !== undefined &&
        ((ts.isNewExpression(value) && (value.arguments ?? []).length === 0) ||
            (ts.isArrayLiteralExpression(value) && value.elements.length === 0));
    const isLet = (declarationList.flags & ts.NodeFlags.Let) !== 0;
    return isLet || declarationList.declarations.some(({ initializer }) => isFilled(initializer));
}

function property(file: string, owner: ts.DeclarationStatement) {
    return (member: ts.PropertySignature | ts.PropertyDeclaration): Property => ({
        where: `${file}: ${owner.name?.getText()}.${member.name.getText()}`,
        name: member.name.getText(),
        optional: member.questionToken !== undefined,
        comment: commentOf(member),
    });
}

function strings(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
