/** Words of the library, and what others have named, which may be anything. */
export type Part = string | { readonly name: string };
export type Sentence = readonly Part[];

/** A sentence in which texts are names and numbers are words. @example say`the group ${group.name} is disabled` */
export function say(words: TemplateStringsArray, ...values: readonly (string | number)[]): Sentence {
    return words.flatMap((word, at): Part[] => {
        const value = values[at];
        const part = value === undefined ? [] : [typeof value === "number" ? String(value) : { name: value }];
        return [...(word === "" ? [] : [word]), ...part];
    });
}

/** The sentence as text. */
export const plain = (sentence: Sentence): string =>
    sentence.map((part) => (typeof part === "string" ? part : part.name)).join("");

/** Names with commas between them. */
export const listed = (names: readonly string[]): Sentence =>
    names.flatMap((name, at): Part[] => [...(at > 0 ? [", "] : []), { name }]);
