import type { Block } from "../../../sdk/disasterRecovery/document/blocks";
import type { Sentence } from "../../../sdk/sentence";
import type { Status } from "./status";

const ANSWERS = {
    yes: "Disaster recovery can begin today.",
    no: "Disaster recovery cannot begin today.",
    unknown: "Nobody knows whether disaster recovery can begin today.",
};

/** A status as a document. */
export function statusBlocks(status: Status): Block[] {
    const { canSwitch, because, segments, todo, changes, decidedBy, lastDrill } = status;
    const of = (what: string, items: readonly string[], none: string): Block[] => [
        { kind: "heading", level: 2, text: [what] },
        items.length === 0 ? { kind: "text", text: [none] } : { kind: "list", items: items.map((name) => [{ name }]) },
    ];
    return [
        { kind: "heading", level: 1, text: ["Status of the plan ", { name: status.plan.name }] },
        { kind: "text", text: ["Plan ", { name: status.plan.fingerprint }, ", at ", { name: status.at }, "."] },
        { kind: "text", text: [ANSWERS[canSwitch]], isStrong: true },
        ...(because.length === 0 ? [] : of("Why", because, "")),
        { kind: "heading", level: 2, text: ["Who reaches what, if the cloud is gone"] },
        {
            kind: "table",
            header: ["Segment", "Critical", "Who", "Reached", "Why"],
            rows: segments.flatMap(({ name, critical, outcomes }) =>
                outcomes.map(({ audience, reached, reasons }): Sentence[] => [
                    [{ name }],
                    [critical ? "yes" : "no"],
                    [{ name: audience }],
                    [reached],
                    [{ name: reasons.join(" ") }],
                ]),
            ),
        },
        ...of("What a person must still do", todo, "Nothing."),
        { kind: "heading", level: 2, text: ["How long it takes"] },
        { kind: "text", text: [timesOf(status)] },
        ...of("Who decides", decidedBy, "The plan names nobody."),
        ...of(
            "What has changed since the last drill",
            changes,
            lastDrill ? "Nothing that the plan contains." : "There was no drill.",
        ),
    ];
}

function timesOf({ predictedSeconds, measuredSeconds, lastDrill, nextDrillDue }: Status): string {
    const took = measuredSeconds === undefined ? "this was not measured" : `it took ${measuredSeconds} seconds`;
    return [
        `At most ${predictedSeconds} seconds from the record in DNS until all clients have switched.`,
        lastDrill
            ? ` In the last drill, of ${lastDrill.state} on ${lastDrill.at.slice(0, 10)}, ${took}. Its result: ${lastDrill.result}.`
            : "",
        nextDrillDue === undefined ? "" : ` The next drill is due on ${nextDrillDue}.`,
    ].join("");
}
