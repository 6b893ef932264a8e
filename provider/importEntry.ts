import { definitionOf } from "./catalog";
import type { ConfigGetter } from "./connection";
import type { Definition, Values } from "./definition";
import { WITHHELD } from "./dynamicHost";
import { lookUp } from "./get";
import { Session } from "./session";
import { inputKeys, whole } from "./state";
import { equal, pick, without } from "./values";

/** What the engine needs to take an object into a state without asking the provider. */
export interface ImportEntry {
    id: string;
    inputs: Values;
    outputs: Values;
}

/** Secret outputs stay out of the entry, which is a plain file: the first update puts them into the state, encrypted. */
export async function importEntry(type: string, reference: string, config: ConfigGetter): Promise<ImportEntry> {
    const definition = definitionOf(type);
    const { id, said } = await lookUp(definition, reference, {}, new Session(config).backendOf(type));
    const outputs = without(said, [
        ...definition.secretOutputs,
        ...spareKeys(definition, said),
        ...idleKeys(definition, said),
    ]);
    const inputs = pick(outputs, inputKeys(definition, outputs));
    const withheld = definition.secretOutputs.some((secret) => said[secret] !== undefined);
    const stated = whole(definition, outputs);
    return {
        id,
        inputs,
        outputs: withheld ? { ...without(stated, definition.secretOutputs), [WITHHELD]: true } : stated,
    };
}

/** The service answers with both of what a program may say in one of two ways; the first is kept. */
function spareKeys(definition: Definition, said: Values): string[] {
    return definition.rules
        .filter((rule) => rule.needs.every((need) => said[need] !== undefined) && rule.when(said))
        .flatMap((rule) => rule.needs.slice(1));
}

/** What is as it would be if no program spoke of it: a program need not either. */
function idleKeys({ collection: { fields, unset = {} } }: Definition, said: Values): string[] {
    return Object.entries(fields).flatMap(([property, field]) => {
        const cleared = unset[property] ?? field?.unset;
        const isIdle = said[property] !== undefined && equal(field?.toWire(said[property] as never), cleared);
        return isIdle ? [property] : [];
    });
}
