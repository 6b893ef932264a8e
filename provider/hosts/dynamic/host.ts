import type * as dynamic from "@pulumi/pulumi/dynamic";
import { check } from "../../check/check";
import { told } from "../../check/failures";
import type { Context } from "../../context";
import type { Backend } from "../../contract/backend";
import { isWire } from "../../contract/fields";
import { secretOutputsOf } from "../../contract/secrets";
import { secretValues } from "../../contract/secretValues";
import { hasSets } from "../../contract/setOrder";
import { copyOf, pick, type Values, without } from "../../contract/values";
import { definitionOf } from "../../definitionOf";
import { announcedFor } from "../../deletion/announced";
import { ZscalerError } from "../../http/errors/errors";
import { hiding } from "../../http/errors/redact";
import { exitWhenWritten, runShutdown } from "../../http/shutdown";
import * as lifecycle from "../../lifecycle/lifecycle";
import { PartialFailureError } from "../../lifecycle/partialFailure";
import { refreshed } from "../../lifecycle/refreshed";
import { whole } from "../../lifecycle/stateValues";
import { getById } from "../../queries/getById";
import { disagreements, remember } from "../../run/agreement";
import { productOf } from "../../session";
import { contextOf } from "./contexts";
import { exitWithEngine } from "./engineWatch";

/**
 * Marks a resource that is only read: the host tells `get` and refresh apart in no other way. Keys with two underscores
 * belong to the host, like `__provider`, the text that leads the engine to this file.
 */
const LOOKUP = "__lookup";
/** Which resource this is, for checks alone: in the state it would make every new name a change. */
const URN = "__urn";
/** What the program declares of others that this one has to agree with, for checks alone as well. */
const SIBLINGS = "__siblings";
/** Names of the inputs that are secret. */
const SECRET = "__secret";
/**
 * Marks an imported resource whose secret outputs are not in the state yet: only an update, which knows that they are
 * secret, may put them there.
 */
export const WITHHELD = "__withheld";

/** A definition as the provider of a dynamic resource. */
export function dynamicProvider(type: string): dynamic.ResourceProvider {
    const definition = definitionOf(type);
    const product = productOf(type);
    let configured: Context | undefined;
    const context = (): Context => {
        if (!configured) throw new Error(`the engine has not configured the provider of ${type}`);
        return configured;
    };
    const backend = (): Backend => context().session.backendOf(type);
    const resource = () => ({ definition, backend: backend() });

    return briefly(type, {
        // Without an await: the host hands this object to concurrent calls before the returned promise is done.
        async configure({ config }) {
            configured = contextOf(config);
            exitWhenWritten();
            // The host is started with the engine's address as its first argument.
            exitWithEngine(process.argv[2]);
        },

        async check(olds, news) {
            const { session, setOrders, uniqueness, objects, deleteBeforeReplace, names } = context();
            const isUnknown = session.isUnknown(product);
            const scope = isUnknown ? undefined : backend().scoping?.own;
            const declared = ours(news);
            const known = ours(olds ?? {});
            const secrets = secretsOf(news);
            const before = hasSets(definition) ? setOrders.before(type, declared, known) : {};
            const { inputs, failures } = check(definition, declared, { before, secrets });
            const between = [
                ...(failures.length === 0 ? uniqueness.check(definition, inputs, news[URN], scope) : []),
                ...disagreements(definition, inputs, news[SIBLINGS]),
            ];
            if (failures.length + between.length === 0 && !isUnknown) {
                for (const line of definition.notices?.(known, inputs) ?? []) backend().log(line);
            }
            if (!isUnknown) remember(definition, inputs, news[SIBLINGS], backend());
            const shown = pick(olds ?? {}, announcedFor(definition, inputs));
            const isNew = Object.keys(olds ?? {}).length === 0;
            const owner = typeof news[URN] === "string" ? news[URN] : undefined;
            const checked = { ...inputs, ...shown };
            if (failures.length === 0) objects.checked(owner, checked, { isNew });
            deleteBeforeReplace.checked(type, { isNew });
            names.checked(definition, owner, known);
            return {
                inputs: { ...checked, ...without(hidden(news), [URN, SIBLINGS]) },
                failures: [...failures, ...told(between, declared, secrets)],
            };
        },

        async diff(id, olds, news) {
            const { objects, deleteBeforeReplace } = context();
            const [before, after] = [ours(olds), ours(news)];
            const difference = lifecycle.diff(definition, before, after);
            const isReplaced = difference.replaces.length > 0;
            const isAnnounced = objects.diffed(type, id, after, { isReplaced });
            if (difference.deleteBeforeReplace) deleteBeforeReplace.replaced({ definition, id, values: before });
            if (!isAnnounced) deleteBeforeReplace.depends({ definition, id, values: before }, after, { isReplaced });
            return olds[WITHHELD] ? { ...difference, changes: true } : difference;
        },

        async create(inputs) {
            const { session, objects, names, isKept } = context();
            try {
                const { adoptEqual } = session.connectionTo(product);
                const { id, outputs } = await lifecycle.create(
                    { ...resource(), managed: isKept },
                    { inputs: ours(inputs), adoptEqual },
                );
                objects.created(type, id);
                return { id, outs: onWire({ ...whole(definition, outputs), ...hidden(inputs) }) };
            } catch (error) {
                if (error instanceof PartialFailureError) objects.created(type, error.id);
                throw kept(names.explain(error, definition, ours(inputs)), inputs);
            }
        },

        async update(id, olds, news) {
            try {
                const outputs = await lifecycle.update(resource(), { id, olds: ours(olds), inputs: ours(news) });
                return { outs: onWire({ ...whole(definition, outputs), ...hidden(news) }) };
            } catch (error) {
                throw kept(context().names.explain(error, definition, ours(news)), news);
            }
        },

        async read(id, props) {
            const known: Values = props ?? {};
            if (known[LOOKUP]) {
                const found = await getById(resource(), { reference: id, known: ours(known) });
                return {
                    id: found.id,
                    props: onWire({ ...whole(definition, found.said), ...hidden(known) }),
                    inputs: hidden(known),
                };
            }
            context().objects.name(type, id);
            const said = await refreshed(resource(), { id, known: ours(known) });
            // A blank id is the host's word for "gone".
            if (!said) return { id: "", props: {} };
            const withheld = known[WITHHELD] ? secretOutputsOf(definition) : [];
            return {
                id,
                props: onWire({ ...without(whole(definition, said.outputs), withheld), ...hidden(known) }),
                inputs: onWire({ ...said.inputs, ...hidden(known) }),
            };
        },

        async delete(id, outputs) {
            const { objects, deleteBeforeReplace, isKept, isManaged } = context();
            objects.name(type, id);
            // Two resources of a state can have the same object: after a change of a resource's name, for example.
            if (isKept(type, id)) return backend().log(lifecycle.retained(definition, id, ours(outputs)));
            await deleteBeforeReplace.assertOthersFollow({ ...resource(), id }, isManaged);
            await lifecycle.remove({ ...resource(), managed: isManaged }, { id, outputs: ours(outputs) });
            objects.deleted(type, id);
        },
    });
}

const isHidden = (key: string) => key.startsWith("__");
const isThere = (value: unknown) => value !== undefined && value !== null;
/** Without what belongs to the host, and without the nulls that say of a property that the object does not have it. */
const ours = (values: Values): Values => copyOf(values, (key, value) => isThere(value) && !isHidden(key));
const hidden = (values: Values): Values => copyOf(values, (key, value) => isThere(value) && isHidden(key));

const secretsOf = ({ [SECRET]: names }: Values): string[] => (Array.isArray(names) ? names.map(String) : []);

const secretsIn = (argument: unknown): string[] =>
    isWire(argument) ? secretValues(argument, secretsOf(argument)) : [];

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
            // The whole operation counts as under way, also between two of its calls.
            const ended = runShutdown.begin(`${type} ${operation}`);
            try {
                return await hiding(args.flatMap(secretsIn), () => run(...args));
            } catch (error) {
                throw brief(operation, error);
            } finally {
                ended();
            }
        },
    ]);
    return Object.fromEntries(wrapped);
}

/** The one shape that makes the engine keep what stands although the operation failed half way. */
function kept(error: unknown, inputs: Values): unknown {
    if (!(error instanceof PartialFailureError)) return error;
    return Object.assign(new Error(error.message), {
        stack: error.message,
        id: error.id,
        properties: onWire({ ...error.outputs, ...hidden(inputs) }),
        reasons: [error.message],
    });
}
