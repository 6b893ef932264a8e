import path from "node:path";
import ts from "typescript";
import { declarationsOf, errorsIn, fileOf, type Said, sources, walk } from "./errorsSaid";
import { pages } from "./markdown";

/** The pages of resources, nouns and functions: `docs/zpa/appConnectorGroup.md`. */
export const ownPages = pages().filter((page) => /^docs\/\w+\/\w+\.md$/.test(page));

/** The files of a page, by what they are. */
function filesOf(page: string) {
    const file = page.replace(/^docs/, "").replace(/md$/, "ts");
    return { definition: `provider${file}`, api: `sdk${file}` };
}

const definitions = new Map(ownPages.map((page) => [filesOf(page).definition, path.posix.basename(page, ".md")]));

/** What the definition and the functions of a page say, with all that they use in the folders of their product. */
export function errorsOf(page: string): Said[] {
    const { definition, api } = filesOf(page);
    const own = sources.get(definition)?.statements.find((statement) => isDefinition(statement));
    const open: ts.Node[] = [own, sources.get(api)].filter((node) => node !== undefined);
    const reached = new Set<ts.Node>();
    for (let node = open.pop(); node; node = open.pop()) {
        if (reached.has(node)) continue;
        reached.add(node);
        walk(node, (name) => {
            if (ts.isIdentifier(name)) open.push(...declarationsOf(name).flatMap((found) => usedOf(found, own)));
            return true;
        });
    }
    return [...reached].flatMap(errorsIn);
}

/** The statement, or the member of a class, in which something is declared. */
function usedOf(declaration: ts.Declaration, own: ts.Node | undefined): ts.Node[] {
    // Files and objects are reached by the names that are used of them.
    if (ts.isSourceFile(declaration) || ts.isObjectLiteralElement(declaration)) return [];
    if (!/^(provider|sdk)\/(zpa|cloudConnector)\//.test(fileOf(declaration))) return [];
    let node: ts.Node = declaration;
    while (!ts.isSourceFile(node.parent) && !ts.isClassLike(node.parent)) node = node.parent;
    return node !== own && isDefinition(node) ? wireOf(node) : [node];
}

function isDefinition(node: ts.Node): node is ts.VariableStatement {
    return (
        ts.isVariableStatement(node) &&
        node.declarationList.declarations.some(({ name }) => name.getText() === definitions.get(fileOf(node)))
    );
}

/** Of another resource no more is used than how it goes over the wire. */
function wireOf(definition: ts.Node): ts.Node[] {
    const used: ts.Node[] = [];
    walk(definition, (node) => {
        const isUsed = ts.isPropertyAssignment(node) && /^(collection|writeProtection)$/.test(node.name.getText());
        if (isUsed) used.push(node);
        return !isUsed;
    });
    return used;
}

/** Everything that the library says, whoever says it. */
export const everyError: readonly Said[] = [...sources.values()].flatMap(errorsIn);
