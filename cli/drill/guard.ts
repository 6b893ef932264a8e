import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as after } from "node:timers/promises";
import { Command } from "commander";
import { isAlive } from "./shell";
import { onSignals } from "./signals";

/** How the drill, and after its end the guard, is told what a command of the user is doing. */
type Message = { readonly publishing: number } | "armed" | "done";

/** How long a command that publishes may go on after the drill has ended, in milliseconds, before it is ended. */
const MOST_FOR_COMMAND = 600_000;
const LOOK_EVERY = 250;

/** The process that ends a drill when that of the drill is gone. */
export class Guard {
    private constructor(private readonly child: ChildProcess) {}

    /**
     * Resolves when it stands.
     *
     * @param commands the names of its command, which `guardCommand` has made
     * @param options what the command line says of the drill
     * @param gone is called if it ends before the drill does
     * @throws {Error} if it ends before it stands
     */
    static async stand(commands: readonly string[], options: object, gone: () => void): Promise<Guard> {
        const main = process.argv[1] ?? "";
        const stdio = ["pipe", "pipe", "inherit"] as const;
        const args = [main, ...commands, JSON.stringify(options)];
        const child = spawn(process.execPath, args, { detached: true, stdio: [...stdio] });
        const guard = new Guard(child);
        const ended = once(child, "exit");
        if (child.stdout) await Promise.race([once(child.stdout, "data"), ended]);
        if (child.exitCode !== null) throw new Error("the guard of the drill did not start; nothing was changed");
        ended.then(gone, gone);
        child.unref();
        guard.tell("armed");
        return guard;
    }

    tell(message: Message): void {
        this.child.stdin?.write(`${JSON.stringify(message)}\n`);
    }

    /** The drill has ended by itself. */
    async dismiss(): Promise<void> {
        this.child.removeAllListeners("exit");
        this.child.ref();
        const ended = once(this.child, "exit");
        this.tell("done");
        this.child.stdin?.end();
        await ended;
    }
}

/**
 * A command that is not for people. It outlives the drill that has started it.
 *
 * @param prepare is called when it starts; what it returns ends the drill, and resolves to whether it has ended
 */
export function guardCommand<Options>(
    name: string,
    prepare: (options: Options) => Promise<() => Promise<boolean>>,
): Command {
    return new Command(name).argument("<options>").action(async (text: string) => {
        onSignals(() => undefined);
        const end = await prepare(JSON.parse(text));
        process.stdout.write("ready\n");
        if ((await isNeeded()) && !(await end())) process.exitCode = 1;
    });
}

/** Waits for the end of the drill. Whether it has left something to do. */
async function isNeeded(): Promise<boolean> {
    let isArmed = false;
    let publishing: number | undefined;
    for await (const line of createInterface({ input: process.stdin })) {
        const message: Message = JSON.parse(line);
        if (message === "done") return false;
        if (message === "armed") isArmed = true;
        else publishing = message.publishing;
    }
    if (isArmed && publishing !== undefined) await ended(publishing);
    return isArmed;
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
