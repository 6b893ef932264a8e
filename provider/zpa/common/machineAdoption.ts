import type { Backend } from "../../contract/backend";
import { textOf, type Wire } from "../../contract/fields";
import type { Nouns } from "../../contract/noun";
import type { DefaultHandlers } from "../../contract/operations";
import { formatDuration } from "../../http/clock";
import { NotFoundError, TimeoutError } from "../../http/errors/errors";
import { quoted } from "../../http/text";
import { AdoptionClaims } from "../../lifecycle/adoptionClaims";
import { LOOK_MS, waitFor } from "../../lifecycle/waitFor";
import type { ZpaEndpoint } from "../client/endpoint";
import { microtenant } from "./fields";

const MINUTE = 60_000;

/** What one kind of machine is called. */
export interface MachineWords {
    noun: Nouns;
    /** The property that says by its id which one is meant. */
    byId: string;
    /** The property that says by the name it enrolled with which one is meant. */
    byName: string;
}

/** Which machine a program means. */
export interface Sought {
    machineId?: string | undefined;
    machineName?: string | undefined;
    provisioningKey?: string | undefined;
    /** What the machine is to be named, and so may be named since an earlier run. */
    name?: string | undefined;
    waitMinutes?: number | undefined;
}

/**
 * The machine, as soon as it has enrolled; nobody else of this run gets it until it is released.
 * @throws NotFoundError of an id that is not there, TimeoutError when none has come in time.
 */
export async function adopt(
    sought: Sought,
    words: MachineWords,
    { endpoint, backend, defaults }: { endpoint: ZpaEndpoint; backend: Backend; defaults: DefaultHandlers },
): Promise<string> {
    const { waitMinutes = 20 } = sought;
    const description = describe(sought, words);
    const operation = `adopt ${description}`;
    const claims = backend.state(AdoptionClaims);
    const isFree = (id: string) => !claims.isClaimed(id) && !defaults.isManaged(id);
    let others: Wire[] = [];
    let maxAgeMs = 0;

    const found = await waitFor(
        {
            awaited: description,
            operation,
            mostMs: sought.machineId === undefined ? waitMinutes * MINUTE : 0,
            async look() {
                const all = await backend.listAll(endpoint, maxAgeMs);
                // However many wait, and whenever they began: one list for all of them.
                maxAgeMs = LOOK_MS / 2;
                const scope = microtenant.fromWire({
                    microtenantId: endpoint.scope ?? backend.scoping?.own,
                });
                const candidates = fitting(
                    sought,
                    all.filter((wire) => microtenant.fromWire(wire) === scope),
                );
                if (sought.provisioningKey === undefined) return candidates[0];
                others = candidates.filter(({ id }) => !isFree(String(id)));
                return candidates.find(({ id }) => isFree(String(id)));
            },
        },
        backend,
    );
    if (!found)
        throw sought.machineId === undefined ? missed(waitMinutes, operation, others) : unknown(operation, words);
    const id = String(found.id);
    claims.claim(id);
    return id;
}

/** The best first. */
function fitting({ machineId, machineName, provisioningKey, name }: Sought, all: readonly Wire[]): Wire[] {
    const named = (wanted: string | undefined) =>
        all.filter((wire) => wanted !== undefined && String(wire.name).toLowerCase() === wanted.toLowerCase());
    if (machineId !== undefined) return all.filter(({ id }) => String(id) === machineId);
    if (machineName !== undefined) return [...named(machineName), ...named(name)];
    const enrolled = all
        .filter((wire) => textOf(wire.provisioningKeyId) === provisioningKey)
        .sort(
            (a, b) =>
                enrolledAt(a) - enrolledAt(b) || String(a.id).localeCompare(String(b.id), "en", { numeric: true }),
        );
    const before = named(name).filter((wire) => enrolled.includes(wire));
    return [...before, ...enrolled];
}

const enrolledAt = ({ creationTime }: Wire): number => Number(creationTime ?? 0);

function describe({ machineId, machineName, provisioningKey }: Sought, { noun: { one } }: MachineWords): string {
    if (machineId !== undefined) return `${one} (${machineId})`;
    if (machineName !== undefined) return `${one} "${machineName}"`;
    return `the first ${one} that enrolls with provisioning key ${provisioningKey}`;
}

function unknown(operation: string, { byName }: MachineWords): NotFoundError {
    return new NotFoundError({
        operation,
        problem: "nothing with this id exists, or the credential cannot read it",
        nextStep: `Check the id and the microtenant. A machine that has not enrolled has no id: use ${byName} or provisioningKey.`,
    });
}

function missed(waitMinutes: number, operation: string, others: readonly Wire[]): TimeoutError {
    const names = others.map(({ name }) => quoted(name)).join(", ");
    const why = names ? `; the enrolled machines are managed by other resources in this stack: ${names}` : "";
    const when =
        waitMinutes > 0
            ? `no machine has enrolled within ${formatDuration(waitMinutes * MINUTE)}`
            : "no machine has enrolled";
    return new TimeoutError({
        operation,
        problem: `${when}${why}`,
        nextStep:
            "Nothing was changed. Start the machine, check that it can reach the service, and run `pulumi up` again. To wait longer, increase waitMinutes.",
    });
}
