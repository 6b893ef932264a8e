import { catalog, nouns } from "../catalog";
import { check } from "../check/check";
import type { ConfigGetter } from "../connection/connection";
import type { Definition } from "../contract/definition";
import { textOf } from "../contract/fields";
import { alike } from "../contract/nearest";
import type { ResourceContext } from "../contract/resourceContext";
import { secretOutputsOf } from "../contract/secrets";
import { equal, pick, present, type Values, without } from "../contract/values";
import type { lookupOnly } from "../definitionOf";
import { WITHHELD } from "../hosts/dynamic/host";
import { InvalidInputError, ZscalerError } from "../http/errors/errors";
import { read } from "../lifecycle/lifecycle";
import { describe, endpointOf, fromWire } from "../lifecycle/mapping";
import { inputKeys, whole } from "../lifecycle/stateValues";
import { Session } from "../session";
import { getById } from "./getById";
import { listOf } from "./query";

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
    async lookups(noun: LookedUp, scope: Values): Promise<{ objects: Values[] } | Pick<Unread, "code" | "text">> {
        try {
            const wires = await listOf(noun, scope, this.session.backendOf(noun.type));
            return { objects: wires.map((wire) => present(noun.fromWire(wire))) };
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
        const found = await listed(context);
        const manageable: Manageable[] = [];
        const fixed: Fixed[] = [];
        // At once, so that the reads of all are answered by one list.
        const reads = await Promise.allSettled(found.map(({ id, known }) => read(context, { id, known })));
        for (const [at, { id, known, isBuiltIn }] of found.entries()) {
            const answer = reads[at];
            const called = textOf(known.name);
            if (answer?.status === "rejected") {
                const reason = refusal(answer.reason);
                if (reason === undefined) failed(answer.reason, { id, ...present({ called }) });
                else fixed.push({ id, called: called ?? id, reason });
                continue;
            }
            const said = answer?.value;
            if (said === undefined) continue;
            const reason = isBuiltIn ? "every tenant has it" : definition.writeProtection?.(said);
            const name = String(said.name ?? definition.noun.one);
            if (reason === undefined)
                manageable.push({
                    ...entryOf(definition, id, said),
                    called: name,
                    secrets: secretsOf(definition, said),
                });
            else fixed.push({ id, called: name, reason });
        }
        return { manageable: manageable.sort(byName), fixed: fixed.sort(byName) };
    }
}

/** All objects of a kind, wherever it is looked up. */
async function listed(context: ResourceContext): Promise<{ id: string; known: Values; isBuiltIn: boolean }[]> {
    const { definition, backend } = context;
    const places = (definition.importScopes?.([]) ?? [{}]).map(present);
    const found = places.map(async (scope) => {
        const special = await definition.operations?.list?.({ scope, backend });
        const wires = special ?? (await backend.listAll(await endpointOf(context, scope)));
        const known = wires.map(async (wire) => ({
            id: String(wire.id),
            known: await fromWire(context, wire, scope),
            isBuiltIn: wire.defaultRule === true,
        }));
        return Promise.all(known);
    });
    return (await Promise.all(found)).flat();
}

/** Why the library reads no such object; undefined of what the service refuses, which is an error. */
const refusal = (error: unknown): string | undefined =>
    error instanceof InvalidInputError ? error.message : undefined;

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
