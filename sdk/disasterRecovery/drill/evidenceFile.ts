import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { type EvidenceEntry, type EvidenceLine, evidenceLine, textOfLine, verifyEvidence } from "./evidence";

/** A journal that cannot be continued. */
export class EvidenceError extends Error {
    override name = "EvidenceError";
}

/** A journal on disk. Each line is on disk when `append` returns, so that a drill that is killed can be continued. */
export class EvidenceFile {
    readonly #lines: EvidenceLine[];
    /** How long the file is, and how long its complete lines are. */
    #size: number;
    #complete: number;

    /**
     * Opens a journal, which need not exist. One of which a line was changed, removed or added is refused.
     */
    constructor(readonly path: string) {
        const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
        this.#size = content.length;
        this.#complete = content.lastIndexOf("\n") + 1;
        const { lines, faults } = verifyEvidence(content.toString("utf8", 0, this.#complete));
        if (this.#complete > 0 && faults.length > 0) {
            throw new EvidenceError(
                `${path} cannot be continued: ${faults.join("; ")}. Keep it as it is, and pass another journal.`,
            );
        }
        this.#lines = [...lines];
    }

    /** From the first one. */
    get lines(): readonly EvidenceLine[] {
        return this.#lines;
    }

    /**
     * Adds a line. What a killed process has left of one is replaced by a line that says so. An entry that contains a private key is refused,
     * and every entry after another process has written to the journal.
     */
    append(entry: EvidenceEntry): EvidenceLine {
        const bytes = this.#size - this.#complete;
        if (bytes > 0) this.#write({ at: entry.at, event: "write interrupted", plan: entry.plan, details: { bytes } });
        return this.#write(entry);
    }

    #write(entry: EvidenceEntry): EvidenceLine {
        const line = evidenceLine(entry, this.#lines.at(-1));
        const text = textOfLine(line);
        if (/PRIVATE KEY-----/.test(text)) {
            throw new EvidenceError(`the entry "${entry.event}" contains a private key; remove it from the details`);
        }
        const descriptor = openSync(this.path, existsSync(this.path) ? "r+" : "wx+", 0o600);
        try {
            if (fstatSync(descriptor).size !== this.#size) {
                throw new EvidenceError(`another process writes to ${this.path}; let it end, or pass another journal`);
            }
            ftruncateSync(descriptor, this.#complete);
            writeSync(descriptor, text, this.#complete);
            fsyncSync(descriptor);
        } finally {
            closeSync(descriptor);
        }
        this.#complete += Buffer.byteLength(text);
        this.#size = this.#complete;
        this.#lines.push(line);
        return line;
    }
}
