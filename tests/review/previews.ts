import type { FindingsConfig } from "../../findings";
import { digestIn, eventLogIn, planOf, type Report, reportOf } from "../../review";

/** Previews as the engine writes them. */

const STACK = "urn:pulumi:dev::site::pulumi:pulumi:Stack::site-dev";
/** As the engine marks a secret. */
export const ENVELOPE = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext: "[secret]",
};

type Inputs = Record<string, unknown>;

/** One resource of a preview: what the digest shows, and what the event log does. */
export interface Resource {
    type?: string;
    name?: string;
    op?: "same" | "create" | "update" | "replace" | "delete" | "import";
    id?: string;
    before?: Inputs;
    after?: Inputs;
    /** @default as in the digest */
    shownBefore?: Inputs | undefined;
    shownAfter?: Inputs | undefined;
    outputs?: Inputs;
    keys?: string[];
    /** By property, URNs of the resources that it is made of. */
    dependencies?: Record<string, string[]>;
}

export interface Preview {
    resources?: readonly Resource[];
    config?: Record<string, string>;
    more?: readonly object[];
    /** What the digest has of them. */
    diagnostics?: readonly object[];
    failed?: boolean;
    /** @default all resources are shown */
    changeSummary?: Record<string, number>;
}

export const urnOf = ({
    type = "pulumi-nodejs:dynamic/zpa:SegmentGroup",
    name = "it",
}: Pick<Resource, "type" | "name">) => `urn:pulumi:dev::site::${type}::${name}`;

export function digestText(preview: Preview): string {
    const { resources = [], config = {}, changeSummary = { same: 1 }, diagnostics = [] } = preview;
    const steps = resources.map((resource) => {
        const {
            op = "update",
            id = `id of ${resource.name ?? "it"}`,
            before = {},
            after = {},
            outputs = before,
            keys = [],
        } = resource;
        const urn = urnOf(resource);
        return {
            op,
            urn,
            ...(op !== "create" && op !== "import" && { oldState: { urn, id, inputs: before, outputs } }),
            ...(op !== "delete" && { newState: { urn, inputs: after, propertyDependencies: resource.dependencies } }),
            ...(op === "replace" && { replaceReasons: keys }),
        };
    });
    const same = { op: "same", urn: STACK };
    return JSON.stringify({ config, steps: [same, ...steps], changeSummary, diagnostics });
}

export function eventText({ resources = [], more = [], failed = false }: Preview): string {
    const events = resources.map((resource) => {
        const {
            op = "update",
            before = {},
            after = {},
            shownBefore = before,
            shownAfter = after,
            outputs,
            keys,
        } = resource;
        const type = resource.type ?? "pulumi-nodejs:dynamic/zpa:SegmentGroup";
        const old = op === "create" ? undefined : { inputs: shownBefore, outputs: outputs ?? shownBefore };
        const next = op === "delete" ? undefined : { inputs: shownAfter, outputs: {} };
        return { resourcePreEvent: { metadata: { op, urn: urnOf(resource), type, old, new: next, keys } } };
    });
    const summary = { summaryEvent: { result: failed ? "failed" : "succeeded" } };
    return [...events, ...more, summary].map((event) => JSON.stringify(event)).join("\n");
}

interface Reading {
    readonly events?: boolean;
    readonly environment?: NodeJS.ProcessEnv;
    readonly findings?: FindingsConfig | undefined;
}

export function reportOn(preview: Preview, { events = true, environment = {}, findings = {} }: Reading = {}): Report {
    const digest = digestIn(digestText(preview), "digest.json");
    const log = events ? eventLogIn(eventText(preview), "events.jsonl") : undefined;
    return reportOf(planOf(digest, log, environment), findings);
}
