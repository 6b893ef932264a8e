import type { Definition } from "../contract/definition";
import type { Managed } from "../contract/members";
import type { Creation, DefaultHandlers, Deletion, Reading, Updating } from "../contract/operations";
import type { ResourceContext } from "../contract/resourceContext";
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
    const called = lostSecrets(definition, olds, news);
    const replaces = [...new Set([...moved, ...called])];
    if (replaces.length === 0) return { replaces, deleteBeforeReplace: false };
    // The service refuses a second object of the same key, so the old one has to make room first.
    const newKey = definition.naturalKey.some((key) => !containsUnknown(news[key]) && !equal(olds[key], news[key]));
    const unseen = differingKeys(olds, news, called).length < called.length;
    return { replaces, deleteBeforeReplace: !newKey, ...(unseen ? { changes: true } : {}) };
}

/** A resource, and what this stack is known to manage besides it. */
export interface LifecycleContext extends ResourceContext {
    /** For resources that adopt what is there, and for errors that name what stands in the way. @default nothing */
    readonly managed?: Managed;
}

/** @param adoptEqual Whether an object that equals the declaration may be adopted. @default false */
export async function create(
    context: LifecycleContext,
    { inputs, adoptEqual = false }: Creation & { adoptEqual?: boolean },
): Promise<Created> {
    const { definition, backend } = context;
    const defaults = defaultsOf(context, { adoptEqual });
    const special = definition.operations?.create;
    const { id, observed } = await (special ? special({ inputs, backend, defaults }) : defaults.create({ inputs }));
    const outputs = special ? complete(definition, observed, inputs) : observed;
    remark({ ...context, id, values: outputs }, {});
    return { id, outputs };
}

/** The object as it is now, or undefined when it is gone. */
export async function read(context: LifecycleContext, { id, known }: Reading): Promise<Values | undefined> {
    const { definition, backend } = context;
    const defaults = defaultsOf(context);
    const special = definition.operations?.read;
    const said = await (special ? special({ id, known, backend, defaults }) : defaults.read({ id, known }));
    if (!said) return undefined;
    const target = { ...context, id, values: known };
    const goesToo = await departing(target);
    const detaches = await detachable(target);
    return keepSetOrder(definition, { ...said, ...detaches, ...goesToo }, known);
}

/** Properties that the program no longer sets return to the service's default. */
export async function update(context: LifecycleContext, { id, olds, inputs }: Updating): Promise<Values> {
    const { definition, backend } = context;
    const defaults = defaultsOf(context);
    const special = definition.operations?.update;
    const outputs = special
        ? complete(definition, await special({ id, olds, inputs, backend, defaults }), inputs)
        : await defaults.update({ id, olds, inputs });
    remark({ ...context, id, values: outputs }, olds);
    return outputs;
}

/** Tells what looks wrong by what the service has found out, where a change calls for it. */
function remark({ definition, id, values: outputs, backend }: Target, before: Values): void {
    const { about = [], say } = definition.remark ?? {};
    const words = differingKeys(before, outputs, about).length > 0 ? say?.(outputs) : undefined;
    if (words) backend.log(`warning: ${describe(definition, outputs, id)}: ${words}`);
}

export async function remove(context: LifecycleContext, { id, outputs }: Deletion): Promise<void> {
    const { definition, backend } = context;
    const defaults = defaultsOf(context);
    const special = definition.operations?.delete;
    await (special ? special({ id, outputs, backend, defaults }) : defaults.delete({ id, outputs }));
}

/** For a deletion that is left out, because another resource of the stack goes on with the object. */
export function retained(definition: Definition, id: string, outputs: Values): string {
    return `${describe(definition, outputs, id)} is not deleted: another resource of this stack manages it now`;
}

function defaultsOf(context: LifecycleContext, { adoptEqual = false } = {}): DefaultHandlers {
    const { definition, managed = () => false } = context;
    return {
        create: ({ inputs }) => createOne(context, { inputs, adoptEqual }),
        read: (reading) => readOne(context, reading),
        update: (updating) => updateOne(context, updating),
        delete: ({ id, outputs }) => deleteOne({ ...context, id, values: outputs }, managed),
        isManaged: (id) => managed(definition.type, id),
    };
}
