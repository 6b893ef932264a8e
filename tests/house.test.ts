import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { catalog, nouns } from "../provider/catalog";

const ROOT = path.resolve(__dirname, "..");
const LONGEST_FILE = 400;

/** Where the four parts of a resource are, each in the folder of its product. */
const PARTS = {
    definition: { folder: "provider", ending: ".ts" },
    class: { folder: "sdk", ending: ".ts" },
    test: { folder: "tests/e2e", ending: ".test.ts" },
    page: { folder: "docs", ending: ".md" },
};

/** What is only looked up has functions where a resource has its class; one test is for all of them. */
const NOUN_PARTS = [PARTS.definition, PARTS.class, PARTS.page];

/** What a product's folders hold beside its resources and nouns: what several of them share, and pure functions. */
const SHARED: Record<string, string[]> = {
    "provider/zpa": [
        "accessCondition",
        "accessCriterion",
        "accessPolicy",
        "applicationSegmentRules",
        "association",
        "byName",
        "client",
        "clientTypes",
        "connectorAdoption",
        "detaching",
        "domainNames",
        "enrollmentGroup",
        "fields",
        "graceDistance",
        "index",
        "limits",
        "logStreaming",
        "logTypes",
        "networkConnector",
        "ports",
        "reader",
        "refusals",
        "schemas",
        "userCodeVerification",
    ],
    "provider/cloudConnector": [
        "activator",
        "autoScalingSupport",
        "bulkWrites",
        "capability",
        "client",
        "clouds",
        "fields",
        "groupAdoption",
        "groupSettings",
        "groupStatus",
        "index",
        "lastMember",
        "questions",
        "rateLimits",
        "rule",
        "ruleOrder",
        "site",
        "staleConnectors",
        "timeZone",
        "upgradeStatus",
    ],
    "sdk/cloudConnector": [
        "compareMembers",
        "connectorStatus",
        "getUpgradeStatus",
        "index",
        "joinWithPrivateAccess",
        "rule",
        "staleConnectors",
        "types",
    ],
    "sdk/zpa": [
        "accessCondition",
        "association",
        "detachable",
        "enrollmentGroup",
        "index",
        "nextUpgradeWindow",
        "restrictable",
        "types",
    ],
    "docs/cloudConnector": ["compareMembers", "getUpgradeStatus", "joinWithPrivateAccess", "staleConnectors"],
    "docs/zpa": ["nextUpgradeWindow"],
};

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
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

describe("a resource", () => {
    it.each(resources)("$type has its definition, class, test and page", ({ product, file }) => {
        const wanted = Object.values(PARTS).map(({ folder, ending }) => `${folder}/${product}/${file}${ending}`);
        expect(wanted.filter((part) => !existsSync(path.join(ROOT, part)))).toEqual([]);
    });

    it.each(lookedUp)("$type, which is only looked up, has its definition, functions and page", ({ product, file }) => {
        const wanted = NOUN_PARTS.map(({ folder, ending }) => `${folder}/${product}/${file}${ending}`);
        expect(wanted.filter((part) => !existsSync(path.join(ROOT, part)))).toEqual([]);
    });

    it.each([...resources, ...lookedUp])("$type is what programs import", ({ product, file }) => {
        expect(read(`${PARTS.class.folder}/${product}/index.ts`)).toContain(`export * from "./${file}";`);
    });

    // An order comes and goes with what it orders.
    const alive = resources.filter(({ type }) => type !== "zpa:AccessRuleOrder");
    it.each(alive)("$type lives its life from the one table of all", ({ type, product, file }) => {
        const test = read(`${PARTS.test.folder}/${product}/${file}${PARTS.test.ending}`);
        expect(test).toContain("lifeCycle({");
        expect(test).toContain(`type: "${type}"`);
    });

    it.each(products)("owns every file in the folders of %s that is not known to be shared", (product) => {
        const strangers = Object.values(PARTS).flatMap((part) => {
            const { folder, ending } = part;
            const place = `${folder}/${product}`;
            const owners = NOUN_PARTS.includes(part) ? [...resources, ...lookedUp] : resources;
            const own = owners.filter((owner) => owner.product === product).map(({ file }) => file);
            const known = [...own, ...(SHARED[place] ?? [])].map((name) => name + ending);
            return readdirSync(path.join(ROOT, place))
                .filter((file) => !known.includes(file))
                .map((file) => `${place}/${file}`);
        });
        expect(strangers).toEqual([]);
    });
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

describe("the repository", () => {
    it("has no source file of more than 400 lines", () => {
        const sources = tracked.filter((file) => /\.(ts|mts|mjs|cjs|js)$/.test(file));
        expect(sources.filter((file) => read(file).split("\n").length - 1 > LONGEST_FILE)).toEqual([]);
    });

    it("has every file that the package manifest names", () => {
        const { exports, bin, main, types } = JSON.parse(read("package.json"));
        const named = [exports, bin, main, types].flatMap(strings).filter((file) => !file.includes("*"));
        expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    });

    it("names no package registry, so that everybody's own is used", () => {
        const pattern = /\bregistry\.\w+(\.\w+)*\b|\bproxy\.\w+\.org\b/;
        expect(tracked.filter((file) => pattern.test(read(file)))).toEqual([]);
        expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
    });
});

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

function exported<D extends ts.DeclarationStatement>(file: string, isWanted: (node: ts.Node) => node is D): D[] {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    return source.statements
        .filter(isWanted)
        .filter((node) => ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export);
}

function property(file: string, owner: ts.DeclarationStatement) {
    return (member: ts.PropertySignature | ts.PropertyDeclaration): Property => ({
        where: `${file}: ${owner.name?.getText()}.${member.name.getText()}`,
        name: member.name.getText(),
        optional: member.questionToken !== undefined,
        comment: ts
            .getJSDocCommentsAndTags(member)
            .map((comment) => comment.getText())
            .join("\n"),
    });
}

function strings(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
