import { z } from "zod";
import { textOf } from "../../contract/fields";
import type { Members } from "../../contract/members";
import { setOf } from "../../contract/sets";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";

/** What the service says of a machine that has an open connection to it. */
const CONNECTED = "ZPN_STATUS_AUTHENTICATED";

/** Whether the machines of a group are deleted with it, and which. */
export const asked = z.boolean().optional();
export const listed = setOf(z.string()).optional();

interface Machines extends Pick<Members, "noun" | "type" | "asked" | "shown" | "permission"> {
    path: string;
    /** The wire key with the id of the group. */
    groupKey: string;
    /** Whether one call deletes several of them. */
    inBulk: boolean;
}

/** Machines that have enrolled in a group. */
export function groupMachines({ path, groupKey, inBulk, ...names }: Machines): Members<ZpaClient> {
    const endpointOf = ({ microtenantId }: Record<string, unknown>): ZpaEndpoint => ({
        path,
        permission: names.permission,
        noun: names.noun.one,
        scope: textOf(microtenantId),
    });
    return {
        ...names,
        async list({ id, values, backend, maxAgeMs }) {
            const all = await backend.listAll(endpointOf(values), maxAgeMs);
            return all.filter((machine) => textOf(machine[groupKey]) === id);
        },
        isConnected: ({ controlChannelStatus }) => controlChannelStatus === CONNECTED,
        async delete({ ids, values, backend, operation }) {
            const endpoint = endpointOf(values);
            if (inBulk && ids.length > 1) return backend.deleteTogether(endpoint, ids, operation);
            for (const id of ids) await backend.delete(endpoint, id, operation);
        },
    };
}
