import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog } from "../../provider/catalog";
import { oneOfEach, type World, worldOf } from "./oneOfEach";
import { type Bench, Tenant } from "./tenant";

/** What the tenant holds of everything, by collection. */
type Holdings = Record<string, unknown[]>;

const COLLECTIONS = [
    "appConnectorGroup",
    "provisioningKey",
    "server",
    "serverGroup",
    "segmentGroup",
    "application",
    "policyRule",
    "serviceEdgeGroup",
    "privateCloudControllerGroup",
    "privateCloud",
    "connectorSchedule",
    "microtenants",
    "lssConfig",
    "connector",
    "locationTemplate",
    "provUrl",
    "ecVm",
    "ecRdr",
    "ecDns",
    "ecSelf",
];

let tenant: Tenant;
let bench: Bench;
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

/** What the service stamps by itself, and what shows when something was written again. */
const STAMPS = ["modifiedTime", "modifiedBy", "lastModifiedTime", "lastModifiedBy", "lastModTime", "lastModUid"];

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

it("is about every kind of resource", () => {
    expect(count).toBe(catalog.length);
});

describe("every resource keeps its object", () => {
    it("when the program gives it another parent", async () => {
        const { changes } = await bench.up(program("parent"));
        expect(changes).toMatchObject({ create: count + 1, delete: count });
        expect(await holdings()).toEqual(made);
        expect((await bench.preview(program("parent"), { refresh: true })).changes).toEqual({ same: count + 2 });
    });
});
