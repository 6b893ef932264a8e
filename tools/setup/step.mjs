/**
 * One step of the set-up on one line: what it does, how it went on, how long it took. On stderr, so that what a command prints can be piped.
 *
 * @param {string} what
 * @param {(progress: (text: string) => void) => Promise<string | void>} work may return a remark in place of the time, such as "already there"
 */
export async function step(what, work) {
    const started = performance.now();
    const write = (/** @type {string} */ text) => process.stderr.write(text);
    write(`${what} … `);
    try {
        const remark = await work((text) => write(`${text} … `));
        write(`${remark ?? seconds(performance.now() - started)}\n`);
    } catch (error) {
        write(`failed after ${seconds(performance.now() - started)}\n`);
        throw error;
    }
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}
