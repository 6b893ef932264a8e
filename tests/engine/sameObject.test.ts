import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { kindsOfAll } from "../../importing/tenant";
import { catalog } from "../../provider/catalog";
import { allSubjects } from "../lifecycle/tables";
import { changeEach, driftOn } from "./drifted";
import { importFile, importProgram } from "./importFile";
import { oneOfEach, type World, worldOf } from "./oneOfEach";
import { Tenant } from "./tenant";
import type { StateEntry, TestStack } from "./testStack";

/** What the tenant holds of everything, by collection. */
type Holdings = Record<string, unknown[]>;

/** All that a resource writes to. */
const COLLECTIONS = [...new Set(allSubjects().map(({ collection }) => collection))];

let tenant: Tenant;
let bench: TestStack;
let world: World;
let made: Holdings;
let count: number;

const program =
    (parent?: string): pulumi.automation.PulumiFn =>
    async () => {
        oneOfEach(world, parent ? { parent: new pulumi.ComponentResource("test:Component", parent) } : {});
    };

/** What the program calls each of its resources, and nothing else, is another. */
const renamed: pulumi.automation.PulumiFn = async () => {
    oneOfEach(world, {}, (kind) => `new-${kind}`);
};

beforeAll(async () => {
    tenant = await Tenant.open({ switches: { rateLimit: "off" } });
    world = await worldOf(tenant);
    bench = await tenant.stack(program());
    const { changes } = await bench.up();
    count = (changes.create ?? 0) - 1;
    made = await holdings();
});
afterAll(() => tenant?.close());

/** What the service and the emulator keep for themselves, and what shows that something was written again. */
const STAMPS = [
    "modifiedTime",
    "modifiedBy",
    "lastModifiedTime",
    "lastModifiedBy",
    "lastModTime",
    "lastModUid",
    "position",
    "activations",
];

async function holdings(): Promise<Holdings> {
    const lists = COLLECTIONS.map(async (collection) => {
        const all = await tenant.control.list(collection);
        return [
            collection,
            all.map((object) => Object.fromEntries(Object.entries(object).filter(([key]) => !STAMPS.includes(key)))),
        ];
    });
    return Object.fromEntries(await Promise.all(lists));
}

const isDrift = ({ class: name }: { class: string }) => name !== "unmanaged";

const isOurs = ({ type }: StateEntry) => type.startsWith("pulumi-nodejs:dynamic/");

async function ours(stack = bench): Promise<StateEntry[]> {
    const { resources } = (await stack.stack.exportStack()).deployment as { resources: StateEntry[] };
    return resources.filter(isOurs);
}

/** The state holds what the tenant does, under the ids it has there. */
async function expectNoLoss(parent?: string): Promise<void> {
    expect(await holdings()).toEqual(made);
    const { changes } = await bench.preview(program(parent), { refresh: true });
    expect(changes).toEqual({ same: count + (parent ? 2 : 1) });
}

it("is about every kind of resource", () => {
    expect(count).toBe(catalog.length);
});

describe("an import of everything", () => {
    it("becomes a program with one of each kind, and a preview of it is empty", async () => {
        const other = await tenant.stack(async () => undefined);
        const machines = ["zpa:AppConnector", "zpa:ServiceEdge", "cloudConnector:CloudConnector"];
        const { code, output } = await importProgram(tenant, other, "--all", "--kind", ...machines);
        expect(output).toMatch(/^Types: no errors$/m);
        expect(output).toContain("Preview: no changes\n");
        expect(code).toBe(0);
        const kinds = new Set((await ours(other)).map(({ type }) => type.split("/")[1]));
        expect([...kindsOfAll, ...machines].filter((type) => !kinds.has(type))).toEqual([]);
    });
});

describe("drift of a stack with everything", () => {
    it("is found, 26 of 26, one of them a deletion, without a write, and the command of the report restores it", async () => {
        const clear = await driftOn(bench);
        expect([clear.code, clear.report.drift.filter(isDrift)]).toEqual([0, []]);
        const planted = await changeEach(tenant, world);
        const { id: cloud = "" } = (await ours()).find(({ urn }) => urn.endsWith("::privateCloud")) ?? {};
        await tenant.control.remove("privateCloud", cloud);
        const expected = planted.map((each) => (each.startsWith("privateCloud ") ? "privateCloud" : each));
        expect(expected).toHaveLength(26);
        const [state] = [await bench.state(), await tenant.control.clearRequestLog()];

        const { code, report } = await driftOn(bench);
        const found = report.drift.filter(isDrift);
        expect(found.map(({ name, property }) => [name, property].join(" ").trim()).sort()).toEqual(expected.sort());
        expect(code).toBe(7);
        expect(await bench.state()).toBe(state);
        const calls = (await tenant.control.requestLog()).filter(({ path }) => !path.endsWith("/token"));
        expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);

        const lines = report.sections.flatMap(({ items }) => items.flatMap((item) => item.lines));
        const restoring = lines.filter(([first]) => first === "Restore: ").flat();
        const commands = restoring.flatMap((part) => (typeof part === "string" ? [] : part.name));
        expect(commands).toContainEqual(expect.stringMatching(/^pulumi up --refresh --stack test --target \S+$/));
        const target = commands.flatMap((command) => command.split(" --target ").slice(1));
        expect(new Set(target).size).toBe(26);
        await bench.up(program(), { refresh: true, target });
        expect((await driftOn(bench)).report.drift.filter(isDrift)).toEqual([]);
        made = await holdings();
    });
});

describe("every resource keeps its object", () => {
    it("when the program gives it another name and zscaler:adoptEqual is off: the run says why not", async () => {
        const failure = await bench.failure(bench.up(renamed, { continueOnError: true }));
        expect(failure).toContain("declare its old name in the option aliases");
        expect(await holdings()).toEqual(made);
        // What adopts by itself, such as a schedule, has two resources now, and the one of the new name goes.
        await bench.up(program());
        await expectNoLoss();
        await bench.configure({ "zscaler:adoptEqual": "true" });
    });

    it("when the program gives it another name, and back again", async () => {
        for (const next of [renamed, program()]) {
            const { changes } = await bench.up(next, { refresh: true });
            expect(changes).toMatchObject({ create: count, delete: count });
            expect(await holdings()).toEqual(made);
        }
        await expectNoLoss();
    });

    it("when the program gives it another parent", async () => {
        const { changes, output } = await bench.up(program("parent"));
        expect(changes).toMatchObject({ create: count + 1, delete: count });
        expect(output).toContain('provisioning key "Lyon"');
        expect(output).toContain("is not deleted: another resource of this stack manages it now");
        await expectNoLoss("parent");
    });

    it("when a run ends between adopting the object and removing the old resource", async () => {
        const urns = (await ours()).map(({ urn }) => urn.replace("test:Component$", ""));
        await bench.up(program(), { target: urns });
        expect(await holdings()).toEqual(made);
        const { changes } = await bench.up(program());
        expect(changes).toMatchObject({ delete: count + 1 });
        await expectNoLoss();
    });

    it("when it is tainted", async () => {
        await bench.changeState((all) => all.map((each) => (isOurs(each) ? { ...each, taint: true } : each)));
        const { changes } = await bench.up(program());
        expect(changes).toMatchObject({ replace: count });
        await expectNoLoss();
    });

    it("when a run replaces it on purpose", async () => {
        const { changes } = await bench.up(program(), { replace: (await ours()).map(({ urn }) => urn) });
        expect(changes).toMatchObject({ replace: count });
        await expectNoLoss();
    });

    it("when it is taken out of the state", async () => {
        await bench.changeState((all) => all.filter((each) => !isOurs(each)));
        const { changes } = await bench.up(program());
        expect(changes).toMatchObject({ create: count });
        await expectNoLoss();
    });

    it("when it is taken out of the state and imported again", async () => {
        // An activation is nothing that a tenant holds.
        const before = (await ours()).filter(({ type }) => !type.endsWith(":Activation"));
        const what = before.flatMap(({ type, urn, id = "" }) => [
            type.split("/")[1] ?? "",
            urn.split("::").pop() ?? "",
            id,
        ]);
        await bench.changeState((all) => all.filter((each) => !isOurs(each)));
        const file = bench.write("import.json", await importFile(tenant, ...what));
        await bench.cli("import", "--file", file, "--generate-code=false", "--yes", "--protect=false");
        await bench.up(program());
        await expectNoLoss();
    });
});
