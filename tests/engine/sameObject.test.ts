import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { catalog } from "../../provider/catalog";
import { allSubjects } from "../lifecycle/tables";
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

beforeAll(async () => {
    tenant = await Tenant.open({ switches: { rateLimit: "off" } });
    world = await worldOf(tenant);
    bench = await tenant.stack(program());
    const { changes } = await bench.up();
    count = (changes.create ?? 0) - 1;
    made = await holdings();
    await bench.configure({ "zscaler:adoptEqual": "true" });
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

const isOurs = ({ type }: StateEntry) => type.startsWith("pulumi-nodejs:dynamic/");

/** The state holds what the tenant does, under the ids it has there. */
async function expectNoLoss(parent?: string): Promise<void> {
    expect(await holdings()).toEqual(made);
    const { changes } = await bench.preview(program(parent), { refresh: true });
    expect(changes).toEqual({ same: count + (parent ? 2 : 1) });
}

it("is about every kind of resource", () => {
    expect(count).toBe(catalog.length);
});

describe("every resource keeps its object", () => {
    it("when the program gives it another parent", async () => {
        const { changes, output } = await bench.up(program("parent"));
        expect(changes).toMatchObject({ create: count + 1, delete: count });
        expect(output).toContain('provisioning key "Lyon"');
        expect(output).toContain("is not deleted: another resource of this stack manages it now");
        await expectNoLoss("parent");
    });

    it("when a run ends between adopting the object and removing the old resource", async () => {
        const { resources } = (await bench.stack.exportStack()).deployment as { resources: StateEntry[] };
        const urns = resources.filter(isOurs).map(({ urn }) => urn.replace("test:Component$", ""));
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

    it("when it is taken out of the state", async () => {
        await bench.changeState((all) => all.filter((each) => !isOurs(each)));
        const { changes } = await bench.up(program());
        expect(changes).toMatchObject({ create: count });
        await expectNoLoss();
    });
});
