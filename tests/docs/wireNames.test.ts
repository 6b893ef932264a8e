import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { catalog } from "../../provider/catalog";
import type { Definition } from "../../provider/contract/definition";
import { keysWithin } from "../../provider/contract/fields";
import { checker, sources } from "./errorsSaid";

/** The keys of the API that a property is sent as; none where it is not sent by itself. */
function wireNames({ collection: { fields, unset = {}, called = {} } }: Definition, property: string): string[] {
    const aliases = Object.entries(called).flatMap(([key, ours]) => (ours === property ? [key] : []));
    return [...keysWithin(unset[property] ?? fields[property]?.unset), ...aliases];
}

const declarationsOf = <D extends ts.InterfaceDeclaration | ts.ClassDeclaration>(isOne: (node: ts.Node) => node is D) =>
    new Map(
        [...sources]
            .filter(([file]) => file.startsWith("sdk/"))
            .flatMap(([, source]) => source.statements.filter(isOne))
            .map((declaration) => [declaration.name?.text, declaration]),
    );
const interfaces = declarationsOf(ts.isInterfaceDeclaration);
const classes = declarationsOf(ts.isClassDeclaration);

/** What doc comments say of the properties of an interface or class, inherited ones too, by their names. */
function commentsOf(declaration: ts.Declaration | undefined): Map<string, string> {
    if (!declaration) return new Map();
    const members = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration));
    return new Map(members.map((member) => [member.name, comment(member)]));
}

const comment = (member: ts.Symbol): string =>
    (member.declarations ?? []).map((declaration) => declaration.getFullText().split("*/")[0]).join(" ");

const nameOf = ({ type }: Definition): string => type.split(":")[1] ?? "";

/** Properties that the API calls otherwise, and whose comment names none of its names. */
function silent(definition: Definition, properties: readonly string[], comments: Map<string, string>): string[] {
    return properties.flatMap((property) => {
        const names = wireNames(definition, property);
        const isTold =
            names.includes(property) || names.some((name) => comments.get(property)?.includes(`\`${name}\``));
        return names.length === 0 || isTold ? [] : [`${property}: ${names.join(", ")}`];
    });
}

describe.each(catalog)("$type", (definition) => {
    const inputs = Object.keys(definition.inputs.shape);
    const comments = commentsOf(interfaces.get(`${nameOf(definition)}Args`));

    it("has its arguments declared where their comments are found", () => {
        expect([...comments.keys()]).toEqual(expect.arrayContaining(inputs));
    });

    it("says what the API calls its arguments and outputs, where that is another name", () => {
        expect(silent(definition, inputs, comments)).toEqual([]);
        const outputs = Object.keys(definition.outputs?.shape ?? {});
        expect(silent(definition, outputs, commentsOf(classes.get(nameOf(definition))))).toEqual([]);
    });
});
