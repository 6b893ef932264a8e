import type { Value } from "../values";
import type { Shape } from "./declarations";
import type { Sdk } from "./sdk";
import type { Type } from "./type";

/** An empty value of a type: what a program may read without an exception, and nothing it could rely on. */
export function emptyValue(type: Type, sdk: Sdk): Value {
    switch (type.kind) {
        case "array":
            return [];
        case "map":
            return {};
        case "object":
            return filled(sdk.shape(type.name), sdk);
        case "number":
            return 0;
        case "boolean":
            return false;
        case "literal":
            return type.value;
        case "union":
            return type.of[0] ? emptyValue(type.of[0], sdk) : null;
        default:
            return "";
    }
}

/** The properties of a shape that are always there. */
function filled(shape: Shape, sdk: Sdk): Value {
    const present = [...shape.values()].filter(({ optional }) => !optional);
    return Object.fromEntries(present.map(({ name, type }) => [name, emptyValue(type, sdk)]));
}
