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

const argumentsByName = new Map(
    [...sources]
        .filter(([file]) => file.startsWith("sdk/"))
        .flatMap(([, source]) => source.statements.filter(ts.isInterfaceDeclaration))
        .map((declaration) => [declaration.name.text, declaration]),
);

/** What doc comments say of an argument, by its name: those of interfaces that it is inherited from, too. */
function commentsOf(type: string): Map<string, string> {
    const [, name = ""] = type.split(":");
    const declaration = argumentsByName.get(`${name}Args`);
    if (!declaration) return new Map();
    const members = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration));
    return new Map(members.map((member) => [member.name, comment(member)]));
}

const comment = (member: ts.Symbol): string =>
    (member.declarations ?? []).map((declaration) => declaration.getFullText().split("*/")[0]).join(" ");

describe.each(catalog)("the arguments of $type", (definition) => {
    const comments = commentsOf(definition.type);

    it("are declared where their comments are found", () => {
        expect([...comments.keys()]).toEqual(expect.arrayContaining(Object.keys(definition.inputs.shape)));
    });

    it("say what the API calls them, where that is another name", () => {
        const renamed = Object.keys(definition.inputs.shape).filter((property) => {
            const names = wireNames(definition, property);
            return names.length > 0 && !names.includes(property);
        });
        const silent = renamed.filter(
            (property) =>
                !wireNames(definition, property).some((name) => comments.get(property)?.includes(`\`${name}\``)),
        );
        expect(silent.map((property) => `${property}: ${wireNames(definition, property).join(", ")}`)).toEqual([]);
    });
});
