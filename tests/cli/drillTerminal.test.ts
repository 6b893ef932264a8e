import { PassThrough } from "node:stream";
import { expect, it } from "@jest/globals";
import { ask } from "../../cli/dr/drill/terminal";

/** A question at a terminal, at which this is typed. */
async function typed(keys: string | undefined): Promise<{ answer: string; interrupts: number }> {
    const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
    const stop = new AbortController();
    let interrupts = 0;
    const interrupted = () => {
        interrupts += 1;
        stop.abort();
    };
    const asked = ask("Go on? ", { input, output, signal: stop.signal, interrupted });
    if (keys === undefined) input.end();
    else input.write(keys);
    const answer = await asked.catch((error: Error) => error.name);
    return { answer, interrupts };
}

it.each([
    ["an answer is what was typed", "yes\n", { answer: "yes", interrupts: 0 }],
    // The terminal sends it as a key then: taken for an answer, it would be a no.
    ["Ctrl-C is an interrupt, and no answer", "\u0003", { answer: "AbortError", interrupts: 1 }],
    ["a closed terminal answers nothing", undefined, { answer: "", interrupts: 0 }],
])("%s", async (_, keys, expected) => {
    expect(await typed(keys)).toEqual(expected);
});
