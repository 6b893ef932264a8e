import { VERDICTS, type Verdict } from "../report";
import { HostError } from "./api";
import type { Host, Labels } from "./host";

/** What a pull request is labelled with: its verdict, or that there is none. */

const FAILED = "preview failed";
export type Label = Verdict | typeof FAILED;

const LABELS: readonly Label[] = [...VERDICTS, FAILED];

/** @example labelOf("zscaler", "cuts off") is "zscaler: cuts off" */
export const labelOf = (prefix: string, label: Label): string => `${prefix}: ${label}`;

/** @throws {HostError} if pull requests of the host have no labels */
export function labelsOf({ name, labels }: Host): Labels {
    if (labels) return labels;
    throw new HostError(`${name} has no labels on pull requests; leave out --labels.`);
}

/** Labels the pull request with this verdict, in the place of any other. Labels of others stay as they are. */
export async function label(labels: Labels, prefix: string, verdict: Label): Promise<void> {
    const wanted = labelOf(prefix, verdict);
    const present = await labels.all();
    // Hosts keep a label in the case in which it was first written.
    const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
    if (!present.some((each) => isSame(each, wanted))) await labels.add(wanted);
    const others = LABELS.map((each) => labelOf(prefix, each)).filter((each) => each !== wanted);
    for (const each of present) {
        if (others.some((other) => isSame(each, other))) await labels.remove(each);
    }
}
