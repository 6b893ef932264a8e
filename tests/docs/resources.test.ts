import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { catalog } from "../../provider/catalog";
import { secretOutputsOf } from "../../provider/contract/secrets";
import * as sdk from "../../sdk";
import { code, pageOf, read, type Table, tablesOf } from "./markdown";

/** A property as a page must show it. */
interface Property {
    path: string;
    schema: z.ZodType;
}

/** Every input, and what lies in it: `networkConnector.lanSubnets[].name`. */
function propertiesOf(shape: z.ZodObject, prefix = ""): Property[] {
    return Object.entries(shape.shape).flatMap(([name, schema]) => {
        const path = `${prefix}${name}`;
        const { inner, suffix } = unwrapped(schema as z.ZodType);
        const deeper = inner instanceof z.ZodObject ? propertiesOf(inner, `${path}${suffix}.`) : [];
        return [{ path, schema: schema as z.ZodType }, ...deeper];
    });
}

function unwrapped(schema: z.ZodType): { inner: z.ZodType; suffix: string } {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
        return unwrapped(schema.unwrap() as z.ZodType);
    if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
    // Of several forms, the one that has properties.
    if (schema instanceof z.ZodUnion) {
        const form = schema.options.find((option) => option instanceof z.ZodObject);
        return { inner: form ?? schema, suffix: "" };
    }
    if (schema instanceof z.ZodArray) return { inner: unwrapped(schema.element as z.ZodType).inner, suffix: "[]" };
    return { inner: schema, suffix: "" };
}

/** What the column "Default" must show: the value, "required", or neither where nothing is filled in. */
function defaultOf(schema: z.ZodType): string {
    const { success, data } = schema.safeParse(undefined);
    if (!success) return "required";
    return data === undefined ? "in words" : JSON.stringify(data);
}

function shownDefault(cell: string | undefined): string {
    return cell === "required" ? cell : (code(cell) ?? "in words");
}

const rowsOf = (tables: Table[], title: string) =>
    new Map(
        tables
            .filter(({ header }) => header[0] === title)
            .flatMap(({ rows }) => rows.map((row) => [code(row[0]), row])),
    );

describe.each(catalog.map((definition) => [pageOf(definition), definition] as const))("%s", (page, definition) => {
    const tables = tablesOf(page);
    const properties = propertiesOf(definition.inputs);
    const inputs = rowsOf(tables, "Property");
    const outputs = rowsOf(tables, "Output");

    it("has the sections of every page of a resource, in their order", () => {
        const isRead = "get" in (Reflect.get(sdk, definition.type.split(":")[1] ?? "") ?? {});
        const lookUp = isRead ? ["Look up"] : [];
        const wanted = ["Properties", "Outputs", ...lookUp, "What happens when", "Errors", "Permission"];
        const shown = [...read(page).matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
        expect(shown.filter((heading) => wanted.includes(heading))).toEqual(wanted);
    });

    it("has a row for every property and for nothing else", () => {
        expect([...inputs.keys()].sort()).toEqual(properties.map(({ path }) => path).sort());
    });

    it("has a row for every output and for nothing else", () => {
        expect([...outputs.keys()]).toEqual(["id", ...Object.keys(definition.outputs?.shape ?? {})]);
    });

    it.each(properties)("shows the default of $path", ({ path, schema }) => {
        expect(shownDefault(inputs.get(path)?.[2])).toBe(defaultOf(schema));
    });

    it.each(properties)("shows every word that $path may be", ({ path, schema }) => {
        const { inner } = unwrapped(schema);
        const words = inner instanceof z.ZodEnum ? inner.options : [];
        for (const word of words) expect(inputs.get(path)?.[1]).toContain(`\`"${word}"\``);
    });

    it.each(properties)("says whether a change of $path replaces", ({ path }) => {
        const replaces = definition.replaceOn.some((property) => property === path);
        expect(inputs.get(path)?.[3]).toMatch(replaces ? /^replaces$/ : /^in place/);
    });

    it("says which outputs are secret", () => {
        const secret = [...outputs].filter(([, row]) => /\bsecret\b/.test(row[1] ?? "")).map(([name]) => name);
        expect(secret).toEqual(secretOutputsOf(definition));
    });
});
