import { definitionOf, nouns } from "./catalog";
import type { CloudConnectorClient } from "./cloudConnector/shared/client";
import * as questions from "./cloudConnector/shared/questions";
import type { ConfigGetter } from "./connection";
import type { Backend, Definition, Noun, Values } from "./definition";
import type { Product } from "./http/credentials";
import { InvalidRequestError, NotFoundError } from "./http/errors";
import { productOf, Session } from "./session";
import { describe, fromWire, placeOf } from "./translate";
import { present } from "./values";
import type { Wire } from "./wire";

/** What lookup functions of a program call: objects in the words of the resources, with what moves by itself. */

/** One object by its id or by its name. */
export interface Query {
    id?: string;
    name?: string;
    [scope: string]: unknown;
}

/** How many names an error lists. */
const MOST_NAMES = 20;

const sessions = new Map<string, Session>();

/** One session for each set of settings, however many lookups a program makes. */
function sessionFor(product: Product, config: ConfigGetter): Session {
    const fresh = new Session(config);
    const key = JSON.stringify([product, fresh.connectionTo(product)]);
    const session = sessions.get(key) ?? fresh;
    sessions.set(key, session);
    return session;
}

const backendFor = (type: string, config: ConfigGetter): Backend => sessionFor(productOf(type), config).backendOf(type);

/** Picks what a program wants to know that no single object says. */
export type Question<Args, Result> = (
    all: typeof questions,
) => (args: Args, client: CloudConnectorClient) => Promise<Result>;

export async function ask<Args, Result>(
    question: Question<Args, Result>,
    args: Args,
    config: ConfigGetter,
): Promise<Result> {
    return question(questions)(args, sessionFor("cloudConnector", config).cloudConnector);
}

/** @throws NotFoundError when there is none; InvalidRequestError when several have the name. */
export async function findOne(type: string, query: Query, config: ConfigGetter): Promise<Values> {
    const backend = backendFor(type, config);
    const { id, name, ...scope } = present(query);
    const noun = nouns.find((candidate) => candidate.type === type);
    const doing = `look up ${describe(noun ?? definitionOf(type), { name }, id as string | undefined)}`;
    oneOf(doing, query);
    return noun
        ? present(noun.fromWire(only(doing, await ofThat(noun, query, doing, scope, backend))))
        : findResource(definitionOf(type), query, doing, scope, backend);
}

export async function findAll(type: string, scope: Values, config: ConfigGetter): Promise<Values[]> {
    const backend = backendFor(type, config);
    const noun = nouns.find((candidate) => candidate.type === type);
    if (noun) return (await listOf(noun, present(scope), backend)).map((wire) => present(noun.fromWire(wire)));
    const definition = definitionOf(type);
    const place = await placeOf(definition, scope, backend);
    const wires = (await definition.operations?.list?.(scope, backend)) ?? (await backend.everything(place));
    return Promise.all(wires.map((wire) => found(definition, wire, scope, backend)));
}

async function findResource(
    definition: Definition,
    { id, name }: Query,
    doing: string,
    scope: Values,
    backend: Backend,
): Promise<Values> {
    const listed = await definition.operations?.list?.(scope, backend);
    if (listed) return found(definition, only(doing, among(listed, { id, name })), scope, backend);
    const place = await placeOf(definition, scope, backend);
    if (id === undefined) {
        const candidates = await backend.find(place, String(name), doing);
        return found(definition, only(doing, exactly(String(name), candidates)), scope, backend);
    }
    const wire = await backend.read(place, id, doing, 0);
    if (!wire) throw notFound(doing);
    return found(definition, wire, scope, backend);
}

async function found(definition: Definition, wire: Wire, scope: Values, backend: Backend): Promise<Values> {
    const said = await fromWire(definition, wire, scope, backend);
    return present({ id: String(wire.id), ...said, ...definition.collection.live?.(wire) });
}

function listOf({ place, readEachTime }: Noun, scope: Values, backend: Backend): Promise<readonly Wire[]> {
    return readEachTime ? backend.everything(place(scope)) : backend.lookup(place(scope));
}

async function ofThat(noun: Noun, query: Query, doing: string, scope: Values, backend: Backend): Promise<Wire[]> {
    const all = await listOf(noun, scope, backend);
    const wires =
        query.id === undefined ? named(noun, all, query.name) : all.filter((one) => String(one.id) === query.id);
    if (wires.length > 0) return wires;
    const names = all.slice(0, MOST_NAMES).map((one) => `"${one.name}"`);
    const more = all.length > names.length ? `, and ${all.length - names.length} more` : "";
    throw notFound(doing, all.length > 0 ? `The tenant has ${names.join(", ")}${more}.` : "The tenant has none.");
}

/** The whole name comes first; what the service adds to it may be left out. */
function named({ shortName }: Noun, all: readonly Wire[], name: unknown): Wire[] {
    const exactly = all.filter((one) => one.name === name);
    return exactly.length > 0 ? exactly : all.filter((one) => shortName?.(one) === name);
}

function only(doing: string, [wire, ...more]: readonly Wire[]): Wire {
    if (!wire) throw notFound(doing);
    if (more.length > 0) throw ambiguous(doing, [wire, ...more]);
    return wire;
}

/** Those of a list that have the id or the name. */
function among(listed: readonly Wire[], { id, name }: Query): readonly Wire[] {
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

function oneOf(doing: string, query: Query): void {
    if ((query.id === undefined) !== (query.name === undefined)) return;
    throw new InvalidRequestError({
        doing,
        problem: query.id === undefined ? "neither id nor name is given" : "both id and name are given",
        nextStep: "Give one of the two.",
    });
}

function notFound(
    doing: string,
    nextStep = "Check the name, and the microtenant: only one scope is searched.",
): NotFoundError {
    return new NotFoundError({
        doing,
        problem: "there is no such object, or this credential may not see it",
        nextStep,
    });
}

function ambiguous(doing: string, wires: readonly Wire[]): InvalidRequestError {
    return new InvalidRequestError({
        doing,
        problem: `several objects have that name: ${wires.map((wire) => wire.id).join(", ")}`,
        nextStep: "Give the id of one of them, or its microtenantId.",
    });
}
