import type { Values } from "../provider/contract/values";
import type { View } from "./view";

/** How much it matters, as policy packs say it. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Words of a rule, and what others have named, which may be anything. */
export type Part = string | { readonly name: string };
export type Sentence = readonly Part[];

/** A resource, as rules see it. */
export interface Subject {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** Looking at a value that is not known yet is noticed. */
    readonly values: Values;
    readonly isProtected: boolean | undefined;
    readonly tellsSecrets: boolean;
}

/** What is to be found, as a plain value. */
export interface Rule {
    /** @example "app-connector-group-without-key" */
    readonly id: string;
    readonly level: Severity;
    /** What it finds, in one sentence. */
    readonly title: string;
    /** What to do about it. */
    readonly todo: string;
    /** The page about it, from the folder of the documentation. @example "zpa/provisioningKey.md" */
    readonly page: string;
    /** Where the rule comes from. @example "terraform-provider-zpa#297" */
    readonly source: string;
    /** Types of the resources that it is called for. @default all */
    readonly types?: readonly string[];
    /** Called for each resource of these types: why it is found, or undefined. */
    check(object: Subject, view: View): Sentence | undefined;
}

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
