import { catalog, nouns } from "../catalog";
import type { ConfigGetter } from "../connection/connection";
import type { Definition } from "../contract/definition";
import { alike } from "../contract/nearest";
import type { ResourceContext } from "../contract/resourceContext";
import { secretOutputsOf } from "../contract/secrets";
import { equal, pick, present, type Values, without } from "../contract/values";
import { WITHHELD } from "../hosts/dynamic/host";
import { InvalidInputError } from "../http/errors/errors";
import { read } from "../lifecycle/lifecycle";
import { describe, endpointOf, fromWire } from "../lifecycle/mapping";
import { inputKeys, whole } from "../lifecycle/stateValues";
import { Session } from "../session";
import { getById } from "./getById";

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

    async all(type: string): Promise<Importable> {
        const definition = importable(type);
        const context = { definition, backend: this.session.backendOf(type) };
        const entries: Importable["entries"] = [];
        const leftOut: string[] = [];
        for (const { id, known } of await listed(context)) {
            const said = await read(context, { id, known }).catch(refusal);
            if (said === undefined) continue;
            const reason = typeof said === "string" ? said : definition.writeProtection?.(said);
            if (typeof said === "string" || reason !== undefined) {
                leftOut.push(`${describe(definition, known, id)}: ${reason}`);
            } else entries.push({ ...entryOf(definition, id, said), called: String(said.name ?? definition.noun.one) });
        }
        return { entries: entries.sort(byName), leftOut };
    }
}

/** All objects of a kind, wherever it is looked up. */
async function listed(context: ResourceContext): Promise<{ id: string; known: Values }[]> {
    const { definition, backend } = context;
    const places = (definition.importScopes?.([]) ?? [{}]).map(present);
    const found = places.map(async (scope) => {
        const special = await definition.operations?.list?.({ scope, backend });
        const wires = special ?? (await backend.listAll(await endpointOf(context, scope)));
        const known = wires.map(async (wire) => ({
            id: String(wire.id),
            known: await fromWire(context, wire, scope),
        }));
        return Promise.all(known);
    });
    return (await Promise.all(found)).flat();
}

/** Why the library reads no such object. What the service refuses is an error. */
function refusal(error: unknown): string {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
}

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
    const outputs = without(said, left);
    const inputs = pick(outputs, inputKeys(definition, outputs));
    const withheld = secrets.some((secret) => said[secret] !== undefined);
    const stated = whole(definition, outputs);
    return {
        id,
        inputs,
        outputs: withheld ? { ...without(stated, secrets), [WITHHELD]: true } : stated,
    };
}

/** The service answers with both of what a program may say in one of two ways; the first is kept. */
function spareKeys(definition: Definition, said: Values): string[] {
    return (definition.rules ?? [])
        .filter((rule) => rule.needs.every((need) => said[need] !== undefined) && rule.when(said))
        .flatMap((rule) => rule.needs.slice(1));
}

/** What is as it would be if no program spoke of it: a program need not either. */
function idleKeys({ collection: { fields, unset = {} } }: Definition, said: Values): string[] {
    return Object.entries(fields).flatMap(([property, field]) => {
        const cleared = unset[property] ?? field?.unset;
        const isIdle = said[property] !== undefined && equal(field?.toWire(said[property] as never), cleared);
        return isIdle ? [property] : [];
    });
}
