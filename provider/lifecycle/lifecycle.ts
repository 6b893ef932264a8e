import type { Backend } from "../contract/backend";
import type { Definition } from "../contract/definition";
import type { Managed } from "../contract/members";
import type { DefaultHandlers } from "../contract/operations";
import { lostSecrets } from "../contract/secrets";
import { keepSetOrder } from "../contract/setOrder";
import { containsUnknown } from "../contract/unknowns";
import { differingKeys, equal, type Values } from "../contract/values";
import { departing } from "../deletion/members";
import { detachable } from "../deletion/references";
import type { Target } from "../deletion/target";
import { createOne, deleteOne, readOne, updateOne } from "./defaultHandlers";
import { describe } from "./mapping";
import { complete } from "./stateValues";

/** What an engine asks of a resource, over any definition. */

export interface Created {
    id: string;
    outputs: Values;
}

export interface Difference {
    replaces: string[];
    deleteBeforeReplace: boolean;
    /** Set when there is something to do although no input differs. */
    changes?: true;
}

/** Which changes cannot be made in place. Makes no call. */
export function diff(definition: Definition, olds: Values, news: Values): Difference {
    const moved = differingKeys(olds, news, definition.replaceOn);
    const called = [...new Set([...(definition.replaceWhen?.(olds, news) ?? []), ...lostSecrets(definition, olds)])];
    const replaces = [...new Set([...moved, ...called])];
    if (replaces.length === 0) return { replaces, deleteBeforeReplace: false };
    // The service refuses a second object of the same key, so the old one has to make room first.
    const newKey = definition.naturalKey.some((key) => !containsUnknown(news[key]) && !equal(olds[key], news[key]));
    const unseen = differingKeys(olds, news, called).length < called.length;
    return { replaces, deleteBeforeReplace: !newKey, ...(unseen ? { changes: true } : {}) };
}

/**
 * @param adoptEqual Whether an object that equals the declaration may be taken over.
 * @param managed What this stack is known to manage, for resources that adopt what is there.
 */
export async function create(
    definition: Definition,
    inputs: Values,
    backend: Backend,
    adoptEqual: boolean,
    managed?: Managed,
): Promise<Created> {
    const own = stepsOf(definition, backend, { adoptEqual, managed });
    const special = definition.operations?.create;
    const { id, observed } = await (special ? special(inputs, backend, own) : own.create(inputs));
    const outputs = special ? complete(definition, observed, inputs) : observed;
    remark({ definition, id, values: outputs, backend }, {});
    return { id, outputs };
}

/** The object as it is now, or undefined when it is gone. */
export async function read(
    definition: Definition,
    id: string,
    known: Values,
    backend: Backend,
): Promise<Values | undefined> {
    const own = stepsOf(definition, backend);
    const special = definition.operations?.read;
    const said = await (special ? special(id, known, backend, own) : own.read(id, known));
    if (!said) return undefined;
    const goesToo = await departing({ definition, id, values: known, backend });
    const detaches = await detachable({ definition, id, values: known, backend });
    return keepSetOrder(definition, { ...said, ...detaches, ...goesToo }, known);
}

/** Properties that the program no longer sets return to the service's default. */
export async function update(
    definition: Definition,
    id: string,
    olds: Values,
    inputs: Values,
    backend: Backend,
): Promise<Values> {
    const own = stepsOf(definition, backend);
    const special = definition.operations?.update;
    const outputs = special
        ? complete(definition, await special(id, olds, inputs, backend, own), inputs)
        : await own.update(id, olds, inputs);
    remark({ definition, id, values: outputs, backend }, olds);
    return outputs;
}

/** Tells what looks wrong by what the service has found out, where a change calls for it. */
function remark({ definition, id, values: outputs, backend }: Target, before: Values): void {
    const { about = [], say } = definition.remark ?? {};
    const words = differingKeys(before, outputs, about).length > 0 ? say?.(outputs) : undefined;
    if (words) backend.log(`warning: ${describe(definition, outputs, id)}: ${words}`);
}

/** @param managed What this stack is known to manage, for the error of a refusal. */
export async function remove(
    definition: Definition,
    id: string,
    outputs: Values,
    backend: Backend,
    managed: Managed = () => false,
): Promise<void> {
    const own = stepsOf(definition, backend, { managed });
    const special = definition.operations?.delete;
    await (special ? special(id, outputs, backend, own) : own.delete(id, outputs));
}

/** For a deletion that is left out, because another resource of the stack goes on with the object. */
export function retained(definition: Definition, id: string, outputs: Values): string {
    return `${describe(definition, outputs, id)} is not deleted: another resource of this stack manages it now`;
}

function stepsOf(
    definition: Definition,
    backend: Backend,
    { adoptEqual = false, managed = () => false }: { adoptEqual?: boolean; managed?: Managed } = {},
): DefaultHandlers {
    return {
        create: (inputs) => createOne({ definition, inputs, backend }, { adoptEqual }),
        read: (id, known) => readOne(definition, id, known, backend),
        update: (id, olds, inputs) => updateOne({ definition, inputs, backend }, id, olds),
        delete: (id, outputs) => deleteOne({ definition, id, values: outputs, backend }, managed),
        isManaged: (id) => managed(definition.type, id),
    };
}
