import path from "node:path";
import { accessEnvironment, type EmulatorProcess, startEmulatorProcess } from "../example/emulatorProcess";
import { ExampleStack } from "../example/stack";
import { inFolder } from "./folder";

/** Programs that are measured, and the one that shows what the engine alone takes. */
export type Program = "groups" | "branches" | "connectors" | "floor";

/** A program of the bench as a stack of its own, with as many resources as asked for. */
export async function benchStack(
    program: Program,
    folder: string,
    emulator: EmulatorProcess,
    variables: Record<string, string>,
): Promise<ExampleStack> {
    const example = { name: program, description: "", folder: path.join(__dirname, "programs", program) };
    const all = { ...accessEnvironment(emulator.access), ...variables };
    return ExampleStack.open(example, path.join(folder, program), all, () => undefined);
}

/** Gives the work an emulator and a folder that are gone afterwards. */
export function withEmulator<T>(
    args: string[],
    work: (emulator: EmulatorProcess, folder: string) => Promise<T>,
): Promise<T> {
    return inFolder(async (folder) => {
        const emulator = await startEmulatorProcess(folder, ...args);
        try {
            return await work(emulator, folder);
        } finally {
            await emulator.stop();
        }
    });
}

/** What the pipelines of Pulumi's own GitHub action run with. */
export const PARALLEL = ["--parallel", "2147483647"];

/** Neither side limits, so that what remains is the library and the engine. */
export const UNLIMITED = {
    emulator: ["--switch", "rateLimit=off"],
    variables: { ZSCALER_READS_PER_10_SECONDS: "0", ZSCALER_WRITES_PER_10_SECONDS: "0" },
};
