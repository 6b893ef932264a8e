import type { Sentence } from "../../sentence";
import type { Block } from "../document/blocks";

/** How a step is done. */
export const MARKS = ["automatic", "DNS", "person in the portal", "on the appliance", "person"] as const;
export type Mark = (typeof MARKS)[number];

/** What is typed or published at one place. */
export interface Action {
    readonly where: Sentence;
    readonly lines: readonly string[];
    /** Whether the lines are records of a zone rather than for a shell. @default false */
    readonly isZone?: true;
}

/** What a person does, or watches. */
export interface Step {
    readonly title: string;
    readonly mark: Mark;
    readonly who: Sentence;
    /** What is typed or published, in this order. @default nothing */
    readonly actions?: readonly Action[];
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

function blocksOfStep({ title, mark, who, actions = [], see, undo, ifNot }: Step, number: number): Block[] {
    return [
        { kind: "heading", level: 3, text: [`${BOX} ${number}. ${title}`] },
        {
            kind: "facts",
            rows: [
                ["How", [mark]],
                ["Who", who],
            ],
        },
        ...actions.flatMap(({ where, lines, isZone }): Block[] => [
            { kind: "text", text: [...where, ":"] },
            { kind: "command", lines, ...(isZone && { language: "text" }) },
        ]),
        {
            kind: "facts",
            rows: [
                ["You must see", see],
                ["Undo", undo],
                ["If not", ifNot],
            ],
        },
    ];
}
