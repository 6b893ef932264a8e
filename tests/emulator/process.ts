import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatorControl } from "../../emulator";
import { onTestFinished } from "../onTestFinished";
import { Session, signIn } from "./session";

const MAIN = join(__dirname, "../../dist/cli/main.js");

/** The shipped command in a process of its own. */
export class CommandRun {
    stdout = "";
    stderr = "";
    readonly #child: ChildProcess;
    readonly #exit: Promise<unknown[]>;
    readonly #close: Promise<unknown[]>;

    constructor(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
        const env = { ...process.env, ...variables };
        this.#child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
        this.#exit = once(this.#child, "exit");
        this.#close = once(this.#child, "close");
        this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
        this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
        onTestFinished(() => void this.#child.kill("SIGKILL"));
    }

    /** Resolves when the first output is there; rejects when the process ends without any. */
    async ready(): Promise<string> {
        const output = this.#child.stdout;
        if (this.stdout === "" && output) await Promise.race([once(output, "data"), this.#exit]);
        if (this.stdout === "") throw new Error(`The command ended without output: ${this.stderr}`);
        return this.stdout;
    }

    /** Resolves when standard error has this; rejects when the process ends without it. */
    async says(text: string): Promise<void> {
        const output = this.#child.stderr;
        while (output && !this.stderr.includes(text)) {
            const [ended] = await Promise.race([once(output, "data").then(() => []), this.#exit.then(() => [true])]);
            if (ended && !this.stderr.includes(text))
                throw new Error(`The command did not say "${text}": ${this.stderr}`);
        }
    }

    kill(signal: NodeJS.Signals): void {
        this.#child.kill(signal);
    }

    /** The exit code, or the signal that ended the process. */
    async end(): Promise<unknown> {
        const [code, signal] = await this.#exit;
        return code ?? signal;
    }

    /** Resolves when no process that it has started can write to its output any more. */
    async silence(): Promise<void> {
        await this.#close;
    }
}

/** An emulator in a process of its own, with a signed-in client. */
export async function spawnEmulator(...args: string[]): Promise<{ run: CommandRun; session: Session }> {
    const run = new CommandRun(["emulator", "--json", "--switch", "rateLimit=off", ...args]);
    const access = JSON.parse(await run.ready());
    const emulator = { ...access, control: new EmulatorControl(access), close: async () => run.kill("SIGTERM") };
    return { run, session: new Session(emulator, await signIn(emulator)) };
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "emulator-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
