import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { catalog } from "../../provider/catalog";
import { oneOfEach, worldOf } from "./oneOfEach";
import { kindsOf, record, recorded, recordingOf } from "./recording";
import { Tenant } from "./tenant";

const { RECORD_STATE } = process.env;

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
    if (!RECORD_STATE) return;
    const world = await worldOf(tenant);
    const bench = await tenant.stack(async () => void oneOfEach(world));
    await bench.up();
    record(RECORD_STATE, world, await bench.cli("stack", "export", "--show-secrets"));
});
afterAll(() => tenant?.close());

const versions = [...new Set([...recorded(), ...(RECORD_STATE ? [RECORD_STATE] : [])])];

describe("a stack of an earlier version", () => {
    it("is recorded with every kind of resource: add a new one to oneOfEach.ts, then run this file with RECORD_STATE=next", () => {
        const kinds = new Set(versions.flatMap((version) => [...kindsOf(recordingOf(version))]));
        expect(catalog.map(({ type }) => type).filter((type) => !kinds.has(type))).toEqual([]);
    });

    it.each(versions)("shows no change, %s", async (version) => {
        const recording = recordingOf(version);
        const kinds = kindsOf(recording);
        const standing = catalog.filter(({ type }) => kinds.has(type)).length;
        let declared = 0;
        const bench = await tenant.stack(async () => {
            declared = Object.keys(oneOfEach(recording.world)).length;
        });
        await bench.changeState(() => recording.resources);
        const { changes, diffs } = await bench.preview();
        const create = declared > standing ? { create: declared - standing } : {};
        expect([diffs, changes]).toEqual([{}, { same: standing + 1, ...create }]);
    });
});
