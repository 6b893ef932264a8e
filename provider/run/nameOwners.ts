import type { Definition } from "../contract/definition";
import { scopingOf } from "../contract/references";
import { isUnknown } from "../contract/unknowns";
import type { Values } from "../contract/values";
import { AlreadyExistsError } from "../http/errors/errors";
import { quoted } from "../http/text";

/**
 * Which resource of the stack has an object of a name, as far as the checks of this run have shown it. A resource that is
 * there is checked with its old inputs; one that is being replaced is checked once more, without them.
 */
export class NameOwners {
    /** URNs, by what their resources were called before this run. */
    private readonly owners = new Map<string, string>();
    private readonly known = new Set<string>();
    private readonly replaced = new Set<string>();

    /** @param olds What the state holds; empty of a resource that is new, or takes the place of an old one. */
    checked(definition: Definition, owner: string | undefined, olds: Values): void {
        if (owner === undefined || isUnknown(owner)) return;
        if (Object.keys(olds).length > 0) {
            this.owners.set(keyOf(definition, olds), owner);
            this.known.add(owner);
        } else if (this.known.has(owner)) {
            this.replaced.add(owner);
        }
    }

    /** The error of a create or update that met an object of the same name, where a resource of this stack has that. */
    explain(error: unknown, definition: Definition, inputs: Values): unknown {
        const owner = this.owners.get(keyOf(definition, inputs));
        if (!(error instanceof AlreadyExistsError) || owner === undefined) return error;
        const { operation, status, serviceId, requestId } = error;
        const facts = {
            operation,
            ...(status && { status }),
            ...(serviceId && { serviceId }),
            ...(requestId && { requestId }),
        };
        const name = owner.slice(owner.lastIndexOf("::") + 2);
        return this.replaced.has(owner)
            ? new AlreadyExistsError({
                  ...facts,
                  problem: "the object to be replaced has this name, and is deleted only after the new one is created",
                  nextStep: `Nothing was changed. Set deleteBeforeReplace to true in the options of "${name}", and run again; or declare a second resource under another name, and remove "${name}" once nothing uses it.`,
              })
            : new AlreadyExistsError({
                  ...facts,
                  problem: `resource "${name}" in this stack (${owner}) already manages an object named ${quoted(inputs.name)}`,
                  nextStep: "Choose another name. To reuse this name, rename the other resource in an earlier run.",
              });
    }
}

function keyOf(definition: Definition, values: Values): string {
    const { type, naturalKey } = definition;
    const scope = scopingOf(definition);
    const key = naturalKey.map((property) => {
        const value = values[property] ?? (property === scope?.property ? scope.standard : null);
        return property === "name" ? String(value).toLowerCase() : value;
    });
    return JSON.stringify([type, ...key]);
}
