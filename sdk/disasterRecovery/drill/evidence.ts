import { createHash } from "node:crypto";

/** What a drill has done, in lines of which each contains the hash of the one before. */

/** What happened. It contains no secrets: journals are attached to tickets. */
export interface EvidenceEntry {
    /** UTC timestamp. */
    readonly at: string;
    /** What happened, in few words. @example "record published" */
    readonly event: string;
    /** Fingerprint of the plan that the drill follows. */
    readonly plan: string;
    /** The person who did it, or who confirmed it. @default the command itself */
    readonly actor?: string;
    /** What was seen: any plain data. @default nothing */
    readonly details?: Readonly<Record<string, unknown>>;
}

/** A line of a journal. */
export interface EvidenceLine extends EvidenceEntry {
    /** From 1. */
    readonly sequence: number;
    /** Hash of the line before; zeros in the first line. */
    readonly previous: string;
    /** SHA-256 of the line without this property, in hexadecimal. */
    readonly hash: string;
}

export interface EvidenceVerification {
    /** Whether each line is as it was written, in its place. */
    readonly isIntact: boolean;
    /** Lines up to the first one that is not. */
    readonly lines: readonly EvidenceLine[];
    /** Hash of the last of these lines. Kept elsewhere, it shows later that no line is missing at the end. Undefined if there are none. */
    readonly head: string | undefined;
    /** What is wrong, with the number of the line. */
    readonly faults: readonly string[];
    /** What a reader should know of a journal that is intact. */
    readonly warnings: readonly string[];
    /** Text after the last line break: a write that was interrupted. Empty if there is none. */
    readonly interrupted: string;
}

const START = "0".repeat(64);
const HASH = /^[0-9a-f]{64}$/;

/** The line that follows another one. @param before The last line of the journal, if it has one. */
export function evidenceLine(
    { at, event, plan, actor, details }: EvidenceEntry,
    before: Pick<EvidenceLine, "sequence" | "hash"> | undefined,
): EvidenceLine {
    const { sequence, hash: previous } = before ?? { sequence: 0, hash: START };
    const rest = {
        sequence: sequence + 1,
        at,
        event,
        plan,
        ...(actor !== undefined && { actor }),
        ...(details !== undefined && { details }),
        previous,
    };
    return { ...rest, hash: hashOf(rest) };
}

/** A line as it is in the file, with the line break that ends it. */
export const textOfLine = (line: EvidenceLine): string => `${JSON.stringify(line)}\n`;

/**
 * Whether a journal is as it was written: no line is changed, missing before the last one, added, or in another place.
 *
 * @param expected What is known of it from elsewhere: the hash of its last line, the fingerprint of the plan. @default nothing
 */
export function verifyEvidence(
    text: string,
    { head, plan }: { readonly head?: string; readonly plan?: string } = {},
): EvidenceVerification {
    const parts = text.split("\n");
    const interrupted = parts.pop() ?? "";
    const lines: EvidenceLine[] = [];
    const faults: string[] = [];
    for (const [at, part] of parts.entries()) {
        const { line, fault } = lineIn(part, lines.at(-1));
        if (line) lines.push(line);
        else {
            faults.push(`line ${at + 1} ${fault}`);
            break;
        }
    }
    const isComplete = faults.length === 0;
    if (interrupted !== "" && isComplete) {
        faults.push(`line ${parts.length + 1} does not end: its write was interrupted, or the journal was cut`);
    }
    if (parts.length === 0 && interrupted === "") faults.push("the journal has no line; pass the file of a drill");
    if (head !== undefined && isComplete && !lines.some(({ hash }) => hash === head)) {
        faults.push(`no line has the hash ${head}; lines are missing at the end, or it is another journal`);
    }
    const others = new Set(lines.map((line) => line.plan).filter((each) => plan !== undefined && each !== plan));
    for (const other of others) {
        const [first] = lines.filter((line) => line.plan === other);
        faults.push(
            `line ${first?.sequence} is of the plan ${other}, and the plan is ${plan}; pass the plan of the drill`,
        );
    }
    const warnings = lines.flatMap((line, at) => {
        const before = lines[at - 1];
        return before && Date.parse(line.at) < Date.parse(before.at)
            ? [
                  `line ${line.sequence} is of ${line.at}, before line ${before.sequence} of ${before.at}: the clock went back`,
              ]
            : [];
    });
    return { isIntact: faults.length === 0, lines, head: lines.at(-1)?.hash, faults, warnings, interrupted };
}

/** One line, or why it is not the one that was written in this place. */
function lineIn(
    text: string,
    before: EvidenceLine | undefined,
): { readonly line: EvidenceLine; readonly fault?: undefined } | { readonly line?: undefined; readonly fault: string } {
    const line = parsed(text);
    if (!line) return { fault: "is no line of a journal" };
    const { hash, ...rest } = line;
    // The same text again, so that spaces and repeated properties are seen, too.
    if (JSON.stringify(line) !== text || hashOf(rest) !== hash)
        return { fault: "was changed: its hash is another one" };
    const { sequence, hash: previous } = before ?? { sequence: 0, hash: START };
    if (line.previous !== previous) {
        return { fault: "does not follow the line before it: a line was removed, added or moved" };
    }
    return line.sequence === sequence + 1 ? { line } : { fault: `has the number ${line.sequence}` };
}

function parsed(text: string): EvidenceLine | undefined {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        return undefined;
    }
    return isLine(value) ? value : undefined;
}

function isLine(value: unknown): value is EvidenceLine {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const get = (key: keyof EvidenceLine): unknown => Reflect.get(value, key);
    const texts = (["at", "event", "plan"] as const).every((key) => typeof get(key) === "string");
    const hashes = (["previous", "hash"] as const).every((key) => HASH.test(String(get(key))));
    return texts && hashes && Number.isInteger(get("sequence"));
}

const hashOf = (rest: Omit<EvidenceLine, "hash">): string =>
    createHash("sha256").update(JSON.stringify(rest)).digest("hex");
