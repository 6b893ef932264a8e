/** One measured number. */
export interface Figure {
    name: string;
    value: number;
    unit: string;
    /** What it should not exceed, or fall short of; undefined where there is none. */
    budget?: number;
    /** The budget is a least value. @default false */
    atLeast?: boolean;
}

export function isOver({ value, budget, atLeast }: Figure): boolean {
    if (budget === undefined) return false;
    return atLeast ? value < budget : value > budget;
}

export function table(figures: Figure[]): string {
    const rows = figures.map((figure) => {
        const limit = figure.budget === undefined ? "" : `${figure.atLeast ? "≥" : "≤"} ${shown(figure.budget)}`;
        return [figure.name, shown(figure.value), figure.unit, limit, isOver(figure) ? "over budget" : ""];
    });
    const all = [["figure", "value", "unit", "budget", ""], ...rows];
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    const isNumber = (column: number) => column === 1 || column === 3;
    return all
        .map((row) =>
            row
                .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}

export function median(values: number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
    const started = performance.now();
    await work();
    return performance.now() - started;
}

function shown(value: number): string {
    const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}
