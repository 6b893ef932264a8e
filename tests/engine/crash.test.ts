import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { rows } from "../campaign";
import { alive, killTree, providersOf, treeOf } from "./processes";
import { Tenant } from "./tenant";
import type { TestStack } from "./testStack";

const GROUPS = 8;
/** A program as users write it, because the whole process tree has to be there to be killed. */
const PROGRAM = `
const zscaler = require("pulumi-zscaler");
for (let number = 1; number <= ${GROUPS}; number++) {
    const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
    const group = new zscaler.AppConnectorGroup("group-" + number, { name: "Branch " + number, ...place });
    new zscaler.ProvisioningKey("key-" + number, { name: "Branch " + number, group, maxUsage: 2 });
}
`;

let tenant: Tenant;
let before: unknown[];
beforeAll(async () => {
    // Slow enough that a kill hits calls on their way.
    tenant = await Tenant.open({ switches: { latencyMs: 60 } });
    before = await tenant.names("appConnectorGroup");
});
afterAll(() => tenant?.close());

/** After how many writes that reached the service; the random part decides how far the next ones have come. */
const moments = rows([8], [0, 1, 4, 13]).map((writes) => [writes, Math.floor(Math.random() * 120)] as const);

it.each(moments)(
    "an up killed %i writes and %i ms on is finished by the next one: nothing twice, nothing lost",
    async (writes, delay) => {
        const bench = await tenant.stack(async () => undefined, { "zscaler:adoptEqual": "true" });
        bench.writeProgram(PROGRAM);
        await tenant.control.clearRequestLog();
        const up = bench.spawnCli("up", "--yes", "--skip-preview");
        const ended = once(up, "exit");
        await written(writes);
        await pause(delay);
        killTree(up);
        await ended;

        await finish(bench);
        const wanted = Array.from({ length: GROUPS }, (_, index) => `Branch ${index + 1}`);
        expect((await tenant.names("appConnectorGroup")).filter((name) => !before.includes(name)).sort()).toEqual(
            wanted,
        );
        expect((await tenant.names("provisioningKey")).sort()).toEqual(wanted);
        expect(await bench.cli("preview", "--refresh", "--expect-no-changes")).toContain(`${2 * GROUPS + 1} unchanged`);

        await bench.cli("destroy", "--yes", "--skip-preview");
        expect(await tenant.names("appConnectorGroup")).toEqual(before);
        expect(await tenant.names("provisioningKey")).toEqual([]);
    },
);

it("a provider whose engine was killed ends by itself, and sends nothing of what still waits", async () => {
    const bench = await tenant.stack(async () => undefined, { "zscaler:writesPer10Seconds": "5" });
    bench.writeProgram(PROGRAM);
    await tenant.control.clearRequestLog();
    const up = bench.spawnCli("up", "--yes", "--skip-preview");
    const ended = once(up, "exit");
    await written(5);
    const [, ...descendants] = treeOf(up);
    const providers = providersOf(up);
    expect(providers).not.toEqual([]);
    up.kill("SIGKILL");
    await ended;
    while (providers.some(alive)) await pause(20);
    for (const pid of descendants.filter(alive)) process.kill(pid, "SIGKILL");
    expect((await tenant.control.requestLog()).filter(({ method }) => method === "POST").length).toBeLessThan(
        2 * GROUPS,
    );
});

/** Until the service has seen this many creates, or the first call of all. */
async function written(writes: number): Promise<void> {
    for (;;) {
        const requestLog = await tenant.control.requestLog();
        const creates = requestLog.filter(({ method, path }) => method === "POST" && !path.includes("/oauth2/"));
        if (creates.length >= writes && requestLog.length > 0) return;
        await pause(10);
    }
}

/** What the engine itself asks for after a crash: the lock of the dead run is released, then the run is repeated. */
async function finish(bench: TestStack): Promise<void> {
    await bench.cli("cancel", "--yes");
    await bench.cli("up", "--yes", "--skip-preview");
}
