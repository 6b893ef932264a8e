import type { Wire } from "../../contract/fields";
import { InvalidInputError } from "../../http/errors/errors";
import { namesNear } from "../../queries/notFound";

/** Where a name stands that is looked for. */
interface Use {
    readonly operation: string;
    /** The property that has the name. */
    readonly property: string;
}

/** The id of the object of this name, exactly; the error names those that come near. */
export function idByName(noun: string, name: string, all: readonly Wire[], { operation, property }: Use): string {
    const found = all.find((object) => object.name === name);
    if (found) return String(found.id);
    throw new InvalidInputError({
        operation,
        problem: `${property}: the tenant has no ${noun} "${name}"`,
        nextStep: namesNear(name, all),
    });
}

/** Objects that come from other products carry the cloud behind their name: `Headquarters (zscalerthree.net)`. */
export function withoutCloud({ name }: Wire): string {
    return String(name).replace(/ \([^()]*\)$/, "");
}
