import type { Backend } from "../contract/backend";
import type { Definition } from "../contract/definition";
import type { Endpoint } from "../contract/endpoint";
import type { Wire } from "../contract/fields";
import type { Managed } from "../contract/members";
import { type Reference, referencesOf, scopeOf } from "../contract/references";
import { pick, present, type Values, without } from "../contract/values";
import { ReferencedError, UnexpectedResponseError } from "../http/errors/errors";
import { describe, endpointOf, fieldsFromWire, fromWire, mergeOnly, toRequestBody } from "../lifecycle/mapping";
import { updateWhole } from "../lifecycle/wholeUpdate";
import { ifVisible } from "./ifVisible";
import { deleteMembers, memberLines, membersOf, whyNotDeleted } from "./members";
import type { Target } from "./target";

/** An object that names another one. */
interface Referrer {
    definition: Definition;
    id: string;
    said: Values;
    endpoint: Endpoint;
    /** The properties that name it. */
    properties: readonly Reference[];
}

/** For an object that may be detached: what its deletion would take it out of. */
export async function detachable(target: Target): Promise<Values> {
    if (target.values.detachOnDelete !== true) return {};
    const referrers = await referrersOf(target);
    return referrers.length > 0 ? { detachesOnDelete: referrers.map(label).sort() } : {};
}

/**
 * Makes a refused deletion possible, where the program asks for that and everything that stands in the way was shown
 * before. Changes nothing unless all of it can go.
 * @throws ReferencedError naming all that stands in the way, and which of that this stack manages.
 */
export async function detachReferences(target: Target, managed: Managed, refusal?: ReferencedError): Promise<void> {
    const { referrers, members } = await inTheWay(target);
    if (referrers.length + members.length === 0 && refusal) throw refusal;
    refuseBlocked(target, { referrers, members }, managed);
    for (const referrer of referrers) await detach(referrer, target);
    await deleteMembers(target, members);
}

/**
 * Before something else is deleted: whether this deletion can follow. Makes no change.
 *
 * @param leaves Whether an object is deleted before this one, so that it does not count.
 * @throws ReferencedError as above.
 */
export async function assertDeletable(target: Target, managed: Managed, leaves: Managed): Promise<void> {
    const { referrers, members } = await inTheWay(target, ALL_OF_THEM);
    const { type: memberType } = target.definition.members ?? {};
    const staying = {
        referrers: referrers.filter((referrer) => !leaves(referrer.definition.type, referrer.id)),
        members: members.filter((machine) => !(memberType && leaves(memberType, String(machine.id)))),
    };
    refuseBlocked(target, staying, managed);
}

/** What may keep an object from being deleted. */
interface InTheWay {
    readonly referrers: readonly Referrer[];
    readonly members: readonly Wire[];
}

async function inTheWay(target: Target, look?: Look): Promise<InTheWay> {
    const referrers = await referrersOf(target, look);
    return { referrers, members: await membersOf(target) };
}

function refuseBlocked(target: Target, { referrers, members }: InTheWay, managed: Managed): void {
    const advice = [...whyNotDetached(target, referrers), ...whyNotDeleted(target, members)];
    if (advice.length === 0) return;
    const all = [...lines(referrers, managed), ...memberLines(target, members, managed)];
    throw inUse(deleting(target), all, advice.join(" "));
}

function whyNotDetached({ definition, id, values }: Target, referrers: readonly Referrer[]): string[] {
    if (referrers.length === 0) return [];
    if (values.detachOnDelete !== true) return takeOut(definition, referrers);
    const shown = Array.isArray(values.detachesOnDelete) ? values.detachesOnDelete : [];
    const unseen = referrers.map(label).filter((each) => !shown.includes(each));
    if (unseen.length > 0) {
        const which = unseen.join(", ");
        return [`No preview has listed ${which}: run \`pulumi refresh\`, check detachesOnDelete, and delete again.`];
    }
    const stuck = referrers.flatMap((referrer) => {
        const remaining = detached(referrer, id);
        return typeof remaining === "string" ? [`${label(referrer)}: ${remaining}`] : [];
    });
    return stuck.length > 0 ? [`detachOnDelete cannot remove these references: ${stuck.join("; ")}.`] : [];
}

/** How referrers are looked for. */
interface Look {
    /** How old the lists may be, own writes apart. @default 0 */
    maxAgeMs?: number;
    /** Whether to fail where a list may not be seen. @default false */
    mustSee?: boolean;
}

/** Deletions that come together share what was listed. */
const ALL_OF_THEM: Look = { maxAgeMs: 5_000, mustSee: true };

/** For a service that would delete the object whoever names it. @throws ReferencedError as above. */
export async function assertUnreferenced(target: Target, managed: Managed): Promise<void> {
    const referrers = await referrersOf(target, ALL_OF_THEM);
    if (referrers.length === 0) return;
    const advice = takeOut(target.definition, referrers).join(" ");
    throw inUse(deleting(target), lines(referrers, managed), advice);
}

export const deleting = ({ definition, id, values }: Omit<Target, "backend">): string =>
    `delete ${describe(definition, values, id)}`;

function inUse(operation: string, all: readonly string[], advice: string): ReferencedError {
    return new ReferencedError({
        operation,
        problem: `${all.length === 1 ? "one object still references" : `${all.length} objects still reference`} it:${all.join("")}`,
        nextStep: `\n${advice}`,
    });
}

function lines(referrers: readonly Referrer[], managed: Managed): string[] {
    return referrers.map((referrer) => {
        const whose = managed(referrer.definition.type, referrer.id) ? "in this stack" : "not in this stack";
        return `\n  - ${label(referrer)} in ${referrer.properties.map(({ property }) => property).join(", ")} (${whose})`;
    });
}

/** What to do about each of them: not every reference can be taken out. */
function takeOut({ inputs }: Definition, referrers: readonly Referrer[]): string[] {
    const ends = new Set(referrers.flatMap(({ properties }) => properties.flatMap(({ endsBy }) => endsBy ?? [])));
    const open = referrers.filter(({ properties }) => properties.every(({ endsBy }) => !endsBy));
    const fixed = open.filter(({ definition, properties }) =>
        properties.some(({ property }) => definition.replaceOn.includes(property)),
    );
    const what = [...new Set(fixed.map(({ definition }) => definition.noun.many))].join(" and the ");
    if (open.length === 0) return [...ends];
    if (fixed.length === open.length) return [...ends, DELETE_THEM];
    const byHand =
        fixed.length > 0
            ? `Delete the ${what} first, and remove the reference from the others. If this program makes a reference by resource instead of by id, Pulumi removes it in the right order.`
            : TAKE_IT_OUT;
    if (!("detachOnDelete" in inputs.shape)) return [...ends, byHand];
    const detaching =
        fixed.length > 0
            ? "Or, for the others, set detachOnDelete to true, run `pulumi up` and `pulumi refresh`, and delete again."
            : "Or set detachOnDelete to true, run `pulumi up` and `pulumi refresh`, and delete again.";
    return [...ends, byHand, detaching];
}

const DELETE_THEM =
    "Delete them first. If this program makes a reference by resource instead of by id, Pulumi deletes in the right order.";
const TAKE_IT_OUT =
    "Remove these references first. If this program makes a reference by resource instead of by id, Pulumi removes it in the right order.";

const label = ({ definition, id, said }: Referrer): string => describe(definition, said, id);

/** Everything of the catalogue that names an object. */
async function referrersOf(target: Target, look: Look = {}): Promise<Referrer[]> {
    const { definition, id, values, backend } = target;
    const elsewhere = (await definition.namedFrom?.({ id, values, backend, maxAgeMs: look.maxAgeMs })) ?? [];
    // Loaded here and not before: most runs meet no object that something refers to.
    const { catalog }: typeof import("../catalog") = require("../catalog");
    const lists = [values, ...elsewhere].flatMap((scope) =>
        catalog.map((candidate) => referrersAmong(candidate, scope, target, look)),
    );
    // What is shown in several scopes is one object.
    const found = (await Promise.all(lists)).flat();
    return [...new Map(found.map((each) => [`${each.definition.type} ${each.id}`, each])).values()];
}

async function referrersAmong(candidate: Definition, values: Values, target: Target, look: Look): Promise<Referrer[]> {
    const { id, definition } = target;
    const own = pick(values, [scopeOf(candidate) ?? []].flat());
    const scopes = blockingReferencesOf(candidate).flatMap(({ to, scope, property, within }) => {
        if (!to.includes(definition.type)) return [];
        if (scope) return candidate.importScopes?.([id]) ?? [{ [property]: id }];
        return [{ ...own, ...within?.(definition.type) }];
    });
    const lists = distinct(scopes).map((scope) => referrersIn(present(scope), candidate, target, look));
    return (await Promise.all(lists)).flat();
}

/** Several references of an object lead to the same list. */
function distinct(scopes: readonly Values[]): readonly Values[] {
    return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
}

async function referrersIn(scope: Values, candidate: Definition, target: Target, look: Look): Promise<Referrer[]> {
    const visible = await everythingVisible(candidate, scope, target.backend, look);
    if (!visible) return [];
    const { endpoint, wires } = visible;
    const found = wires.map(async (wire) => {
        const said = await namesIn(wire, { scope, candidate, target });
        const properties = naming(candidate, said, target);
        return { definition: candidate, id: String(wire.id), said, endpoint, properties };
    });
    return (await Promise.all(found)).filter(({ properties }) => properties.length > 0);
}

/** What an object refers to can be read although something else of it cannot. */
async function namesIn(
    wire: Wire,
    { scope, candidate, target }: { scope: Values; candidate: Definition; target: Target },
): Promise<Values> {
    try {
        return await fromWire({ ...target, definition: candidate }, wire, scope);
    } catch (error) {
        const { own, failures } = fieldsFromWire(candidate, wire);
        const isLegible = ({ property }: Reference) =>
            property in candidate.collection.fields && failures.every((each) => each.property !== property);
        const meant = blockingReferencesOf(candidate).filter(({ to }) => to.includes(target.definition.type));
        if (!(error instanceof UnexpectedResponseError) || !meant.every(isLegible)) throw error;
        return { ...scope, ...present(own) };
    }
}

/** The properties in which an object names another one. */
function naming(referrer: Definition, said: Values, { definition: { type }, id }: Target): readonly Reference[] {
    return blockingReferencesOf(referrer).filter(({ ids }) => ids(said, type).includes(id));
}

/** Those that keep what they name from being deleted. What comes with a scope, one in each, is deleted with it. */
export function blockingReferencesOf(definition: Definition): readonly Reference[] {
    const comesWith = (property: string) =>
        (definition.unique ?? []).some((unique) => "by" in unique && unique.by.includes(property));
    return referencesOf(definition).filter(
        ({ blocksDeletion, scope, property }) => blocksDeletion && !(scope && comesWith(property)),
    );
}

/** Finding the endpoint can be a look into the tenant too. */
async function everythingVisible(
    candidate: Definition,
    scope: Values,
    backend: Backend,
    { maxAgeMs, mustSee }: Look,
): Promise<{ endpoint: Endpoint; wires: readonly Wire[] } | undefined> {
    return ifVisible(
        async () => {
            const endpoint = await endpointOf({ definition: candidate, backend }, scope);
            return { endpoint, wires: await backend.listAll(endpoint, maxAgeMs) };
        },
        { mustSee },
    );
}

/** What remains of the referrer, or why it must stay as it is. */
export function detached(
    { properties, said, definition }: Pick<Referrer, "properties" | "said" | "definition">,
    id: string,
): Values | string {
    const restricted = definition.writeProtection?.(said);
    if (restricted) return `it is read-only: ${restricted}`;
    let remaining = said;
    for (const { property: name, without: takenOut } of properties) {
        const next = takenOut ? takenOut(remaining, id) : withoutOne(name, remaining, id);
        if (typeof next === "string") return next;
        remaining = { ...without(remaining, [name]), ...next };
    }
    return remaining;
}

function withoutOne(name: string, said: Values, id: string): Values | string {
    const value = said[name];
    if (!Array.isArray(value)) return `${name} cannot be empty`;
    const others = value.filter((each) => each !== id);
    return others.length > 0 ? { [name]: others } : `${name} would become empty`;
}

/** Read again at each attempt, so that nothing that others wrote meanwhile is lost. */
async function detach({ definition, id: referrerId, endpoint, said }: Referrer, target: Target): Promise<void> {
    const { id, backend } = target;
    const operation = deleting(target);
    const body = async () => {
        const wire = await backend.read(endpoint, referrerId, operation, 0);
        if (!wire) return undefined;
        const now = await fromWire({ definition, backend }, wire, said);
        const properties = naming(definition, now, target);
        if (properties.length === 0) return undefined;
        const remaining = detached({ definition, said: now, properties }, id);
        if (typeof remaining === "string")
            throw changedMeanwhile(operation, describe(definition, now, referrerId), remaining);
        const changed = Object.fromEntries(properties.map(({ property }) => [property, remaining[property]]));
        const merged = mergeOnly(definition, wire, changed);
        const update = { id: referrerId, changed: Object.keys(changed) };
        return { before: wire, sent: await toRequestBody({ definition, backend, inputs: remaining, update }, merged) };
    };
    const detaching = `${operation}: remove the reference from ${describe(definition, said, referrerId)}`;
    const write = () => updateWhole({ definition, endpoint, id: referrerId, backend }, body, detaching);
    await backend.exclusively(endpoint, referrerId, write);
}

function changedMeanwhile(operation: string, referrer: string, why: string): ReferencedError {
    return new ReferencedError({
        operation,
        problem: `${referrer} has changed since the last refresh: ${why}`,
        nextStep: "Run `pulumi refresh`, check detachesOnDelete, and delete again.",
    });
}
