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
    op?: "same" | "create" | "update" | "replace" | "delete";
    id?: string;
    before?: Inputs;
    after?: Inputs;
    /** @default as in the digest */
    shownBefore?: Inputs | undefined;
    shownAfter?: Inputs | undefined;
    outputs?: Inputs;
    keys?: string[];
}

export interface Preview {
    resources?: readonly Resource[];
    config?: Record<string, string>;
    more?: readonly object[];
    failed?: boolean;
}

const urnOf = ({ type = "pulumi-nodejs:dynamic/zpa:SegmentGroup", name = "it" }: Resource) =>
    `urn:pulumi:dev::site::${type}::${name}`;

export function digestText({ resources = [], config = {} }: Preview): string {
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
            ...(op !== "create" && { oldState: { urn, id, inputs: before, outputs } }),
            ...(op !== "delete" && { newState: { urn, inputs: after } }),
            ...(op === "replace" && { replaceReasons: keys }),
        };
    });
    const same = { op: "same", urn: STACK };
    return JSON.stringify({ config, steps: [same, ...steps], changeSummary: { same: 1 } });
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

export function reportOn(preview: Preview, { events = true, environment = {} } = {}): Report {
    const digest = digestIn(digestText(preview), "digest.json");
    const log = events ? eventLogIn(eventText(preview), "events.jsonl") : undefined;
    return reportOf(planOf(digest, log, environment));
}
