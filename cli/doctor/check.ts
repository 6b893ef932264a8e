/** What `pulumi-zscaler doctor` looks at. */

export const STATES = ["ok", "warning", "failed", "not checked"] as const;
export type State = (typeof STATES)[number];

/** One line of the report. */
export interface Check {
    /** @example "credentials" */
    readonly check: string;
    readonly state: State;
    /** What it is about. @example "Private Access" */
    readonly about: string;
    /** What was found. */
    readonly says: string;
    /** What to do. @default nothing */
    readonly todo?: string;
    /** Code of the error. @default there was none */
    readonly code?: string;
}

const SHAPES: Readonly<Record<State, string>> = { ok: "●", warning: "▲", failed: "✖", "not checked": "○" };

/** As people read it. */
export function report(checks: readonly Check[]): string {
    const names = checks.map(({ check, about }) => `${check}: ${about}`);
    const width = Math.max(0, ...names.map(({ length }) => length));
    const words = Math.max(...STATES.map(({ length }) => length));
    const lines = checks.flatMap(({ state, says, todo }, at) => [
        `${SHAPES[state]} ${state.padEnd(words)}  ${(names[at] ?? "").padEnd(width)}  ${indented(says)}`,
        ...(todo === undefined ? [] : [`    What to do: ${indented(todo.trim())}`]),
    ]);
    const count = (wanted: State) => checks.filter(({ state }) => state === wanted).length;
    return [...lines, "", `${STATES.map((state) => `${count(state)} ${state}`).join(", ")}`, ""].join("\n");
}

const indented = (text: string): string => text.replaceAll("\n", "\n    ");
