import type { Endpoint } from "../contract/endpoint";
import type { Wire } from "../contract/fields";
import type { ResourceContext } from "../contract/resourceContext";
import { ZscalerError } from "../http/errors/errors";
import { messageOf } from "./partialFailure";

/** An object, and where it is. */
interface StoredObject extends ResourceContext {
    readonly endpoint: Endpoint;
    readonly id: string;
}

/** An update of an object that the service takes as a whole. */
export interface WholeUpdate {
    /** The object as it stands. */
    before: Wire;
    sent: Wire;
}

/**
 * Writes an object, and puts back what the service loses by that, also where it is not known whether it was written.
 * @param body Asked for each time the call goes out; undefined when there is nothing to write any more.
 * @throws PartialFailureError when it was written, and something could not be put back
 */
export async function updateWhole(
    { definition, endpoint, id, backend }: StoredObject,
    body: () => Promise<WholeUpdate | undefined>,
    operation: string,
): Promise<void> {
    const { restore } = definition.collection;
    let before: Wire | undefined;
    const putBack = async () => {
        if (before) await restore?.({ id, before, endpoint, backend });
    };
    const sent = async () => {
        const update = await body();
        // A second attempt finds what the first may have left.
        before ??= update?.before;
        return update?.sent;
    };
    try {
        await backend.update(endpoint, id, sent, operation);
    } catch (error) {
        if (error instanceof ZscalerError && error.ambiguous) {
            await putBack().catch((lost: unknown) => backend.log(`warning: ${messageOf(lost)}`));
        }
        throw error;
    }
    await putBack();
}
