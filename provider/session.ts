import type { CloudConnectorClient } from "./cloudConnector/client/client";
import { type ConfigGetter, type Connection, connectionIsUnknown, resolveConnection } from "./connection/connection";
import type { Product } from "./connection/credentials";
import { environmentOf } from "./connection/precedence";
import type { Backend } from "./contract/backend";
import type { ZpaClient } from "./zpa/client/client";

/** The product that a type belongs to, by its module. */
export function productOf(type: string): Product {
    const [module] = type.split(":");
    if (module === "zpa" || module === "cloudConnector") return module;
    throw new Error(`${type} belongs to no product`);
}

/** What a program's settings lead to: for each product one connection, one token, one pool, one pacer, one read cache. */
export class Session {
    private readonly connections = new Map<Product, Connection>();
    private readonly unknown = new Map<Product, boolean>();
    private privateAccess: ZpaClient | undefined;
    private connectors: CloudConnectorClient | undefined;

    /** Nothing is validated before the first use, so that a program without resources needs no settings. */
    constructor(private readonly config: ConfigGetter) {}

    /** Whether a setting that the product needs is a value that another resource has yet to deliver. */
    isUnknown(product: Product): boolean {
        let isUnknown = this.unknown.get(product);
        if (isUnknown === undefined) {
            isUnknown = connectionIsUnknown(this.config, environmentOf(this.config), product);
            this.unknown.set(product, isUnknown);
        }
        return isUnknown;
    }

    /** @throws {ConfigurationError} one error that lists every setting that is missing or wrong */
    connectionTo(product: Product): Connection {
        let connection = this.connections.get(product);
        if (!connection) {
            connection = resolveConnection(this.config, environmentOf(this.config), product);
            this.connections.set(product, connection);
        }
        return connection;
    }

    get zpa(): ZpaClient {
        this.privateAccess ??= zpaClient().over(this.connectionTo("zpa"));
        return this.privateAccess;
    }

    get cloudConnector(): CloudConnectorClient {
        this.connectors ??= cloudConnectorClient().over(this.connectionTo("cloudConnector"));
        return this.connectors;
    }

    /** The client of the product that a type belongs to. */
    backendOf(type: string): Backend {
        return this[productOf(type)];
    }
}

// Loaded when a run makes its first call of the product, and not before.
const zpaClient = (): typeof ZpaClient => require("./zpa/client/client").ZpaClient;
const cloudConnectorClient = (): typeof CloudConnectorClient =>
    require("./cloudConnector/client/client").CloudConnectorClient;
