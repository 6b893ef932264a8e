import { catalog } from "./catalog";
import type { Backend, Definition, Place, Reference, Values } from "./definition";
import { ReferencedError, ZscalerError } from "./http/errors";
import { isNamedByService } from "./meant";
import { describe, fromWire, mergeOnly, outgoing, placeOf } from "./translate";
import { present, without } from "./values";
import type { Wire } from "./wire";

/** Whether the engine has shown this run that the stack manages an object. */
export type Managed = (type: string, id: string) => boolean;

/** An object that names another one. */
interface Referrer {
    definition: Definition;
    id: string;
    said: Values;
    place: Place;
    /** The properties that name it. */
    properties: [name: string, reference: Reference][];
}

/** The property that shows what a deletion takes the object out of: set by a refresh, and kept until the next. */
export const SHOWN = ["detachesOnDelete"];

/** For an object that may be detached: what its deletion would take it out of. */
export async function detachable(definition: Definition, id: string, known: Values, backend: Backend): Promise<Values> {
    if (known.detachOnDelete !== true) return {};
    const referrers = await referrersOf(definition, id, known, backend);
    return referrers.length > 0 ? { detachesOnDelete: referrers.map(label).sort() } : {};
}

/**
 * Makes a refused deletion possible, where `detachOnDelete` asks for that and every reference was shown before.
 * @throws ReferencedError naming every referrer, and which of them this stack manages.
 */
export async function clearTheWay(
    definition: Definition,
    id: string,
    outputs: Values,
    backend: Backend,
    managed: Managed,
    refusal?: ReferencedError,
): Promise<void> {
    const doing = deleting(definition, id, outputs);
    const referrers = await referrersOf(definition, id, outputs, backend);
    if (referrers.length === 0 && refusal) throw refusal;
    if (referrers.length === 0) return;
    const refuse = (nextStep: string) => inUse(doing, referrers, managed, nextStep);
    if (outputs.detachOnDelete !== true) throw refuse(takeOut(definition, referrers));
    const shown = Array.isArray(outputs.detachesOnDelete) ? outputs.detachesOnDelete : [];
    const unseen = referrers.map(label).filter((each) => !shown.includes(each));
    if (unseen.length > 0) {
        const which = unseen.join(", ");
        throw refuse(`No preview has shown ${which}: run \`pulumi refresh\`, look at detachesOnDelete, delete then.`);
    }
    const stuck = referrers.flatMap((referrer) => {
        const remaining = detached(referrer, id);
        return typeof remaining === "string" ? [`${label(referrer)}: ${remaining}`] : [];
    });
    if (stuck.length > 0) throw refuse(`detachOnDelete does not go on: ${stuck.join("; ")}.`);
    for (const referrer of referrers) await detach(referrer, id, doing, backend);
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
export async function refuseInUse(
    definition: Definition,
    id: string,
    outputs: Values,
    backend: Backend,
    managed: Managed,
): Promise<void> {
    const referrers = await referrersOf(definition, id, outputs, backend, ALL_OF_THEM);
    if (referrers.length === 0) return;
    throw inUse(deleting(definition, id, outputs), referrers, managed, takeOut(definition, referrers));
}

export const deleting = (definition: Definition, id: string, outputs: Values): string =>
    `delete ${describe(definition, outputs, id)}`;

function inUse(doing: string, referrers: readonly Referrer[], managed: Managed, nextStep: string) {
    const lines = referrers.map((referrer) => {
        const whose = managed(referrer.definition.type, referrer.id) ? "managed by this stack" : "not of this stack";
        return `\n  - ${label(referrer)} in its ${referrer.properties.map(([name]) => name).join(", ")} (${whose})`;
    });
    return new ReferencedError({
        doing,
        problem: `${lines.length === 1 ? "one object still names" : `${lines.length} objects still name`} it:${lines.join("")}`,
        nextStep: `\n${nextStep}`,
    });
}

function takeOut(definition: Definition, referrers: readonly Referrer[]): string {
    const fixed = referrers.every((referrer) =>
        referrer.properties.some(([name]) => referrer.definition.replaceOn.some((property) => property === name)),
    );
    const byHand = fixed
        ? "Delete them first; what this program refers to by resource instead of id, Pulumi deletes in order."
        : "Take it out of them first; what this program refers to by resource instead of id, Pulumi takes out in order.";
    if (!("detachOnDelete" in definition.inputs.shape)) return byHand;
    return `${byHand} Or set detachOnDelete to true, run \`pulumi up\`, and delete then.`;
}

const label = ({ definition, id, said }: Referrer): string => describe(definition, said, id);

/** Everything of the catalogue that names an object. */
async function referrersOf(
    definition: Definition,
    id: string,
    values: Values,
    backend: Backend,
    look: Look = {},
): Promise<Referrer[]> {
    const lists = catalog.map((candidate) => referrersAmong(candidate, definition.type, id, values, backend, look));
    return (await Promise.all(lists)).flat();
}

async function referrersAmong(
    candidate: Definition,
    type: string,
    id: string,
    { microtenantId }: Values,
    backend: Backend,
    look: Look,
): Promise<Referrer[]> {
    const [reference] = referencesOf(candidate).flatMap(([, each]) => (each.to.includes(type) ? [each] : []));
    if (!reference) return [];
    const scopes =
        reference === HOME
            ? (candidate.lookupIn?.([id]) ?? [{ microtenantId: id }])
            : [{ microtenantId, ...reference.within?.(type) }];
    const lists = scopes.map((scope) => referrersIn(present(scope), candidate, id, backend, look));
    return (await Promise.all(lists)).flat();
}

async function referrersIn(
    scope: Values,
    candidate: Definition,
    id: string,
    backend: Backend,
    look: Look,
): Promise<Referrer[]> {
    const visible = await everythingVisible(candidate, scope, backend, look);
    if (!visible) return [];
    const { place, wires } = visible;
    const found = wires.map(async (wire) => {
        const said = await fromWire(candidate, wire, scope, backend);
        return { definition: candidate, id: String(wire.id), said, place, properties: naming(candidate, said, id) };
    });
    return (await Promise.all(found)).filter(({ properties }) => properties.length > 0);
}

/** The properties in which an object names another one. */
function naming(definition: Definition, said: Values, id: string): Referrer["properties"] {
    return referencesOf(definition).filter(([name, reference]) => idsOf(name, reference, said).includes(id));
}

/** A microtenant is named by everything in it, but for what comes with it, of which there is one in each. */
const HOME: Reference = { to: ["zpa:Microtenant"] };

function referencesOf({ refersTo = {}, inputs, onlyOnePer }: Definition): Referrer["properties"] {
    const own = Object.entries(refersTo).flatMap(([name, reference]): Referrer["properties"] =>
        reference ? [[name, reference]] : [],
    );
    return "microtenantId" in inputs.shape && !onlyOnePer ? [...own, ["microtenantId", HOME]] : own;
}

/** What cannot be listed is not named: a tenant without the feature, or a role without the permission. */
const NOT_LISTED = ["notFound", "permission", "invalidRequest", "unexpectedAnswer"];
const NO_FEATURE = "authz.featureflag.";

/** Finding the place can be a look into the tenant too. */
async function everythingVisible(
    candidate: Definition,
    scope: Values,
    backend: Backend,
    { maxAgeMs, mustSee }: Look,
): Promise<{ place: Place; wires: readonly Wire[] } | undefined> {
    try {
        const place = await placeOf(candidate, scope, backend);
        return { place, wires: await backend.everything(place, maxAgeMs) };
    } catch (error) {
        if (error instanceof ZscalerError && isNotListed(error) && !(mustSee && mayBeHidden(error))) return undefined;
        throw error;
    }
}

/** A success that is no list is not the service's word on it. */
const isNotListed = ({ code, status = 0 }: ZscalerError): boolean => NOT_LISTED.includes(code) && status >= 400;

/** Whether there may be a list nevertheless: without the permission, or behind a gateway that answers in its place. */
function mayBeHidden(error: ZscalerError): boolean {
    if (error.code === "permission") return !error.serviceId?.startsWith(NO_FEATURE);
    return error.code === "notFound" && !isNamedByService(error);
}

function idsOf(name: string, { ids }: Reference, said: Values): readonly unknown[] {
    if (ids) return ids(said);
    const value = said[name];
    return Array.isArray(value) ? value : [value];
}

/** What remains of the referrer, or why it must stay as it is. */
function detached(
    { properties, said, definition }: Pick<Referrer, "properties" | "said" | "definition">,
    id: string,
): Values | string {
    const restricted = definition.restriction?.(said);
    if (restricted) return `it cannot be changed: ${restricted}`;
    let remaining = said;
    for (const [name, { without: takenOut }] of properties) {
        const next = takenOut ? takenOut(remaining, id) : withoutOne(name, remaining, id);
        if (typeof next === "string") return next;
        remaining = { ...without(remaining, [name]), ...next };
    }
    return remaining;
}

function withoutOne(name: string, said: Values, id: string): Values | string {
    const value = said[name];
    if (!Array.isArray(value)) return `its ${name} cannot be empty`;
    const others = value.filter((each) => each !== id);
    return others.length > 0 ? { [name]: others } : `its ${name} would be left empty`;
}

/** Read again, so that nothing that others wrote meanwhile is lost. */
async function detach(
    { definition, id: referrerId, place, said }: Referrer,
    id: string,
    doing: string,
    backend: Backend,
) {
    await backend.alone(place, referrerId, async () => {
        const wire = await backend.read(place, referrerId, doing, 0);
        if (!wire) return;
        const now = await fromWire(definition, wire, said, backend);
        const properties = naming(definition, now, id);
        const remaining = detached({ definition, said: now, properties }, id);
        if (typeof remaining === "string") throw changedMeanwhile(definition, referrerId, now, doing, remaining);
        const changed = Object.fromEntries(properties.map(([name]) => [name, remaining[name]]));
        const body = outgoing(definition, mergeOnly(definition, wire, changed));
        await backend.update(
            place,
            referrerId,
            body,
            `${doing}: take it out of ${describe(definition, now, referrerId)}`,
        );
    });
}

function changedMeanwhile(
    definition: Definition,
    id: string,
    said: Values,
    doing: string,
    why: string,
): ReferencedError {
    return new ReferencedError({
        doing,
        problem: `${describe(definition, said, id)} was changed meanwhile: ${why}`,
        nextStep: "Run `pulumi refresh`, look at detachesOnDelete, and delete then.",
    });
}
