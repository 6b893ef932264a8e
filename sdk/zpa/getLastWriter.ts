import { type LookupOptions, lastWriter, outputOf } from "../lookup";
import { mockable } from "../mocks";

/** The last writer to look up. */
export interface GetLastWriterArgs {
    /** `modifiedById` of the result of a lookup. @default the object does not name its last writer */
    id?: string;
}

/** Who has written an object last. */
export interface GetLastWriterResult {
    /** As it was asked for. */
    id?: string;
    /**
     * - `administrator`: the list of administrators has the id; `name` is set.
     * - `service`: Zscaler has written the object by itself.
     * - `not listed`: the list does not have the id, for example of an API client or of an administrator who was deleted.
     * - `not readable`: the credential cannot read the list of administrators.
     * - `not said`: the object does not say who has written it.
     */
    kind: "administrator" | "service" | "not listed" | "not readable" | "not said";
    /** Name of the administrator, with the name of the sign-in in parentheses where both are set. @default `reason` says why not */
    name?: string;
    /** Why there is no name. @default there is one */
    reason?: string;
}

/**
 * Returns who has written an object of Private Access last. All calls of a program share one read of the list of administrators;
 * that it cannot be read is a result, no error.
 * @throws {ZscalerError} if the settings of the connection are incomplete or wrong; `code` says why
 */
export const getLastWriter = mockable(
    "zpa:getLastWriter",
    async (args?: GetLastWriterArgs, options?: LookupOptions): Promise<GetLastWriterResult> => {
        const found = await lastWriter(args?.id, options);
        const { id, kind, name, because } = found;
        return { ...(id && { id }), kind, ...(name && { name }), ...(because && { reason: because }) };
    },
);

/** The same, with outputs of other resources as arguments. */
export const getLastWriterOutput = outputOf(getLastWriter);
