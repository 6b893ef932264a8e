import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { catalog } from "../../provider/catalog";
import { oneOfEach, worldOf } from "./oneOfEach";
import { kindsOf, type Recording, record, STATES } from "./recording";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
    const { RECORD_STATE } = process.env;
    if (!RECORD_STATE) return;
    const world = await worldOf(tenant);
    const bench = await tenant.stack(async () => void oneOfEach(world));
    await bench.up();
    record(RECORD_STATE, world, await bench.cli("stack", "export", "--show-secrets"));
});
afterAll(() => tenant?.close());

const versions = readdirSync(STATES).map((file) => path.basename(file, ".json"));
const recordingOf = (version: string): Recording =>
    JSON.parse(readFileSync(path.join(STATES, `${version}.json`), "utf8"));

describe("a stack of an earlier version", () => {
    it("is recorded with every kind of resource; RECORD_STATE=next records the stack of this one", () => {
        const recorded = new Set(versions.flatMap((version) => [...kindsOf(recordingOf(version))]));
        expect(catalog.map(({ type }) => type).filter((type) => !recorded.has(type))).toEqual([]);
    });

    it.each(versions)("shows no change, %s", async (version) => {
        const recording = recordingOf(version);
        const kinds = kindsOf(recording);
        const later = catalog.filter(({ type }) => !kinds.has(type));
        const bench = await tenant.stack(async () => void oneOfEach(recording.world));
        await bench.changeState(() => recording.resources);
        const { changes, diffs } = await bench.preview();
        const create = later.length > 0 ? { create: later.length } : {};
        expect([diffs, changes]).toEqual([{}, { same: catalog.length - later.length + 1, ...create }]);
    });
});
