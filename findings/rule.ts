import type { Values } from "../provider/contract/values";
import type { Sentence } from "../sdk/sentence";
import type { View } from "./view";

export { type Part, plain, type Sentence, say } from "../sdk/sentence";

/** How much it matters, as policy packs say it. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

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
    /** Where it stands in the list of disaster recovery or business continuity. @example "DR001" */
    readonly code?: string;
    readonly level: Severity;
    /** Whether it stops the update, unless a team says otherwise. @default false */
    readonly isMandatory?: true;
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
