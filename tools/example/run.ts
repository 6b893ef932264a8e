import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Example } from "./catalog";
import { accessEnvironment, startEmulatorProcess } from "./emulatorProcess";
import { ExampleStack, type Print } from "./stack";
import { type Found, objectsOf, table, without } from "./tenant";

const RUNS = path.resolve(__dirname, "../../.work/examples");

/** How to run an example. */
export interface RunOptions {
    /** Leave tenant and stack as the program made them, and the emulator running. @default false */
    keep?: boolean;
    /** @default the terminal */
    print?: Print;
}

/** What a run made. */
export interface RunResult {
    /** What the program added to the tenant. */
    made: Found[];
    /** What of it was still there after the stack was destroyed; the run has failed when there is anything. */
    left: Found[];
}

/**
 * Runs an example from end to end on a fresh emulator: it comes up, coming up again changes nothing, it is destroyed and the tenant is as
 * before.
 *
 * @throws {Error} when any of that does not hold
 */
export async function runExample(example: Example, { keep = false, print }: RunOptions = {}): Promise<RunResult> {
    const say = print ?? ((text: string) => process.stdout.write(text));
    mkdirSync(RUNS, { recursive: true });
    const folder = mkdtempSync(path.join(RUNS, `${example.name}-`));
    const emulator = await startEmulatorProcess(folder);
    let kept = false;
    try {
        const before = await objectsOf(emulator.control);
        const stack = await ExampleStack.open(example, folder, accessEnvironment(emulator.access), print);
        await stack.up();
        await stack.up("--skip-preview", "--expect-no-changes");
        const made = without(await objectsOf(emulator.control), before);
        say(`\nIn the tenant now:\n${table(made)}\n`);
        if (keep) {
            say(`\n${howToGoOn(stack, emulator.pid)}\n`);
            kept = true;
            return { made, left: made };
        }
        await stack.destroy("--skip-preview");
        const left = without(await objectsOf(emulator.control), before);
        if (left.length > 0) throw new Error(`destroyed, but the tenant still holds:\n${table(left)}`);
        say(`\nThe tenant is as it was before.\n`);
        return { made, left };
    } finally {
        if (kept) {
            emulator.leave(path.join(folder, "emulator.json"));
        } else {
            await emulator.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    }
}

/** For a person who wants to work on with a stack whose emulator has been left running. */
export function howToGoOn(stack: ExampleStack, pid: number): string {
    const environment = path.relative(process.cwd(), stack.writeEnvironment());
    const program = path.relative(process.cwd(), stack.example.folder);
    return [
        "The emulator is still running. To go on with the real CLI:",
        `  source ${environment}`,
        `  cd ${program}`,
        `  pulumi preview ${stack.flags.join(" ")}`,
        `  pulumi stack output --show-secrets --stack ${stack.flags[1]}`,
        "To end it:",
        `  kill ${pid}`,
        `  rm -r ${path.relative(process.cwd(), stack.folder)}`,
    ].join("\n");
}
