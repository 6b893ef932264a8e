import type { Backend } from "../contract/backend";
import type { Definition } from "../contract/definition";
import { isoSecond, type Wire } from "../contract/fields";
import type { ResourceContext } from "../contract/resourceContext";
import { adviceFor, vitalSecrets } from "../contract/secrets";
import { differingKeys, equal, type Values } from "../contract/values";
import { AlreadyExistsError, type ErrorCode, UnexpectedResponseError, type ZscalerError } from "../http/errors/errors";
import { withArticle } from "../http/text";
import { describe, endpointOf, fromWire } from "./mapping";

/** An object on the other side that has the natural key of a declared one. */
export interface ExistingObject {
    id: string;
    wire: Wire;
    /** Milliseconds since the epoch, by the service's clock. */
    createdAt: number;
    /** Declared properties in which it is not equal. */
    differs: string[];
    /** Secret outputs that can no longer be read, and without which it is of no use. */
    lostSecrets: string[];
}

/** The service stamps whole seconds, and its clock is known only to the answer's travel time. */
const CLOCK_TOLERANCE_MS = 5_000;

/** Who the service says has made the objects that this process made. */
class Author {
    known: string | undefined;
}

/** An object of this wire has just been created, and its answer has arrived. */
export function noteAuthor(wire: Wire, backend: Backend): void {
    const { author } = backend.originOf(wire);
    if (author !== undefined) backend.state(Author).known = author;
}

/**
 * Whether an object is the one that a create has made whose answer was lost: equal, made since the create began, and, as far
 * as this process has learned who makes its objects, by the same administrator or API client.
 */
export function isOwn({ wire, differs, createdAt }: ExistingObject, begun: number, backend: Backend): boolean {
    const { author } = backend.originOf(wire);
    const own = backend.state(Author).known;
    if (author !== undefined && own !== undefined && author !== own) return false;
    return differs.length === 0 && createdAt >= begun - CLOCK_TOLERANCE_MS;
}

/** Which answers to a create may be about an object that was there before: the service has no one way to say so. */
export function mayMeanExisting(error: ZscalerError): boolean {
    const mayMean: readonly ErrorCode[] = ["already-exists", "invalid-request", "conflict"];
    return mayMean.includes(error.code) && (error.status ?? 0) >= 400;
}

export async function findExisting(context: ResourceContext, inputs: Values): Promise<ExistingObject | undefined> {
    const { definition, backend } = context;
    const operation = `find ${describe(definition, inputs)}`;
    const candidates = await backend.find(await endpointOf(context, inputs), String(inputs.name), operation);
    for (const wire of candidates) {
        const said = await fromWire(context, wire, inputs);
        // Names are unique whatever their case, and were looked up that way.
        const others = definition.naturalKey.filter((key) => key !== "name");
        const { scoping } = backend;
        const sought: Values = { ...(scoping && { [scoping.property]: scoping.own }), ...inputs };
        if (!others.every((key) => equal(said[key], sought[key]))) continue;
        return {
            id: String(wire.id),
            wire,
            createdAt: backend.originOf(wire).at ?? 0,
            differs: differingKeys(said, inputs, Object.keys(inputs)),
            lostSecrets: vitalSecrets(definition).filter((secret) => said[secret] === undefined),
        };
    }
    return undefined;
}

export function alreadyExists(
    definition: Definition,
    twin: ExistingObject,
    { operation, adoptEqual, now }: { operation: string; adoptEqual: boolean; now: number },
): AlreadyExistsError {
    const born = twin.createdAt > 0 ? `, created ${isoSecond(twin.createdAt)} (${ago(now - twin.createdAt)} ago)` : "";
    const difference =
        twin.differs.length > 0
            ? `it differs from the declaration in ${twin.differs.join(", ")}`
            : "it equals the declaration";
    return new AlreadyExistsError({
        operation,
        problem: `${withArticle(definition.noun.one)} with this name already exists: id ${twin.id}${born}; ${difference}`,
        nextStep: waysOn(definition, twin, { adoptEqual }),
    });
}

/** The line of a run in which an object that was there before is adopted. */
export function adopted(definition: Definition, inputs: Values, { id, createdAt }: ExistingObject): string {
    const created = createdAt > 0 ? isoSecond(createdAt) : undefined;
    const label = [describe(definition, inputs, id), created].filter(Boolean).join(", created ");
    return `${label} is adopted. Make sure that no other stack manages it: each would overwrite the changes of the other, and either could delete it`;
}

/** The engine does not tell a create that it replaces a resource on purpose from any other. */
const RENAMED =
    "If this program renamed or moved the resource, declare its old name in the option aliases. " +
    "If this run replaces it on purpose (--replace, pulumi state taint), set the option deleteBeforeReplace to true.";

function waysOn(definition: Definition, twin: ExistingObject, { adoptEqual }: { adoptEqual: boolean }): string {
    const [, typeName] = definition.type.split(":");
    if (twin.lostSecrets.length > 0) {
        return `${RENAMED} Its ${twin.lostSecrets.join(", ")} can no longer be read, so it cannot be adopted. If an interrupted run created it, nothing uses it yet: delete it in the console and run again, or import it (npx pulumi-zscaler import ${definition.type} NAME ${twin.id}), and the next \`pulumi up\` replaces it. Otherwise declare another name.`;
    }
    const takeOver =
        twin.differs.length > 0
            ? `To adopt it, declare ${twin.differs.join(", ")} with the values of the existing object, and run again with zscaler:adoptEqual set to true`
            : adoptEqual
              ? "To adopt it, run again"
              : "To adopt it, run again with zscaler:adoptEqual set to true";
    return `${RENAMED} ${takeOver} (check first that no other stack manages it); to read it only, use ${typeName}.get; otherwise delete it or declare another name.`;
}

/** @param secrets What only the answer of the create would have shown. */
export function secretLost(
    definition: Definition,
    inputs: Values,
    id: string,
    secrets: readonly string[],
): UnexpectedResponseError {
    const advice = adviceFor(definition, secrets);
    return new UnexpectedResponseError({
        operation: `create ${describe(definition, inputs, id)}`,
        problem: `the object was created, but the response was lost, and the API returns ${secrets.join(", ")} only once`,
        nextStep: advice
            ? `The object is in the state: run \`pulumi up\` again to continue. ${advice}`
            : "Nothing uses it yet: run `pulumi up` again, which replaces it.",
    });
}

function ago(milliseconds: number): string {
    const units: [name: string, size: number][] = [
        ["day", 86_400_000],
        ["hour", 3_600_000],
        ["minute", 60_000],
    ];
    for (const [name, size] of units) {
        const count = Math.floor(milliseconds / size);
        if (count > 0) return `${count} ${name}${count === 1 ? "" : "s"}`;
    }
    return "seconds";
}
