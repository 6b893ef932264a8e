import { EXIT } from "./exitCodes";
import { PulumiError } from "./stackFiles";

/** Runs the command, says what failed, and sets the exit code. @param act Gives the exit code if nothing fails. */
export async function withExitCode(act: () => Promise<number>): Promise<void> {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(EXIT.cancelled));
    try {
        process.exitCode = await act();
    } catch (error) {
        console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = exitCodeOfError(error);
    }
}

export const isAboutCredentials = (code: unknown): boolean => code === "authentication" || code === "configuration";

/** The code of an error of the library. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** Whether the tenant does not have the feature, which no role gives. */
export const lacksFeature = (error: unknown): boolean =>
    codeOf(error) === "feature-unavailable" ||
    (error instanceof Error && "certainly" in error && error.certainly === "no-feature");

export function exitCodeOfError(error: unknown): number {
    if (error instanceof PulumiError) {
        const { code } = error;
        return code === EXIT.credentials || code === EXIT.cancelled ? code : EXIT.failure;
    }
    return isAboutCredentials(codeOf(error)) ? EXIT.credentials : EXIT.failure;
}
