import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readingOf } from "../../cli/views/source";
import {
    type Choice,
    ChoiceError,
    filterIn,
    needsOf,
    type Source,
    selected,
    sortIn,
    Tenant,
    tableFor,
} from "../../views";
import { Office, rowsOf, viewNamed } from "./office";

let office: Office;
let live: Source;

beforeAll(async () => {
    office = await Office.open();
    live = await office.live("groups", { isWide: true });
});
afterAll(() => office?.close());

const names = (choice: Choice, source = live) => rowsOf("groups", source, choice).map(({ name }) => name);
const ALL = ["Branch Lyon", "Branch Paris", "Logs", "Zscaler Deception", "Zscaler Managed Connectors"];

describe("groups, as the console shows them", () => {
    it("are a table of all groups of the tenant, without a filter by default", () => {
        expect(rowsOf("groups", live)).toEqual([
            {
                name: "Branch Lyon",
                status: "Enabled",
                markers: ["Disaster recovery"],
                connectors: 2,
                connected: 1,
                nextUpdate: "2026-11-29 18:30 local time",
            },
            expect.objectContaining({ name: "Branch Paris", status: "Disabled", connectors: 0, connected: 0 }),
            expect.objectContaining({ name: "Logs", markers: ["Log streaming"] }),
            expect.objectContaining({
                name: "Zscaler Deception",
                markers: [expect.stringMatching(/^Restricted: /), "Read-only"],
            }),
            expect.objectContaining({
                name: "Zscaler Managed Connectors",
                markers: expect.arrayContaining(["Managed by Zscaler"]),
            }),
        ]);
    });

    it("are those of the stack where only its state is known, which says nothing of connections", () => {
        expect(rowsOf("groups", office.state())).toEqual([
            expect.objectContaining({ name: "Branch Lyon", status: "Enabled", connectors: 1, connected: undefined }),
            expect.objectContaining({ name: "Branch Paris", status: "Disabled", connectors: undefined }),
        ]);
        expect(rowsOf("groups", office.state(), { columns: ["resource", "declaredAt"] })[0]).toEqual({
            resource: "lyon",
            declaredAt: "index.ts:10",
        });
    });

    it("have columns that can be chosen, in any case, and a wrong one is named with the nearest", () => {
        expect(rowsOf("groups", live, { columns: ["NAME", "serverGroups", "provisioningKeys"] })[0]).toEqual({
            name: "Branch Lyon",
            serverGroups: ["Intranet"],
            provisioningKeys: ["Lyon key"],
        });
        const wrong = () => rowsOf("groups", live, { columns: ["statsu"] });
        expect(wrong).toThrow(ChoiceError);
        expect(wrong).toThrow('the column "statsu" of groups does not exist; did you mean status?');
    });

    it.each([
        ["status=disabled", ["Branch Paris"]],
        ["name=Branch *", ["Branch Lyon", "Branch Paris"]],
        ["markers=log streaming", ["Logs"]],
        ["serverGroups=Intranet", ["Branch Lyon"]],
        ["connectors=0", ALL.slice(1)],
        ["name=Branch", []],
    ])("are filtered by %s", (filter, expected) => {
        expect(names({ filters: [filterIn(filter)] })).toEqual(expected);
    });

    it("fit all filters at once, and one that is none is refused", () => {
        expect(names({ filters: [filterIn("name=Branch *"), filterIn("status=Enabled")] })).toEqual(["Branch Lyon"]);
        expect(() => filterIn("status")).toThrow('"status" is not a filter; use COLUMN=VALUE, such as status=Enabled');
    });

    it("are found by any column, and by a connector within", () => {
        expect(names({ search: "deception" })).toEqual(["Zscaler Deception"]);
        expect(names({ search: "SPARE" })).toEqual(["Branch Lyon"]);
        expect(names({ search: "nowhere" })).toEqual([]);
    });

    it("are sorted in both directions, with what is not known last", () => {
        expect(names({ sort: sortIn("-name") })).toEqual(ALL.toReversed());
        const state = office.state();
        expect(names({ sort: sortIn("connectors") }, state)).toEqual(["Branch Lyon", "Branch Paris"]);
        expect(names({ sort: sortIn("-connectors") }, state)).toEqual(["Branch Lyon", "Branch Paris"]);
    });

    it("come in pages, with more rows where they are asked for", () => {
        expect(names({ limit: 2 })).toEqual(ALL.slice(0, 2));
        expect(names({ limit: 2, page: 3 })).toEqual(ALL.slice(4));
        expect(names({ limit: 4 })).toEqual(ALL.slice(0, 4));
        expect(names({ page: 1 })).toEqual(ALL);
        expect(names({ page: 2 })).toEqual([]);
    });

    it("expand to their connectors and all of their columns", () => {
        const choice = { isWide: true, limit: 1 };
        const text = tableFor(
            { width: 200, hasColor: false },
            selected(viewNamed("groups"), new Tenant(live), choice),
            true,
        );
        expect(text).toMatch(/^Name +Status +Markers +Connectors +Connected +Next periodic software update\n/);
        expect(text).toContain("\n    Server groups: Intranet\n");
        expect(text).toMatch(/\n {4}Connectors:\n {8}Name +Status +Connection +Version/);
        expect(text).toMatch(/\n {8}spare +● Enabled +✖ Disconnected/);
        expect(text).toMatch(/● Enabled +● Connected/);
    });

    it("are read again by each run", async () => {
        const [first] = await office.tenant.control.list("appConnectorGroup");
        const id = String(first?.id);
        await office.tenant.control.change("appConnectorGroup", id, { enabled: false });
        const again = await office
            .live("groups")
            .finally(() => office.tenant.control.change("appConnectorGroup", id, { enabled: true }));
        const statusIn = (source: Source) =>
            rowsOf("groups", source, { columns: ["status"], filters: [filterIn(`name=${String(first?.name)}`)] });
        expect([statusIn(live), statusIn(again)]).toEqual([[{ status: "Enabled" }], [{ status: "Disabled" }]]);
    });
});

describe("the next periodic software update", () => {
    it.each([
        ["2026-11-25T12:00:00Z", "Europe/Paris", "2026-11-29 18:30 +01:00"],
        ["2026-11-29T18:00:00Z", "Europe/Paris", "2026-11-29 18:30 +01:00"],
        ["2026-11-29T21:31:00Z", "Europe/Paris", "2026-12-06 18:30 +01:00"],
        ["2026-11-25T12:00:00Z", undefined, "2026-11-29 18:30 local time"],
        // Somewhere the window of this day is over, and elsewhere it has not begun.
        ["2026-11-29T18:00:00Z", undefined, "Sunday 18:30 local time"],
    ])("at %s in %s is %s", (now, timeZone, expected) => {
        const source = { ...live, now: new Date(now), timeZone };
        expect(rowsOf("groups", source, { columns: ["nextUpdate"], limit: 1 })).toEqual([{ nextUpdate: expected }]);
    });
});

it("App Connectors have their group, connection, version and upgrade status", async () => {
    expect(rowsOf("connectors", await office.live("connectors"), { sort: sortIn("connection") })).toEqual([
        expect.objectContaining({
            status: "Enabled",
            connection: "Connected",
            group: "Branch Lyon",
            upgradeStatus: "Complete",
        }),
        expect.objectContaining({ name: "spare", connection: "Disconnected", group: "Branch Lyon" }),
    ]);
    expect(rowsOf("connectors", office.state())).toEqual([expect.objectContaining({ group: "Branch Lyon" })]);
});

it("what is designated for disaster recovery is listed, of every kind", async () => {
    const expected = [
        expect.objectContaining({ name: "Branch Lyon", kind: "App Connector group" }),
        expect.objectContaining({ name: "Wiki", kind: "Application segment" }),
    ];
    expect(rowsOf("disaster-recovery", await office.live("disaster-recovery"))).toEqual(expected);
    expect(rowsOf("disaster-recovery", office.state())).toEqual(expected);
});

it("rules are in the order in which they are compared, with their groups by name", async () => {
    const access = { filters: [filterIn("policy=Access rules")] };
    const expected = [
        {
            policy: "Access rules",
            order: 1,
            name: "Never Paris",
            status: "Enabled",
            action: "Deny",
            groups: ["Branch Paris"],
        },
        expect.objectContaining({ order: 2, name: "Wiki for all", action: "Allow", groups: [] }),
    ];
    const found = rowsOf("rules", await office.live("rules"), access);
    expect(found.slice(0, 2)).toEqual(expected);
    expect(rowsOf("rules", office.state(), access)).toEqual(expected);
    const others = rowsOf("rules", await office.live("rules"), {
        filters: [filterIn("policy=Traffic forwarding rules")],
    });
    expect(others.length).toBeGreaterThan(0);
});

it("those of one microtenant are listed alone, the rules of its own policy included", async () => {
    const { tenant } = office;
    const { id: madrid } = await tenant.control.create("microtenants", { name: "Madrid", enabled: true });
    const { id } = await tenant.control.create("appConnectorGroup", {
        name: "Branch Madrid",
        enabled: true,
        latitude: "40.4",
        longitude: "-3.7",
        location: "Madrid",
        microtenantId: madrid,
    });
    await tenant.manage("zpa:AccessRule", "madrid", {
        name: "Madrid first",
        action: "Allow",
        appConnectorGroups: [id],
        appliesToEverything: true,
        microtenantId: madrid,
    });
    const get = (key: string) => tenant.settings[key];
    const inside = async (name: string, microtenant: string) => {
        const { types } = needsOf(viewNamed(name), {});
        const options = { live: true, microtenant } as const;
        const { source } = await readingOf(options, { types, needsPlaces: false }, Promise.resolve(get));
        return rowsOf(name, source, name === "rules" ? { filters: [filterIn("policy=Access rules")] } : {});
    };
    expect((await inside("groups", "madrid")).map(({ name }) => name)).toEqual(["Branch Madrid"]);
    expect((await inside("groups", "Default")).map(({ name }) => name)).toEqual(ALL);
    expect(await inside("rules", madrid)).toEqual([
        expect.objectContaining({ name: "Madrid first", groups: ["Branch Madrid"] }),
    ]);
    await expect(inside("groups", "Paris")).rejects.toThrow(
        "no microtenant is named Paris; the microtenants are Default, Madrid",
    );
    await expect(
        readingOf({ microtenant: "Madrid" }, { types: [], needsPlaces: false }, Promise.resolve(get)),
    ).rejects.toThrow("--microtenant is for the tenant; add --live");
});
