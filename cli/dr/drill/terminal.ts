import { createInterface } from "node:readline/promises";

/** Where a person is asked. */
export interface Terminal {
    readonly input: NodeJS.ReadableStream;
    readonly output: NodeJS.WritableStream;
    /** Ends the question. */
    readonly signal: AbortSignal;
    /** Is called for Ctrl-C: while a question stands, the terminal sends it as a key, and no signal. */
    readonly interrupted: () => void;
}

/**
 * Asks a question at a terminal.
 *
 * @returns the answer; an empty one if the terminal is closed
 * @throws {Error} AbortError, if the signal ends it
 */
export async function ask(question: string, { input, output, signal, interrupted }: Terminal): Promise<string> {
    const terminal = createInterface({ input, output });
    try {
        terminal.once("SIGINT", interrupted);
        const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
        return await Promise.race([terminal.question(question, { signal }), closed]);
    } finally {
        terminal.close();
    }
}
