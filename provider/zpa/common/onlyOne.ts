import type { Definition } from "../../contract/definition";
import type { DefaultHandlers, RemoteObject } from "../../contract/operations";
import { equal, type Values } from "../../contract/values";
import { UnexpectedResponseError, ZscalerError } from "../../http/errors/errors";
import { endpointOf, toWire } from "../../lifecycle/mapping";
import type { ZpaClient } from "../client/client";

/**
 * Makes what there is one of, or takes over what is there: then the declared properties are written, unless they are so
 * already, and all others stay.
 */
export async function createOrAdopt(
    definition: Definition,
    { inputs, backend, defaults }: { inputs: Values; backend: ZpaClient; defaults: DefaultHandlers },
): Promise<RemoteObject> {
    const { noun } = definition;
    const operation = `create ${noun.one}`;
    const context = { definition, backend };
    const endpoint = await endpointOf(context, inputs);
    const look = async () => (await backend.listAll(endpoint))[0];
    let standing = await look();
    if (!standing) {
        const body = await toWire(context, inputs);
        const refusal = await refusalOf(backend.post(endpoint, body, operation));
        standing = await look();
        if (!standing) throw refusal ?? vanished(operation, noun.one);
    }
    const id = String(standing.id);
    const said = await defaults.read({ id, known: inputs });
    const isSame = Object.entries(inputs).every(([property, value]) => equal(said?.[property], value));
    const observed = said && isSame ? said : await defaults.update({ id, olds: {}, inputs });
    return { id, observed };
}

/** Of a create that may still have come to something: somebody else was faster, or its answer was lost. */
async function refusalOf(create: Promise<unknown>): Promise<ZscalerError | undefined> {
    try {
        await create;
        return undefined;
    } catch (error) {
        if (error instanceof ZscalerError && (error.ambiguous || error.code === "already-exists")) return error;
        throw error;
    }
}

function vanished(operation: string, noun: string): UnexpectedResponseError {
    return new UnexpectedResponseError({
        operation,
        problem: `the service accepted the ${noun} but does not return it`,
        nextStep: "Run `pulumi up` again.",
    });
}
