import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { objectsIn, upgradesIn } from "../../cli/views/live";
import { membersBefore } from "../../cli/views/source";
import { type Choice, json, needsOf, type Source, selected, Tenant, tableFor } from "../../views";
import { temporaryFolder } from "../emulator/process";
import { Fleet } from "../provider/cloudConnector/fleet";
import { settingsOf } from "../settings";
import { NOW } from "./estate";
import { rowsOf, viewNamed } from "./office";

let fleet: Fleet;
const view = viewNamed("cloud-connectors");

beforeAll(async () => {
    fleet = await Fleet.open({ bootstrapSeconds: 0, connectorWrites: "2026", upgradeNumbers: "assumed" });
    const provUrlData = { locationTemplate: { id: 82_273 }, cloudProviderType: "GCP" };
    await fleet.control.create("provUrl", { name: "gcp", provUrlData });
    await fleet.boot("vpc-1", "us-west-2a", 2);
    for (const instanceId of ["111", "222"])
        await fleet.control.cloud.boot({ provUrl: "gcp", network: "net-1", zone: "europe-west1-b", instanceId });
});
afterAll(() => fleet?.close());

async function live(choice: Choice = {}): Promise<Source> {
    const settings = settingsOf(fleet.emulator);
    const config = (key: string) => settings[key];
    const { objects, failures } = await objectsIn(needsOf(view, choice).types, config);
    expect(failures).toEqual([]);
    const upgrades = await upgradesIn(
        objects.filter(({ type }) => type === view.types[0]).map(({ id }) => id),
        config,
    );
    return { title: "the tenant", isLive: true, now: NOW, objects, upgrades };
}

const wide = (source: Source) =>
    tableFor({ width: 300, hasColor: false }, selected(view, new Tenant(source), { isWide: true }), true);

it("groups have the columns of the console, with the state of their upgrade", async () => {
    expect(rowsOf("cloud-connectors", await live())).toEqual([
        expect.objectContaining({
            name: "zs-cc-net-1-europe-west1-b",
            cloud: "gcp",
            availabilityZone: "europe-west1-b",
            status: "Active",
            upgradeStatus: "None pending",
            connectors: 2,
        }),
        {
            name: "zs-cc-vpc-1-us-west-2a",
            cloud: "aws",
            locationName: expect.any(String),
            availabilityZone: "us-west-2a",
            autoScaling: false,
            upgradeWindow: "Sunday 00:00-02:00",
            status: "Active",
            upgradeStatus: "None pending",
            connectors: 2,
        },
    ]);
});

it("the upgrade status is a call for each row, so that only rows that are shown take one", () => {
    expect(needsOf(view, {}).late).toBe("shown");
    expect(needsOf(view, { sort: { key: "upgradeStatus", isDescending: false } }).late).toBe("all");
    expect(needsOf(view, { columns: ["name"] }).late).toBe("none");
});

it("a group is found by a connector, too", async () => {
    expect(rowsOf("cloud-connectors", await live(), { search: "222", columns: ["cloud"] })).toEqual([{ cloud: "gcp" }]);
});

it("an instance of Google Cloud that was replaced stands beside the one that replaced it", async () => {
    const before = await live();
    const file = path.join(temporaryFolder(), "before.json");
    writeFileSync(file, json(selected(view, new Tenant(before), { isWide: true }), before));
    await fleet.control.cloud.replace("222", "333");
    const after = await live();
    // Of one reading alone, nothing tells it.
    expect(wide(after)).not.toContain("Replacement");
    const lines = wide({ ...after, before: membersBefore(file) }).split("\n");
    const at = lines.findIndex((line) => / replaces /.test(line));
    expect(lines[at]).toMatch(/● Active +replaces zs-cc-net-1-\S+/);
    expect(lines[at + 1]).toMatch(
        /✖ Inactive +replaced by zs-cc-net-1-\S+ \(the only one that is gone and the only new one\)/,
    );
    expect(lines[at + 1]).toContain(" 222 ");
    expect(lines[at]).toContain(" 333 ");
});

it("a machine that registered again under its own id stands beside what it was", async () => {
    const source = await live();
    const again = (id: string, operationalStatus: string) => ({
        id,
        name: `cc ${id}`,
        instanceId: "i-1",
        operationalStatus,
    });
    const group = source.objects[0];
    if (!group) throw new Error("there is no group");
    const connectors = [again("1", "Inactive"), again("3", "Active"), { ...again("2", "Active"), instanceId: "i-2" }];
    const objects = [{ ...group, values: { ...group.values, connectors } }];
    const lines = wide({ ...source, objects, upgrades: new Map() }).split("\n");
    const at = lines.findIndex((line) => line.includes("replaces cc 1"));
    expect(lines[at + 1]).toContain("replaced by cc 3 (same machine)");
});

it("what is no earlier output is refused", () => {
    const file = path.join(temporaryFolder(), "other.json");
    writeFileSync(file, '{"rows": [{"id": "1"}]}');
    expect(() => membersBefore(file)).toThrow(
        `${file} is not an earlier output of \`pulumi-zscaler cloud-connectors --live --json\``,
    );
});
