import { LEVELS } from "../provider/contract/consequences";
import { type Format, nameOf, type Wording } from "../review/render/document";
import type { DriftReport } from "./report";

/** What a report of drift says of itself. */
export const DRIFT: Wording<DriftReport> = {
    firstLine: (reports, format) => reports.map((report) => lineOf(report, format)).join(" "),
    verdict: ({ counts }) => (counts.changed + counts.gone + counts.notActive > 0 ? "drift" : "no drift"),
    rest: "`--format json` has all",
};

const WORST = ["nobody notices", "it interrupts", "it cuts somebody off", "it cannot be undone"];

function lineOf(report: DriftReport, { strong, name }: Format): string {
    const { counts, level, compared, hasFailed, coverage } = report;
    const { changed, gone, notActive, unmanaged } = counts;
    const parts = [
        ...(changed > 0 ? [`${changed} changed`] : []),
        ...(gone > 0 ? [`${gone} deleted`] : []),
        ...(notActive > 0 ? ["saved changes are not active"] : []),
    ];
    const isClear = parts.length === 0;
    const title = hasFailed ? "Not complete" : isClear ? "No drift" : "Drift";
    const sentences = [
        isClear ? `${objects(compared)} ${compared === 1 ? "is" : "are"} as declared` : capitalized(parts.join(", ")),
        ...(changed + gone > 0 ? [`At worst, ${WORST[LEVELS.indexOf(level)]}`] : []),
        ...(unmanaged > 0
            ? [`Not managed: ${unmanaged}; the stack manages ${shareOf(coverage)} % of the objects of its kinds`]
            : []),
        ...(hasFailed ? ["Some objects could not be read"] : []),
    ];
    return `${strong(title)}: ${name(nameOf(report))}. ${sentences.join(". ")}.`;
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const objects = (count: number): string => `${count} ${count === 1 ? "object" : "objects"}`;

/** Rounded down: 100 means all. */
function shareOf(coverage: DriftReport["coverage"]): number {
    const managed = coverage.reduce((sum, each) => sum + each.managed, 0);
    const all = managed + coverage.reduce((sum, each) => sum + each.unmanaged, 0);
    return all === 0 ? 100 : Math.floor((managed / all) * 100);
}
