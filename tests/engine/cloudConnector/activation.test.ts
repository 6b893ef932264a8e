import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { providersOf } from "../processes";
import { Tenant } from "../tenant";
import type { TestStack } from "../testStack";

/** How long an activation waits for writes that have begun. */
const LONGEST_WAIT_MS = 2_000;

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
beforeEach(async () => {
    await tenant.control.set({ activationOutcome: "done", activationSeconds: 0 });
});
afterEach(async () => {
    await tenant.control.cloud.administrator.activate();
});
afterAll(() => tenant?.close());

const templates = (count: number, prefix: string) => async () => {
    for (let number = 1; number <= count; number++) {
        new zscaler.LocationTemplate(`${prefix}-${number}`, { name: `${prefix} ${number}` });
    }
};
const named = async (prefix: string) =>
    (await tenant.names("locationTemplate")).filter((name) => String(name).startsWith(prefix));
const pending = async () => (await tenant.control.cloud.activation()).pendingWrites;

/** What was called since the request log was cleared, signing in apart. */
async function calls(): Promise<string[]> {
    const requestLog = await tenant.control.requestLog();
    return requestLog.map(({ method, path }) => `${method} ${path}`).filter((call) => !call.includes("/oauth2/"));
}
const activations = async () => (await calls()).filter((call) => /\/\w*activate$/i.test(call)).length;

/**
 * An operation, how many activations it made, and how many it may make: each waits for further writes to begin, and a loaded machine begins
 * them over more of these waits. `tests/provider/cloudConnector/activation.test.ts` holds the exact number.
 */
async function counted<T>(operation: () => Promise<T>): Promise<{ result: T; made: number; most: number }> {
    await tenant.control.clearRequestLog();
    const started = performance.now();
    const result = await operation();
    const waits = Math.ceil((performance.now() - started) / LONGEST_WAIT_MS);
    return { result, made: await activations(), most: 2 + waits };
}

describe("a run", () => {
    it("activates once what it writes together, and nothing when it writes nothing", async () => {
        const bench = await tenant.stack(templates(100, "together"));
        await tenant.control.clearRequestLog();
        await bench.preview();
        expect(await calls()).toEqual([]);

        const up = await counted(() => bench.stack.up({ parallel: 128 }));
        expect(await named("together")).toHaveLength(100);
        expect(up.made).toBeGreaterThan(0);
        expect(up.made).toBeLessThanOrEqual(up.most);
        expect(await pending()).toBe(0);

        expect((await counted(() => bench.up())).made).toBe(0);
        expect((await counted(() => bench.up(undefined, { refresh: true }))).made).toBe(0);
        expect((await calls()).filter((call) => !call.startsWith("GET "))).toEqual([]);
        const destroy = await counted(() => bench.stack.destroy({ parallel: 128 }));
        expect(destroy.made).toBeLessThanOrEqual(destroy.most);
        expect(await pending()).toBe(0);
    });

    it("activates once a wave at little parallelism", async () => {
        const bench = await tenant.stack(templates(24, "wave"));
        const { made, most } = await counted(() => bench.stack.up({ parallel: 8 }));
        expect(made).toBeGreaterThanOrEqual(3);
        expect(made).toBeLessThanOrEqual(3 + most);
        await bench.destroy();
    });

    it("goes together with another one of the same credential", async () => {
        const both = [await tenant.stack(templates(10, "first")), await tenant.stack(templates(10, "second"))];
        const { made, most } = await counted(() => Promise.all(both.map((bench) => bench.stack.up({ parallel: 32 }))));
        expect(made).toBeLessThanOrEqual(most);
        expect([...(await named("first")), ...(await named("second"))]).toHaveLength(20);
        expect(await pending()).toBe(0);
        await Promise.all(both.map((bench) => bench.destroy()));
    });

    it("warns who keeps its activation waiting", async () => {
        await tenant.control.cloud.administrator.edit();
        const bench = await tenant.stack(templates(2, "queued"), {}, { coldProvider: true });
        const { output } = await bench.up();
        expect(output).toContain("warning: the activation is queued until Other Administrator have activated");
        expect(await pending()).toBeGreaterThan(0);
        await tenant.control.cloud.administrator.activate();
        expect(await pending()).toBe(0);
        await bench.destroy();
    });

    it("whose activation fails keeps what it created, and the next one activates it", async () => {
        await tenant.control.set({ activationOutcome: "failed" });
        const bench = await tenant.stack(templates(3, "failed"));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(
            'create location template "failed 1": the change was saved, but its activation failed',
        );
        expect(failure).toContain("ADM_ACTV_FAIL");
        const before = await named("failed");
        expect(before).toHaveLength(3);

        await tenant.control.set({ activationOutcome: "done" });
        const { result, made } = await counted(() => bench.up());
        expect(result.changes).toEqual({ same: 1, update: 3 });
        expect(made).toBe(1);
        expect(await named("failed")).toEqual(before);
        expect(await pending()).toBe(0);

        await tenant.control.set({ activationOutcome: "failed" });
        expect(await bench.failure(bench.destroy())).toContain("delete location template");
        expect(await named("failed")).toEqual([]);
        await tenant.control.set({ activationOutcome: "done" });
        expect((await counted(() => bench.destroy())).made).toBe(1);
        expect(await pending()).toBe(0);
    });

    it("that is stopped while an activation takes its time loses nothing, and the next one goes on", async () => {
        await tenant.control.set({ activationSeconds: 3_600 });
        const bench = await tenant.stack(async () => undefined);
        bench.writeProgram(`
            const zscaler = require("pulumi-zscaler");
            for (let number = 1; number <= 4; number++) {
                new zscaler.LocationTemplate("stopped-" + number, { name: "stopped " + number });
            }
        `);
        await tenant.control.clearRequestLog();
        const up = bench.spawnCli("up", "--yes", "--skip-preview", "--parallel", "16");
        const ended = once(up, "exit");
        while ((await activations()) === 0) await pause(20);
        for (const provider of providersOf(up)) process.kill(provider, "SIGTERM");
        await ended;

        await tenant.control.advance({ hours: 2 });
        await tenant.control.set({ activationSeconds: 0 });
        await bench.cli("up", "--yes", "--skip-preview");
        expect((await named("stopped")).sort()).toEqual([1, 2, 3, 4].map((number) => `stopped ${number}`));
        expect(await pending()).toBe(0);
        await bench.cli("destroy", "--yes", "--skip-preview");
    });
});

describe("manual activation", () => {
    let bench: TestStack;
    const program =
        (prefix: string, args: zscaler.ActivationArgs = {}) =>
        async () => {
            const settings = { name: "manual", prefix };
            const template = new zscaler.LocationTemplate("manual", settings);
            const activation = new zscaler.Activation(
                "all",
                { triggers: { template: JSON.stringify(settings) }, ...args },
                { dependsOn: template },
            );
            return { result: activation.result };
        };
    beforeAll(async () => {
        bench = await tenant.stack(program("A"), { "zscaler:activation": "manual" });
    });

    it("makes none but the one that is declared, and that again when a trigger changes", async () => {
        const first = await counted(() => bench.up());
        expect(first.made).toBe(1);
        expect(first.result.outputs).toEqual({ result: "active" });
        expect(await pending()).toBe(0);

        expect((await counted(() => bench.up())).made).toBe(0);
        const changed = await counted(() => bench.up(program("B")));
        expect(changed.made).toBe(1);
        expect(Object.keys(changed.result.diffs).sort()).toEqual(["all.triggers.template", "manual.prefix"]);
        expect(await pending()).toBe(0);
    });

    it("waits for others unless it is to pass them", async () => {
        await tenant.control.cloud.administrator.edit();
        expect((await bench.up(program("C"))).outputs).toEqual({ result: "queued" });
        expect(await pending()).toBe(2);
        expect((await bench.up(program("C", { force: true }))).outputs).toEqual({ result: "active" });
        expect(await pending()).toBe(0);
    });

    it("leaves deletions to others, and says so", async () => {
        const { result, made } = await counted(() => bench.destroy());
        expect(result.output).toContain("an activation cannot be undone");
        expect(made).toBe(0);
        expect(await pending()).toBe(1);
    });
});
