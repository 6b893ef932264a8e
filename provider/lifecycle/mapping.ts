import type { Sending } from "../contract/collection";
import type { Definition } from "../contract/definition";
import type { Endpoint } from "../contract/endpoint";
import { keysWithin, textOf, type Wire } from "../contract/fields";
import type { Nouns } from "../contract/noun";
import type { ResourceContext } from "../contract/resourceContext";
import { omissible } from "../contract/secrets";
import { keepSetOrder } from "../contract/setOrder";
import { differingKeys, pick, present, type Values, without } from "../contract/values";
import { UnexpectedResponseError, ZscalerError } from "../http/errors/errors";
import { quoted } from "../http/text";
import { deepMerge } from "./deepMerge";

/** A resource's values against the service's objects, by what the definition says of each property. */

export async function endpointOf({ definition, backend }: ResourceContext, values: Values): Promise<Endpoint> {
    const { permission, quota, noun, collection } = definition;
    const { endpoint } = collection;
    return {
        ...(typeof permission === "string" && { permission }),
        ...(quota && { limit: { most: quota, of: noun.many } }),
        ...(typeof endpoint === "function" ? await endpoint(values, backend) : endpoint),
        noun: definition.noun.one,
        propertyOf: (said) => propertyOf(definition, values, said),
        scope: textOf(backend.scoping && values[backend.scoping.property]),
    };
}

/** The property that a refusal is about: the service says a key of the wire, or the id that it does not know. */
function propertyOf({ inputs, collection: { fields, called = {} } }: Definition, values: Values, said: string) {
    const byKey =
        Object.entries(fields).find(([, field]) => keysWithin(field?.unset).includes(said))?.[0] ?? called[said];
    if (byKey || !/^\d+$/.test(said)) return byKey;
    return Object.keys(inputs.shape).find((property) => [values[property]].flat().includes(said));
}

/** The body of a create. */
export async function toWire({ definition, backend }: ResourceContext, inputs: Values): Promise<Wire> {
    const own = fieldsToWire(definition, inputs);
    return present(overlaid(own, await definition.collection.toWire?.({ inputs, backend })));
}

/** What an update changes of an object. */
export interface Change {
    /** Declared properties that differ from what the last run declared. */
    changed: readonly string[];
    /** Properties that the last run declared, and this one does not. */
    removed: readonly string[];
}

export function changeOf({ inputs: { shape } }: Definition, olds: Values, inputs: Values): Change {
    const differing = differingKeys(olds, inputs, Object.keys(shape));
    const isDeclared = (key: string) => inputs[key] !== undefined && inputs[key] !== null;
    return { changed: differing.filter(isDeclared), removed: differing.filter((key) => !isDeclared(key)) };
}

/**
 * The body of an update: the object as it is, with the properties that the program changed. Properties that it declares
 * unchanged keep the value that they have: somebody else may have changed them since, and no preview has shown that.
 *
 * @param change What the program changed, and the object as it is in the words of the resource. @default all inputs changed
 */
export async function merge(
    { definition, inputs, backend }: ResourceContext & { inputs: Values },
    current: Wire,
    { changed, removed, said }: Change & { said: Values } = { changed: Object.keys(inputs), removed: [], said: {} },
): Promise<Wire> {
    const written = pick(inputs, changed);
    const unchanged = Object.keys(inputs).filter((key) => !(key in written));
    const effective = { ...pick(said, unchanged), ...written };
    const special = await definition.collection.toWire?.({
        inputs: effective,
        backend,
        standing: without(said, removed),
        removed,
    });
    return layOver(definition, current, removed, overlaid(fieldsToWire(definition, written), special));
}

/** The form in which a body goes out now. */
export async function toRequestBody({ definition, ...sent }: ResourceContext & Sending, body: Wire): Promise<Wire> {
    return (await definition.collection.toRequestBody?.(body, sent)) ?? body;
}

/** The same as `merge` for some properties alone. */
export function mergeOnly(definition: Definition, current: Wire, changed: Values): Wire {
    const takenBack = Object.keys(changed).filter((property) => changed[property] === undefined);
    return layOver(definition, current, takenBack, fieldsToWire(definition, changed));
}

function layOver({ collection }: Definition, current: Wire, takenBack: readonly string[], declared: Wire): Wire {
    const { fields, unset = {}, readOnlyKeys = [] } = collection;
    const cleared = takenBack.map((property) => unset[property] ?? fields[property]?.unset);
    const merged = present([...cleared, declared].reduce<Wire>(overlaid, current));
    for (const key of readOnlyKeys) delete merged[key];
    return merged;
}

function fieldsToWire({ collection: { fields } }: Definition, values: Values): Wire {
    const own = Object.entries(fields).flatMap(([property, field]) =>
        field && values[property] !== undefined ? [field.toWire(values[property] as never)] : [],
    );
    // Several properties may share an object on the wire.
    return own.reduce<Wire>(overlaid, {});
}

const overlaid = (current: Wire, next: Wire | undefined): Wire => deepMerge(current, next ?? {}) as Wire;

/** Everything the service said, in the words of the resource; sets in the order in which they are known. */
export async function fromWire({ definition, backend }: ResourceContext, wire: Wire, known: Values): Promise<Values> {
    const { notOnWire = [], fromWire } = definition.collection;
    const { own, failures } = fieldsFromWire(definition, wire);
    const [failure] = failures;
    if (failure) throw illegible(definition, wire, failure);
    const said = present({
        ...pick(known, notOnWire),
        ...own,
        ...(await legible(definition, wire, async () => fromWire?.(wire, backend))),
    });
    // Named, it is meant against the connection's own; answers say it by silence.
    const { property, standard } = backend.scoping ?? {};
    const scope = property !== undefined && known[property] === standard ? [property] : [];
    return keepSetOrder(definition, { ...pick(known, [...omissible(definition), ...scope]), ...said }, known);
}

/** A property whose value has no meaning that is known, and why. */
interface Illegible {
    readonly property?: string;
    readonly error: unknown;
}

/** The properties that an answer carries, and those that cannot be read. */
export function fieldsFromWire({ collection: { fields } }: Definition, wire: Wire) {
    const own: Values = {};
    const failures: (Illegible & { readonly property: string })[] = [];
    for (const [property, field] of Object.entries(fields)) {
        try {
            own[property] = field?.fromWire(wire);
        } catch (error) {
            failures.push({ property, error });
        }
    }
    return { own, failures };
}

/** What `read` makes of an answer. @throws {UnexpectedResponseError} that names the object, if it fails by itself */
export async function legible<T>(kind: Named, wire: Wire, read: () => T | Promise<T>): Promise<T> {
    try {
        return await read();
    } catch (error) {
        throw illegible(kind, wire, { error });
    }
}

function illegible(kind: Named, wire: Wire, { property, error }: Illegible): ZscalerError {
    if (error instanceof ZscalerError) return error;
    const what = property === undefined ? "its values" : `its ${property}`;
    const why = error instanceof Error ? error.message : String(error);
    return new UnexpectedResponseError({
        operation: `read ${describe(kind, { name: wire.name }, textOf(wire.id))}`,
        problem: `this version of the library cannot interpret ${what} in the response (${why})`,
        nextStep:
            "Correct the object in the console, or update pulumi-zscaler. If that does not help, report this message.",
    });
}

interface Named {
    readonly noun: Pick<Nouns, "one">;
}

/** For messages: `App Connector group "Lyon" (216196257331404706)`. */
export function describe({ noun }: Named, values: Values, id?: string): string {
    const name = textOf(values.name);
    return [noun.one, name && quoted(name), id && `(${id})`].filter(Boolean).join(" ");
}
