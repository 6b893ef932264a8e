import { z } from "zod";
import { InputFileError, parsed } from "./inputFile";

/** What `pulumi preview --json --show-sames` prints: the steps of a plan. */

const values = z.record(z.string(), z.unknown());

const state = z.object({
    id: z.string().optional(),
    type: z.string().optional(),
    inputs: values.default({}),
    outputs: values.default({}),
    protect: z.boolean().optional(),
    sourcePosition: z.string().optional(),
    propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).optional(),
});

const step = z.object({
    op: z.string(),
    urn: z.string(),
    oldState: state.optional(),
    newState: state.optional(),
    replaceReasons: z.array(z.string()).nullish(),
});

const digest = z.object({
    config: z.record(z.string(), z.string()).optional(),
    steps: z.array(step).nullish(),
    diagnostics: z
        .array(z.object({ urn: z.string().optional(), message: z.string(), severity: z.string().default("error") }))
        .nullish(),
    duration: z.number().optional(),
    changeSummary: z.record(z.string(), z.number()).nullish(),
});

export type Step = z.output<typeof step>;
export type State = z.output<typeof state>;
export type Digest = z.output<typeof digest>;

const WRITE_IT = "Write it with `pulumi preview --json --show-sames > FILE`.";

/**
 * @param file Name of the file, for the error.
 * @throws {InputFileError} if the text is not what a preview prints
 */
export function digestIn(text: string, file: string): Digest {
    const found = digest.safeParse(parsed(text, file, WRITE_IT));
    const isDigest = found.success && (found.data.changeSummary ?? found.data.steps ?? found.data.diagnostics) != null;
    if (!isDigest) throw new InputFileError(`${file} is not the JSON of a preview. ${WRITE_IT}`);
    return found.data;
}
