import { randomUUID } from "node:crypto";
import type { Connection } from "../../../../provider/connection/connection";

/** Every connection has a client id of its own, because tokens are shared by all that use the same credential. */
export function connectionTo(url: string, settings: Partial<Connection> = {}): Connection {
    return {
        api: "oneApi",
        baseUrl: url,
        tokenUrl: `${url}/oauth2/v1/token`,
        clientId: `client-${randomUUID()}`,
        clientSecret: "a-secret-of-the-tests",
        customerId: "72057594037927936",
        adoptEqual: false,
        activation: "automatic",
        readsPer10Seconds: 0,
        writesPer10Seconds: 0,
        deadlineSeconds: 30,
        ...settings,
    };
}
