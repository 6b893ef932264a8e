import type { Backend, Inactive, LastWrite, Person } from "../provider/contract/backend";
import type { Definition } from "../provider/contract/definition";
import type { Endpoint } from "../provider/contract/endpoint";
import type { Wire } from "../provider/contract/fields";
import { secretValues } from "../provider/contract/secretValues";
import { keepSetOrder } from "../provider/contract/setOrder";
import { pick, present, type Values } from "../provider/contract/values";
import { definitionOf } from "../provider/definitionOf";
import { ZscalerError } from "../provider/http/errors/errors";
import { hiding } from "../provider/http/errors/redact";
import { endpointOf, fieldsFromWire } from "../provider/lifecycle/mapping";
import { refreshed } from "../provider/lifecycle/refreshed";
import type { Session } from "../provider/session";
import type { ManagedObject, ManagedStack } from "./stack";

/** What the tenant says of a stack: the calls of a refresh, and one more for each product. */

/** What became of one object. */
export type Look =
    | { readonly is: "there"; readonly inputs: Values; readonly write: LastWrite }
    | { readonly is: "gone" }
    | { readonly is: "unread"; readonly error: Failure };

export interface Failure {
    /** Code of the error. @example "permission" */
    readonly code: string;
    readonly text: string;
}

/** An object of a kind that the stack has, and that no resource manages. */
export interface Unmanaged {
    readonly type: string;
    readonly id: string;
    /** Its name in the tenant. */
    readonly name: string;
    /** How `pulumi-zscaler import` names it. */
    readonly reference: string;
    readonly write: LastWrite;
}

export interface Tenant {
    /** By URN. */
    readonly looks: ReadonlyMap<string, Look>;
    readonly unmanaged: readonly Unmanaged[];
    /** Kinds of the stack whose lists a refresh does not read. */
    readonly unlisted: readonly string[];
    /** Names by the ids of `write`. */
    readonly people: ReadonlyMap<string, string>;
    /** Why the names could not be read. @default they were */
    readonly peopleUnread?: Failure | undefined;
    /** Saved changes that are not active. @default none */
    readonly inactive?: Inactive | undefined;
    /** Why it is not known whether there are any. @default it is */
    readonly inactiveUnread?: Failure | undefined;
}

interface Looking {
    /** The session of a provider in the state, by its URN and id. */
    sessionOf(provider: string): Session;
    /** Keys of objects that other stacks manage, each a type and an id. */
    readonly elsewhere: ReadonlySet<string>;
    /** Whether somebody has to be named: the stack has drift. */
    needsPeople(looks: ReadonlyMap<string, Look>, unmanaged: readonly Unmanaged[]): boolean;
}

export const keyOf = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type} ${id}`;

/** Reads every object of the stack, as a refresh does: at once, so that reads of one kind become one list. */
export async function lookAt(stack: ManagedStack, looking: Looking): Promise<Tenant> {
    const found = await Promise.all(
        stack.objects.map(async (object): Promise<[string, Look]> => [object.urn, await look(object, looking)]),
    );
    const looks = new Map(found);
    const { unmanaged, unlisted } = await unmanagedIn(stack, looks, looking);
    const backends = backendsOf(stack, looking);
    const people = looking.needsPeople(looks, unmanaged)
        ? await attempt(async () => (await Promise.all(backends.map((each) => each.administrators()))).flat())
        : [];
    const inactive = await attempt(async () =>
        (await Promise.all(backends.map((each) => each.inactive()))).find(Boolean),
    );
    return {
        looks,
        unmanaged,
        unlisted,
        ...(isFailure(people)
            ? { people: new Map(), peopleUnread: people }
            : { people: new Map(people.map(({ id, name }: Person) => [id, name])) }),
        ...(isFailure(inactive) ? { inactiveUnread: inactive } : { inactive }),
    };
}

async function look(object: ManagedObject, { sessionOf }: Looking): Promise<Look> {
    const { type, id, inputs, outputs, provider, secret } = object;
    const definition = definitionOf(type);
    return hiding(secretValues(inputs, [...secret]), async () => {
        const said = await attempt(async () => {
            const context = { definition, backend: sessionOf(provider).backendOf(type) };
            const now = await refreshed(context, { id, known: outputs });
            return now && { inputs: now.inputs, write: await writeOf(context, object) };
        });
        if (said === undefined) return { is: "gone" };
        if (isFailure(said)) return { is: "unread", error: said };
        const declared = pick(said.inputs, Object.keys(definition.inputs.shape));
        return { is: "there", inputs: keepSetOrder(definition, declared, inputs), write: said.write };
    });
}

/** Out of the answer that was read. */
async function writeOf(
    context: { definition: Definition; backend: Backend },
    object: ManagedObject,
): Promise<LastWrite> {
    const { backend } = context;
    const wire = backend.answered(await endpointOf(context, object.outputs), object.id);
    return wire ? backend.lastWriteOf(wire) : {};
}

/** The clients that the stack uses. */
function backendsOf({ objects }: ManagedStack, { sessionOf }: Looking): Backend[] {
    const all = objects.flatMap(({ type, provider }) => {
        try {
            return [sessionOf(provider).backendOf(type)];
        } catch {
            // The reads of its objects have said why.
            return [];
        }
    });
    return [...new Set(all)];
}

class NotListed extends Error {}

/** What the lists hold beside the stack; kinds without a list. */
async function unmanagedIn(stack: ManagedStack, looks: ReadonlyMap<string, Look>, { sessionOf, elsewhere }: Looking) {
    const managed = new Set([...stack.objects.map(keyOf), ...elsewhere]);
    const unmanaged = new Map<string, Unmanaged>();
    const unlisted = new Set<string>();
    const places = new Set<string>();
    for (const object of stack.objects) {
        const { type, provider, outputs } = object;
        const definition = definitionOf(type);
        if (looks.get(object.urn)?.is === "unread" || !hasList(definition)) continue;
        const backend = sessionOf(provider).backendOf(type);
        const context = { definition, backend };
        const endpoint = await endpointOf(context, outputs);
        const place = [provider, type, endpoint.path, endpoint.scope].join(" ");
        if (places.has(place) || Reflect.get(endpoint, "singleton") === true) continue;
        places.add(place);
        const wires = await listed(context, endpoint, outputs);
        if (!wires) unlisted.add(type);
        for (const wire of wires ?? []) {
            const one = unmanagedOf(wire, { definition, backend, scope: endpoint.scope });
            if (one && !managed.has(keyOf(one))) unmanaged.set(keyOf(one), one);
        }
    }
    return { unmanaged: [...unmanaged.values()], unlisted: [...unlisted] };
}

/** Objects that come and go by calls of their own, with values that answers carry. */
const hasList = ({ collection }: Definition): boolean => Object.keys(collection.fields).length > 0;

/** The list as reads have it; nothing is called. */
async function listed(
    { definition, backend }: { definition: Definition; backend: Backend },
    endpoint: Endpoint,
    values: Values,
): Promise<readonly Wire[] | undefined> {
    const list = definition.operations?.list;
    if (!list) return backend.listed(endpoint);
    const alreadyListed = async (where: Endpoint) => {
        const wires = backend.listed(where);
        if (!wires) throw new NotListed();
        return wires;
    };
    const quiet = new Proxy(backend, {
        get: (_, key) =>
            key === "listAll"
                ? alreadyListed
                : () => {
                      throw new NotListed();
                  },
    });
    const scope = pick(values, [backend.scoping?.property ?? ""]);
    try {
        return await list({ scope, backend: quiet });
    } catch (error) {
        if (error instanceof NotListed) return undefined;
        throw error;
    }
}

interface Place {
    readonly definition: Definition;
    readonly backend: Backend;
    readonly scope: string | undefined;
}

/** Undefined of what nobody can manage. */
function unmanagedOf(wire: Wire, { definition, backend, scope }: Place): Unmanaged | undefined {
    const { type, writeProtection } = definition;
    // A property that cannot be read does not make the object one that is not there.
    const said = present(fieldsFromWire(definition, wire).own);
    const id = String(wire.id);
    const isBuiltIn = wire.defaultRule === true || id === backend.scoping?.standard;
    if (isBuiltIn || writeProtection?.(said) !== undefined) return undefined;
    const named = said.name ?? wire.name;
    return {
        type,
        id,
        name: named === undefined ? id : String(named),
        reference: scope === undefined ? id : `${scope}/${id}`,
        write: backend.lastWriteOf(wire),
    };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Failure> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof ZscalerError)) throw error;
        return { code: error.code, text: error.message };
    }
}

const isFailure = (value: unknown): value is Failure =>
    typeof value === "object" && value !== null && "code" in value && "text" in value;
