import { definitionOf } from "./catalog";
import { type ConfigGetter, resolveConnection } from "./connection";
import type { Definition, Values } from "./definition";
import { InvalidRequestError, NotFoundError } from "./http/errors";
import { Session } from "./session";
import { describe, fromWire, placeOf } from "./translate";
import { present } from "./values";
import type { Wire } from "./wire";
import { certificateFromWire, certificates } from "./zpa/enrollmentCertificate";
import { versionProfileOf, versionProfiles } from "./zpa/versionProfile";

/** What lookup functions of a program call: objects in the words of the resources, with what moves by itself. */

/** One object by its id or by its name. */
export interface Query {
    id?: string;
    name?: string;
    [scope: string]: unknown;
}

const sessions = new Map<string, Session>();

/** One session for each set of settings, however many lookups a program makes. */
function sessionOf(config: ConfigGetter): Session {
    const key = JSON.stringify(resolveConnection(config));
    const session = sessions.get(key) ?? new Session(config);
    sessions.set(key, session);
    return session;
}

export async function findOne(type: string, query: Query, config: ConfigGetter): Promise<Values> {
    const definition = definitionOf(type);
    const { zpa } = sessionOf(config);
    const { id, name, ...scope } = present(query);
    const doing = `look up ${describe(definition, { name }, id as string | undefined)}`;
    oneOf(doing, query);
    const place = placeOf(definition, scope);
    const [wire, ...more] =
        id === undefined
            ? exactly(String(name), await zpa.find(place, String(name), doing))
            : [await zpa.read(place, String(id))];
    if (!wire) throw notFound(doing);
    if (more.length > 0) throw ambiguous(doing, [wire, ...more.filter((other) => other !== undefined)]);
    return found(definition, wire, scope, zpa);
}

export async function findAll(type: string, scope: Values, config: ConfigGetter): Promise<Values[]> {
    const definition = definitionOf(type);
    const { zpa } = sessionOf(config);
    const wires = await zpa.list(placeOf(definition, scope), `list every ${definition.noun}`);
    return Promise.all(wires.map((wire) => found(definition, wire, scope, zpa)));
}

export async function findCertificate(query: Query, config: ConfigGetter): Promise<Values> {
    const doing = `look up enrollment certificate "${query.name ?? query.id}"`;
    return certificateFromWire(pickOne(doing, query, await certificates(sessionOf(config).zpa)));
}

export async function findVersionProfile(query: Query, config: ConfigGetter): Promise<Values> {
    const doing = `look up version profile "${query.name ?? query.id}"`;
    return versionProfileOf(pickOne(doing, query, await versionProfiles(sessionOf(config).zpa)));
}

export async function findVersionProfiles(config: ConfigGetter): Promise<Values[]> {
    return (await versionProfiles(sessionOf(config).zpa)).map(versionProfileOf);
}

async function found(definition: Definition, wire: Wire, scope: Values, zpa: Session["zpa"]): Promise<Values> {
    const said = await fromWire(definition, wire, scope, zpa);
    return present({ id: String(wire.id), ...said, ...definition.collection.live?.(wire) });
}

function pickOne(doing: string, query: Query, all: readonly Wire[]): Wire {
    oneOf(doing, query);
    const wire = all.find((one) => (query.id === undefined ? one.name === query.name : one.id === query.id));
    if (wire) return wire;
    throw notFound(doing, `The tenant has ${all.map((one) => `"${one.name}"`).join(", ")}.`);
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
