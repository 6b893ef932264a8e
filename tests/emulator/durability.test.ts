import { generateKeyPairSync } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { ClassicLevel } from "classic-level";
import { DataFolderError, startEmulator } from "../../emulator";
import { onTestFinished } from "../onTestFinished";
import { spawnEmulator, temporaryFolder } from "./process";
import { openSession, Session, signIn } from "./session";

const exceptOnWindows = process.platform === "win32" ? test.skip : test;

const GROUPS = "v1/appConnectorGroup";

describe("an emulator killed without warning", () => {
    test("starts again with everything it had acknowledged", async () => {
        const data = temporaryFolder();
        const { run, session } = await spawnEmulator("--data", data);
        const acknowledged = new Set<string>();
        let created = 0;
        const create = async (): Promise<void> => {
            const { status, body } = await session.post(GROUPS, { name: `Branch ${created++}`, description: "x" });
            if (status === 201) acknowledged.add(String(body.id));
            return create();
        };
        const writers = Promise.allSettled(Array.from({ length: 16 }, create));
        while (acknowledged.size < 500) await new Promise((resolve) => setImmediate(resolve));
        run.kill("SIGKILL");
        expect(await run.end()).toBe("SIGKILL");
        await writers;

        const again = await spawnEmulator("--data", data);
        const groups = await again.session.control.list("appConnectorGroup");
        const stored = new Map(groups.map((group) => [group.id, group]));
        expect([...acknowledged].filter((id) => stored.get(id)?.description !== "x")).toEqual([]);
        const next = await again.session.group({ name: "Next" });
        expect(stored.has(next.id)).toBe(false);
    });

    test("forgets what it had acknowledged to be gone", async () => {
        const data = temporaryFolder();
        const { run, session } = await spawnEmulator("--data", data);
        const { id } = await session.group();
        await session.delete(`${GROUPS}/${id}`);
        run.kill("SIGKILL");
        await run.end();
        const again = await spawnEmulator("--data", data);
        expect((await again.session.get(`${GROUPS}/${id}`)).body.id).toBe("resource.not.found");
    });
});

describe("a data folder", () => {
    test("brings back objects, references, tokens, credentials, time and switches", async () => {
        const data = temporaryFolder();
        const first = await startEmulator({ data, switches: { rateLimit: "off", tokenTtl: 10_000_000 } });
        const session = new Session(first, await signIn(first));
        const key = await session.key();
        await first.control.advance({ days: 3 });
        const clientSecret = await first.control.rotateSecret();
        const { offsetSeconds } = await first.control.clock();
        await first.close();

        const second = await startEmulator({ data });
        const { url, controlUrl, control, close, ...credentials } = second;
        expect(credentials).toMatchObject({
            clientSecret,
            clientId: first.clientId,
            customerId: first.customerId,
            controlToken: first.controlToken,
        });
        expect((await control.clock()).offsetSeconds).toBe(offsetSeconds);
        expect((await control.switches()).tokenTtl).toBe(10_000_000);
        const resumed = new Session(second, session.token);
        const { body } = await resumed.get(`v1/associationType/CONNECTOR_GRP/provisioningKey/${key.id}`);
        expect(body).toMatchObject({ provisioningKey: key.provisioningKey, zcomponentName: "Branch Lyon" });
        expect((await resumed.delete(`${GROUPS}/${key.zcomponentId}`)).body.id).toBe("resource.referenced");
        expect((await resumed.post(GROUPS, { name: "branch lyon" })).body.id).toBe("resource.already.exist");
        await close();
    });

    test("serves one emulator at a time", async () => {
        const data = temporaryFolder();
        await openSession({ data });
        const second = startEmulator({ data });
        await expect(second).rejects.toThrow(DataFolderError);
        await expect(second).rejects.toThrow(`${data} is in use by another emulator`);
    });

    test("that is made belongs to its owner alone", async () => {
        const data = join(temporaryFolder(), "new", "tenant");
        await openSession({ data });
        expect(statSync(data).mode & 0o077).toBe(0);
    });

    exceptOnWindows("that others could read belongs to its owner alone from then on", async () => {
        const data = temporaryFolder();
        await (await startEmulator({ data })).close();
        chmodSync(data, 0o755);
        for (const file of readdirSync(data)) chmodSync(join(data, file), 0o644);
        await openSession({ data });
        const paths = [data, ...readdirSync(data).map((file) => join(data, file))];
        const seen = paths.filter((path) => (statSync(path).mode & 0o077) !== 0);
        expect(seen).toEqual([]);
    });

    test("that holds something else is refused, and stays as it is", async () => {
        const data = temporaryFolder();
        writeFileSync(join(data, "notes.txt"), "mine");
        const { mode } = statSync(data);
        await expect(startEmulator({ data })).rejects.toThrow(
            `${data} is not the data folder of an emulator: it contains notes.txt`,
        );
        expect([readdirSync(data), statSync(data).mode]).toEqual([["notes.txt"], mode]);
    });

    test("in which one byte has changed loses nothing, or says what it has lost", async () => {
        const data = temporaryFolder();
        const emulator = await startEmulator({ data, switches: { rateLimit: "off" } });
        const first = new Session(emulator, await signIn(emulator));
        for (let count = 0; count < 20; count += 1) await first.group({ name: `Branch ${count}` });
        const groups = await first.control.list("appConnectorGroup");
        await emulator.close();
        const refusals: string[] = [];
        for (const file of readdirSync(data).filter((name) => /\.(log|ldb)$/.test(name))) {
            const bytes = readFileSync(join(data, file));
            for (let tenth = 0; tenth < 10; tenth += 1) {
                const copy = temporaryFolder();
                cpSync(data, copy, { recursive: true });
                const damaged = Buffer.from(bytes);
                const at = Math.floor(((tenth + 0.5) / 10) * bytes.length);
                damaged[at] = (damaged[at] ?? 0) ^ 0x10;
                writeFileSync(join(copy, file), damaged);
                const opened = await startEmulator({ data: copy }).catch((error: Error) => error);
                if (opened instanceof Error) {
                    expect(opened).toBeInstanceOf(DataFolderError);
                    refusals.push(opened.message);
                    continue;
                }
                expect(await opened.control.list("appConnectorGroup")).toEqual(groups);
                await opened.close();
            }
        }
        expect(refusals.join()).toMatch(/is damaged: .*(entries of \w+ are lost|writes are lost)/);
    });

    test("that is damaged goes on with what is left when its owner says so", async () => {
        const data = temporaryFolder();
        const first = await startEmulator({ data });
        const { id } = await new Session(first, await signIn(first)).group();
        await first.close();
        const database = new ClassicLevel(data);
        await database.del(`object/appConnectorGroup/${id}`);
        await database.close();
        await expect(startEmulator({ data })).rejects.toThrow(
            /is damaged: 1 of \d entries of appConnectorGroup are lost/,
        );
        rmSync(join(data, "emulator.sequence"));
        const second = await startEmulator({ data });
        expect((await second.control.list("appConnectorGroup")).map((group) => group.id)).not.toContain(id);
        await second.close();
        await (await startEmulator({ data })).close();
    });

    test("of an earlier version that kept a private key keeps only its public part", async () => {
        const data = temporaryFolder();
        const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
        const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
        await (await startEmulator({ data })).close();
        const database = new ClassicLevel(data);
        const identity = JSON.parse((await database.get("setting/identity")) ?? "{}");
        await database.put("setting/identity", JSON.stringify({ ...identity, publicKey: pem }));
        await database.put("format", "1");
        await database.close();
        await (await startEmulator({ data })).close();
        await database.open();
        const kept = JSON.parse((await database.get("setting/identity")) ?? "{}").publicKey;
        expect(kept).toBe(publicKey.export({ type: "spki", format: "pem" }));
        await database.close();
    });

    test("that is a file is refused in one sentence", async () => {
        const file = join(temporaryFolder(), "file");
        writeFileSync(file, "");
        await expect(startEmulator({ data: file })).rejects.toThrow(`${file} cannot be opened as the data`);
    });

    test("of a newer version is refused, and left as it is", async () => {
        const data = temporaryFolder();
        const database = new ClassicLevel(data);
        await database.put("format", "99");
        await database.close();
        await expect(startEmulator({ data })).rejects.toThrow("its format is 99, this version uses 2");
        await database.open();
        expect(await database.keys().all()).toEqual(["format"]);
        await database.close();
    });

    test("with switches this version does not know is still opened", async () => {
        const data = temporaryFolder();
        await (await startEmulator({ data, switches: { tokenTtl: 50 } })).close();
        const database = new ClassicLevel(data);
        const saved = JSON.parse((await database.get("setting/switches")) ?? "{}");
        await database.put("setting/switches", JSON.stringify({ ...saved, gone: "x", rateLimit: "other" }));
        await database.put("format", "1");
        await database.close();
        const emulator = await startEmulator({ data });
        const switches = await emulator.control.switches();
        expect(switches).toMatchObject({ tokenTtl: 50, rateLimit: "perUrl" });
        expect(switches).not.toHaveProperty("gone");
        await emulator.close();
    });

    test("of a version that knew less gets what every tenant has, and nothing twice", async () => {
        const data = temporaryFolder();
        const first = await startEmulator({ data });
        const session = new Session(first, await signIn(first));
        await session.group();
        const { length } = await first.control.list("appConnectorGroup");
        await first.close();
        const database = new ClassicLevel(data);
        const { connectorUsername, ...older } = JSON.parse((await database.get("setting/identity")) ?? "{}");
        await database.put("setting/identity", JSON.stringify(older));
        await database.del("setting/begun");
        await database.put("format", "1");
        await database.clear({ gte: "object/locationTemplate/", lt: "object/locationTemplate0" });
        await database.close();
        const emulator = await startEmulator({ data });
        onTestFinished(() => emulator.close());
        expect(emulator.connectorUsername).toBe(connectorUsername);
        expect(await emulator.control.list("locationTemplate")).toMatchObject([{ name: "Default Location Template" }]);
        expect(await emulator.control.list("appConnectorGroup")).toHaveLength(length);
    });

    test("is not needed: without one nothing is kept", async () => {
        const first = await openSession();
        await first.group();
        const second = await openSession();
        expect(await second.control.list("appConnectorGroup")).toHaveLength(2);
        expect(second.emulator.clientSecret).not.toBe(first.emulator.clientSecret);
    });
});
