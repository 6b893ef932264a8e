import { textOf, type Wire } from "../../contract/fields";
import type { ResourceContext } from "../../contract/resourceContext";
import { InvalidRequestError, ReferencedError } from "../../http/errors/errors";
import { describe } from "../../lifecycle/mapping";
import { wishOf } from "../../run/agreement";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";
import { microtenant } from "../common/fields";

/** How the service refuses a segment that matches otherwise than another one of its domain names. */
const OVERLAPPING = "domain.match.style.overlapping";
/** How many segments an error names. */
const MOST_NAMES = 10;

/** A segment that is to be written. */
interface Segment extends ResourceContext {
    endpoint: ZpaEndpoint;
    backend: ZpaClient;
    /** Undefined of one that is to be created. */
    id: string | undefined;
    domainNames: readonly string[];
    multimatch: boolean;
}

/**
 * Writes a segment. Where the service refuses because others of its domain names match otherwise, all of them change
 * together first, provided that the program wants it of each.
 */
export async function writeAlike<T>(segment: Segment, write: () => Promise<T>): Promise<T> {
    const { endpoint, backend } = segment;
    try {
        return await write();
    } catch (error) {
        if (!(error instanceof InvalidRequestError && error.serviceId === OVERLAPPING)) throw error;
        // One after the other: what the first does is often what the others wait for.
        await backend.exclusively(endpoint, "multimatch", () => changeTogether(segment, error));
        return write();
    }
}

async function changeTogether(
    { definition, id, domainNames, multimatch, endpoint, backend }: Segment,
    { operation }: InvalidRequestError,
): Promise<void> {
    const all = await backend.listAll(endpoint);
    const own = all.filter((wire) => String(wire.id) === id);
    const sharing = connectedTo([...domainNames, ...own.flatMap(domainsOf)], all);
    const style = multimatch ? "INCLUSIVE" : "EXCLUSIVE";
    const others = sharing.filter((wire) => !own.includes(wire) && wire.matchStyle !== style);
    if (others.length === 0) return;
    const unasked = others.filter(
        (wire) => wishOf(definition, { name: wire.name, scope: microtenant.fromWire(wire) }, backend) !== multimatch,
    );
    if (unasked.length > 0) throw notAsked({ definition, multimatch }, operation, unasked);
    const ids = [...own, ...sharing.filter((wire) => !own.includes(wire))].map((wire) => String(wire.id));
    await backend.setMultimatch(
        endpoint,
        ids,
        style,
        `set multimatch of ${ids.length} segments that share domain names`,
    );
}

/** Those that have one of these domain names, or share one with a segment that has. */
function connectedTo(domainNames: readonly string[], all: readonly Wire[]): Wire[] {
    const names = new Set(domainNames.map((name) => name.toLowerCase()));
    const found = new Set<Wire>();
    for (let before = -1; before < found.size; ) {
        before = found.size;
        for (const wire of all) {
            if (found.has(wire) || !domainsOf(wire).some((name) => names.has(name))) continue;
            found.add(wire);
            for (const name of domainsOf(wire)) names.add(name);
        }
    }
    return [...found];
}

const domainsOf = ({ domainNames }: Wire): string[] =>
    (Array.isArray(domainNames) ? domainNames : []).map((name) => String(name).toLowerCase());

function notAsked(
    { definition, multimatch }: Pick<Segment, "definition" | "multimatch">,
    operation: string,
    unasked: readonly Wire[],
): ReferencedError {
    const names = unasked
        .slice(0, MOST_NAMES)
        .map((wire) => describe(definition, { name: textOf(wire.name) }, String(wire.id)));
    const more = unasked.length > MOST_NAMES ? ` and ${unasked.length - MOST_NAMES} more` : "";
    return new ReferencedError({
        operation,
        problem: `multimatch must change in all segments that share a domain name, and this program does not set it to ${multimatch} for ${names.join(", ")}${more}`,
        nextStep:
            "Nothing was changed. Set multimatch in these segments, too, in the same program and with a name that is a plain string, or change all of them in the console and run `pulumi refresh`. A segment that this program no longer declares is deleted last: delete it in an earlier run.",
    });
}
