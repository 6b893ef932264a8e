import type { Property, Shape } from "../../emulator/clouds/schema/declarations";
import { documentedValues } from "../../emulator/clouds/schema/documentedValues";
import type { Sdk } from "../../emulator/clouds/schema/sdk";
import type { Type } from "../../emulator/clouds/schema/type";
import type { ModelEnum } from "./model";

/** What becomes of the enums of a model. */
export interface Proposals {
    /** Lines for `lists` in the facts of the type: the SDK has a string without a list there. */
    readonly lines: readonly string[];
    /** Paths that the SDK has a list for, in its types or its documentation. */
    readonly known: readonly string[];
    /** Paths that the type has no input for, as the model names them. */
    readonly missing: readonly string[];
}

/** @throws {Error} if the SDK has no such resource */
export function propose(sdk: Sdk, token: string, enums: readonly ModelEnum[]): Proposals {
    const schema = sdk.resource(token);
    if (!schema) throw new Error(`${sdk.packageName} ${sdk.version} has no resource ${token}`);
    const lines: string[] = [];
    const known: string[] = [];
    const missing: string[] = [];
    for (const { path, values } of enums) {
        const found = inputAt(sdk, schema.inputs, path);
        if (!found) missing.push(path.join("."));
        else if (isList(found.property)) known.push(found.path);
        else lines.push(`${JSON.stringify(found.path)}: ${JSON.stringify(values)},`);
    }
    return { lines, known, missing };
}

interface Found {
    /** As `lists` writes it. */
    readonly path: string;
    readonly property: Property;
}

/** The input of the resource that a path of the model means: names differ in case, and in the plural of lists. */
function inputAt(sdk: Sdk, inputs: Shape, path: readonly string[]): Found | undefined {
    let shape: Shape | undefined = inputs;
    let written = "";
    let property: Property | undefined;
    for (const name of path) {
        if (name === "[]") {
            // A single block of the SDK is a list in some models.
            if (property && itemsOf(property.type) !== property.type) written += "[]";
            continue;
        }
        property = shape && named(shape, name);
        if (!property) return undefined;
        written += `${written === "" ? "" : "."}${property.name}`;
        const type = itemsOf(property.type);
        shape = type.kind === "object" ? sdk.shape(type.name) : undefined;
    }
    if (!property || !isText(itemsOf(property.type))) return undefined;
    return { path: written, property };
}

function named(shape: Shape, name: string): Property | undefined {
    const wanted = singular(name);
    return [...shape.values()].find((property) => singular(property.name) === wanted);
}

function singular(name: string): string {
    return name.toLowerCase().replace(/s$/, "");
}

function itemsOf(type: Type): Type {
    return type.kind === "array" ? itemsOf(type.items) : type;
}

function isText(type: Type): boolean {
    return type.kind === "string" || type.kind === "enum" || (type.kind === "union" && type.of.some(isText));
}

function isList({ type, doc }: Property): boolean {
    const item = itemsOf(type);
    const hasEnum = item.kind === "enum" || (item.kind === "union" && item.of.some(({ kind }) => kind === "enum"));
    return hasEnum || documentedValues(doc).length > 0;
}
