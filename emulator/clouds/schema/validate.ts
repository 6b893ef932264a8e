import { isAsset, isList, isMap, UNKNOWN, type Value, type Values } from "../values";
import type { Property, Shape } from "./declarations";
import { documentedValues } from "./documentedValues";
import type { Sdk } from "./sdk";
import type { Type } from "./type";

/** Why a value is refused. */
export interface Problem {
    /** Such as `blockDeviceMappings[0].ebs.volumeType`. */
    readonly path: string;
    readonly reason: string;
}

/** How strictly a cloud takes what the declarations leave open. */
export interface Strictness {
    /** Whether `"5"` passes for a number and 5 for a string: bridged providers convert, the resource manager of Azure does not. */
    readonly converts: boolean;
    /** Enums that grow faster than the SDK, such as the types of machines: any string passes. */
    readonly openEnums: ReadonlySet<string>;
    /** Whether lists of values in the text of the documentation count. */
    readonly documentedEnums: boolean;
}

const MOST_NAMES = 8;

/** Holds values to the declarations of an SDK. Values that are not known yet pass. */
export class Validator {
    constructor(
        private readonly sdk: Sdk,
        private readonly strictness: Strictness,
        /** Lists of values by path without indexes, in front of those that are declared or documented. */
        private readonly lists: ReadonlyMap<string, readonly string[]> = new Map(),
    ) {}

    /** Problems of a whole set of inputs, which the engine has already put in place of the arguments of a program. */
    problems(values: Values, shape: Shape): Problem[] {
        return [...this.#object(values, shape, "")];
    }

    *#object(values: Values, shape: Shape, path: string): Generator<Problem> {
        for (const property of shape.values()) {
            const value = values[property.name];
            const at = path === "" ? property.name : `${path}.${property.name}`;
            if (isSet(value)) yield* this.#property(value, property, at);
            else if (!property.optional) yield { path: at, reason: "is required; set a value" };
        }
        for (const [name, value] of Object.entries(values)) {
            if (shape.has(name) || !isSet(value) || name.startsWith("__")) continue;
            yield {
                path: path === "" ? name : `${path}.${name}`,
                reason: `is not a known property (${known(name, shape)})`,
            };
        }
    }

    *#property(value: Value, { type, doc }: Property, path: string): Generator<Problem> {
        const listed = this.lists.get(path.replaceAll(/\[\d+\]|\["[^"]*"\]/g, "[]"));
        if (listed) yield* oneOf(value, listed, path);
        else if (this.strictness.documentedEnums && type.kind === "string") {
            yield* this.#value(value, type, path);
            yield* oneOf(value, documentedValues(doc), path);
        } else yield* this.#value(value, type, path);
    }

    *#value(value: Value, type: Type, path: string): Generator<Problem> {
        if (value === UNKNOWN || type.kind === "any") return;
        switch (type.kind) {
            case "array":
                if (!isList(value)) yield mismatch(value, "a list", path);
                else
                    for (const [index, item] of value.entries())
                        yield* this.#value(item, type.items, `${path}[${index}]`);
                return;
            case "map":
                if (!isMap(value)) yield mismatch(value, "a map", path);
                else
                    for (const [key, item] of Object.entries(value))
                        yield* this.#value(item ?? null, type.values, `${path}["${key}"]`);
                return;
            case "object":
                if (!isMap(value)) yield mismatch(value, "an object", path);
                else yield* this.#object(value, this.sdk.shape(type.name), path);
                return;
            case "enum":
                yield* oneOf(value, this.#allowed(type), path);
                return;
            case "literal":
                if (value !== type.value)
                    yield { path, reason: `must be ${JSON.stringify(type.value)}, but is ${shown(value)}` };
                return;
            case "union":
                yield* this.#union(value, type.of, path);
                return;
            case "asset":
            case "archive":
                if (!isAsset(value)) yield mismatch(value, `an ${type.kind}`, path);
                return;
            default:
                if (!this.#isScalar(value, type.kind)) yield mismatch(value, `a ${type.kind}`, path);
        }
    }

    /** The arm that a value means: by its kind, by a property with a fixed value, else the one that it fits. */
    *#union(value: Value, of: readonly Type[], path: string): Generator<Problem> {
        const lists = of.filter((type) => type.kind === "enum" || type.kind === "literal");
        if (
            typeof value === "string" &&
            lists.length > 0 &&
            of.every(({ kind }) => kind === "string" || kind === "enum" || kind === "literal")
        ) {
            yield* oneOf(
                value,
                lists.flatMap((type) => this.#allowed(type)),
                path,
            );
            return;
        }
        const arms = of.filter(
            (type) => type.kind !== "object" || (isMap(value) && this.#discriminates(value, type.name)),
        );
        const attempts = (arms.length > 0 ? arms : of).map((type) => [...this.#value(value, type, path)]);
        const best = attempts.toSorted((one, other) => one.length - other.length)[0];
        yield* best ?? [];
    }

    #discriminates(value: Values, name: string): boolean {
        return [...this.sdk.shape(name).values()].every(
            ({ name: property, type }) => type.kind !== "literal" || value[property] === type.value,
        );
    }

    /** Nothing when any string passes. */
    #allowed(type: Type): readonly string[] {
        if (type.kind === "literal") return [String(type.value)];
        if (type.kind !== "enum" || this.strictness.openEnums.has(type.name)) return [];
        return [...this.sdk.enum(type.name)];
    }

    #isScalar(value: Value, kind: "string" | "number" | "boolean" | "any"): boolean {
        if (kind === "any" || typeof value === kind) return true;
        if (!this.strictness.converts) return false;
        if (kind === "string") return typeof value === "number" || typeof value === "boolean";
        if (kind === "number")
            return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
        return value === "true" || value === "false";
    }
}

function isSet(value: Value | undefined): value is Value {
    return value !== undefined && value !== null;
}

function* oneOf(value: Value, allowed: readonly string[], path: string): Generator<Problem> {
    if (allowed.length === 0 || value === UNKNOWN) return;
    if (typeof value !== "string") yield mismatch(value, "a string", path);
    else if (!allowed.includes(value))
        yield { path, reason: `must be one of ${allowed.join(", ")}, but is ${shown(value)}` };
}

function mismatch(value: Value, wanted: string, path: string): Problem {
    return { path, reason: `must be ${wanted}, but is ${shown(value)}` };
}

/** Structures are named only: what they hold may be long, or secret. */
function shown(value: Value): string {
    if (isList(value)) return "a list";
    return isMap(value) ? "an object" : JSON.stringify(value);
}

/** The names that the user may have meant, else the first ones. */
function known(name: string, shape: Shape): string {
    const start = name.slice(0, 3).toLowerCase();
    const names = [...shape.keys()];
    const near = names.filter((other) => other.toLowerCase().startsWith(start));
    const listed = (near.length > 0 ? near : names).slice(0, MOST_NAMES);
    if (near.length === 0 && names.length > MOST_NAMES) listed.push("...");
    return `known: ${listed.join(", ")}`;
}
