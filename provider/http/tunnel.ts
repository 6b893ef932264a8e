import type { Dispatcher, Pool, ProxyAgent } from "undici";
import { systemCodeOf } from "./systemCode";

/** What the failures of a proxy begin with, as those of the host behind it do not. */
export const PROXY = "PROXY_";

type Undici = Pick<typeof import("undici"), "Pool" | "ProxyAgent">;

/**
 * Connections through a proxy. A proxy that cannot be reached, or closes the connection instead of leading on, fails every
 * request at once: of some failures the agent would try again by itself, without a pause and without an end.
 */
export function tunnels({ Pool, ProxyAgent }: Undici, options: ProxyAgent.Options): ProxyAgent {
    /** The agent asks it for each tunnel, without a callback. */
    class Tunnels extends Pool {
        override connect(request: Parameters<Pool["connect"]>[0]): Promise<Dispatcher.ConnectData> {
            return super.connect(request).catch((error: Error) => {
                throw Object.assign(new Error(error.message), { code: PROXY + systemCodeOf(error) });
            });
        }
    }
    return new ProxyAgent({ ...options, clientFactory: (origin, settings) => new Tunnels(origin, settings) });
}
