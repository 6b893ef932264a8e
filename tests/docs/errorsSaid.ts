import path from "node:path";
import ts from "typescript";
import { ROOT } from "./markdown";

/**
 * What the library says when something is wrong. Each text of more than a word counts, unless it stands where no error
 * does: so a new one cannot be overlooked, whichever way it is thrown.
 */

/** What is known only when the program runs, in a text as on a page. */
export const HOLE = "…";

export interface Said {
    /** With its holes. */
    text: string;
    /** File and line. */
    where: string;
    /** It only tells what to do about a problem that is named beside; pages have their own words for that. */
    isAdvice: boolean;
}

/** Functions, parameters, properties and constants whose texts fill the holes of errors, or are logged. */
const NO_ERRORS = new Set([
    // What was attempted, and on what.
    ...["operation", "subject", "signInDoing", "describe", "noun", "awaited", "of", "editorsIn", "lines", "details"],
    // What kinds of values, roles, settings and credentials are called.
    ...["KIND_NAMES", "permission", "needs", "assumes", "what", "unit", "origin", "signsWith", "SETTINGS", "machines"],
    // Names that objects and places have, and are searched for by.
    ...["location", "title", "description", "certificate", "defaultCertificate", "search", "PREDEFINED", "metricName"],
    // What a journal calls what has happened.
    ...["event", "EVENTS"],
    // What a cloud calls the events of a rule.
    ...["eventPattern", "scheduleExpression"],
    // What DNS providers are called.
    ...["dnsProvider"],
    // How the vendor's functions introduce themselves.
    ...["ZSCALER_USER_AGENT"],
    // What a tenant may not offer, and where the portal does.
    ...["does", "portal"],
    // Advice, as below.
    ...["advice"],
    // What a change does, for reviewers.
    ...["says", "consequences"],
    // What is logged, and what waits in a queue.
    ...["line", "because", "outcome", "thing", "movesIn", "labelOf", "which"],
]);
/** The same of commands and what they review: what they offer, what a comment does not know, what hosts are called and asked, and what was done. */
const NO_ERRORS_OF_REVIEWS = new Set([
    ...["flags", "str", "text", "file", "remedy"],
    ...["secretChanges", "missingIn", "unknownIn", "markerOf", "api", "query", "keep"],
]);
const SILENT_FILES = [
    /^provider\/http\/(rateLimit\/rateLimiter|retry\/rules)\.ts$/,
    // The markup of pages.
    /^sdk\/staticPage\.ts$/,
    // What comments and policies say, and what rules find.
    /^review\/(render\/\w+|report|findings|values)\.ts$/,
    /^(policy\/index|findings\/engine|findings\/plan\/stackOfPlan|findings\/rules\/\w+)\.ts$/,
    // What rehearsals and runbooks say.
    /^sdk\/disasterRecovery\/(document|runbook|rehearsal\/(?!scenario))/,
    // What plans, rehearsals and runbooks of disaster recovery tell, and what no API offers.
    /^sdk\/disasterRecovery\/(notOffered|plan\/reachability|settings\/(steps|evidence|recording)|(rehearsal|runbook)\/\w+|drill\/(drillText|planDigest))\.ts$/,
];

/** What only a mistake in the library itself would show, and what is caught before anybody sees it. */
const UNSEEN = ["… belongs to no product", "an issue of the settings names none of them: …", "no longer wanted"];

/** Properties and parameters that hold nothing but errors, so that a single word counts. */
const ERRORS = ["reason", "problem", "message", "error"];
const WORD = /\p{L}/u;
const WORDS = /\p{L}{2,}.* .*\p{L}{2,}/su;

/** Of the commands, those that review: the others are described by their own pages. */
const REVIEWING = ["comment", "drift", "preview", "reviewing", "inputFile"].map((name) => `cli/${name}.ts`);
/** Files that are read to find drift; the others write its report. */
const DRIFT = ["audit", "ignore", "stack"].map((name) => `drift/${name}.ts`);
const VIEWS = ["views/choice.ts", "views/page/graph.ts", "views/page/fanOut.ts", "cli/views/source.ts"];
/** Files that refuse an import; the others write code. */
const IMPORTING = ["mapping", "run", "selection", "tenant"].map((name) => `importing/${name}.ts`);
const ROOMS = ["provider", "sdk", "findings", "policy", "review", ...DRIFT, ...VIEWS, ...IMPORTING, ...REVIEWING];

const { config } = ts.readConfigFile(path.join(ROOT, "tsconfig.json"), ts.sys.readFile);
const parsed = ts.parseJsonConfigFileContent({ ...config, include: ROOMS }, ts.sys, ROOT);
const host = ts.createCompilerHost(parsed.options);
// The SDKs of clouds have no text of ours, and reading them takes longer than everything else.
host.resolveModuleNameLiterals = (names, file, redirected, options, source) =>
    names.map((name) => {
        if (/^@pulumi\/(aws|azure-native|gcp)\b/.test(name.text)) return { resolvedModule: undefined };
        const mode = ts.getModeForUsageLocation(source, name, options);
        return ts.resolveModuleName(name.text, file, options, host, undefined, redirected, mode);
    });
const program = ts.createProgram(parsed.fileNames, parsed.options, host);
export const checker = program.getTypeChecker();

/** The library's own files, by their path in the repository. */
export const sources = new Map(
    program
        .getSourceFiles()
        .filter((source) => parsed.fileNames.includes(source.fileName))
        .map((source) => [fileOf(source), source]),
);

export function fileOf(node: ts.Node): string {
    return path.relative(ROOT, node.getSourceFile().fileName).replaceAll(path.sep, "/");
}

/** Visits everything below a node that is no type, for as long as `visit` does not return false. */
export function walk(node: ts.Node, visit: (node: ts.Node) => boolean): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (visit(node)) ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a name stands for, in whichever file that is declared. */
export function declarationsOf(name: ts.Identifier): readonly ts.Declaration[] {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
        ? checker.getShorthandAssignmentValueSymbol(name.parent)
        : checker.getSymbolAtLocation(name);
    if (!symbol) return [];
    return (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
}

/** Functions that are asked for advice. */
const advisers = new Set<ts.Node>();
for (const source of sources.values()) {
    walk(source, (node) => {
        if (isAdvice(node)) {
            walk(node, (name) => {
                const called = ts.isIdentifier(name) ? declarationsOf(name).filter(ts.isFunctionDeclaration) : [];
                for (const adviser of called) advisers.add(adviser);
                return true;
            });
        }
        return true;
    });
}

/** Every error below a node. */
export function errorsIn(node: ts.Node): Said[] {
    const errors: Said[] = [];
    const visit = (each: ts.Node): boolean => {
        // A constant is read where it is used.
        if (isConstant(each)) return false;
        if (!isText(each)) return true;
        const { texts, holes } = read(each);
        const [place = "", ...outer] = placesOf(each);
        const isReview = /^(review|cli)\//.test(fileOf(each));
        const isNone = (name: string) => NO_ERRORS.has(name) || (isReview && NO_ERRORS_OF_REVIEWS.has(name));
        const isSilent = [place, ...outer].some(isNone) || isWord(each);
        const isError = (text: string) => (ERRORS.includes(place) && !text.includes(HOLE) ? WORD : WORDS).test(text);
        const found = isSilent ? [] : texts.filter((text) => isError(text) && !UNSEEN.includes(text));
        const { line } = each.getSourceFile().getLineAndCharacterOfPosition(each.getStart());
        const where = `${fileOf(each)}:${line + 1}`;
        const advises = ts.findAncestor(each, (above) => isAdvice(above) || advisers.has(above)) !== undefined;
        errors.push(...found.map((text) => ({ text, where, isAdvice: advises })));
        for (const hole of holes) walk(hole, visit);
        return false;
    };
    if (!SILENT_FILES.some((silent) => silent.test(fileOf(node)))) walk(node, visit);
    return errors;
}

/** The next step, where the problem stands beside it. */
function isAdvice(node: ts.Node): boolean {
    if (!ts.isObjectLiteralElementLike(node) || node.name?.getText() !== "nextStep") return false;
    return (
        ts.isObjectLiteralExpression(node.parent) &&
        node.parent.properties.some(({ name }) => name?.getText() === "problem")
    );
}

function isConstant(node: ts.Node): node is ts.VariableDeclaration & { initializer: ts.Expression } {
    return (
        ts.isVariableDeclaration(node) &&
        (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0 &&
        node.initializer !== undefined &&
        isText(node.initializer)
    );
}

function constantOf(name: ts.Identifier): ts.Expression | undefined {
    return declarationsOf(name).find(isConstant)?.initializer;
}

const JOINING = [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.AmpersandAmpersandToken,
];

function isText(node: ts.Node): node is ts.Expression {
    if (ts.isSourceFile(node) || (ts.isPropertyAssignment(node.parent) && node.parent.name === node)) return false;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
    if (ts.isParenthesizedExpression(node)) return isText(node.expression);
    if (ts.isConditionalExpression(node)) return isText(node.whenTrue) || isText(node.whenFalse);
    if (ts.isBinaryExpression(node) && JOINING.includes(node.operatorToken.kind))
        return isText(node.left) || isText(node.right);
    return ts.isIdentifier(node) && constantOf(node) !== undefined;
}

/** All that an expression may say, and what in it is no text. */
function read(node: ts.Expression): { texts: string[]; holes: ts.Expression[] } {
    if (ts.isStringLiteralLike(node)) return { texts: [node.text], holes: [] };
    if (ts.isParenthesizedExpression(node)) return read(node.expression);
    if (ts.isConditionalExpression(node)) return either([node.whenTrue, node.whenFalse], [node.condition]);
    if (ts.isTemplateExpression(node)) {
        const spans = node.templateSpans.map(({ expression, literal }) => ({ said: read(expression), after: literal }));
        return {
            texts: spans.reduce(
                (all, { said, after }) => joined(joined(all, said.texts), [after.text]),
                [node.head.text],
            ),
            holes: spans.flatMap(({ said }) => said.holes),
        };
    }
    if (ts.isBinaryExpression(node) && JOINING.includes(node.operatorToken.kind)) {
        if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return either([node.left, node.right]);
        const [left, right] = [read(node.left), read(node.right)];
        return { texts: joined(left.texts, right.texts), holes: [...left.holes, ...right.holes] };
    }
    const constant = ts.isIdentifier(node) ? constantOf(node) : undefined;
    return constant ? read(constant) : { texts: [HOLE], holes: [node] };
}

function either(branches: ts.Expression[], others: ts.Expression[] = []) {
    const said = branches.map(read);
    return { texts: said.flatMap(({ texts }) => texts), holes: [...others, ...said.flatMap(({ holes }) => holes)] };
}

function joined(before: string[], after: string[]): string[] {
    return before.flatMap((start) => after.map((end) => start + end));
}

/** One of a closed set of words, or compared with one. */
function isWord(node: ts.Expression): boolean {
    const type = checker.getContextualType(node);
    const kinds = type?.isUnion() ? type.types : [type];
    if (type && kinds.every((kind) => kind?.isStringLiteral() || kind?.flags === ts.TypeFlags.Undefined)) return true;
    const { parent } = node;
    if (ts.isArrayLiteralExpression(parent)) return /^z\.enum\(/.test(parent.parent.getText());
    return ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText());
}

/** What a text is a part of, by the names in the code: the nearest first. */
function placesOf(node: ts.Node): string[] {
    const names: string[] = [];
    for (let at = node; !ts.isSourceFile(at); at = at.parent) {
        const { parent } = at;
        if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
            const parameters = checker.getResolvedSignature(parent)?.parameters ?? [];
            const position = parent.arguments?.indexOf(at as ts.Expression) ?? -1;
            names.push(parameters[Math.min(position, parameters.length - 1)]?.name ?? "");
        } else if (at !== node && "name" in at) {
            names.push((at as ts.NamedDeclaration).name?.getText() ?? "");
        }
    }
    return names.map((name) => name.replace(/^_/, "")).filter(Boolean);
}
