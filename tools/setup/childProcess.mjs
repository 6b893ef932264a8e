import { spawn } from "node:child_process";
import { join } from "node:path";
import { hasCode } from "./lock.mjs";
import { root } from "./paths.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the clone
 * @property {NodeJS.ProcessEnv} [env] default: this process's
 * @property {number} [timeoutMs] default: no limit
 * @property {string} [input] what it reads from its standard input; default: nothing
 * @property {(text: string) => void} [onProgress] gets what it writes to standard error, as it comes
 */

/** A program that could not be started, ran too long or ended with a failure; the message ends with what it said. */
export class CommandFailed extends Error {
    /** @param {string} command @param {string} reason @param {string} output */
    constructor(command, reason, output) {
        super([`${command}: ${reason}`, output.trim()].filter(Boolean).join("\n"));
        this.name = "CommandFailed";
        this.output = output;
    }
}

/**
 * Runs a program quietly.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} its standard output
 */
export function capture(command, args, { cwd = root, env = process.env, timeoutMs, input = "", onProgress } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, env, stdio: "pipe", timeout: timeoutMs });
        // One that ends without reading it is judged by its exit code.
        child.stdin.on("error", () => undefined).end(input);
        let out = "";
        let all = "";
        child.stdout.setEncoding("utf8").on("data", (text) => {
            out += text;
            all += text;
        });
        child.stderr.setEncoding("utf8").on("data", (text) => {
            all += text;
            onProgress?.(text);
        });
        const line = [command, ...args].join(" ");
        child.on("error", (error) => reject(new CommandFailed(line, startFailure(command, error), all)));
        child.on("close", (code, signal) => {
            if (code === 0) return resolve(out);
            const late = signal && timeoutMs ? `no answer within ${timeoutMs / 1000} s` : undefined;
            reject(new CommandFailed(line, late ?? (signal ? `ended by ${signal}` : `exit code ${code}`), all));
        });
    });
}

/**
 * Runs a program in the foreground: it has the terminal and gets the signals.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function foreground(command, args, { cwd = root, env = process.env } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, env, stdio: "inherit" });
        // A terminal sends Ctrl-C to the child as well; leaving before it would cut off what it still has to say.
        const wait = () => undefined;
        const forward = () => child.kill("SIGTERM");
        process.on("SIGINT", wait).on("SIGTERM", forward);
        const done = () => process.off("SIGINT", wait).off("SIGTERM", forward);
        child.on("error", (error) => {
            done();
            reject(new CommandFailed([command, ...args].join(" "), startFailure(command, error), ""));
        });
        child.on("close", (code) => {
            done();
            resolve(code ?? 1);
        });
    });
}

/** @param {string} command @param {Error} error */
function startFailure(command, error) {
    return hasCode(error, "ENOENT") ? `${command} is not installed` : error.message;
}

/**
 * The programs of the installed dependencies are run by this Node: no shell, and the same on Windows.
 *
 * @param {string} script path inside node_modules
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function installed(script, ...args) {
    return [process.execPath, [join(root, "node_modules", script), ...args]];
}
