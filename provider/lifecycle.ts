import type { Backend, Definition, Values } from "./definition";
import { NotFoundError, PermissionError, ZscalerError } from "./http/errors";
import { describe, fromWire, merge, placeOf, toWire } from "./translate";
import { alreadyExists, findTwin, mayMeanExisting, secretLost } from "./twin";
import { holdsUnknown } from "./unknown";
import { differingKeys, equal, pick, without } from "./values";
import type { Wire } from "./wire";

/** How often a create is sent again after its answer got lost and nothing was found to have come of it. */
const CREATE_ATTEMPTS = 4;
/** The service stamps whole seconds, and its clock is known only to the answer's travel time. */
const CLOCK_TOLERANCE_MS = 5_000;

export interface Created {
    id: string;
    outputs: Values;
}

/** The object stands, but its answer could not be used: the id must not be lost. */
export class HalfCreatedError extends Error {
    constructor(
        readonly id: string,
        /** What is certain to stand. */
        readonly outputs: Values,
        cause: unknown,
    ) {
        super(cause instanceof Error ? cause.message : String(cause));
        this.stack = this.message;
    }
}

export interface Difference {
    replaces: string[];
    deleteBeforeReplace: boolean;
    /** Set when there is something to do although no input differs. */
    changes?: true;
}

/** Which changes cannot be made in place. Makes no call. */
export function diff(definition: Definition, olds: Values, news: Values): Difference {
    const moved = differingKeys(olds, news, definition.replaceOn);
    const called = definition.replaceWhen?.(olds, news) ?? [];
    const replaces = [...new Set([...moved, ...called])];
    if (replaces.length === 0) return { replaces, deleteBeforeReplace: false };
    // The service refuses a second object of the same key, so the old one has to make room first.
    const newKey = definition.naturalKey.some((key) => !holdsUnknown(news[key]) && !equal(olds[key], news[key]));
    const unseen = differingKeys(olds, news, called).length < called.length;
    return { replaces, deleteBeforeReplace: !newKey, ...(unseen ? { changes: true } : {}) };
}

export async function create(
    definition: Definition,
    inputs: Values,
    backend: Backend,
    adoptEqual: boolean,
): Promise<Created> {
    const doing = `create ${describe(definition, inputs)}`;
    const place = placeOf(definition, inputs);
    const body = await toWire(definition, inputs, backend);
    const begun = backend.now();
    for (let attempt = 1; ; attempt++) {
        try {
            return await accept(definition, await backend.create(place, body, doing), inputs, backend);
        } catch (error) {
            if (!(error instanceof ZscalerError)) throw error;
            const lost = error.ambiguous;
            if (!lost && !mayMeanExisting(error)) throw error;
            const twin = await findTwin(definition, inputs, backend);
            if (!twin && lost && attempt < CREATE_ATTEMPTS) continue;
            if (!twin) throw error;
            const mine = lost && twin.differs.length === 0 && twin.createdAt >= begun - CLOCK_TOLERANCE_MS;
            if (mine) return accept(definition, twin.wire, inputs, backend);
            const adopted = adoptEqual && twin.differs.length === 0 && twin.lostSecrets.length === 0;
            if (adopted) return accept(definition, twin.wire, inputs, backend);
            throw alreadyExists(definition, doing, twin, adoptEqual, backend.now());
        }
    }
}

/** From the answer of a create, or from the object that turned out to be the one. */
async function accept(definition: Definition, wire: Wire, inputs: Values, backend: Backend): Promise<Created> {
    const id = String(wire.id);
    try {
        const outputs = outputsOf(definition, await fromWire(definition, wire, inputs, backend), inputs);
        // An answer that leaves out what was just written says nothing against it.
        const complete = { ...inputs, ...outputs };
        const lost = definition.secretOutputs.filter((secret) => complete[secret] === undefined);
        if (lost.length > 0) throw secretLost(definition, inputs, id, lost);
        return { id, outputs: complete };
    } catch (error) {
        throw new HalfCreatedError(id, inputs, error);
    }
}

/** The object as it is now, or undefined when it is gone. */
export async function read(
    definition: Definition,
    id: string,
    known: Values,
    backend: Backend,
): Promise<Values | undefined> {
    const wire = await backend.read(placeOf(definition, known), id, `read ${describe(definition, known, id)}`);
    return wire && fromWire(definition, wire, known, backend);
}

/** Writes once. Properties that the program no longer sets return to the service's default. */
export async function update(
    definition: Definition,
    id: string,
    olds: Values,
    inputs: Values,
    backend: Backend,
): Promise<Values> {
    const doing = `update ${describe(definition, inputs, id)}`;
    const place = placeOf(definition, inputs);
    const current = await backend.read(place, id, doing);
    if (!current) throw deletedElsewhere(doing);
    refuseRestricted(definition, doing, await fromWire(definition, current, olds, backend));
    const takenBack = inputKeys(definition, olds).filter((key) => inputs[key] === undefined);
    const body = await merge(definition, current, inputs, takenBack, backend);
    await backend.update(place, id, body, doing);

    const { derivesFrom = [], neverSent = [] } = definition.collection;
    const derived = differingKeys(olds, inputs, derivesFrom).length > 0;
    const written = derived ? await backend.read(place, id, doing) : { ...pick(current, neverSent), ...body };
    if (!written) throw deletedElsewhere(doing);
    const known = { ...pick(olds, definition.keptWhenAbsent ?? []), ...inputs };
    const said = await fromWire(definition, written, known, backend);
    // Without a fresh answer, what was declared and accepted is what stands.
    return outputsOf(definition, derived ? said : { ...said, ...inputs }, inputs);
}

/** "Already gone" is success. */
export async function remove(definition: Definition, id: string, outputs: Values, backend: Backend): Promise<void> {
    const doing = `delete ${describe(definition, outputs, id)}`;
    refuseRestricted(definition, doing, outputs);
    await backend.delete(placeOf(definition, outputs), id, doing);
}

/** What goes into state: the inputs that are declared, and what the service adds. */
export function outputsOf(definition: Definition, said: Values, declared: Values): Values {
    const undeclared = inputKeys(definition, said).filter((key) => declared[key] === undefined);
    return without(said, undeclared);
}

/** The keys of these values that a program sets. */
export function inputKeys(definition: Definition, values: Values): string[] {
    return Object.keys(pick(values, Object.keys(definition.inputs.shape)));
}

function deletedElsewhere(doing: string): NotFoundError {
    return new NotFoundError({
        doing,
        problem: "it was deleted outside this program",
        nextStep: "Run `pulumi refresh` to take that into the state; the next `pulumi up` then creates it again.",
    });
}

function refuseRestricted(definition: Definition, doing: string, values: Values): void {
    const reason = definition.restriction?.(values);
    if (!reason) return;
    throw new PermissionError({
        doing,
        problem: `the service lets nobody change it: ${reason}`,
        nextStep: "Read it with `get` or a lookup function instead; `pulumi state delete` takes it out of this stack.",
    });
}
