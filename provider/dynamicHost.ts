import type * as dynamic from "@pulumi/pulumi/dynamic";
import { definitionOf } from "./catalog";
import { check } from "./check";
import { type ConfigGetter, connectionIsUnknown } from "./connection";
import type { Backend, Definition, Values } from "./definition";
import { NotFoundError, ZscalerError } from "./http/errors";
import { exitWhenWritten } from "./http/interrupt";
import * as lifecycle from "./lifecycle";
import { Session } from "./session";
import { describe } from "./translate";
import { pick, present } from "./values";

/**
 * Marks a resource that is only read: the host tells `get` and refresh apart in no other way. Keys with two underscores
 * belong to the host, like `__provider`, the text that leads the engine to this file.
 */
const LOOKUP = "__lookup";

/** One process serves one provider resource, so its configuration holds for every type in it. */
let session: Session | undefined;
let configuration: ConfigGetter = () => undefined;

function connected(): Session {
    session ??= new Session(configuration);
    return session;
}

/** A definition as the provider of a dynamic resource. */
export function dynamicProvider(type: string): dynamic.ResourceProvider {
    const definition = definitionOf(type);
    const backend = (): Backend => connected().backendOf(type);

    return briefly(type, {
        // Without an await: the host hands this object to concurrent calls before the returned promise is done.
        async configure({ config }) {
            configuration = (key) => config.get(key);
            exitWhenWritten();
        },

        async check(_olds, news) {
            if (!connectionIsUnknown(configuration)) void connected().connection;
            const { inputs, failures } = check(definition, ours(news));
            return { inputs: { ...inputs, ...hidden(news) }, failures };
        },

        async diff(_id, olds, news) {
            return lifecycle.diff(definition, ours(olds), ours(news));
        },

        async create(inputs) {
            try {
                const { adoptEqual } = connected().connection;
                const { id, outputs } = await lifecycle.create(definition, ours(inputs), backend(), adoptEqual);
                return { id, outs: onWire({ ...outputs, ...hidden(inputs) }) };
            } catch (error) {
                if (error instanceof lifecycle.HalfCreatedError) throw halfCreated(error, inputs);
                throw error;
            }
        },

        async update(id, olds, news) {
            const outputs = await lifecycle.update(definition, id, ours(olds), ours(news), backend());
            return { outs: onWire({ ...outputs, ...hidden(news) }) };
        },

        async read(id, props) {
            const known: Values = props ?? {};
            if (known[LOOKUP]) return lookup(definition, id, known, backend());
            const said = await lifecycle.read(definition, id, ours(known), backend());
            // A blank id is the host's word for "gone".
            if (!said) return { id: "", props: {} };
            const outputs = lifecycle.outputsOf(definition, said, ours(known));
            const inputs = pick(outputs, lifecycle.inputKeys(definition, ours(known)));
            return {
                id,
                props: onWire({ ...outputs, ...hidden(known) }),
                inputs: onWire({ ...inputs, ...hidden(known) }),
            };
        },

        async delete(id, outputs) {
            await lifecycle.remove(definition, id, ours(outputs), backend());
        },
    });
}

/** `get`: the id may be led by its scope, parted by slashes. What is found belongs to nobody's program. */
async function lookup(
    definition: Definition,
    reference: string,
    known: Values,
    backend: Backend,
): Promise<dynamic.ReadResult> {
    const parts = reference.split("/");
    const id = parts.pop() ?? "";
    const places = definition.lookupIn?.(parts) ?? [{ microtenantId: parts[0] }];
    for (const place of places) {
        const said = await lifecycle.read(definition, id, present({ ...ours(known), ...place }), backend);
        if (said) return { id, props: onWire({ ...said, ...hidden(known) }), inputs: hidden(known) };
    }
    throw new NotFoundError({
        doing: `read ${describe(definition, {}, reference)}`,
        problem: "there is no such object, or this credential may not see it",
        nextStep: `Check the id; one in a microtenant is written MICROTENANT_ID/ID.`,
    });
}

const isHidden = (key: string) => key.startsWith("__");
const ours = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([key]) => !isHidden(key)));
const hidden = (values: Values): Values => pick(values, Object.keys(values).filter(isHidden));

/** The host throws on what its wire cannot carry, and would then lose an object that was created. */
function onWire(values: Values): Values {
    return JSON.parse(JSON.stringify(values)) as Values;
}

/**
 * The host prints some errors, stack included, and the engine then prints them once more. A failure that was foreseen
 * needs no stack, and the host's line only says where it happened.
 */
function briefly(type: string, provider: dynamic.ResourceProvider): dynamic.ResourceProvider {
    const brief = (operation: string, error: unknown): unknown =>
        error instanceof ZscalerError
            ? Object.assign(new Error(error.message), {
                  stack: error.code,
                  toString: () => `${type} ${operation} failed`,
              })
            : error;
    const wrapped = Object.entries(provider).map(([operation, run]) => [
        operation,
        async (...args: unknown[]) => {
            try {
                return await run(...args);
            } catch (error) {
                throw brief(operation, error);
            }
        },
    ]);
    return Object.fromEntries(wrapped);
}

/** The one shape that makes the engine keep an object whose creation failed half way. */
function halfCreated(error: lifecycle.HalfCreatedError, inputs: Values): Error {
    return Object.assign(new Error(error.message), {
        stack: error.message,
        id: error.id,
        properties: onWire({ ...error.outputs, ...hidden(inputs) }),
        reasons: [error.message],
    });
}
