import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Shape } from "../../../emulator/clouds/schema/declarations";
import type { Type } from "../../../emulator/clouds/schema/type";

/** A property as TypeScript's own parser reads it. */
export interface ReadProperty {
    optional: boolean;
    type: Type;
}

/** What the emulator's own reader reads, as far as the two can be compared. */
export function asRead(shape: Shape): Map<string, ReadProperty> {
    return new Map([...shape].map(([name, { optional, type }]) => [name, { optional, type }]));
}

/** The shapes of a generated declaration file by their names, read by TypeScript's own parser. */
export function shapesOf(folder: string, file: string): Map<string, Map<string, ReadProperty>> {
    const text = readFileSync(path.join(folder, file), "utf8");
    const shapes = new Map<string, Map<string, ReadProperty>>();
    const visit = (statements: readonly ts.Statement[], namespace: string): void => {
        for (const statement of statements) {
            if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
                visit(statement.body.statements, `${namespace}${statement.name.text}.`);
            } else if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
                shapes.set(`${namespace}${statement.name?.text}`, propertiesOf([...statement.members]));
            }
        }
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements, "");
    return shapes;
}

function propertiesOf(members: readonly (ts.TypeElement | ts.ClassElement)[]): Map<string, ReadProperty> {
    const properties = new Map<string, ReadProperty>();
    for (const member of members) {
        if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) continue;
        if (!member.type || !ts.isIdentifier(member.name)) continue;
        const optional = member.questionToken !== undefined || mayBeUndefined(member.type);
        properties.set(member.name.text, { optional, type: typeOf(member.type) ?? { kind: "any" } });
    }
    return properties;
}

function mayBeUndefined(node: ts.TypeNode): boolean {
    if (ts.isUnionTypeNode(node)) return node.types.some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword);
    return ts.isTypeReferenceNode(node) && (node.typeArguments ?? []).some(mayBeUndefined);
}

/** Nothing for `undefined`. */
function typeOf(node: ts.TypeNode): Type | undefined {
    switch (node.kind) {
        case ts.SyntaxKind.UndefinedKeyword:
            return undefined;
        case ts.SyntaxKind.StringKeyword:
            return { kind: "string" };
        case ts.SyntaxKind.NumberKeyword:
            return { kind: "number" };
        case ts.SyntaxKind.BooleanKeyword:
            return { kind: "boolean" };
        case ts.SyntaxKind.AnyKeyword:
            return { kind: "any" };
    }
    if (ts.isParenthesizedTypeNode(node)) return typeOf(node.type);
    if (ts.isArrayTypeNode(node)) return { kind: "array", items: typeOf(node.elementType) ?? { kind: "any" } };
    if (ts.isUnionTypeNode(node)) return unionOf(node.types.map(typeOf));
    if (ts.isLiteralTypeNode(node)) return literalOf(node.literal);
    if (ts.isTypeLiteralNode(node)) {
        const [index] = node.members;
        if (!index || !ts.isIndexSignatureDeclaration(index)) throw new Error("an object type in place");
        return { kind: "map", values: typeOf(index.type) ?? { kind: "any" } };
    }
    if (ts.isTypeReferenceNode(node)) return referenced(node);
    throw new Error(`a type of kind ${ts.SyntaxKind[node.kind]}`);
}

function referenced(node: ts.TypeReferenceNode): Type {
    const name = nameOf(node.typeName);
    const [argument] = node.typeArguments ?? [];
    if (name === "pulumi.Input" || name === "pulumi.Output") return (argument && typeOf(argument)) ?? { kind: "any" };
    if (name === "pulumi.asset.Archive") return { kind: "archive" };
    if (name === "pulumi.asset.Asset") return { kind: "asset" };
    if (/^(inputs|outputs)\./.test(name)) return { kind: "object", name };
    if (name.startsWith("enums.")) return { kind: "enum", name: name.slice("enums.".length) };
    // A class of the SDK, for which the engine sends an id, or another name of a string.
    return { kind: "string" };
}

function unionOf(types: readonly (Type | undefined)[]): Type | undefined {
    const of = types.flatMap((type) => (type?.kind === "union" ? type.of : (type ?? [])));
    return of.length > 1 ? { kind: "union", of } : of[0];
}

function literalOf(literal: ts.LiteralTypeNode["literal"]): Type {
    if (ts.isStringLiteral(literal)) return { kind: "literal", value: literal.text };
    if (ts.isNumericLiteral(literal)) return { kind: "literal", value: Number(literal.text) };
    return { kind: "literal", value: literal.kind === ts.SyntaxKind.TrueKeyword };
}

function nameOf(name: ts.EntityName): string {
    return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}
