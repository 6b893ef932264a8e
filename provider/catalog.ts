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
