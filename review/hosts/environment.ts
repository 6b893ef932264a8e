import { HostError } from "./api";

/** The variables that a pipeline sets. */
export interface Variables {
    get(name: string): string | undefined;
    /** Number of the pull request, if the command line has it. */
    readonly pullRequest?: string | undefined;
}

/** @throws {HostError} if the variable is not set */
export function required(variables: Variables, name: string): string {
    const value = variables.get(name);
    if (value) return value;
    throw new HostError(`${name} is not set; the pipeline of the host sets it, or the job passes it on.`);
}

/**
 * @param found What the pipeline says.
 * @param what What the host calls a pull request.
 * @throws {HostError} if neither the command line nor the pipeline has the number
 */
export function numberOf({ pullRequest }: Variables, found: string | undefined, what = "pull request"): string {
    const number = pullRequest ?? found;
    if (number) return number;
    throw new HostError(`the pipeline does not run for a ${what}; pass its number with --pull-request.`);
}
