import { listed, object } from "../../client/expectedAnswer";
import type { Connection } from "../../connection/connection";
import { isWire, type Wire } from "../../contract/fields";
import type { Answer } from "../../http/client";
import { InvalidInputError, InvalidRequestError } from "../../http/errors/errors";
import { type BucketOf, readsAndWrites } from "../../http/rateLimit/buckets";
import type { ZpaEndpoint } from "./endpoint";

/** What is different about the API of Client Connector, which OneAPI serves with the same token. */

export const CLIENT_API = "/zcc/papi/public/v1";
/** Official clients ask for as many. */
export const PROFILES_PER_PAGE = 1_000;
/** Announced in every recorded answer. */
const CALLS_PER_HOUR = 100;
const HOUR_MS = 3_600_000;

export const isOfClients = ({ family }: ZpaEndpoint): boolean => family === "clientConnector";

/** Its calls share a limit of their own, unless the connection keeps to none. */
export function lanesOf(connection: Pick<Connection, "readsPer10Seconds" | "writesPer10Seconds">): BucketOf {
    const others = readsAndWrites(connection);
    const isPaced = connection.readsPer10Seconds > 0;
    const lane = { key: "clients", windows: isPaced ? [{ most: CALLS_PER_HOUR, ms: HOUR_MS }] : [] };
    return (call) => (call.path.startsWith(`${CLIENT_API}/`) ? lane : others(call));
}

/** @throws InvalidInputError where the connection is to hosts that do not serve it */
export function refuseLegacy(api: Connection["api"], operation: string): void {
    if (api !== "legacy") return;
    throw new InvalidInputError({
        operation,
        problem: "the API of Client Connector is served by OneAPI only, and this connection uses a legacy API key",
        nextStep: "Connect with an API client of OneAPI: set zscaler:vanityDomain, zscaler:clientId and its secret.",
    });
}

/** Lists are an envelope of their own. Every platform has a default profile with the id 0, which no call can address. */
export function profilesOf(answer: Answer, operation: string): { items: Wire[]; totalPages: number } {
    const { policies, totalCount } = object(answer, operation);
    const all = listed(policies ?? [], answer, operation);
    return {
        items: all.filter(({ id }) => String(id) !== "0"),
        totalPages: Math.ceil(Number(totalCount ?? all.length) / PROFILES_PER_PAGE),
    };
}

/** Refused writes are answered with the status of a success. */
export function refuseFailure({ body, requestId }: Answer, operation: string): void {
    if (!isWire(body) || String(body.success) !== "false") return;
    throw new InvalidRequestError({
        operation,
        problem: 'the service refused the change: the response is success: "false", without a reason',
        requestId,
        nextStep:
            "Check the change in the Client Connector portal, and that the role of the API client may edit app profiles.",
    });
}
