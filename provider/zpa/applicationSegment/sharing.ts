import { type Field, references, text, type Wire, within } from "../../contract/fields";
import type { DefaultHandlers, RemoteObject } from "../../contract/operations";
import type { ResourceContext } from "../../contract/resourceContext";
import { type Values, without } from "../../contract/values";
import { AlreadyExistsError, InvalidInputError, InvalidRequestError, ReferencedError } from "../../http/errors/errors";
import { changeOf, describe, endpointOf } from "../../lifecycle/mapping";
import { messageOf, PartialFailureError } from "../../lifecycle/partialFailure";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";
import { DEFAULT_MICROTENANT } from "../client/scopes";

/** Application segments that other microtenants may use. Reads show with whom one is shared; a call of its own says it. */

/** The key of answers; no request carries it. */
export const SHARING_KEY = "sharedMicrotenantDetails";

export const shareToMicrotenants: Field<string[]> = within(SHARING_KEY, references("sharedToMicrotenants"));
export const sharedFromMicrotenantId: Field<string> = within(SHARING_KEY, within("sharedFromMicrotenant", text("id")));

const SHARING = "shareToMicrotenants";

/** One segment of the tenant. */
interface Segment extends SegmentContext {
    readonly id: string;
    readonly values: Values;
}

/** Its definition, and the client. */
interface SegmentContext extends ResourceContext {
    readonly backend: ZpaClient;
}

/** The microtenants in which rules may name a segment besides its own. */
export async function receivers(segment: Segment, maxAgeMs?: number): Promise<Values[]> {
    return (await sharedWith(segment, maxAgeMs)).map((microtenantId) => ({ microtenantId }));
}

/** @param maxAgeMs How old the answer may be, own writes apart. */
async function sharedWith(segment: Segment, maxAgeMs?: number): Promise<string[]> {
    const { definition, id, values, backend } = segment;
    const endpoint = await endpointOf(segment, values);
    const wire = await backend.read(endpoint, id, `read ${describe(definition, values, id)}`, maxAgeMs);
    return (wire && shareToMicrotenants.fromWire(wire)) ?? [];
}

/**
 * @param create Creates the segment, which nobody else sees then: the answer may get lost, and so it is looked for.
 * @throws PartialFailureError when the segment is there and cannot be shared
 * @throws AlreadyExistsError when it was there before, and is shared with others
 */
export async function createShared(
    context: SegmentContext,
    inputs: Values,
    create: (unshared: Values) => Promise<RemoteObject>,
): Promise<RemoteObject> {
    refuseOwnMicrotenant(context, inputs);
    const made = await create(without(inputs, [SHARING]));
    const ids = idsIn(inputs);
    if (ids.length === 0) return made;
    const { id, observed: values } = made;
    const segment = { ...context, id, values };
    const before = await partialFailure(segment, () => sharedWith(segment, 0));
    if (!sameIds(before, ids)) {
        if (before.length > 0) throw sharedWithOthers(segment, before);
        await partialFailure(segment, () => share(segment, ids));
    }
    return { id, observed: { ...values, [SHARING]: ids } };
}

/**
 * Shares the segment first: where that is refused, nothing else has changed.
 * @param update Writes everything else.
 */
export async function updateShared(segment: Segment, olds: Values, update: () => Promise<Values>): Promise<Values> {
    const { definition, id, values } = segment;
    const { changed, removed } = changeOf(definition, olds, values);
    const properties = [...changed, ...removed];
    // An update says best why a segment must not be written.
    if (properties.includes(SHARING) && !definition.writeProtection?.(olds)) {
        refuseOwnMicrotenant(segment, values);
        await share(segment, idsIn(values));
        if (properties.length === 1) return { ...without(olds, Object.keys(definition.inputs.shape)), ...values };
    }
    try {
        return await update();
    } catch (error) {
        if (!(error instanceof PartialFailureError)) throw error;
        // The next run sees that it is not shared, and shares it.
        throw new PartialFailureError(id, without({ ...olds, ...values }, [SHARING]), error);
    }
}

/** @throws {InvalidInputError} when a segment is to be shared with the microtenant that it is in */
function refuseOwnMicrotenant({ definition, backend }: SegmentContext, values: Values): void {
    const { microtenantId = backend.scoping.own ?? DEFAULT_MICROTENANT } = values;
    if (!idsIn(values).includes(String(microtenantId))) return;
    throw new InvalidInputError({
        operation: `share ${describe(definition, values)}`,
        problem: `shareToMicrotenants contains ${microtenantId}, the microtenant of the segment itself`,
        nextStep: "Omit it: the segment is available there already.",
    });
}

/** Shares the segment with these microtenants, and with no others. */
async function share(segment: Segment, ids: readonly string[], because?: string): Promise<void> {
    const { definition, id, values, backend } = segment;
    const label = describe(definition, values, id);
    const operation =
        because ?? (ids.length > 0 ? `share ${label} with ${microtenants(ids)}` : `end the sharing of ${label}`);
    await backend.shareSegment(await endpointOf(segment, values), id, ids, operation);
}

/**
 * After an update: shares the segment as before where the service has ended that.
 * @throws PartialFailureError when that fails
 */
export async function shareAgain(
    { definition, id, backend }: Omit<Segment, "values">,
    before: Wire,
    endpoint: ZpaEndpoint,
): Promise<void> {
    const ids = shareToMicrotenants.fromWire(before);
    if (!ids) return;
    const label = describe(definition, { name: before.name }, id);
    const operation = `share ${label} again with ${microtenants(ids)}, which its update may have ended`;
    try {
        const now = await backend.read(endpoint, id, operation);
        if (now && !shareToMicrotenants.fromWire(now)) await backend.shareSegment(endpoint, id, ids, operation);
    } catch (error) {
        throw new PartialFailureError(id, {}, error);
    }
}

/**
 * Deletes a segment, and ends its sharing before where the service demands that. A segment that cannot be deleted after
 * all is shared as before.
 */
export async function deleteShared(segment: Segment, defaults: DefaultHandlers): Promise<void> {
    const { definition, id, values, backend } = segment;
    try {
        await defaults.delete({ id, outputs: values });
    } catch (error) {
        if (!isRefusalOfService(error)) throw error;
        const ids = await sharedWith(segment, 0);
        if (ids.length === 0) throw error;
        const operation = `end the sharing of ${describe(definition, values, id)} with ${microtenants(ids)}, before it is deleted`;
        await share(segment, [], operation);
        try {
            await defaults.delete({ id, outputs: values });
        } catch (again) {
            await share(segment, ids).catch((lost: unknown) => backend.log(`warning: ${messageOf(lost)}`));
            throw again;
        }
    }
}

function idsIn({ shareToMicrotenants: ids }: Values): string[] {
    return Array.isArray(ids) ? ids.map(String) : [];
}

/** Nobody knows by which refusal the service protects a segment that is shared. What this library refuses has no status. */
function isRefusalOfService(error: unknown): boolean {
    const isRefusal = error instanceof ReferencedError || error instanceof InvalidRequestError;
    return isRefusal && error.status !== undefined;
}

function sharedWithOthers({ definition, id, values }: Segment, before: readonly string[]): AlreadyExistsError {
    return new AlreadyExistsError({
        operation: `share ${describe(definition, values, id)}`,
        problem: `the segment existed before this run and is shared with ${microtenants(before)}`,
        nextStep:
            "Nothing was changed. Set shareToMicrotenants to the existing value, and run again to adopt the segment.",
    });
}

async function partialFailure<T>({ id, values }: Segment, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw new PartialFailureError(id, values, error);
    }
}

const microtenants = (ids: readonly string[]): string =>
    `${ids.length === 1 ? "microtenant" : "microtenants"} ${ids.join(", ")}`;

const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
    some.length === others.length && some.every((id) => others.includes(id));
