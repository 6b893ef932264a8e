import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A service between a client and the emulator: what it answers means the same, and looks different each time. */

type Wire = Record<string, unknown>;

interface Answer {
    readonly status: number;
    readonly text: string;
}

/** Lists whose order means nothing. */
const SETS =
    /^(list|appConnectorGroups|serverGroups|servers|applications|connectors|domainNames|ipAcl|trustedNetworks|privateBrokerControllers|serviceEdges)$/;
/** What changes by itself. */
const MOMENTS = ["modifiedTime", "modifiedBy", "creationTime", "lastModTime", "lastModifiedTime"];

export class NoisyService {
    /** What the emulator has answered, so that it is asked once. */
    readonly #answers = new Map<string, Answer>();
    #seed = 1;

    private constructor(
        private readonly server: Server,
        private readonly upstream: string,
    ) {}

    static async before(upstream: string): Promise<NoisyService> {
        const server = createServer();
        const service = new NoisyService(server, upstream);
        server.on("request", async (request, response) => {
            const chunks: Buffer[] = [];
            for await (const chunk of request) chunks.push(chunk);
            const { status, text } = await service.#answer(request, Buffer.concat(chunks).toString("utf8"));
            response.writeHead(status, { "content-type": "application/json" });
            response.end(text);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return service;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** The emulator is asked again. */
    forget(): void {
        this.#answers.clear();
    }

    close(): void {
        this.server.close();
        this.server.closeAllConnections();
    }

    async #answer({ method = "GET", url = "/", headers }: IncomingMessage, sent: string): Promise<Answer> {
        const known = this.#answers.get(url);
        const { status, text } = known ?? (await this.#ask(method, url, headers, sent));
        if (method !== "GET") return { status, text };
        this.#answers.set(url, { status, text });
        return { status, text: JSON.stringify(this.#noisy(JSON.parse(text), url.includes("/zpa/"))) };
    }

    async #ask(method: string, url: string, headers: IncomingHttpHeaders, sent: string): Promise<Answer> {
        const { authorization = "", "content-type": type = "" } = headers;
        const response = await fetch(`${this.upstream}${url}`, {
            method,
            headers: { authorization, ...(type && { "content-type": type }) },
            ...(sent && { body: sent }),
        });
        return { status: response.status, text: await response.text() };
    }

    #random(below: number): number {
        this.#seed = (this.#seed * 48_271) % 2_147_483_647;
        return this.#seed % below;
    }

    /** @param escapes Whether some answers show names escaped, as Private Access does. */
    #noisy(value: unknown, escapes: boolean): unknown {
        if (Array.isArray(value)) return value.map((each) => this.#noisy(each, escapes));
        if (typeof value !== "object" || value === null) return value;
        const entries = this.#shuffled(Object.entries(value)).map(([key, each]): [string, unknown] => {
            if (Array.isArray(each) && SETS.test(key))
                return [key, this.#shuffled(each.map((one) => this.#noisy(one, escapes)))];
            if (MOMENTS.includes(key))
                return [key, typeof each === "number" ? this.#random(1e9) : String(this.#random(1e9))];
            if (/^(lat|long)itude$/.test(key)) return [key, this.#random(2) ? each : `${each}0000001`];
            if (escapes && key === "name" && typeof each === "string" && this.#random(2))
                return [key, each.replaceAll("&", "&amp;")];
            return [key, this.#noisy(each, escapes)];
        });
        const object: Wire = Object.fromEntries(entries);
        if (!("id" in object)) return object;
        return {
            ...object,
            ...(this.#random(2) && { [`field${this.#random(9)}`]: this.#random(100) }),
            ...(this.#random(2) && { usageCount: String(this.#random(9)), enrolledCount: this.#random(9) }),
            ...(this.#random(2) && { currentVersion: `23.${this.#random(99)}`, expectedVersion: "24.1" }),
            ...(this.#random(2) && { upgradeStatus: "COMPLETE", lastBrokerConnectTime: String(this.#random(1e9)) }),
            ...(this.#random(2) && { connectors: [{ id: "9", runtimeStatus: this.#random(2) ? "UP" : "DOWN" }] }),
            ...(this.#random(2) && { geoLocationId: String(this.#random(9)) }),
        };
    }

    #shuffled<T>(list: readonly T[]): T[] {
        const left = [...list];
        return list.map(() => left.splice(this.#random(left.length), 1)[0] as T);
    }
}
