import { randomBytes } from "node:crypto";
import { changedPaths } from "./changes";
import {
    CloudError,
    type CloudFacts,
    type NewObject,
    type Rule,
    rulesOf,
    type Scope,
    type Surroundings,
    type TypeFacts,
} from "./facts";
import type { CloudObject, Objects } from "./objects";
import { emptyValue } from "./schema/fill";
import type { ResourceSchema, Sdk } from "./schema/sdk";
import { type Problem, Validator } from "./schema/validate";
import { containsUnknown, isList, isMap, plain, plainValues, secret, UNKNOWN, type Value, type Values } from "./values";

/** What a change of inputs means. */
export interface Difference {
    readonly changed: readonly string[];
    /** What differs within each property. */
    readonly paths: ReadonlyMap<string, readonly string[]>;
    readonly replaces: readonly string[];
}

/** One simulated cloud: checks, plans and keeps objects. */
export class Cloud {
    constructor(
        readonly facts: CloudFacts,
        private readonly sdk: Sdk,
        readonly objects: Objects,
    ) {}

    /** Of the SDK: what checks the objects. */
    get version(): string {
        return this.sdk.version;
    }

    /**
     * The inputs with the names that the provider fills in.
     *
     * @param olds inputs of the state, whose names stay
     * @param random makes a new name unique
     */
    withName(type: string, urnName: string, olds: Values, news: Values, random: string): Values {
        const property = this.#nameProperty(type);
        if (property === undefined || isSet(news[property])) return news;
        const kept = olds[property];
        return { ...news, [property]: isSet(kept) ? kept : this.facts.defaults.autoName(urnName, random) };
    }

    /** @throws {CloudError} for a type that the SDK does not know */
    problems(type: string, inputs: Values, scope: Scope): readonly Problem[] {
        const { schema, facts } = this.#type(type);
        const values = plainValues(inputs);
        const lists = new Map(Object.entries(facts.lists ?? {}));
        const problems = new Validator(this.sdk, this.facts.strictness, lists).problems(values, schema.inputs);
        if (problems.length > 0) return problems;
        const known = knownPart(values);
        return [
            ...nameProblems(facts, known),
            ...exclusionProblems(facts, values),
            ...this.#referenceProblems(known),
            ...rulesOf(facts.check).flatMap((rule) => broken(rule, values, { scope, objects: this.objects })),
        ];
    }

    difference(type: string, olds: Values, news: Values): Difference {
        const { facts } = this.#type(type);
        const [before, after] = [plainValues(olds), plainValues(news)];
        const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        const compared = names.filter((name) => !name.startsWith("__"));
        const paths = new Map(compared.map((name) => [name, changedPaths(before[name], after[name], name)]));
        const changed = compared.filter((name) => paths.get(name)?.length !== 0);
        return { changed, paths, replaces: changed.filter((name) => facts.replaces?.includes(name)) };
    }

    /**
     * What a preview can say: inputs, what does not change, and unknown for what the cloud decides.
     *
     * @param before outputs of an object that is changed
     */
    planned(type: string, inputs: Values, before: Values = {}): Values {
        const { schema, facts } = this.#type(type);
        const revised = Object.keys(facts.revised ?? {});
        const completed = Object.keys(facts.completes ?? {}).map((name) => [name, before[name] ?? UNKNOWN]);
        const computed = [...schema.outputs.values()].filter(({ name, optional }) => !optional && !isSet(inputs[name]));
        const planned = computed.map(({ name }) => [
            name,
            revised.includes(name) ? UNKNOWN : (before[name] ?? UNKNOWN),
        ]);
        return { ...Object.fromEntries(planned), ...outputsOf(schema, inputs), ...Object.fromEntries(completed) };
    }

    /** @throws {CloudError} when the cloud refuses */
    async create(
        type: string,
        urnName: string,
        inputs: Values,
        scope: Scope,
    ): Promise<{ id: string; outputs: Values }> {
        const { facts } = this.#type(type);
        const made = {
            inputs: plainValues(inputs),
            name: this.#nameOf(type, urnName, inputs),
            scope,
            objects: this.objects,
        };
        const id = (facts.id ?? this.facts.defaults.id)(made);
        const key = { type, id, space: this.facts.space(type, scope) };
        if (this.objects.get(key)) throw new CloudError(`AlreadyExists: ${type} ${id} exists already`);
        const number = this.objects.nextNumber();
        const object = { ...key, number, scope, inputs, outputs: this.#outputsOfNew({ ...made, id, type }, inputs) };
        this.objects.put(object);
        await facts.effects?.created?.(object);
        await this.facts.settled?.();
        return { id, outputs: this.objects.get(key)?.outputs ?? object.outputs };
    }

    /** @throws {CloudError} when the cloud refuses, or the object is gone */
    async update(type: string, id: string, inputs: Values, scope: Scope): Promise<Values> {
        const { schema, facts } = this.#type(type);
        const before = this.#find(type, id, scope);
        if (!before) throw new CloudError(`NotFound: ${type} ${id} does not exist`);
        const revised = Object.entries(facts.revised ?? {}).map(([name, next]) => [name, next(before.outputs[name])]);
        const outputs = {
            ...computedOutputs(before, schema),
            ...this.facts.defaults.derived(plainValues(inputs), before.scope),
            ...Object.fromEntries(revised),
            ...outputsOf(schema, inputs),
            ...this.#completed(facts, plainValues(inputs), before, before.outputs),
        };
        this.objects.put({ ...before, inputs, outputs });
        await facts.effects?.changed?.({ ...before, inputs, outputs }, before.inputs);
        await this.facts.settled?.();
        return this.objects.get(before)?.outputs ?? outputs;
    }

    /**
     * @param within seconds that the program lets it take
     * @throws {CloudError} when the cloud refuses
     */
    async delete(type: string, id: string, scope: Scope, within?: number): Promise<void> {
        const object = this.#find(type, id, scope);
        if (!object) return;
        await this.#type(type).facts.effects?.deleted?.(object, within);
        this.objects.delete(object);
    }

    /**
     * Makes an object that exists without any program, such as a network of another team.
     *
     * @param config of the provider, such as its region
     * @throws {RangeError} when the inputs are refused
     * @throws {CloudError} when the cloud refuses
     */
    async plant(type: string, name: string, inputs: Values, config: Values): Promise<CloudObject> {
        const scope = this.facts.scopeOf(inputs, this.facts.scope(config));
        const named = this.withName(type, name, {}, inputs, randomBytes(4).toString("hex").slice(1));
        const [first] = this.problems(type, named, scope);
        if (first) throw new RangeError(`${type}: ${first.path} ${first.reason}`);
        const { id } = await this.create(type, name, named, scope);
        const object = this.#find(type, id, scope);
        if (!object) throw new CloudError(`NotFound: ${type} ${id} is gone`);
        return object;
    }

    /**
     * Somebody changes an object by hand.
     *
     * @throws {CloudError} if it does not exist
     */
    change(type: string, id: string, patch: Values): CloudObject {
        const object = this.#existing(type, id);
        const changed = { ...object, inputs: { ...object.inputs, ...patch }, outputs: { ...object.outputs, ...patch } };
        this.objects.put(changed);
        return changed;
    }

    /**
     * Somebody deletes an object by hand.
     *
     * @throws {CloudError} if it does not exist
     */
    async remove(type: string, id: string): Promise<void> {
        const object = this.#existing(type, id);
        await this.delete(type, id, object.scope, Number.POSITIVE_INFINITY);
    }

    /**
     * An object as the cloud has it.
     *
     * @param inputs of the state: what the program does not set stays out
     */
    read(type: string, id: string, scope: Scope, inputs?: Values): { inputs: Values; outputs: Values } | undefined {
        const object = this.#find(type, id, scope);
        if (!object) return undefined;
        if (!inputs) return object;
        const names = Object.keys(inputs).filter((name) => name in object.inputs);
        return {
            inputs: Object.fromEntries(names.map((name) => [name, object.inputs[name]])),
            outputs: object.outputs,
        };
    }

    /** @throws {CloudError} for a function that the SDK does not know, or when the cloud finds nothing */
    invoke(token: string, args: Values, scope: Scope): { result?: Values; problems: readonly Problem[] } {
        const schema = this.sdk.function(token);
        if (!schema) throw this.#unknown("function", token);
        const values = plainValues(args);
        const problems = new Validator(this.sdk, this.facts.strictness).problems(values, schema.args);
        if (problems.length > 0) return { problems };
        const filled = Object.fromEntries(
            [...schema.result.values()]
                .filter(({ optional }) => !optional)
                .map(({ name, type }) => [name, emptyValue(type, this.sdk)]),
        );
        const found = this.facts.functions[token]?.(knownPart(values), { scope, objects: this.objects }) ?? {};
        const given = Object.entries(args).filter(([name]) => schema.result.has(name));
        return { result: { ...filled, ...Object.fromEntries(given), ...found }, problems: [] };
    }

    #find(type: string, id: string, scope: Scope): CloudObject | undefined {
        return this.objects.get({ type, id, space: this.facts.space(type, scope) });
    }

    #existing(type: string, id: string): CloudObject {
        const object = this.objects.all(type).find((each) => each.id === id);
        if (!object) throw new CloudError(`NotFound: ${type} ${id} does not exist`);
        return object;
    }

    #type(type: string): { schema: ResourceSchema; facts: TypeFacts } {
        const schema = this.sdk.resource(type);
        if (!schema) throw this.#unknown("type", type);
        return { schema, facts: this.facts.types[type] ?? {} };
    }

    #unknown(kind: string, token: string): CloudError {
        return new CloudError(`${this.sdk.packageName} ${this.sdk.version} has no ${kind} ${token}`);
    }

    #nameProperty(type: string): string | undefined {
        const { schema, facts } = this.#type(type);
        if (facts.name) return facts.name.property;
        return this.facts.defaults.nameProperty(new Set(schema.inputs.keys()), new Set(schema.outputs.keys()));
    }

    #nameOf(type: string, fallback: string, inputs: Values): string {
        const named = plain(inputs[this.#nameProperty(type) ?? ""]);
        return typeof named === "string" ? named : fallback;
    }

    #outputsOfNew(made: NewObject & { readonly id: string; readonly type: string }, inputs: Values): Values {
        const { schema, facts } = this.#type(made.type);
        const computed = [...schema.outputs.values()].filter(({ optional }) => !optional);
        const empty = computed.map(({ name, type }) => [name, emptyValue(type, this.sdk)]);
        const { outputs, derived } = this.facts.defaults;
        const described: Values = { ...outputs(made), ...derived(made.inputs, made.scope), ...facts.outputs?.(made) };
        const declared = Object.entries(described).filter(([name]) => schema.outputs.has(name));
        return {
            ...Object.fromEntries(empty),
            ...Object.fromEntries(declared),
            ...outputsOf(schema, inputs),
            ...this.#completed(facts, made.inputs, made),
        };
    }

    #completed(
        { completes = {} }: TypeFacts,
        inputs: Values,
        { id, scope }: { readonly id: string; readonly scope: Scope },
        before: Values = {},
    ): Values {
        const made = { id, scope, objects: this.objects };
        const completed = Object.entries(completes).map(([name, complete]) => {
            return [name, complete(inputs[name] ?? null, made, before[name])];
        });
        return Object.fromEntries(completed);
    }

    #exists(id: string): boolean {
        if (this.objects.withId(id).length > 0) return true;
        return this.objects.all().some(({ type, outputs }) => {
            return this.facts.types[type]?.parts?.some((part) => outputs[part] === id);
        });
    }

    /** Every string that looks like an id of this cloud must be the id of an object. */
    #referenceProblems(value: Value | undefined, path = ""): Problem[] {
        if (typeof value === "string") {
            return this.facts.isReference(value) && !this.#exists(value)
                ? [{ path, reason: `refers to "${value}", which does not exist` }]
                : [];
        }
        if (isList(value)) return value.flatMap((item, index) => this.#referenceProblems(item, `${path}[${index}]`));
        if (!isMap(value)) return [];
        return Object.entries(value).flatMap(([name, item]) =>
            this.#referenceProblems(item, path === "" ? name : `${path}.${name}`),
        );
    }
}

/** Inputs come back as outputs; what the SDK marks as secret comes back secret. */
function outputsOf(schema: ResourceSchema, inputs: Values): Values {
    const shown = Object.entries(inputs).filter(([name, value]) => schema.outputs.has(name) && isSet(value));
    return Object.fromEntries(
        shown.map(([name, value]) => [name, schema.secretOutputs.has(name) ? secret(plain(value)) : value]),
    );
}

function nameProblems({ name }: TypeFacts, inputs: Values): Problem[] {
    const value = name && inputs[name.property];
    if (!name || typeof value !== "string") return [];
    const { property: path, pattern, length } = name;
    const shown = `but is ${JSON.stringify(value)}`;
    if (length !== undefined && value.length > length) {
        return [{ path, reason: `must have at most ${length} characters, ${shown} (${value.length})` }];
    }
    return pattern && !pattern.test(value) ? [{ path, reason: `must match ${pattern.source}, ${shown}` }] : [];
}

function exclusionProblems({ exclusive = [] }: TypeFacts, inputs: Values): Problem[] {
    return exclusive.flatMap((names) => {
        const [first, ...others] = names.filter((name) => isSet(inputs[name]) && inputs[name] !== false);
        if (first === undefined || others.length === 0) return [];
        return [{ path: first, reason: `excludes ${others.join(", ")}; set only one of ${names.join(", ")}` }];
    });
}

/** Outputs of an object that do not come from its inputs. */
function computedOutputs({ inputs, outputs }: { inputs: Values; outputs: Values }, schema: ResourceSchema): Values {
    return Object.fromEntries(
        Object.entries(outputs).filter(([name]) => !(name in inputs) && schema.outputs.get(name)?.optional === false),
    );
}

/** What a rule finds wrong, unless it looks at an input that is not known yet. */
function broken(rule: Rule, values: Values, surroundings: Surroundings): readonly Problem[] {
    const known = knownPart(values);
    let isKnown = true;
    const watched = new Proxy(known, {
        get(target, name) {
            const input = String(name);
            if (isSet(values[input]) && !(input in target)) isKnown = false;
            return target[input];
        },
    });
    const problems = rule(watched, surroundings);
    return isKnown ? problems : [];
}

/** What a rule can look at: top-level inputs that are known throughout. */
function knownPart(values: Values): Values {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => isSet(value) && !containsUnknown(value)));
}

function isSet(value: Value | undefined): value is Value {
    return value !== undefined && value !== null;
}
