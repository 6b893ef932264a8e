import { request } from "node:http";
import { Script } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { consoleOf } from "../../cli/views/console";
import { type Emulator, startEmulator } from "../../emulator";
import { CONSOLE_SCRIPT } from "../../views/console/script";

const LYON = { location: "Lyon, France", latitude: "45.764", longitude: "4.8357", enabled: true };
const HOSTILE = '</script><img src=x onerror="alert(1)">\u202Eevil\u0007';

let emulator: Emulator;
beforeAll(async () => {
    emulator = await startEmulator({ console: consoleOf, switches: { rateLimit: "off" } });
    await emulator.control.create("appConnectorGroup", { ...LYON, name: "Branch Lyon" });
});
afterAll(() => emulator?.close());

interface Asked {
    readonly method?: string;
    readonly host?: string;
    readonly token?: string;
}
interface Answer {
    readonly status: number | undefined;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly text: string;
}

/** As a browser asks, which sends the name of the site that a page is from. */
const ask = (path: string, { method = "GET", host, token = emulator.controlToken }: Asked = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
        const { host: own, hostname, port } = new URL(emulator.url);
        const headers = { host: host ?? own, authorization: `Bearer ${token}` };
        const sent = request({ hostname, port, path: `/console/${path}`, method, headers }, async (response) => {
            let text = "";
            for await (const chunk of response) text += String(chunk);
            resolve({ status: response.statusCode, headers: response.headers, text });
        });
        sent.on("error", reject).end();
    });
const contentOf = async (path: string) => {
    const { status, text } = await ask(`content/${path}`);
    return { status, ...JSON.parse(text) };
};
const namesIn = async (path: string): Promise<string[]> => {
    const { rows } = await contentOf(path);
    return rows.map(({ name }: { name: string }) => name);
};

describe("the console of an emulator", () => {
    it("has its link with the token in the fragment, which browsers do not send", async () => {
        expect(emulator.consoleUrl).toBe(`${emulator.url}/console/#token=${emulator.controlToken}`);
        const without = await startEmulator();
        expect(without.consoleUrl).toBeUndefined();
        const { status } = await fetch(`${without.url}/console/`).finally(() => without.close());
        expect(status).toBe(401);
    });

    it("shows nothing of the tenant without the token", async () => {
        for (const token of ["", "wrong", emulator.clientSecret])
            expect(await ask("content/groups", { token })).toMatchObject({
                status: 401,
                text: expect.not.stringContaining("Lyon"),
            });
        const page = await ask("", { token: "" });
        expect([page.status, page.text.includes("Lyon")]).toEqual([200, false]);
        expect(page.text).not.toContain(emulator.controlToken);
    });

    it("is for no site whose name was led to this machine", async () => {
        const { port } = new URL(emulator.url);
        for (const path of ["", "content/groups"]) {
            for (const host of ["attacker.example", `attacker.example:${port}`, "127.0.0.1.attacker.example", ""])
                expect([host, (await ask(path, { host })).status]).toEqual([
                    host,
                    host === "" ? expect.anything() : 421,
                ]);
            for (const host of ["127.0.0.1", `localhost:${port}`, "LOCALHOST:8080"])
                expect([host, (await ask(path, { host })).status]).toEqual([host, 200]);
        }
    });

    it("only reads: no other method is taken, and its own calls are GETs that activate nothing", async () => {
        for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
            expect(await ask("content/groups", { method })).toMatchObject({
                status: 405,
                headers: { allow: "GET, HEAD" },
            });
        await emulator.control.clearRequestLog();
        for (const name of ["groups", "connectors", "cloud-connectors", "disaster-recovery", "rules", "map", "graph"])
            expect([name, (await ask(`content/${name}?fresh=yes`)).status]).toEqual([name, 200]);
        expect(await ask("content/groups", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
        const calls = (await emulator.control.requestLog()).map(({ method, path }) => `${method} ${path}`);
        expect(calls.filter((call) => !call.startsWith("GET ") && !call.endsWith("/token"))).toEqual([]);
        expect(calls.length).toBeGreaterThan(20);
    });

    it("runs no script but its own, in no frame, and asks nobody else", async () => {
        const { headers, text } = await ask("");
        expect(headers).toMatchObject({
            "content-security-policy": "frame-ancestors 'none'",
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
        });
        expect(text).toMatch(
            /default-src 'none'; style-src( 'sha256-[^']+'){2}; script-src( 'sha256-[^']+'){2}; connect-src 'self'; /,
        );
        expect(CONSOLE_SCRIPT).not.toMatch(
            /innerHTML|outerHTML|insertAdjacent|document\.write|eval|setTimeout|setInterval/,
        );
        expect(() => new Script(CONSOLE_SCRIPT)).not.toThrow();
    });

    it("has no path but these", async () => {
        expect(await ask("content/nonsense")).toMatchObject({ status: 404 });
        expect(await ask("../control/v1/switches")).toMatchObject({ status: 404 });
        expect(await ask("other")).toMatchObject({ status: 404 });
    });

    it("shows what was created after a refresh, at the tenant's time, and reads nothing for a search or another page", async () => {
        await emulator.control.advance({ days: 14 });
        const before = await contentOf("groups?fresh=yes");
        expect(before).toMatchObject({
            title: "App Connector groups",
            shown: ["name", "status", "markers", "connectors", "connected", "nextUpdate"],
            notes: [],
            all: 3,
        });
        const { now } = await emulator.control.clock();
        expect(Math.abs(Date.parse(now) - Date.parse(before.readAt))).toBeLessThan(60_000);
        await emulator.control.create("appConnectorGroup", { ...LYON, name: "Branch Paris" });
        await emulator.control.clearRequestLog();
        expect(await namesIn("groups?search=branch")).toEqual(["Branch Lyon"]);
        expect(await namesIn("groups?sort=-name&limit=1&page=3")).toEqual(["Branch Lyon"]);
        expect(await emulator.control.requestLog()).toEqual([]);
        expect(await namesIn("groups?search=branch&fresh=yes")).toEqual(["Branch Lyon", "Branch Paris"]);
        expect(await namesIn("groups?filter=name%3D*Paris")).toEqual(["Branch Paris"]);
    });

    it("keeps a Cloud Connector that was replaced beside the one that replaced it, however often it is read again", async () => {
        const { control } = emulator;
        const provUrlData = { locationTemplate: { id: 82_273 }, cloudProviderType: "GCP" };
        await control.create("provUrl", { name: "gcp", provUrlData });
        for (const instanceId of ["111", "222"])
            await control.cloud.boot({ provUrl: "gcp", network: "net-1", zone: "europe-west1-b", instanceId });
        const connectorsIn = async (): Promise<string> => {
            const { rows, shown, columns } = await contentOf("cloud-connectors?fresh=yes");
            const at = columns.findIndex(({ key }: { key: string }) => key === "upgradeStatus");
            expect([shown.includes("upgradeStatus"), rows[0].cells[at][2]]).toEqual([true, "Bootstrapping"]);
            return JSON.stringify(rows[0].members);
        };
        expect(await connectorsIn()).not.toContain("replaced by");
        await control.cloud.replace("222", "333");
        for (const _ of [1, 2]) expect(await connectorsIn()).toMatch(/"replaced by zs-cc-net-1-[^"]+"/);
    });

    it("has names of others as text in one line, in tables and pictures", async () => {
        await emulator.control.create("appConnectorGroup", { ...LYON, name: HOSTILE });
        const { text } = await ask(`content/groups?fresh=yes&search=onerror`);
        const [row] = JSON.parse(text).rows;
        expect([row.name, row.cells[0]]).toEqual(Array(2).fill('</script><img src=x onerror="alert(1)"> evil '));
        const { page, notes } = await contentOf("map");
        // Of kinds whose feature the tenant does not have, there are none.
        expect(notes).toEqual([]);
        expect(page).toContain("&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; evil");
        expect(page).not.toMatch(/<img|\u202E/);
    });

    it("says what it does not have: a column, a number that is none, an object of a graph", async () => {
        expect(await contentOf("groups?sort=statsu")).toMatchObject({
            status: 400,
            reason: 'the column "statsu" of groups does not exist; did you mean status?',
        });
        expect(await contentOf("groups?page=0")).toMatchObject({
            status: 400,
            reason: '"0" is not a page; use a whole number from 1',
        });
        expect(await contentOf("graph?focus=nothing")).toMatchObject({
            status: 400,
            reason: expect.stringContaining('no object has the name "nothing"'),
        });
    });

    it("leaves a kind out that cannot be read, says so, and fails where there is nothing else", async () => {
        const refuse = (path: RegExp) =>
            emulator.control.fault({ path, status: 403, body: { id: "authz.denied" }, times: 9 });
        await refuse(/serverGroup/);
        const { status, notes } = await contentOf("groups?fresh=yes").finally(() => emulator.control.clearFaults());
        expect([status, notes]).toEqual([200, [expect.stringMatching(/^Not read: Server group: .*\[/)]]);
        await refuse(/connector/);
        const failed = await contentOf("connectors?fresh=yes").finally(() => emulator.control.clearFaults());
        expect(failed).toMatchObject({ status: 502, reason: expect.stringContaining("[permission]") });
        expect(await contentOf("connectors")).toMatchObject({ status: 200 });
    });

    it("reads its own tenant, whatever the shell has and after the secret was rotated", async () => {
        const kept = { ...process.env };
        const isLyon = "groups?fresh=yes&filter=name%3DBranch%20Lyon";
        Object.assign(process.env, {
            ZSCALER_ENDPOINT: "http://127.0.0.1:9",
            ZSCALER_CLIENT_ID: "of-another-tenant",
            ZSCALER_CLIENT_SECRET: "secret-of-another-tenant",
            ZPA_CUSTOMER_ID: "1",
            ZPA_MICROTENANT_ID: "2",
            ZSCALER_USE_LEGACY_CLIENT: "true",
            ZSCALER_READS_PER_10_SECONDS: "1",
            HTTP_PROXY: "http://127.0.0.1:9",
        });
        try {
            await emulator.control.rotateSecret();
            expect(await namesIn(isLyon)).toEqual(["Branch Lyon"]);
        } finally {
            for (const key of Object.keys(process.env)) if (!(key in kept)) delete process.env[key];
            Object.assign(process.env, kept);
        }
    });
});
