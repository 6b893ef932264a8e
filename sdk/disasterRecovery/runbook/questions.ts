import type { Sentence } from "../../sentence";
import type { Block } from "../document/blocks";
import type { PlanDocument } from "../plan/document";
import { connecting, REFUSED, type RunbookOptions, reading } from "./commands";
import { TITLES } from "./titles";

/** A question of the decision tree. */
export interface Question {
    readonly title: string;
    /** For a shell. @default nothing is typed */
    readonly lines?: readonly string[];
    readonly answers: readonly (readonly [answer: string, then: string])[];
}

const GO_ON = "Go on with the next question.";
const follow = (title: string): string => `Follow: ${title}.`;

/** What does not answer is repaired before what depends on it. */
export const questions = ({ aRecords }: PlanDocument, options: RunbookOptions): Question[] => [
    {
        title: "Do private applications open on two clients, one of them outside of your network?",
        answers: [
            ["Yes, and Client Connector does not show Safe Mode", "Nothing is to be done."],
            ["Anything else", GO_ON],
        ],
    },
    {
        title: "Does the portal open, not through Private Access?",
        answers: [
            ["Yes, and Client Connector shows Safe Mode", follow(TITLES.back)],
            ["Yes, and Client Connector does not show Safe Mode", follow(TITLES.regionGone)],
            [
                "No, and applications open in Safe Mode",
                "Disaster recovery is on, and works: wait until the portal opens.",
            ],
            ["No, and applications do not open", GO_ON],
        ],
    },
    {
        title: "Does your DNS answer?",
        lines: [reading(options)],
        answers: [
            ["It says that DNS did not answer", follow(TITLES.dnsGone)],
            ["It prints a state, also with faults", GO_ON],
        ],
    },
    {
        title: "Does an address of your service edges accept connections?",
        ...(aRecords.length > 0 && { lines: aRecords.map(connecting) }),
        answers:
            aRecords.length > 0
                ? [
                      [`Each one says ${REFUSED}`, follow(TITLES.edgesGone)],
                      ["At least one does not", follow(TITLES.cloudGone)],
                  ]
                : [["The plan has no address", follow(TITLES.edgesGone)]],
    },
];

export function blocksOfQuestion({ title, lines = [], answers }: Question, at: number): Block[] {
    return [
        { kind: "heading", level: 3, text: [`${at + 1}. ${title}`] },
        ...(lines.length > 0 ? [{ kind: "command", lines } as const] : []),
        {
            kind: "table",
            header: ["Answer", "Then"],
            rows: answers.map((answer) => answer.map((text): Sentence => [text])),
        },
    ];
}
