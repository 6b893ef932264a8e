import { readFileSync } from "node:fs";

/**
 * @param {string} found as in `process.versions.node`
 * @returns {string | undefined} what to do, when this Node is too old to run anything here
 */
export function nodeComplaint(found) {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const needed = String(manifest.engines.node).replace(">=", "");
    if (!isOlder(found, needed)) return undefined;
    return `pulumi-zscaler needs Node ${needed} or newer and this is Node ${found}: install a current one from https://nodejs.org and run the command again.`;
}

/**
 * @param {string} version dotted numbers; a suffix such as `-beta.1` is ignored
 * @param {string} than
 */
export function isOlder(version, than) {
    const [left, right] = [version, than].map((text) => text.replace(/^v/, "").split(/[.-]/).slice(0, 3).map(Number));
    for (const at of [0, 1, 2]) {
        const [a = 0, b = 0] = [left?.[at], right?.[at]];
        if (a !== b) return a < b;
    }
    return false;
}
