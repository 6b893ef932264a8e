import type { PlannedStack } from "../../findings";
import type { PlannedChange } from "../../provider/consequences/consequencesOf";
import type { Standing } from "../../provider/consequences/dependents";
import { equal, type Values } from "../../provider/contract/values";
import { isResource } from "../../provider/definitionOf";
import { typeOf } from "../../sdk/typeToken";
import { nameIn, tokenIn } from "../../sdk/urn";
import type { Digest, State, Step } from "./digest";
import type { Diagnostic, EventLog, Metadata } from "./eventLog";
import { InputFileError } from "./inputFile";
import { isSecret, KnownSecrets, masked, SECRET } from "./secrets";
import { placeIn } from "./sourcePosition";
import { stackIn } from "./stack";

/** One preview, without a secret in it. */

/** A change of a resource of this library. */
export interface ObjectChange extends PlannedChange {
    /** Name of the resource in the program. */
    readonly name: string;
    /** Inputs that force a replacement. */
    readonly replacedBy: readonly string[];
    /** Inputs that name a resource which is replaced or created by the same plan. */
    readonly follows: readonly { readonly property: string; readonly urn: string }[];
    /** Where the program declares it. @example "index.ts:12" @default unknown */
    readonly declaredAt?: string | undefined;
}

/** What somebody has changed outside of the program. */
export interface OutsideChange extends Pick<PlannedChange, "urn" | "type" | "before" | "after"> {
    readonly isGone: boolean;
}

/** A finding of a policy pack, or what the engine or a provider said. */
export interface Remark {
    readonly urn?: string | undefined;
    /** @example "mandatory", "error", "warning" */
    readonly severity: string;
    readonly text: string;
}

export interface Plan {
    readonly project: string;
    readonly stack: string;
    readonly hasFailed: boolean;
    readonly changes: readonly ObjectChange[];
    /** Resources of this library in the state. */
    readonly standing: readonly Standing[];
    readonly outside: readonly OutsideChange[];
    /** Resources of this library that come into the state, and do not change. */
    readonly imported: readonly Pick<PlannedChange, "urn" | "type" | "after">[];
    /** Changes of resources of other packages. */
    readonly others: readonly Pick<PlannedChange, "urn" | "type" | "operation">[];
    readonly policies: readonly Remark[];
    /** Each once, with the resources that it was said of. */
    readonly diagnostics: readonly (Omit<Remark, "urn"> & { readonly urns: readonly string[] })[];
    /** What the files do not tell, and which option makes them. */
    readonly unknown: readonly string[];
    /** Whether values are shown: not if they may be secret without being marked as such. */
    readonly showsValues: boolean;
    /** All resources as the plan leaves them. */
    readonly planned: PlannedStack;
    /** Whether `planned` is not all of it. */
    readonly isIncomplete: boolean;
    /** The text without any secret. */
    readonly hide: (text: string) => string;
    /** Name of a resource in its program. */
    readonly nameOf: (urn: string) => string;
}

const CHANGES = new Set(["create", "update", "replace", "delete"]);

const isChange = (operation: string): operation is PlannedChange["operation"] => CHANGES.has(operation);

/**
 * @param environment Variables whose values are kept out of everything: those that begin with `ZSCALER_`.
 * @throws {InputFileError} if the two files are of different previews
 */
export function planOf(digest: Digest, events: EventLog | undefined, environment: NodeJS.ProcessEnv = {}): Plan {
    // The engine takes resources that do not depend on each other in any order: a comment that says the same is not to be written again.
    const steps = (digest.steps ?? []).toSorted(byUrn);
    const eventOf = events && matching(steps, events);
    const secrets = secretsIn(steps, eventOf, environment);
    const clean = (values: Values = {}) => secrets.hideIn(masked(values)) as Values;
    const own = steps.flatMap((step) => {
        const type = typeOf(tokenIn(step.urn));
        return type !== undefined && isResource(type) ? { step, type, event: eventOf?.(step) } : [];
    });
    const unsorted = own.flatMap(({ step, type, event }): ObjectChange[] => {
        const { op: operation, urn, oldState, newState } = step;
        if (!isChange(operation)) return [];
        const [old, next] = event ? [event.old, event.new] : [oldState, newState];
        const before = operation === "create" ? {} : clean(old?.inputs);
        const after = operation === "delete" ? {} : clean(next?.inputs);
        const change: ObjectChange = {
            urn,
            type,
            operation,
            before,
            after: { ...after, ...secretChanges(before, after, event) },
            name: secrets.hide(nameIn(urn)),
            replacedBy: step.replaceReasons ?? [],
            follows: followed(newState, steps),
            declaredAt: placeIn((newState ?? oldState)?.sourcePosition),
        };
        return [change];
    });
    const changes = unsorted.toSorted(byPlace);
    const [first] = steps.map(({ urn }) => urn.split("::"));
    const hasFailed = events?.result ? events.result !== "succeeded" : (digest.diagnostics ?? []).some(isError);
    const missing = missingIn(digest, hasFailed);
    return {
        project: first?.[1] ?? "",
        stack: first?.[0]?.replace("urn:pulumi:", "") ?? "",
        hasFailed,
        changes,
        standing: standingIn(own, clean),
        outside: events?.refreshed.toSorted(byUrn).flatMap((each) => outsideChange(each, clean)) ?? [],
        imported: own.flatMap(({ step: { op, urn, newState }, type, event }) =>
            op === "import" ? [{ urn, type, after: clean((event ? event.new : newState)?.inputs) }] : [],
        ),
        others: steps.flatMap(({ op: operation, urn }) => {
            const type = tokenIn(urn);
            const isOurs = typeOf(type) !== undefined || type.startsWith("pulumi:");
            return isChange(operation) && !isOurs ? { urn: secrets.hide(urn), type, operation } : [];
        }),
        policies: (events?.policies ?? [])
            .map(({ resourceUrn, policyName, message, enforcementLevel = "advisory" }) => ({
                urn: resourceUrn,
                severity: enforcementLevel,
                text: secrets.hide(`${policyName}: ${message}`),
            }))
            .toSorted((one, other) => inOrder(one.text, other.text) || inOrder(one.urn, other.urn)),
        diagnostics: diagnosticsIn(events?.diagnostics ?? digest.diagnostics ?? [], secrets),
        unknown: unknownIn(events, missing),
        planned: stackIn(steps, { values: clean, name: (urn) => secrets.hide(nameIn(urn)) }),
        isIncomplete: missing !== undefined,
        hide: (text) => secrets.hide(text),
        showsValues: events !== undefined || !Object.values(digest.config ?? {}).some(isSecret),
        nameOf: (urn) => secrets.hide(nameIn(urn)),
    };
}

const isError = ({ severity }: { severity: string }) => severity === "error";

/** The event of a step. */
function matching(steps: readonly Step[], events: EventLog): (step: Step) => Metadata | undefined {
    const keyOf = ({ op, urn }: { op: string; urn: string }) => `${op} ${urn}`;
    const known = new Map(events.steps.map((each) => [keyOf(each), each]));
    const planned = new Set(steps.map(keyOf));
    const lost = (all: Iterable<{ op: string; urn: string }>, where: { has(key: string): boolean }) =>
        // Digests leave out what the engine makes itself, such as default providers.
        [...all].find(
            ({ op, urn }) => isChange(op) && !tokenIn(urn).startsWith("pulumi:") && !where.has(keyOf({ op, urn })),
        );
    const [notInLog, notInDigest] = [lost(steps, known), lost(events.steps, planned)];
    const stranger = notInLog ?? notInDigest;
    if (stranger) {
        const file = notInLog ? "the event log" : "the digest";
        throw new InputFileError(
            `${file} has no ${stranger.op} of ${stranger.urn}: the two are of different previews. Write both files with one command: \`PULUMI_DEBUG_COMMANDS=true pulumi preview --json --show-sames --event-log EVENTS > DIGEST\`.`,
        );
    }
    return (step) => known.get(keyOf(step));
}

/** All that is secret anywhere in the two files, and in the environment. */
function secretsIn(
    steps: readonly Step[],
    eventOf: ((step: Step) => Metadata | undefined) | undefined,
    environment: NodeJS.ProcessEnv,
): KnownSecrets {
    const secrets = new KnownSecrets();
    secrets.addEnvironment(environment);
    for (const step of steps) {
        const event = eventOf?.(step);
        for (const [clear, shown] of [
            [step.oldState, event?.old],
            [step.newState, event?.new],
        ] as const) {
            if (!clear) continue;
            secrets.learn(clear.inputs, shown?.inputs);
            secrets.learn(clear.outputs, shown?.outputs);
        }
        const { inputs: before = {}, outputs = {} } = step.oldState ?? {};
        const after = step.newState?.inputs ?? {};
        const marked = [before, after].flatMap(({ __secret: names }) =>
            Array.isArray(names) ? names.map(String) : [],
        );
        const becomeSecret = Object.keys(after).filter(
            (key) => isSecret(after[key]) || isSecret(event?.new?.inputs[key]),
        );
        for (const key of [...marked, ...becomeSecret]) {
            for (const values of [before, after, outputs]) if (!isSecret(values[key])) secrets.add(values[key]);
        }
    }
    return secrets;
}

/** Secrets that change look alike on both sides. */
function secretChanges(before: Values, after: Values, event: Metadata | undefined): Values {
    const changed = (event?.keys ?? Object.keys(event?.detailedDiff ?? {})).map(
        (path) => path.split(/[.[]/)[0] ?? path,
    );
    const hidden = changed.filter((key) => key in after && equal(before[key], after[key]));
    return Object.fromEntries(hidden.map((key) => [key, `${SECRET} (new)`]));
}

/** Of what a resource depends on: what the same plan replaces or creates. */
function followed(state: State | undefined, steps: readonly Step[]): ObjectChange["follows"] {
    const renewed = new Set(steps.flatMap(({ op, urn }) => (op === "replace" ? urn : [])));
    return Object.entries(state?.propertyDependencies ?? {}).flatMap(([property, urns]) =>
        property.startsWith("__") ? [] : (urns ?? []).flatMap((urn) => (renewed.has(urn) ? { property, urn } : [])),
    );
}

/** As the program declares them. */
function byPlace(one: ObjectChange, other: ObjectChange): number {
    const collator = new Intl.Collator("en", { numeric: true });
    return collator.compare(one.declaredAt ?? "", other.declaredAt ?? "") || collator.compare(one.urn, other.urn);
}

function standingIn(
    own: readonly { step: Step; type: string; event: Metadata | undefined }[],
    clean: (values: Values) => Values,
): Standing[] {
    const latest = new Map<string, Standing>();
    for (const { step, type, event } of own) {
        const { id, outputs } = { ...step.oldState, ...(event?.old && { outputs: event.old.outputs }) };
        if (id) latest.set(step.urn, { urn: step.urn, type, id, values: clean(outputs ?? {}) });
    }
    return [...latest.values()];
}

function outsideChange(refresh: Metadata, clean: (values: Values) => Values): OutsideChange[] {
    const type = typeOf(refresh.type);
    if (type === undefined || !isResource(type)) return [];
    const isGone = !refresh.new;
    const isChanged = Object.keys(refresh.detailedDiff ?? {}).length > 0;
    if (!isGone && !isChanged) return [];
    return [
        {
            urn: refresh.urn,
            type,
            isGone,
            before: clean(refresh.old?.inputs ?? {}),
            after: clean(refresh.new?.inputs ?? {}),
        },
    ];
}

/** A fault of the connection is said of every resource. */
function diagnosticsIn(all: readonly Diagnostic[], secrets: KnownSecrets): Plan["diagnostics"] {
    const byText = new Map<string, { severity: string; text: string; urns: string[] }>();
    for (const { urn, severity, message } of all) {
        if (severity !== "error" && severity !== "warning") continue;
        const text = secrets.hide(message.trim());
        const known = byText.get(text) ?? { severity, text, urns: [] };
        if (urn && !known.urns.includes(urn)) known.urns.push(urn);
        byText.set(text, known);
    }
    const said = [...byText.values()].map(({ urns, ...remark }) => ({ ...remark, urns: urns.toSorted() }));
    return said.toSorted((one, other) => inOrder(one.severity, other.severity) || inOrder(one.text, other.text));
}

const inOrder = (one = "", other = ""): number => (one === other ? 0 : one < other ? -1 : 1);

/** Steps of one resource stay as they are. */
const byUrn = (one: { readonly urn: string }, other: { readonly urn: string }): number => inOrder(one.urn, other.urn);

/** What is not known because the steps are not all resources of the stack. */
function missingIn({ changeSummary, steps }: Digest, hasFailed: boolean): string | undefined {
    const shown = (steps ?? []).filter(({ op, urn }) => op === "same" && !tokenIn(urn).startsWith("pulumi:")).length;
    const areLeftOut = (changeSummary?.same ?? 0) - 1 > shown;
    if (areLeftOut) return "What depends on the changed objects, and findings: run the preview with `--show-sames`.";
    return hasFailed ? "Findings: the preview did not reach all resources." : undefined;
}

function unknownIn(events: EventLog | undefined, missing: string | undefined): string[] {
    const outside = "What somebody changed outside, and findings of policies: pass the event log with `--events`.";
    return [...(events ? [] : [outside]), ...(missing === undefined ? [] : [missing])];
}
