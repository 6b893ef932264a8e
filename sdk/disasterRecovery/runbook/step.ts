import type { Sentence } from "../../sentence";
import type { Block } from "../document/blocks";

/** How a step is done. */
export const MARKS = ["automatic", "DNS", "person in the portal", "on the appliance", "person"] as const;
export type Mark = (typeof MARKS)[number];

/** What a person does, or watches. */
export interface Step {
    readonly title: string;
    readonly mark: Mark;
    readonly who: Sentence;
    /** Lines for a shell. @default none */
    readonly commands?: readonly string[];
    readonly see: Sentence;
    readonly undo: Sentence;
    readonly ifNot: Sentence;
}

/** A part of the runbook that is followed by itself. */
export interface Branch {
    readonly id: string;
    readonly title: string;
    /** How one knows that this is the one. */
    readonly when: Sentence;
    /** What stands before the steps. @default nothing */
    readonly facts?: readonly Block[];
    readonly steps: readonly Step[];
}

/** On paper, a box is ticked. */
const BOX = "\u2610";

export function blocksOfBranch({ id, title, when, facts = [], steps }: Branch): Block[] {
    return [
        { kind: "sheet" },
        { kind: "heading", level: 2, text: [title], id },
        { kind: "text", text: ["When: ", ...when] },
        ...facts,
        ...steps.flatMap((step, at) => blocksOfStep(step, at + 1)),
    ];
}

function blocksOfStep({ title, mark, who, commands = [], see, undo, ifNot }: Step, number: number): Block[] {
    return [
        { kind: "heading", level: 3, text: [`${BOX} ${number}. ${title}`] },
        {
            kind: "table",
            header: ["How", mark],
            rows: [
                [["Who"], who],
                [["You must see"], see],
                [["Undo"], undo],
                [["If not"], ifNot],
            ],
        },
        ...(commands.length > 0 ? [{ kind: "command", lines: commands } as const] : []),
    ];
}
