import type { Sentence } from "../../sentence";

export interface Link {
    readonly text: Sentence;
    readonly to: string;
    /** What follows the link. @default nothing */
    readonly more?: Sentence;
}

/** A document that is written as Markdown, as a page, or for a terminal. */
export type Block =
    | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: Sentence; readonly id?: string }
    | { readonly kind: "text"; readonly text: Sentence; readonly isStrong?: true }
    | { readonly kind: "list"; readonly items: readonly Sentence[]; readonly isNumbered?: true }
    /** What is looked for first, and where to go then: targets are ids of headings. */
    | { readonly kind: "links"; readonly items: readonly Link[] }
    /** What is said of one thing, each by its name. */
    | { readonly kind: "facts"; readonly rows: readonly (readonly [name: string, fact: Sentence])[] }
    | { readonly kind: "table"; readonly header: readonly string[]; readonly rows: readonly (readonly Sentence[])[] }
    | {
          readonly kind: "command";
          readonly lines: readonly string[];
          /** `text` is nothing to run. @default sh */
          readonly language?: "sh" | "text";
      }
    /** What follows begins on another sheet of paper. */
    | { readonly kind: "sheet" };
