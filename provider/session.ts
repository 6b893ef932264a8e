import { type ConfigGetter, type Connection, resolveConnection } from "./connection";
import type { Backend } from "./definition";
import { environmentOf } from "./explicit";
import { HttpClient } from "./http/client";
import { ZpaClient } from "./zpa/client";

/** One connection and what hangs on it: one token, one pool, one pacer, one read cache per product. */
export class Session {
    private resolved: Connection | undefined;
    private client: ZpaClient | undefined;

    /** Nothing is validated before the first use, so that a program without resources needs no settings. */
    constructor(private readonly config: ConfigGetter) {}

    /** Throws one error that lists every setting that is missing or wrong. */
    get connection(): Connection {
        this.resolved ??= resolveConnection(this.config, environmentOf(this.config));
        return this.resolved;
    }

    get zpa(): ZpaClient {
        this.client ??= new ZpaClient(new HttpClient(this.connection), this.connection);
        return this.client;
    }

    /** The client of the product that a type belongs to. */
    backendOf(type: string): Backend {
        if (type.startsWith("zpa:")) return this.zpa;
        throw new Error(`${type} belongs to no product`);
    }
}
