import * as cloudConnector from "./cloudConnector";
import type { Definition } from "./contract/definition";
import type { Noun } from "./contract/noun";
import * as zpa from "./zpa";

const everything: readonly (Definition | Noun)[] = [zpa, cloudConnector].flatMap((product) =>
    Object.values<Definition | Noun>(product),
);

/** Every resource of the library. */
export const catalog = everything.filter((entry): entry is Definition => "inputs" in entry);

/** What can only be looked up. */
export const nouns = everything.filter((entry): entry is Noun => !("inputs" in entry));

export function definitionOf(type: string): Definition {
    const definition = catalog.find((candidate) => candidate.type === type);
    if (definition) return definition;
    throw new Error(
        `pulumi-zscaler has no resource ${type}: the state was written by a newer version; install that version`,
    );
}
