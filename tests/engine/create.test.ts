import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { groupAndKey, LYON, LYON_ON_THE_WIRE, oneGroup } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
let before: unknown[];
beforeAll(async () => {
    tenant = await Tenant.open();
    before = await tenant.names("appConnectorGroup");
});
afterAll(() => tenant?.close());
afterEach(async () => {
    await tenant.control.clearFaults();
    for (const key of await tenant.control.list("provisioningKey")) {
        await tenant.control.remove("provisioningKey", String(key.id));
    }
    for (const { id, name } of await tenant.control.list("appConnectorGroup")) {
        if (!before.includes(name)) await tenant.control.remove("appConnectorGroup", String(id));
    }
});

const CREATES_GROUP = { method: "POST", path: /appConnectorGroup$/ };

describe("a create whose answer is lost", () => {
    it.each([
        ["the connection is cut after the commit", { reset: "after" }],
        ["a gateway answers 502 after the commit", { status: 502, when: "after" }],
        ["a gateway answers 502 and nothing was done", { status: 502, when: "before" }],
        ["the connection is cut and nothing was done", { reset: "before" }],
        ["the backend is busy for a moment", { burst429: 3 }],
        ["another write was faster", { status: 409, body: { id: "api.concurrent.access.error" } }],
    ] as const)("makes exactly one group and finishes, when %s", async (_what, effect) => {
        await tenant.control.fault({ ...CREATES_GROUP, ...effect });
        const bench = await tenant.stack(oneGroup());
        const { outputs } = await bench.up();
        expect(outputs.id).toBe((await tenant.object("appConnectorGroup", LYON.name)).id);
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 2 });
    });

    it("does not lose a key whose value is shown only once: the next run replaces it", async () => {
        await tenant.control.fault({ method: "POST", path: /provisioningKey$/, reset: "after" });
        const bench = await tenant.stack(groupAndKey({ exportable: false }));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain("the API returns provisioningKey only once");
        expect(failure).toContain("run `pulumi up` again, which replaces it");
        const { id: lost } = await tenant.object("provisioningKey", "Lyon");

        const { outputs } = await bench.up();
        const kept = await tenant.object("provisioningKey", "Lyon");
        expect(kept.id).not.toBe(lost);
        expect(outputs).toEqual({ id: kept.id, provisioningKey: kept.provisioningKey });
    });
});

describe("a group of that name that was there before", () => {
    it("is not taken over without a word: the error names it, its age and the ways on", async () => {
        const { id } = await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, description: "theirs" });
        const bench = await tenant.stack(oneGroup({ description: "ours" }));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(`Cannot create App Connector group "${LYON.name}"`);
        expect(failure).toContain(`with this name already exists: id ${id}, created 20`);
        expect(failure).toContain("it differs from the declaration in description");
        expect(failure).toMatch(/declare its old name in the option aliases.*zscaler:adoptEqual/s);
        expect(await tenant.object("appConnectorGroup", LYON.name)).toMatchObject({ id, description: "theirs" });
    });

    it("is not mistaken for our own when the answer was lost before the service looked at it", async () => {
        const { id } = await tenant.control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        await tenant.control.advance({ days: 2 });
        await tenant.control.fault({ ...CREATES_GROUP, status: 502, when: "before" });
        const bench = await tenant.stack(oneGroup());
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(`id ${id}`);
        expect(failure).toMatch(/\(2 days ago\); it equals the declaration/);
    });

    it("is taken over with zscaler:adoptEqual, when it equals the declaration in every property", async () => {
        const { id } = await tenant.control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const bench = await tenant.stack(oneGroup(), { "zscaler:adoptEqual": "true" });
        const { outputs, output } = await bench.up();
        expect(outputs.id).toBe(id);
        expect(output).toContain("is adopted. Make sure that no other stack manages it");
        expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
    });

    it("is not taken over with zscaler:adoptEqual, when it differs", async () => {
        await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, enabled: false });
        const bench = await tenant.stack(oneGroup(), { "zscaler:adoptEqual": "true" });
        expect(await bench.failure(bench.up())).toContain("it differs from the declaration in enabled");
    });

    it("is not taken over when it is a key whose value can no longer be read", async () => {
        const bench = await tenant.stack(groupAndKey({ exportable: false }));
        await bench.up();
        const again = await tenant.stack(groupAndKey({ exportable: false }), { "zscaler:adoptEqual": "true" });
        expect(await again.failure(again.up())).toContain("Its provisioningKey can no longer be read");
    });
});

describe("a key that is not exportable", () => {
    it("keeps its value in the state, through refresh and update, and is replaced to become exportable", async () => {
        const bench = await tenant.stack(groupAndKey({ exportable: false }));
        const { provisioningKey } = (await bench.up()).outputs;
        await bench.refresh({ expectNoChanges: true });
        const changed = await bench.up(groupAndKey({ exportable: false, maxUsage: 3 }));
        expect(changed.outputs.provisioningKey).toBe(provisioningKey);

        const preview = await bench.preview(groupAndKey({ maxUsage: 3 }));
        expect(preview.changes).toMatchObject({ replace: 1 });
        const replaced = await bench.up(groupAndKey({ maxUsage: 3 }));
        expect(replaced.outputs.provisioningKey).not.toBe(provisioningKey);
        expect(await tenant.names("provisioningKey")).toEqual(["Lyon"]);
    });
});
