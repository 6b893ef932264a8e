import * as pulumi from "@pulumi/pulumi";
import type * as rules from "../findings";
import type * as calls from "../provider/lookups";
import { NotFoundError } from "./errors";
import { resourcesOf } from "./insideOutputs";
import { mockable, tokenOf } from "./mocks";
import type { TypeFor } from "./parity";
import { Preview } from "./previews";
import { known, settingsOf } from "./provider";
import type { Resource } from "./resource";

/** Everything that a class offers, as plain values. */
export type Found<Class> = { id: string } & {
    [K in Exclude<keyof Class, keyof Resource>]: Class[K] extends pulumi.Output<infer T> ? T : never;
};

/** Arguments of the form that takes outputs. */
export type InputsOf<Args> = { [K in keyof Args]: pulumi.Input<Args[K]> };

/** The object to look up, by `id` or by `name`. */
export interface IdOrNameArgs {
    /** Id of the object. @default by name */
    id?: string;
    /** Name of the object. @default by id */
    name?: string;
}

/** Where a lookup function looks. */
export interface LookupOptions {
    /** The connection to use: a `ZscalerProvider`. @default that of `parent`, else the stack's configuration */
    provider?: pulumi.ProviderResource;
    /** A resource whose connection is used. @default none */
    parent?: pulumi.Resource;
}

/**
 * The function that looks one object up, by id or name. The compiler holds its result to the definition.
 * @internal its type is that of a definition, which no program has to load
 * @param type Module and name of the object.
 */
export function one<Args extends object, Result, D>(type: TypeFor<Result, D> & string): Lookup<Args, Result> {
    return mockable(tokenOf(type), (args: Args, options?: LookupOptions) =>
        lookup(
            (provider, config, run) => provider.find(type, Object.fromEntries(Object.entries(args)), config, run),
            options,
        ),
    );
}

/**
 * The function that lists every object that its arguments leave: `name` is a part of the name, the others are values.
 *
 * @param scope Those of the arguments that say where to look.
 */
export function all<Args extends { name?: string }, Result>(
    type: string,
    ...scope: (keyof Args & string)[]
): OpenLookup<Args, Result[]> {
    return mockable(tokenOf(type, "s"), async (args?: Args, options?: LookupOptions) => {
        const { name, ...wanted } = args ?? {};
        const entries = Object.entries(wanted);
        const where = Object.fromEntries(entries.filter(([key]) => scope.some((each) => each === key)));
        const filter = entries.filter(([key, value]) => !(key in where) && value !== undefined);
        const found = await lookup<(Result & { name?: string })[]>(
            (provider, config, run) => provider.list(type, where, config, run),
            options,
        );
        return found.filter((each) => contains(each.name, name) && holds(each, filter));
    });
}

/**
 * The function that says what no single object does.
 * @internal its type is the provider's, which no program has to load
 */
export function asked<Args extends object, Result>(question: calls.Question<Args, Result>): Lookup<Args, Result> {
    return (args, options) => lookup((provider, config, run) => provider.query(question, args, config, run), options);
}

/**
 * What an order of access rules will do to rules that it does not name, in words.
 * @internal
 */
export function foreseeOrder(
    order: Parameters<typeof calls.foreseeOrder>[0],
    options: LookupOptions,
): Promise<string[]> {
    return lookup((provider, config, run) => provider.foreseeOrder(order, config, run), options);
}

/**
 * The integration that scans transferred files.
 * @internal
 */
export function fileTransferIntegration(options: LookupOptions = {}): ReturnType<typeof calls.fileTransferIntegration> {
    return lookup((provider, config, run) => provider.fileTransferIntegration(config, run), options);
}

/**
 * The one whom an object names as its last writer.
 * @internal
 */
export function lastWriter(id: string | undefined, options: LookupOptions = {}): ReturnType<typeof calls.lastWriter> {
    return lookup((provider, config, run) => provider.lastWriter(id, config, run), options);
}

/**
 * What a rule finds about an object, in plain words.
 * @internal
 */
export type Finding = Pick<rules.Finding, "rule" | "level" | "object" | "todo"> & { readonly problem: string };

/**
 * What some rules find for certain about objects. The rules are loaded here and not before.
 * @internal
 */
export function findingsAbout(stack: rules.PlannedStack, ids: readonly string[]): Finding[] {
    const { findingsOf, plain, RULES }: typeof rules = require("../findings");
    return findingsOf(stack, { rules: RULES.filter(({ id }) => ids.includes(id)) })
        .filter(({ kind }) => kind === "found")
        .map(({ rule, level, object, title, why, todo }) => ({
            rule,
            level,
            object,
            problem: `${title.replace(/\.$/, "")}: ${plain(why)}`,
            todo,
        }));
}

/** The form of a lookup function that takes outputs and gives one. */
export function outputOf<Args extends object, Result>(run: OpenLookup<Args, Result>): OpenLookupOutput<Args, Result>;
export function outputOf<Args extends object, Result>(run: Lookup<Args, Result>): LookupOutput<Args, Result>;
export function outputOf<Args extends object, Result>(run: Lookup<Args, Result>): LookupOutput<Args, Result> {
    return (args, options) => {
        // What is not known in a preview stays so, instead of being looked up.
        const asked = pulumi.output([args ?? {}, settingsOf(options)]);
        const preview = Preview.current();
        return pulumi.all([asked, identitiesBehind(asked)]).apply(([[plain], identities]) => {
            const changing = identities.some(({ urn }) => preview?.updates(urn));
            const found = run(plain as Args, options);
            // It may be about to get the name that was asked for.
            return pulumi.output(changing ? (found.catch(unknownIfNotFound) as typeof found) : found);
        });
    };
}

/** Of the resources that an output comes from. Unknown as long as one is yet to be created: no lookup can find it. */
function identitiesBehind(output: pulumi.Output<unknown>): pulumi.Output<{ id: string; urn: string }[]> {
    const identities = resourcesOf(output).then((resources) =>
        resources.filter(pulumi.CustomResource.isInstance).map(({ id, urn }) => ({ id, urn })),
    );
    return pulumi.output(identities);
}

function unknownIfNotFound(error: unknown): typeof pulumi.unknown {
    if (error instanceof NotFoundError) return pulumi.unknown;
    throw error;
}

type Lookup<Args, Result> = (args: Args, options?: LookupOptions) => Promise<Result>;
type OpenLookup<Args, Result> = (args?: Args, options?: LookupOptions) => Promise<Result>;
type LookupOutput<Args, Result> = (
    args: InputsOf<Args>,
    options?: LookupOptions,
) => pulumi.Output<pulumi.Unwrap<Result>>;
type OpenLookupOutput<Args, Result> = (
    args?: InputsOf<Args>,
    options?: LookupOptions,
) => pulumi.Output<pulumi.Unwrap<Result>>;

/** Whether an object has these values. */
function holds(object: object, wanted: readonly [string, unknown][]): boolean {
    const values = new Map<string, unknown>(Object.entries(object));
    return wanted.every(([key, value]) => values.get(key) === value);
}

/** Whether a text holds a part, case-insensitive; an undefined part is no filter. */
function contains(text: string | undefined, part: string | undefined): boolean {
    return part === undefined || (text ?? "").toLowerCase().includes(part.toLowerCase());
}

/**
 * Runs one lookup over the program's connection. The provider, and with it schemas and transport, is loaded here
 * and not before: a program that only declares resources does without. By `require`, because `import` would need an
 * ES module loader, which Jest and Plug'n'Play do not have.
 */
async function lookup<T>(
    ask: (provider: typeof calls, config: (key: string) => string | undefined, run: object) => Promise<unknown>,
    options?: LookupOptions,
): Promise<T> {
    const provider: typeof calls = require("../provider/lookups");
    const settings = await known(settingsOf(options));
    return (await ask(provider, (key) => settings[key], currentRun())) as T;
}

/** How long what was read outside of a run is good for. */
const WITHOUT_RUN_MS = 60_000;
/** Process-wide: stands for the run where there is none, as in a script, for a while. */
let withoutRun = { since: 0 };

/**
 * Stands for the run that the program is in: a process that lives on has many, each with its own connection to the
 * engine.
 */
function currentRun(): object {
    const monitor = pulumi.runtime.getMonitor();
    if (monitor) return monitor;
    if (Date.now() - withoutRun.since > WITHOUT_RUN_MS) withoutRun = { since: Date.now() };
    return withoutRun;
}
