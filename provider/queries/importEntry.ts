import { catalog, nouns } from "../catalog";
import { check } from "../check/check";
import type { ConfigGetter } from "../connection/connection";
import type { Definition } from "../contract/definition";
import type { Wire } from "../contract/fields";
import { alike } from "../contract/nearest";
import type { ResourceContext } from "../contract/resourceContext";
import { secretOutputsOf } from "../contract/secrets";
import { equal, pick, present, type Values, without } from "../contract/values";
import type { lookupOnly } from "../definitionOf";
import { WITHHELD } from "../hosts/dynamic/host";
import { InvalidInputError, ZscalerError } from "../http/errors/errors";
import { read } from "../lifecycle/lifecycle";
import { describe, endpointOf, fromWire, legible } from "../lifecycle/mapping";
import { inputKeys, whole } from "../lifecycle/stateValues";
import { Session } from "../session";
import { type EachOf, eachOf } from "./eachOf";
import { getById } from "./getById";
import { identityOf, listOf, saidOfEach } from "./query";

/** What the engine needs to take an object into a state without asking the provider. */
export interface ImportEntry {
    id: string;
    inputs: Values;
    outputs: Values;
}

/** All objects of a kind that a program may manage, and what is said of those that it may not. */
export interface Importable {
    entries: (ImportEntry & { called: string })[];
    leftOut: string[];
}

/** An object that a program may manage. */
export interface Manageable extends ImportEntry {
    /** Its name in the tenant. */
    called: string;
    /** Outputs that are secret: not among `outputs`, and never to be written to a file. */
    secrets: Values;
}

/** An object that no program may manage, and why. */
export interface Fixed {
    id: string;
    called: string;
    /** @example "it is managed by Zscaler" */
    reason: string;
}

/** An object that could not be read. */
export interface Unread {
    /** @default the whole kind */
    id?: string;
    called?: string;
    /** Code of the error, or `NO_FEATURE`. @example "permission" */
    code: string;
    text: string;
}

/** What a tenant has of a kind. */
export interface Survey {
    manageable: Manageable[];
    fixed: Fixed[];
    unread: Unread[];
}

/** A type that programs only look up. */
export type LookedUp = NonNullable<ReturnType<typeof lookupOnly>>;

/** The tenant does not have the feature, and so no such object. */
export const NO_FEATURE = "no-feature";

/** How many types an error proposes. */
const MOST_TYPES = 3;

/** Entries of one import file: one sign-in for all of them. */
export class Importing {
    private readonly session: Session;

    constructor(config: ConfigGetter) {
        this.session = new Session(config);
    }

    /** @param reference Id of the object, led by its scope where it has one. */
    async one(type: string, reference: string): Promise<ImportEntry> {
        const definition = importable(type);
        const { id, said } = await getById({ definition, backend: this.session.backendOf(type) }, { reference });
        return entryOf(definition, id, said);
    }

    /** @throws ZscalerError of the first object that cannot be read */
    async all(type: string): Promise<Importable> {
        const { manageable, fixed } = await this.surveyed(type, (error) => {
            throw error;
        });
        return {
            entries: manageable.map(({ secrets: _, ...entry }) => entry),
            leftOut: fixed.map(
                ({ id, called, reason }) => `${describe(importable(type), { name: called }, id)}: ${reason}`,
            ),
        };
    }

    /** The same, with what cannot be read beside the others. */
    async survey(type: string): Promise<Survey> {
        const unread: Unread[] = [];
        try {
            const { manageable, fixed } = await this.surveyed(type, (error, found) => {
                unread.push({ ...found, ...failureOf(error) });
            });
            return { manageable, fixed, unread };
        } catch (error) {
            return { manageable: [], fixed: [], unread: [failureOf(error)] };
        }
    }

    /** What can only be looked up, or why it cannot. */
    async lookups(
        noun: LookedUp,
        scope: Values,
    ): Promise<{ objects: Values[]; unread: Unread[] } | Pick<Unread, "code" | "text">> {
        try {
            const wires = await listOf(noun, scope, this.session.backendOf(noun.type));
            const { objects, unread } = await saidOfEach(noun, wires);
            return { objects, unread: unread.map(({ error, ...found }) => ({ ...found, ...failureOf(error) })) };
        } catch (error) {
            return failureOf(error);
        }
    }

    private async surveyed(
        type: string,
        failed: (error: unknown, found: { id: string; called?: string }) => void,
    ): Promise<Omit<Survey, "unread">> {
        const definition = importable(type);
        const context = { definition, backend: this.session.backendOf(type) };
        const listed = await allOf(context);
        // At once, so that the reads of all are answered by one list.
        const looks = await eachOf(listed.done, (one) => lookAt(context, one));
        const fixed = looks.done.flatMap((one) => (one && "reason" in one ? one : []));
        const lost = [...listed.failed, ...looks.failed.map(({ one, error }) => ({ one: one.wire, error }))];
        for (const { one, error } of lost) {
            const found = identityOf(one);
            const reason = refusal(error);
            if (reason === undefined) failed(error, found);
            else fixed.push({ called: found.id, ...found, reason });
        }
        const manageable = looks.done.flatMap((one) => (one && "inputs" in one ? one : []));
        return { manageable: manageable.sort(byName), fixed: fixed.sort(byName) };
    }
}

/** An object of a list. */
interface Found {
    readonly wire: Wire;
    readonly known: Values;
}

/** All objects of a kind, wherever it is looked up. */
async function allOf(context: ResourceContext): Promise<EachOf<Wire, Found>> {
    const { definition, backend } = context;
    const places = (definition.importScopes?.([]) ?? [{}]).map(present);
    const found = places.map(async (scope) => {
        const special = await definition.operations?.list?.({ scope, backend });
        const wires = special ?? (await backend.listAll(await endpointOf(context, scope)));
        return eachOf(wires, async (wire): Promise<Found> => ({ wire, known: await fromWire(context, wire, scope) }));
    });
    const all = await Promise.all(found);
    return { done: all.flatMap(({ done }) => done), failed: all.flatMap(({ failed }) => failed) };
}

/** Undefined of an object that somebody has deleted meanwhile. */
function lookAt(context: ResourceContext, { wire, known }: Found): Promise<Manageable | Fixed | undefined> {
    const { definition } = context;
    const id = String(wire.id);
    return legible(definition, wire, async () => {
        const said = await read(context, { id, known });
        if (said === undefined) return undefined;
        const called = String(said.name ?? definition.noun.one);
        const reason = wire.defaultRule === true ? "every tenant has it" : definition.writeProtection?.(said);
        if (reason !== undefined) return { id, called, reason };
        return { ...entryOf(definition, id, said), called, secrets: secretsOf(definition, said) };
    });
}

/** Why the library reads no such object, without what it was asked for; undefined of what the service refuses, which is an error. */
const refusal = (error: unknown): string | undefined =>
    error instanceof InvalidInputError ? error.clause.replace(`Cannot ${error.operation}: `, "") : undefined;

/** @throws what is no failure of a call */
function failureOf(error: unknown): Pick<Unread, "code" | "text"> {
    if (!(error instanceof ZscalerError)) throw error;
    return { code: error.certainly === NO_FEATURE ? NO_FEATURE : error.code, text: error.message };
}

const secretsOf = (definition: Definition, said: Values): Values => pick(said, secretOutputsOf(definition));

const byName = (a: { called: string; id: string }, b: { called: string; id: string }): number =>
    a.called.localeCompare(b.called, "en") || a.id.localeCompare(b.id, "en", { numeric: true });

/** @throws Error that names the nearest types, when there is none of the name */
function importable(type: string): Definition {
    const definition = catalog.find((candidate) => candidate.type === type);
    if (definition) return definition;
    if (nouns.some((noun) => noun.type === type)) {
        throw new Error(`${type} has only lookup functions and is not a resource, so it cannot be imported`);
    }
    const types = catalog.map((candidate) => candidate.type);
    const wanted = nounIn(type);
    const named = alike(wanted, types.map(nounIn), MOST_TYPES);
    const near = named.flatMap((noun) => types.filter((candidate) => nounIn(candidate) === noun));
    throw new Error(
        near.length > 0
            ? `the resource type ${type} does not exist; did you mean ${near.join(", ")}?`
            : `the resource type ${type} does not exist; the types are ${types.sort().join(", ")}`,
    );
}

const nounIn = (type: string): string => type.slice(type.indexOf(":") + 1);

/** Secret outputs stay out of the entry, which is a plain file: the first update puts them into the state, encrypted. */
function entryOf(definition: Definition, id: string, said: Values): ImportEntry {
    const secrets = secretOutputsOf(definition);
    const { setByOthers = [] } = definition;
    const left = [...secrets, ...setByOthers, ...spareKeys(definition, said), ...idleKeys(definition, said)];
    const spoken = { ...without(said, left), ...definition.importsWith?.(said) };
    const inputs = asChecked(definition, pick(spoken, inputKeys(definition, spoken)));
    const outputs = { ...spoken, ...inputs };
    const withheld = secrets.some((secret) => said[secret] !== undefined);
    const stated = whole(definition, outputs);
    return {
        id,
        inputs,
        outputs: withheld ? { ...without(stated, secrets), [WITHHELD]: true } : stated,
    };
}

/** With the defaults that a check adds to the same declaration. What no program can declare stays as it is. */
function asChecked(definition: Definition, inputs: Values): Values {
    const checked = check(definition, inputs, { before: inputs });
    return checked.failures.length === 0 ? checked.inputs : inputs;
}

/** The service answers with both of what a program may say in one of two ways; the first is kept. */
function spareKeys(definition: Definition, said: Values): string[] {
    return (definition.rules ?? [])
        .filter((rule) => rule.needs.every((need) => said[need] !== undefined) && rule.when(said))
        .flatMap((rule) => rule.needs.slice(1));
}

/** What is as it would be if no program spoke of it: a program need not either. */
function idleKeys({ inputs, collection: { fields, unset = {} } }: Definition, said: Values): string[] {
    return Object.entries(fields).flatMap(([property, field]) => {
        const cleared = unset[property] ?? field?.unset;
        const isRequired = inputs.shape[property]?.safeParse(undefined).success === false;
        const isIdle =
            !isRequired && said[property] !== undefined && equal(field?.toWire(said[property] as never), cleared);
        return isIdle ? [property] : [];
    });
}
