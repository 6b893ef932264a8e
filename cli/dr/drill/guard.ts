import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as after } from "node:timers/promises";
import { Command } from "commander";
import type { Options } from "./options";
import { isAlive } from "./shell";

/** How the drill, and after its end the guard, is told what a command of the user is doing. */
type Message = { readonly publishing: number } | "armed" | "done";

/** How long a command that publishes may go on after the drill has ended, in milliseconds, before it is ended. */
const MOST_FOR_COMMAND = 600_000;
const LOOK_EVERY = 250;

/** The process that rolls back when that of the drill is gone. */
export class Guard {
    private constructor(private readonly child: ChildProcess) {}

    /** Resolves when it stands. @param gone is called if it ends before the drill does */
    static async stand(options: Options, gone: () => void): Promise<Guard> {
        const main = process.argv[1] ?? "";
        const stdio = ["pipe", "pipe", "inherit"] as const;
        const args = [main, "dr", "drill-guard", JSON.stringify(options)];
        const child = spawn(process.execPath, args, { detached: true, stdio: [...stdio] });
        const guard = new Guard(child);
        const ended = once(child, "exit");
        if (child.stdout) await Promise.race([once(child.stdout, "data"), ended]);
        if (child.exitCode !== null) throw new Error("the guard of the drill did not start; nothing was published");
        ended.then(gone, gone);
        child.unref();
        guard.tell("armed");
        return guard;
    }

    tell(message: Message): void {
        this.child.stdin?.write(`${JSON.stringify(message)}\n`);
    }

    /** The drill has rolled back by itself. */
    async dismiss(): Promise<void> {
        this.child.removeAllListeners("exit");
        this.child.ref();
        const ended = once(this.child, "exit");
        this.tell("done");
        this.child.stdin?.end();
        await ended;
    }
}

/** `pulumi-zscaler dr drill-guard`: not for people. It outlives the drill that has started it. */
export function guardCommand(): Command {
    return new Command("drill-guard").argument("<options>").action(run);
}

async function run(text: string): Promise<void> {
    for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"] as const) process.on(signal, () => undefined);
    const options: Options = JSON.parse(text);
    process.stdout.write("ready\n");
    let isArmed = false;
    let publishing: number | undefined;
    for await (const line of createInterface({ input: process.stdin })) {
        const message: Message = JSON.parse(line);
        if (message === "done") return;
        if (message === "armed") isArmed = true;
        else publishing = message.publishing;
    }
    if (!isArmed) return;
    if (publishing !== undefined) await ended(publishing);
    console.error("pulumi-zscaler: the drill has ended without a rollback; publishing off");
    const { sessionOf }: typeof import("./session") = require("./session");
    const { endInterrupted }: typeof import("../../../sdk/disasterRecovery/drill/rollBack") =
        require("../../../sdk/disasterRecovery/drill/rollBack");
    const { ports, journal } = sessionOf(options, new AbortController().signal);
    if (!(await endInterrupted(ports, journal, "guard"))) process.exitCode = 1;
}

/** Waits until a command has ended: what it publishes late would otherwise come after `off`. */
async function ended(group: number): Promise<void> {
    for (let waited = 0; isAlive(group); waited += LOOK_EVERY) {
        if (waited > MOST_FOR_COMMAND) {
            process.kill(-group, "SIGKILL");
            return;
        }
        await after(LOOK_EVERY);
    }
}
