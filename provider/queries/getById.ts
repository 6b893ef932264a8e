import type { ResourceContext } from "../contract/resourceContext";
import { present, type Values } from "../contract/values";
import { NotFoundError } from "../http/errors/errors";
import { read } from "../lifecycle/lifecycle";
import { describe } from "../lifecycle/mapping";

/**
 * An object that no program manages, by its id, which may be led by its scope, parted by slashes.
 * @param known What an earlier read said of it, if there was one.
 * @throws NotFoundError when there is none.
 */
export async function getById(
    context: ResourceContext,
    { reference, known = {} }: { reference: string; known?: Values },
): Promise<{ id: string; said: Values }> {
    const { definition, backend } = context;
    const parts = reference.split("/");
    const id = parts.pop() ?? "";
    // Once it was read, it is known where it is.
    const again = parts.length === 0 && Object.keys(known).length > 0;
    const scopes = again
        ? [{}]
        : (definition.importScopes?.(parts) ?? [backend.scoping ? { [backend.scoping.property]: parts[0] } : {}]);
    for (const scope of scopes) {
        const said = await read(context, { id, known: present({ ...known, ...scope }) });
        if (said) return { id, said };
    }
    const { scoping } = backend;
    throw new NotFoundError({
        operation: `read ${describe(definition, {}, reference)}`,
        problem: "the object does not exist, or the credential cannot read it",
        nextStep: scoping
            ? `Check the id; for an object in a ${scoping.noun}, use ${scoping.noun.toUpperCase()}_ID/ID.`
            : "Check the id.",
    });
}
