import { ZscalerError } from "../../http/errors/errors";
import type { ZpaClient } from "../client/client";

/** What the service names where it has written by itself. */
export const SERVICE = "-2";

/** Who an id of a last writer stands for. */
export interface LastWriter {
    id?: string | undefined;
    kind: "administrator" | "service" | "not listed" | "not readable" | "not said";
    name?: string | undefined;
    /** Why there is no name. */
    because?: string | undefined;
}

/** The list of administrators is read once in a run. That it cannot be read is an answer, too: the id is still known. */
export async function lastWriter(id: string | undefined, zpa: ZpaClient): Promise<LastWriter> {
    if (id === undefined) return { kind: "not said", because: "the object does not name its last writer" };
    if (id === SERVICE) return { id, kind: "service", because: "the service has written the object by itself" };
    try {
        const name = (await zpa.administrators()).find((person) => person.id === id)?.name;
        if (name) return { id, kind: "administrator", name };
    } catch (error) {
        if (!(error instanceof ZscalerError)) throw error;
        return { id, kind: "not readable", because: error.message };
    }
    return {
        id,
        kind: "not listed",
        because:
            "the list of administrators does not have the id: for example an API client, or a deleted administrator",
    };
}
