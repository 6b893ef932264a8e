import { listed, type Sentence } from "../../sentence";
import { inOneLine } from "../../shownText";
import type { Block } from "../document/blocks";
import { pageOf } from "../document/html";
import { mostSeconds, type Phase } from "./phases";
import { type Rehearsal, type RehearsedSegment, reachedByAll } from "./rehearse";

/** Rehearsals as a document. They are all of one plan, and at one time. */
export function rehearsalBlocks(rehearsals: readonly Rehearsal[]): Block[] {
    const [first] = rehearsals;
    if (!first) return [];
    const { plan, scenario } = first;
    return [
        { kind: "heading", level: 1, text: ["Rehearsal of the plan ", { name: plan.name }] },
        { kind: "text", text: ["Plan ", { name: plan.fingerprint }, ", at ", { name: scenario.at }, "."] },
        {
            kind: "text",
            text: [
                "It is computed from the plan. What is not documented by Zscaler is unknown; only a drill shows it.",
            ],
        },
        ...(rehearsals.length > 1 ? summary(rehearsals) : []),
        ...rehearsals.flatMap(blocksOf),
    ];
}

/** One page, with what its reader must know of its age at the top of each sheet. */
export function rehearsalPage(rehearsals: readonly Rehearsal[]): string {
    const { name = "", fingerprint = "" } = rehearsals[0]?.plan ?? {};
    const header: Sentence = ["Rehearsal of the plan ", { name }, ", fingerprint ", { name: fingerprint }];
    return pageOf(rehearsalBlocks(rehearsals), { title: `Rehearsal of ${name}`, header });
}

function summary(rehearsals: readonly Rehearsal[]): Block[] {
    const rows = rehearsals.map(({ title, segments, phases }): Sentence[] => {
        const critical = segments.filter((segment) => segment.critical);
        return [[{ name: title }], [counted(critical)], [counted(segments)], [longest(phases)]];
    });
    const header = ["Scenario", "Critical segments reached", "Segments reached", "Longest time"];
    return [
        { kind: "heading", level: 2, text: ["Scenarios"] },
        { kind: "table", header, rows },
        {
            kind: "links",
            items: rehearsals.map(({ title }, at) => ({ text: [{ name: title }], to: `scenario-${at + 1}` })),
        },
    ];
}

/** @example "3 of 4, 1 by some" */
function counted(segments: readonly RehearsedSegment[]): string {
    const all = segments.map(reachedByAll);
    const count = (word: string) => all.filter((each) => each === word).length;
    const [some, unknown] = [count("some"), count("unknown")];
    return [
        `${count("yes")} of ${segments.length}`,
        ...(some > 0 ? [`${some} by some`] : []),
        ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ].join(", ");
}

function longest(phases: readonly Phase[]): string {
    if (phases.length === 0) return "none";
    return secondsOrNot(mostSeconds(phases));
}

const secondsOrNot = (seconds: number | undefined): string =>
    seconds === undefined ? "not documented" : `${seconds} s`;

function blocksOf({ title, record, audiences, segments, losses, phases }: Rehearsal, at: number): Block[] {
    return [
        { kind: "heading", level: 2, text: ["Scenario: ", { name: title }], id: `scenario-${at + 1}` },
        {
            kind: "text",
            text: [
                `Record: ${record.published} is published, and ${record.followed} is followed. `,
                ...told(record.reasons),
            ],
        },
        {
            kind: "table",
            header: ["Who", "Connects by", "Why"],
            rows: audiences.map(({ name, connection, reasons }) => [told([name]), [connection], told(reasons)]),
        },
        {
            kind: "table",
            header: ["Segment", "Critical", "Who", "Reached", "By", "Why"],
            rows: segments.flatMap(({ name, critical, outcomes }) =>
                outcomes.map((outcome): Sentence[] => [
                    [{ name }],
                    [critical ? "yes" : "no"],
                    told([outcome.audience]),
                    [outcome.reached],
                    byOf(outcome.appConnectorGroups, outcome.serviceEdgeGroups),
                    told(outcome.reasons),
                ]),
            ),
        },
        {
            kind: "table",
            header: ["Lost", "In", "Why"],
            rows: losses.map(({ what, mode, reason }) => [
                [what],
                [mode === "none" ? "Zscaler cloud" : mode],
                [reason],
            ]),
        },
        {
            kind: "table",
            header: ["Phase", "At least", "At most", "Why"],
            rows: phases.map(({ name, leastSeconds, mostSeconds: most, because }) => [
                [name],
                [`${leastSeconds} s`],
                [name === "record published" && most === 0 ? "not counted" : secondsOrNot(most)],
                [because],
            ]),
        },
    ];
}

/** Sentences in which names occur, as text that no terminal obeys. */
const told = (sentences: readonly string[]): Sentence => [inOneLine(sentences.join(" "))];

function byOf(groups: readonly string[], edges: readonly string[]): Sentence {
    if (groups.length === 0) return ["none"];
    return edges.length === 0 ? listed(groups) : [...listed(groups), " through ", ...listed(edges)];
}
