import type { ConfigGetter } from "../connection/connection";
import type { Backend } from "../contract/backend";
import type { Endpoint } from "../contract/endpoint";
import { textOf, type Wire } from "../contract/fields";
import type { Noun } from "../contract/noun";
import { scopeOf } from "../contract/references";
import type { ResourceContext } from "../contract/resourceContext";
import { present, type Values } from "../contract/values";
import { definitionOf, lookupOnly } from "../definitionOf";
import { InvalidInputError } from "../http/errors/errors";
import { describe, endpointOf, fromWire, legible } from "../lifecycle/mapping";
import { productOf } from "../session";
import { type EachOf, eachOf } from "./eachOf";
import { notFound } from "./notFound";
import { ONLY_RUN, sessionFor } from "./sessions";

/** What lookup functions of a program call: objects in the words of the resources, with what moves by itself. */

/** One object by its id or by its name. */
export interface Query {
    id?: string;
    name?: string;
    [scope: string]: unknown;
}

/** What of it says which object is meant. */
type Sought = Pick<Query, "id" | "name">;

/** A query that is being answered. */
interface Search {
    readonly query: Sought;
    readonly operation: string;
    /** What else was given: where to look. */
    readonly scope: Values;
}

const backendFor = (type: string, config: ConfigGetter, run: object): Backend =>
    sessionFor(productOf(type), config, run).backendOf(type);

/**
 * @param run Stands for the run of the program: what is read once is read once for each. @default one for the process
 * @throws {NotFoundError} when there is none
 * @throws {InvalidInputError} when not exactly one of id and name is given, or several objects have the name
 */
export async function find(type: string, query: Query, config: ConfigGetter, run: object = ONLY_RUN): Promise<Values> {
    const backend = backendFor(type, config, run);
    const { id, name, ...scope }: Query = present(query);
    const noun = lookupOnly(type);
    const operation = `look up ${describe(noun ?? definitionOf(type), { name }, id)}`;
    oneOf(operation, query);
    if (!noun) return findResource({ definition: definitionOf(type), backend }, { query, operation, scope });
    const all = await ofThat(noun, { query: { id, name }, operation, scope }, backend);
    return said(noun, only(operation, all, open(noun.narrowedBy, scope)));
}

/** @throws {ZscalerError} of the first object that cannot be read: a program is not to take a part for the whole */
export async function list(
    type: string,
    scope: Values,
    config: ConfigGetter,
    run: object = ONLY_RUN,
): Promise<Values[]> {
    const { objects, unread } = await listEach(type, scope, config, run);
    const [first] = unread;
    if (first) throw first.error;
    return objects;
}

/** What a list holds. */
export interface Listed {
    readonly objects: Values[];
    /** Objects that cannot be read, with the reasons. */
    readonly unread: readonly { readonly id: string; readonly called?: string; readonly error: unknown }[];
}

/** Every object of a list; one that cannot be read does not keep the others back. */
export async function listEach(
    type: string,
    scope: Values,
    config: ConfigGetter,
    run: object = ONLY_RUN,
): Promise<Listed> {
    const backend = backendFor(type, config, run);
    const noun = lookupOnly(type);
    if (noun) return saidOfEach(noun, await listOf(noun, present(scope), backend));
    const context = { definition: definitionOf(type), backend };
    const endpoint = await endpointOf(context, scope);
    const wires =
        (await context.definition.operations?.list?.({ scope, backend })) ?? (await backend.listAll(endpoint));
    return asListed(await eachOf(wires, (wire) => found(context, wire, scope)));
}

/** The same of what is only looked up. */
export const saidOfEach = async (noun: Told, wires: readonly Wire[]): Promise<Listed> =>
    asListed(await eachOf(wires, (wire) => said(noun, wire)));

const asListed = ({ done, failed }: EachOf<Wire, Values>): Listed => ({
    objects: done,
    unread: failed.map(({ one, error }) => ({ ...identityOf(one), error })),
});

async function findResource(context: ResourceContext, { query, operation, scope }: Search): Promise<Values> {
    const { definition, backend } = context;
    const listed = await definition.operations?.list?.({ scope, backend });
    const endpoint = listed ? undefined : await endpointOf(context, scope);
    const wires = endpoint ? await sought(endpoint, query, operation, backend) : among(listed ?? [], query);
    const narrowing = open(scopeOf(definition), scope);
    if (wires.length > 0) return found(context, only(operation, wires, narrowing), scope);
    const all = async () => listed ?? (endpoint ? backend.listAll(endpoint) : []);
    throw await notFound({ operation, ...query, all, endpoint, scope }, backend);
}

async function sought(
    endpoint: Endpoint,
    { id, name }: Sought,
    operation: string,
    backend: Backend,
): Promise<readonly Wire[]> {
    if (id === undefined) return exactly(String(name), await backend.find(endpoint, String(name), operation));
    const wire = await backend.read(endpoint, id, operation, 0);
    return wire ? [wire] : [];
}

async function found(context: ResourceContext, wire: Wire, scope: Values): Promise<Values> {
    const { definition } = context;
    const values = await fromWire(context, wire, scope);
    const observed = await legible(definition, wire, () => definition.observed?.fromWire(wire));
    return present({ id: String(wire.id), ...values, ...observed });
}

/** By which an object is told although it cannot be read. */
export const identityOf = ({ id, name }: Wire): { id: string; called?: string } => ({
    id: String(id),
    ...present({ called: textOf(name) }),
});

type Told = Pick<Noun, "noun" | "fromWire">;

const said = async (noun: Told, wire: Wire): Promise<Values> =>
    present(await legible(noun, wire, () => noun.fromWire(wire)));

/** Every object of what is only looked up. */
export async function listOf(
    { endpoint, list, inside, readEachTime }: Noun,
    scope: Values,
    backend: Backend,
): Promise<readonly Wire[]> {
    if (list) return list(backend);
    const listed = await (readEachTime ? backend.listAll(endpoint(scope)) : backend.lookup(endpoint(scope)));
    if (!inside) return listed;
    // Several objects hold the same one.
    return [...new Map(listed.flatMap(inside).map((wire) => [String(wire.id), wire])).values()];
}

async function ofThat(noun: Noun, { query, operation, scope }: Search, backend: Backend): Promise<Wire[]> {
    const all = await listOf(noun, scope, backend);
    const wires =
        query.id === undefined ? named(noun, all, query.name) : all.filter((one) => String(one.id) === query.id);
    if (wires.length > 0) return wires;
    const { elsewhere } = noun;
    throw await notFound(
        { operation, ...query, all: async () => all, endpoint: noun.endpoint(scope), elsewhere, scope },
        backend,
    );
}

/** The whole name comes first; what the service adds to it may be left out. */
function named({ shortName }: Noun, all: readonly Wire[], name: unknown): Wire[] {
    const exactly = all.filter((one) => one.name === name);
    return exactly.length > 0 ? exactly : all.filter((one) => shortName?.(one) === name);
}

/** The argument that tells objects of one name apart, unless it is given. */
const open = (property: string | undefined, scope: Values): string | undefined =>
    property === undefined || property in scope ? undefined : property;

function only(operation: string, wires: readonly Wire[], narrowing: string | undefined): Wire {
    const [wire, ...more] = wires;
    if (!wire || more.length > 0) throw ambiguous(operation, wires, narrowing);
    return wire;
}

/** Those of a list that have the id or the name. */
function among(listed: readonly Wire[], { id, name }: Sought): readonly Wire[] {
    if (id !== undefined) return listed.filter((one) => String(one.id) === id);
    const wanted = String(name).toLowerCase();
    return exactly(
        String(name),
        listed.filter((one) => String(one.name).toLowerCase() === wanted),
    );
}

/** Names are unique whatever the case; the one that is spelt alike comes first. */
function exactly(name: string, candidates: readonly Wire[]): readonly Wire[] {
    const alike = candidates.filter((candidate) => candidate.name === name);
    return alike.length > 0 ? alike : candidates;
}

function oneOf(operation: string, query: Query): void {
    if ((query.id === undefined) !== (query.name === undefined)) return;
    throw new InvalidInputError({
        operation,
        problem: query.id === undefined ? "neither id nor name is set" : "both id and name are set",
        nextStep: "Set exactly one of them.",
    });
}

function ambiguous(operation: string, wires: readonly Wire[], narrowing: string | undefined): InvalidInputError {
    return new InvalidInputError({
        operation,
        problem: `several objects have this name: ${wires.map((wire) => wire.id).join(", ")}`,
        nextStep: `Set the id of one of them${narrowing ? `, or ${narrowing}` : ""}.`,
    });
}
