import { isNamedByService, nothingLikeIt } from "../client/expectedAnswer";
import type { Wire } from "../contract/fields";
import type { Managed, Members } from "../contract/members";
import type { Values } from "../contract/values";
import { NotFoundError, ReferencedError, ZscalerError } from "../http/errors/errors";
import { describe } from "../lifecycle/mapping";
import { ifVisible } from "./ifVisible";
import type { Target } from "./target";

/** Machines that belong to an object which is to be deleted. */

/** A refresh of many objects shares what was listed. */
const REFRESH_AGE_MS = 10_000;
/** How often the machines are listed anew because one was deleted meanwhile, or an answer was lost. */
const MOST_ATTEMPTS = 3;

/** Where the program asks for their deletion: which machines that is about now. */
export async function departing(target: Target): Promise<Values> {
    const { members } = target.definition;
    if (!members || target.values[members.asked] !== true) return {};
    const found = await membersOf(target, REFRESH_AGE_MS);
    return found.length > 0 ? { [members.shown]: found.map(labelIn(members)).sort() } : {};
}

/** What the service does not show is not named: it then refuses the deletion by itself. */
export async function membersOf(
    { definition: { members }, id, values, backend }: Target,
    maxAgeMs = 0,
): Promise<readonly Wire[]> {
    if (!members) return [];
    return (await ifVisible(() => members.list({ id, values, backend, maxAgeMs }))) ?? [];
}

/** Why its machines are not deleted, and what to do; empty where they may be. */
export function whyNotDeleted({ definition: { members }, values }: Target, found: readonly Wire[]): string[] {
    if (!members || found.length === 0) return [];
    const { noun, asked, shown, isConnected } = members;
    const label = labelIn(members);
    if (values[asked] !== true) {
        const way = `set ${asked} to true, run \`pulumi up\` and \`pulumi refresh\`, and delete again`;
        return [`Delete its ${noun.many} first: stop their machines, ${way}. Or delete them in the console.`];
    }
    const seen = values[shown];
    const unseen = found.map(label).filter((each) => !(Array.isArray(seen) && seen.includes(each)));
    const connected = found.filter(isConnected).map(label);
    return [
        ...(unseen.length > 0
            ? [`No preview has listed ${unseen.join(", ")}: run \`pulumi refresh\`, check ${shown}, and delete again.`]
            : []),
        ...(connected.length > 0
            ? [`Only disconnected machines can be deleted: stop ${connected.join(", ")}, and delete again.`]
            : []),
    ];
}

/** The lines that name them in the list of what stands in the way. */
export function memberLines({ definition: { members } }: Target, found: readonly Wire[], managed: Managed): string[] {
    if (!members) return [];
    const lines = found.map((machine) => {
        const state = members.isConnected(machine) ? "connected" : "disconnected";
        const isManaged = members.type !== undefined && managed(members.type, String(machine.id));
        return `\n  - ${labelIn(members)(machine)}, ${state} (${isManaged ? "in this stack" : "not in this stack"})`;
    });
    return lines;
}

const labelIn =
    ({ noun }: Members) =>
    (machine: Wire): string =>
        describe({ noun }, machine, String(machine.id));

/**
 * Deletes the machines, those alone.
 * @throws ReferencedError when another one enrols or connects meanwhile.
 */
export async function deleteMembers(target: Target, found: readonly Wire[]): Promise<void> {
    const { definition, id, values, backend } = target;
    const { members } = definition;
    if (!members) return;
    const label = describe(definition, values, id);
    let left = found;
    for (let attempt = 1; left.length > 0; attempt++) {
        const ids = left.map((machine) => String(machine.id));
        const operation = `delete ${left.length} ${left.length === 1 ? members.noun.one : members.noun.many} of ${label}`;
        try {
            await members.delete({ ids, values, backend, operation });
            return;
        } catch (error) {
            const isUnsure = error instanceof ZscalerError && (error.ambiguous || error instanceof NotFoundError);
            if (!isUnsure) throw error;
            left = await membersOf(target);
            const [reason] = whyNotDeleted(target, left);
            if (reason) throw changedMeanwhile(`delete ${label}`, reason);
            if (attempt < MOST_ATTEMPTS || left.length === 0) continue;
            const isOfOthers = error instanceof NotFoundError && !isNamedByService(error);
            throw isOfOthers ? nothingLikeIt(operation, error) : error;
        }
    }
}

function changedMeanwhile(operation: string, nextStep: string): ReferencedError {
    return new ReferencedError({ operation, problem: "its machines have changed since the last refresh", nextStep });
}
