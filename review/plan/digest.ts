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

/** All that the engine can do to a resource. */
const OPERATIONS = new Set([
    ...["same", "create", "update", "delete", "replace", "create-replacement", "delete-replaced"],
    ...["read", "read-replacement", "refresh", "discard", "discard-replaced", "remove-pending-replace"],
    ...["import", "import-replacement"],
]);

/**
 * @param file Name of the file, for the error.
 * @throws {InputFileError} if the text is not what a preview prints
 */
export function digestIn(text: string, file: string): Digest {
    if (isStream(text)) {
        throw new InputFileError(
            `${file} is a stream of events. Unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, and write the digest again.`,
        );
    }
    const found = digest.safeParse(parsed(text, file, WRITE_IT));
    const isDigest = found.success && (found.data.changeSummary ?? found.data.steps ?? found.data.diagnostics) != null;
    if (!isDigest) throw new InputFileError(`${file} is not the JSON of a preview. ${WRITE_IT}`);
    const strange = found.data.steps?.find(({ op }) => !OPERATIONS.has(op));
    if (strange) {
        throw new InputFileError(
            `${file} has the operation ${JSON.stringify(strange.op)}, which this version of pulumi-zscaler does not know: a newer Pulumi CLI has written it. Update pulumi-zscaler, or use an earlier CLI.`,
        );
    }
    return found.data;
}

/** What the CLI prints in place of a digest: one event a line. */
const isStream = (text: string): boolean => /^\s*\{"sequence":\d+,[^\n]*\}\n\s*\{/.test(text);
