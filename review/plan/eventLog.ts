import { z } from "zod";
import { InputFileError, parsed } from "./inputFile";

/** What `pulumi preview --event-log` writes: one event a line. The engine has masked what it knows to be secret in them. */

const values = z.record(z.string(), z.unknown());
const state = z.object({ id: z.string().optional(), inputs: values.default({}), outputs: values.default({}) });

const metadata = z.object({
    op: z.string(),
    urn: z.string(),
    type: z.string(),
    old: state.nullish(),
    new: state.nullish(),
    keys: z.array(z.string()).nullish(),
    detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

const event = z.object({
    resourcePreEvent: z.object({ metadata }).optional(),
    resOutputsEvent: z.object({ metadata }).optional(),
    policyEvent: z
        .object({
            resourceUrn: z.string().optional(),
            policyName: z.string(),
            policyPackName: z.string().optional(),
            message: z.string(),
            enforcementLevel: z.string().optional(),
        })
        .optional(),
    diagnosticEvent: z.object({ urn: z.string().optional(), message: z.string(), severity: z.string() }).optional(),
    summaryEvent: z.object({ result: z.string().optional() }).optional(),
});

export type Metadata = z.output<typeof metadata>;
export type PolicyEvent = NonNullable<z.output<typeof event>["policyEvent"]>;
export type Diagnostic = NonNullable<z.output<typeof event>["diagnosticEvent"]>;

/** The events of one preview. */
export interface EventLog {
    /** Before each step. */
    readonly steps: readonly Metadata[];
    /** After each refresh of a resource. */
    readonly refreshed: readonly Metadata[];
    readonly policies: readonly PolicyEvent[];
    /** Without those for debugging: they hold secret values. */
    readonly diagnostics: readonly Diagnostic[];
    /** @default the log ends before the preview does */
    readonly result?: string | undefined;
}

const WRITE_IT = "Write it with `PULUMI_DEBUG_COMMANDS=true pulumi preview --event-log FILE`.";

/**
 * @param file Name of the file, for the error.
 * @throws {InputFileError} if the text is not an event log
 */
export function eventLogIn(text: string, file: string): EventLog {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0) throw new InputFileError(`${file} is empty. ${WRITE_IT}`);
    const events = lines.map((line) => {
        const found = event.safeParse(parsed(line, file, WRITE_IT));
        if (!found.success) throw new InputFileError(`${file} is not an event log. ${WRITE_IT}`);
        return found.data;
    });
    return {
        steps: events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []),
        refreshed: events.flatMap(({ resOutputsEvent }) =>
            resOutputsEvent?.metadata.op === "refresh" ? resOutputsEvent.metadata : [],
        ),
        policies: events.flatMap(({ policyEvent }) => policyEvent ?? []),
        diagnostics: events.flatMap(({ diagnosticEvent }) =>
            diagnosticEvent && diagnosticEvent.severity !== "debug" ? diagnosticEvent : [],
        ),
        result: events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent?.result,
    };
}
