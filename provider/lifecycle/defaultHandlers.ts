import type { Definition } from "../contract/definition";
import { isWire, type Wire } from "../contract/fields";
import type { Managed } from "../contract/members";
import type { Creation, Reading, RemoteObject, Updating } from "../contract/operations";
import type { ResourceContext } from "../contract/resourceContext";
import { omissible, secretOutputsOf, vitalSecrets } from "../contract/secrets";
import { differingKeys, pick, type Values } from "../contract/values";
import { assertUnreferenced, deleting, detachReferences } from "../deletion/references";
import type { Target } from "../deletion/target";
import {
    ActivationError,
    InvalidRequestError,
    PermissionError,
    ReferencedError,
    ZscalerError,
} from "../http/errors/errors";
import { deletedElsewhere } from "./deletedElsewhere";
import { adopted, alreadyExists, findExisting, isOwn, mayMeanExisting, noteAuthor, secretLost } from "./existingObject";
import { type Change, changeOf, describe, endpointOf, fromWire, merge, toRequestBody, toWire } from "./mapping";
import { PartialFailureError } from "./partialFailure";
import { complete, outputsOf } from "./stateValues";
import { baseAgeMs } from "./updateBase";
import { updateWhole } from "./wholeUpdate";

/** The steps of an object that lives in an ordinary collection. */

/** What a program declares of an object that is to be created. */
interface Wanted extends ResourceContext {
    readonly inputs: Values;
}

/** How often a create is sent again after its answer got lost and nothing was found to have come of it. */
const CREATE_ATTEMPTS = 4;

/** @param adoptEqual Whether an object that equals the declaration may be adopted. */
export async function createOne(
    context: ResourceContext,
    { inputs, adoptEqual }: Creation & { adoptEqual: boolean },
): Promise<RemoteObject> {
    const { definition, backend } = context;
    const wanted = { ...context, inputs };
    const operation = `create ${describe(definition, inputs)}`;
    const endpoint = await endpointOf(context, inputs);
    const declared = await toWire(context, inputs);
    const body = () => toRequestBody(wanted, declared);
    const vital = vitalSecrets(definition);
    const begun = backend.now();
    for (let attempt = 1; ; attempt++) {
        try {
            const wire = await backend.create(endpoint, body, operation);
            noteAuthor(wire, backend);
            return await accept(wanted, wire, vital);
        } catch (error) {
            if (!(error instanceof ZscalerError)) throw error;
            if (error instanceof ActivationError && isWire(error.saved)) {
                throw new PartialFailureError(String(error.saved.id), inputs, error);
            }
            const lost = error.ambiguous;
            if (!lost && !mayMeanExisting(error)) throw error;
            const twin = await findExisting(context, inputs);
            if (!twin && lost && attempt < CREATE_ATTEMPTS) continue;
            if (!twin) throw error;
            if (lost && isOwn(twin, begun, backend)) return accept(wanted, twin.wire, secretOutputsOf(definition));
            if (adoptEqual && twin.differs.length === 0 && twin.lostSecrets.length === 0) {
                backend.log(adopted(definition, inputs, twin));
                return accept(wanted, twin.wire, vital);
            }
            throw alreadyExists(definition, twin, { operation, adoptEqual, now: backend.now() });
        }
    }
}

/**
 * From the answer of a create, or from the object that turned out to be the one.
 * @param secrets What must be known of it now, or never will be.
 */
async function accept(wanted: Wanted, wire: Wire, secrets: readonly string[]): Promise<RemoteObject> {
    const { definition, inputs } = wanted;
    const id = String(wire.id);
    try {
        const said = await fromWire(wanted, wire, inputs);
        const outputs = complete(definition, said, inputs);
        const lost = secrets.filter((secret) => outputs[secret] === undefined);
        if (lost.length > 0) throw secretLost(definition, inputs, id, lost);
        return { id, observed: outputs };
    } catch (error) {
        throw new PartialFailureError(id, inputs, error);
    }
}

/** The object as it is now, or undefined when it is gone. */
export async function readOne(context: ResourceContext, { id, known }: Reading): Promise<Values | undefined> {
    const endpoint = await endpointOf(context, known);
    const wire = await context.backend.read(endpoint, id, `read ${describe(context.definition, known, id)}`);
    return wire && fromWire(context, wire, known);
}

/**
 * Reads, lays over it what differs between `olds` and `inputs`, writes once. What the program no longer sets returns to the
 * service's default; everything else stays as it is, whoever changed it.
 */
export async function updateOne(context: ResourceContext, { id, olds, inputs }: Updating): Promise<Values> {
    const { definition, backend } = context;
    const operation = `update ${describe(definition, inputs, id)}`;
    const endpoint = await endpointOf(context, inputs);
    const { readOnlyKeys = [] } = definition.collection;
    const change = changeOf(definition, olds, inputs);
    const { changed } = change;
    const sources = Object.values(definition.computed ?? {}).flatMap((each) => each ?? []);
    const derived = differingKeys(olds, inputs, sources).length > 0;
    const written = await backend.exclusively(endpoint, id, async () => {
        let now: Wire = {};
        let drifted: readonly string[] = [];
        // Read when it is this call's turn: it may have waited for minutes, and others write meanwhile.
        const body = async () => {
            const current = await backend.read(endpoint, id, operation, baseAgeMs(backend, endpoint));
            if (!current) throw deletedElsewhere(operation);
            const said = await fromWire(context, current, olds);
            refuseRestricted(definition, operation, said);
            drifted = driftOf(olds, inputs, change, said);
            const merged = await merge({ ...context, inputs }, current, { ...change, said });
            now = { ...pick(current, readOnlyKeys), ...merged };
            const sent = await toRequestBody({ ...context, inputs, update: { id, changed } }, merged);
            return { before: current, sent };
        };
        await updateWhole({ definition, endpoint, id, backend }, body, operation).catch((error) => {
            throw withDrift(error, drifted);
        });
        return derived ? await backend.read(endpoint, id, operation) : now;
    });
    if (!written) throw deletedElsewhere(operation);
    const known = { ...pick(olds, omissible(definition)), ...inputs };
    const said = await fromWire(context, written, known);
    // The state holds what was declared, also where somebody else has changed that: a refresh shows it.
    return outputsOf(definition, { ...said, ...inputs }, inputs);
}

/** Properties that the program declares as before, and that somebody else has changed since the last refresh. */
function driftOf(olds: Values, inputs: Values, { changed }: Change, said: Values): string[] {
    const unchanged = Object.keys(inputs).filter((key) => !changed.includes(key) && said[key] !== undefined);
    return differingKeys(olds, said, unchanged);
}

/** An update keeps what others have changed, and the service may refuse the program's change together with that. */
function withDrift(error: unknown, drifted: readonly string[]): unknown {
    if (!(error instanceof InvalidRequestError) || drifted.length === 0) return error;
    return error.advise(
        `Changed outside this program since the last refresh: ${drifted.join(", ")}. ` +
            "Run `pulumi up --refresh` to set every property as declared.",
    );
}

/** "Already gone" is success. */
export async function deleteOne(target: Target, managed: Managed): Promise<void> {
    const { definition, id, values, backend } = target;
    const operation = deleting(target);
    refuseRestricted(definition, operation, values);
    const endpoint = await endpointOf(target, values);
    if (definition.collection.deletesByForce) {
        if (values.detachOnDelete === true) await detachReferences(target, managed);
        const unlessInUse = () => assertUnreferenced(target, managed);
        await backend.delete(endpoint, id, operation, unlessInUse);
        return;
    }
    try {
        await backend.delete(endpoint, id, operation);
    } catch (error) {
        if (!(error instanceof ReferencedError)) throw error;
        await detachReferences(target, managed, error);
        await backend.delete(endpoint, id, operation);
    }
}

function refuseRestricted(definition: Definition, operation: string, values: Values): void {
    const reason = definition.writeProtection?.(values);
    if (!reason) return;
    throw new PermissionError({
        operation,
        problem: `this object is read-only: ${reason}`,
        nextStep: "Read it with `get` or a lookup function instead; `pulumi state delete` removes it from this stack.",
    });
}
