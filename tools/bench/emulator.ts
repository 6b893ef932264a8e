import { Pool } from "undici";
import { type EmulatorProcess, startEmulatorProcess } from "../example/emulatorProcess";
import { type Figure, median, timed } from "./figure";
import { inFolder } from "./folder";

const STARTS = 7;
const LOAD_SECONDS = 5;
const CONNECTIONS = 16;
const MANY = 100_000;
const GROUP = { name: "", location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };

/** How fast the emulator is there, how much it takes, how much room it needs. */
export async function emulator(): Promise<Figure[]> {
    return [await start(), ...(await load())];
}

async function start(): Promise<Figure> {
    const times: number[] = [];
    for (let run = 0; run < STARTS; run++) {
        await inFolder(async (folder) => {
            let started: EmulatorProcess | undefined;
            times.push(await timed(async () => (started = await startEmulatorProcess(folder))));
            await started?.stop();
        });
    }
    return { name: "emulator: start", value: median(times), unit: "ms", budget: 300 };
}

function load(): Promise<Figure[]> {
    return inFolder(async (folder) => {
        const process = await startEmulatorProcess(folder, "--switch", "rateLimit=off");
        const client = await Client.signIn(process);
        try {
            const id = await client.create(0);
            const reads = await client.perSecond(() => client.request("GET", `appConnectorGroup/${id}`));
            let next = 1;
            const writes = await client.perSecond(() => client.create(next++));
            await client.whileAny(() => (next < MANY ? client.create(next++) : undefined));
            const { capture } = await import("../setup/childProcess.mjs");
            const megabytes = Number(await capture("ps", ["-o", "rss=", "-p", String(process.pid)])) / 1024;
            return [
                { name: "emulator: reads of one group", value: reads, unit: "per s", budget: 3000, atLeast: true },
                { name: "emulator: creates, each on disk before its answer", value: writes, unit: "per s" },
                { name: "emulator: memory with 100,000 groups", value: megabytes, unit: "MB", budget: 400 },
            ];
        } finally {
            await client.close();
            await process.stop();
        }
    });
}

/** As many requests as the connections take, which is what the emulator's one core can answer. */
class Client {
    private constructor(
        private readonly pool: Pool,
        private readonly prefix: string,
        private readonly token: string,
    ) {}

    static async signIn({ access }: EmulatorProcess): Promise<Client> {
        const { clientId, clientSecret } = access;
        const answer = await fetch(`${access.url}/oauth2/v1/token`, {
            method: "POST",
            body: new URLSearchParams({
                grant_type: "client_credentials",
                client_id: clientId,
                client_secret: clientSecret,
                audience: "https://api.zscaler.com",
            }),
        });
        const { access_token: token }: { access_token: string } = JSON.parse(await answer.text());
        const pool = new Pool(access.url, { connections: CONNECTIONS });
        return new Client(pool, `/zpa/mgmtconfig/v1/admin/customers/${access.customerId}`, token);
    }

    async create(number: number): Promise<string> {
        const body = JSON.stringify({ ...GROUP, name: `branch-${number}` });
        const answer: { id: string } = JSON.parse(await this.request("POST", "appConnectorGroup", body));
        return answer.id;
    }

    async request(method: "GET" | "POST", path: string, body?: string): Promise<string> {
        const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
        const answer = await this.pool.request({ method, path: `${this.prefix}/${path}`, headers, body });
        const text = await answer.body.text();
        if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
        return text;
    }

    async perSecond(request: () => Promise<unknown>): Promise<number> {
        let answers = 0;
        const started = performance.now();
        const end = started + LOAD_SECONDS * 1000;
        await this.whileAny(() => (performance.now() < end ? request().then(() => answers++) : undefined));
        return (answers / (performance.now() - started)) * 1000;
    }

    /** Keeps every connection busy with the next piece of work until there is none. */
    async whileAny(next: () => Promise<unknown> | undefined): Promise<void> {
        const worker = async () => {
            for (let work = next(); work; work = next()) await work;
        };
        await Promise.all(Array.from({ length: CONNECTIONS }, worker));
    }

    close(): Promise<void> {
        return this.pool.close();
    }
}
