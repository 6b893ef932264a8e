import type { Backend } from "../contract/backend";

/** What resources of this run have adopted, so that no two of them take the same object. */
const taken = new WeakMap<Backend, Set<string>>();

function idsOf(backend: Backend): Set<string> {
    const ids = taken.get(backend) ?? new Set();
    taken.set(backend, ids);
    return ids;
}

export function claim(id: string, backend: Backend): void {
    idsOf(backend).add(id);
}

/** Whether a resource of this run has taken it: then it is not for another one to delete. */
export const isClaimed = (id: string, backend: Backend): boolean => idsOf(backend).has(id);

export function release(id: string, backend: Backend): void {
    idsOf(backend).delete(id);
}
