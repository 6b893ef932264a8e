import type { Definition } from "../contract/definition";
import { keysWithin } from "../contract/fields";
import { nearest } from "../contract/nearest";
import type { Values } from "../contract/values";
import type { Fault } from "./failures";

/** Properties that a resource does not have, with what was most likely meant. */
export function unknownProperties(definition: Definition, declared: Values): Fault[] {
    const properties = Object.keys(definition.inputs.shape);
    const strange = Object.keys(declared).filter((property) => !properties.includes(property));
    let isListed = false;
    return strange.map((property): Fault => {
        const ours = translated(definition, property);
        if (!ours && isDerived(definition, property)) return { property, reason: DERIVED };
        const guess = ours ?? nearest(inCamelCase(property), properties);
        if (guess) return { property, reason: `is not a property of ${definition.noun.one}: did you mean ${guess}?` };
        if (isListed) return { property, reason: `is not a property of ${definition.noun.one}` };
        isListed = true;
        return { property, reason: `is not a property of ${definition.noun.one}, which has ${properties.join(", ")}` };
    });
}

const DERIVED = "is a read-only property; omit it";

/** The property that the API and tools close to it call by another name: `upgradeTimeInSecs`, `bypass_type`. */
function translated({ inputs, collection: { fields, unset = {} } }: Definition, property: string): string | undefined {
    const sought = inCamelCase(property);
    if (sought in inputs.shape) return sought;
    return Object.keys(inputs.shape).find((ours) => keysWithin(unset[ours] ?? fields[ours]?.unset).includes(sought));
}

/** What the service says and nobody declares. */
function isDerived({ outputs, collection: { readOnlyKeys = [] } }: Definition, property: string): boolean {
    const names = [property, inCamelCase(property)];
    return names.some((name) => name === "id" || (outputs && name in outputs.shape) || readOnlyKeys.includes(name));
}

const inCamelCase = (name: string): string => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
