import { afterAll, beforeAll, beforeEach, expect, it, jest } from "@jest/globals";
import { tenantChecks } from "../../cli/doctor/tenant";
import { objectsIn } from "../../cli/views/live";
import { definitionOf } from "../../provider/definitionOf";
import { remove } from "../../provider/lifecycle/lifecycle";
import { list } from "../../provider/lookups";
import { Session } from "../../provider/session";
import { DriftingTenant, urnOf } from "../drift/driftingTenant";

/** What reads whole lists, where one object of a list has a value that the library has no meaning for. */

const GROUP = "zpa:AppConnectorGroup";
const PLACE = { location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const MESSAGE = (name: string, id: string) =>
    `Cannot read App Connector group "${name}" (${id}): this version of the library cannot interpret its location in the response (Invalid place). Correct the object in the console, or update pulumi-zscaler. If that does not help, report this message. [unexpected-response]`;

let tenant: DriftingTenant;
let ids: Record<"legible" | "illegible" | "others" | "servers", string>;
beforeAll(async () => {
    tenant = await DriftingTenant.open();
    const legible = await tenant.manage(GROUP, "legible", { ...PLACE, name: "Legible" });
    const illegible = await tenant.manage(GROUP, "illegible", { ...PLACE, name: "Illegible" });
    const servers = await tenant.manage("zpa:ServerGroup", "servers", {
        ...{ name: "Servers", description: "ours" },
        appConnectorGroups: [legible, illegible],
    });
    const wire = { latitude: "45.76", longitude: "4.84", location: "Lyon, France", enabled: true };
    const others = await tenant.control.create("appConnectorGroup", { ...wire, name: "Illegible too" });
    ids = { legible, illegible, servers, others: others.id };
});
afterAll(() => tenant?.close());

beforeEach(() => {
    const { location } = definitionOf(GROUP).collection.fields;
    const { fromWire } = location!;
    jest.spyOn(location!, "fromWire").mockImplementation((wire) => {
        if (String(wire.name).startsWith("Illegible")) throw new RangeError("Invalid place");
        return fromWire(wire);
    });
});

const config = (key: string) => tenant.settings[key];

it("a table of the tenant has the other objects, and the failure names the one", async () => {
    const { objects, failures } = await objectsIn([GROUP], config);
    expect(objects.map(({ name }) => name)).toContain("Legible");
    expect(objects.map(({ name }) => name)).not.toContain("Illegible");
    expect(failures.map(({ id, error }) => [id, String(error)])).toEqual([
        [ids.illegible, expect.stringContaining(MESSAGE("Illegible", ids.illegible))],
        [ids.others, expect.stringContaining(MESSAGE("Illegible too", ids.others))],
    ]);
});

it("doctor says how many of the kind can be read, and which cannot", async () => {
    const checks = await tenantChecks({ config, types: [GROUP] });
    expect(checks.filter(({ check }) => check === "access").map(({ state, says }) => [state, says])).toEqual([
        ["ok", "can be read: 3"],
        ["failed", expect.stringContaining(`read App Connector group "Illegible" (${ids.illegible})`)],
        ["failed", expect.stringContaining(`read App Connector group "Illegible too" (${ids.others})`)],
    ]);
});

it("drift compares the other objects, and still knows of one that no resource manages", async () => {
    await tenant.control.change("serverGroup", ids.servers, { description: "changed" });
    const { drift, failures, compared } = await tenant.drift();
    expect(drift.map((each) => [each.class, each.urn ?? each.id])).toEqual(
        expect.arrayContaining([
            ["changed", urnOf("zpa:ServerGroup", "servers")],
            ["unmanaged", ids.others],
        ]),
    );
    expect([failures, compared]).toEqual([["unexpected-response"], 2]);
    await tenant.control.change("serverGroup", ids.servers, { description: "ours" });
});

it("a list of a program fails, because a part would be taken for the whole", async () => {
    await expect(list(GROUP, {}, config, {})).rejects.toThrow(MESSAGE("Illegible", ids.illegible));
});

it("a deletion is refused by the references of an object of which only something else cannot be read", async () => {
    const { description } = definitionOf("zpa:ServerGroup").collection.fields;
    jest.spyOn(description!, "fromWire").mockImplementation(() => {
        throw new RangeError("Invalid text");
    });
    const context = { definition: definitionOf(GROUP), backend: new Session(config).backendOf(GROUP) };
    const removed = remove(context, { id: ids.legible, outputs: { ...PLACE, name: "Legible" } });
    await expect(removed).rejects.toThrow(/one object still references it:\n {2}- server group "Servers"/);
});

it("a deletion is refused while it is not known what an object refers to", async () => {
    const { appConnectorGroups } = definitionOf("zpa:ServerGroup").collection.fields;
    jest.spyOn(appConnectorGroups!, "fromWire").mockImplementation(() => {
        throw new RangeError("Invalid list");
    });
    const context = { definition: definitionOf(GROUP), backend: new Session(config).backendOf(GROUP) };
    const removed = remove(context, { id: ids.legible, outputs: { ...PLACE, name: "Legible" } });
    await expect(removed).rejects.toThrow("cannot interpret its appConnectorGroups in the response (Invalid list)");
});
