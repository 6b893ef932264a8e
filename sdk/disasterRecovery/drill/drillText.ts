import { inOneLine } from "../../shownText";
import type { DrillPhase, DrillReport } from "./contract";

const PHASES: Readonly<Record<DrillPhase["name"], string>> = {
    record: "record in DNS",
    switch: "everybody has switched",
    hold: "drill",
    "return record": "off in DNS",
    return: "everybody is back",
};

/** What came of a drill, for a terminal. */
export function drillText({ result, state, phases, segments, rollback }: DrillReport): string {
    const rows = phases.map(({ name, predictedSeconds, measuredSeconds }) => [
        PHASES[name],
        `${measuredSeconds} s`,
        predictedSeconds === undefined ? "" : `predicted ${predictedSeconds} s`,
    ]);
    const reached = segments.map(({ name, predicted, reached: isReached }) => [
        inOneLine(name),
        isReached ? "reached" : "not reached",
        predicted === isReached ? "as predicted" : `predicted ${predicted ? "reached" : "not reached"}`,
    ]);
    return [`drill of ${state}: ${result}`, ...table(rows), ...table(reached), `rollback: ${rollback}`].join("\n");
}

function table(rows: readonly (readonly string[])[]): string[] {
    const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
}
