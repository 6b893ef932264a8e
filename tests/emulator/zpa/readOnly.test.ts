import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

/** What rules name and other products keep: collection, path of the list, path of single reads. */
const KINDS: [collection: string, list: string, single?: string][] = [
    ["posture", "v2/posture", "v1/posture"],
    ["network", "v2/network", "v1/network"],
    ["machineGroup", "v1/machineGroup", "v1/machineGroup"],
    ["machineGroup", "v1/machineGroup/summary"],
    ["cloudConnectorGroup", "v1/cloudConnectorGroup", "v1/cloudConnectorGroup"],
    ["cloudConnectorGroup", "v1/cloudConnectorGroup/summary"],
    ["branchConnectorGroup", "v1/branchConnectorGroup"],
    ["branchConnectorGroup", "v1/branchConnectorGroup/summary"],
    ["branchConnector", "v1/branchConnector"],
    ["isolationProfile", "v1/isolation/profiles"],
    ["customerDRToolVersion", "v1/customerDRToolVersion"],
    ["location", "v1/location/summary"],
];

describe.each(KINDS)("%s, as listed by %s,", (collection, list, single) => {
    test("is there from the start, and is read but not written", async () => {
        const session = await openSession();
        const items = (await session.get(list)).body.list ?? [];
        expect(items.length).toBeGreaterThan(0);
        const [first] = items;
        if (single) expect((await session.get(`${single}/${first?.id}`)).body).toMatchObject(first ?? {});
        expect((await session.post(list, { name: "mine" })).status).toBe(405);
    });

    test("takes more from another administrator", async () => {
        const session = await openSession();
        const { id } = await session.control.create(collection, { name: "Zürich, new", enabled: true });
        await session.control.change(collection, id, { name: "Zürich" });
        const items = (await session.get(`${list}?search=name%20EQ%20z%C3%BCrich`)).body.list ?? [];
        expect(items.map((item) => item.id)).toEqual([id]);
    });
});

test("single reads of machine groups say more than lists", async () => {
    const session = await openSession();
    const [listed] = (await session.get("v1/machineGroup")).body.list ?? [];
    expect(listed).not.toHaveProperty("readOnly");
    const { body } = await session.get(`v1/machineGroup/${listed?.id}`);
    expect(body).toEqual({ ...listed, readOnly: false, zscalerManaged: false });
});

test("client types and platforms are tables", async () => {
    const session = await openSession();
    expect((await session.get("v1/clientTypes")).body).toMatchObject({ zpn_client_type_zapp: "Client Connector" });
    expect((await session.get("v1/platform")).body).toMatchObject({ mac: "Mac", ios: "iOS" });
});

test("machine groups of a microtenant are seen there alone", async () => {
    const session = await openSession();
    const { id: microtenantId } = await session.control.create("microtenants", { name: "Madrid", enabled: true });
    const { id } = await session.control.create("machineGroup", { name: "Desks", enabled: true, microtenantId });
    const ids = async (query = "") =>
        ((await session.get(`v1/machineGroup${query}`)).body.list ?? []).map((item) => item.id);
    expect(await ids(`?microtenantId=${microtenantId}`)).toContain(id);
    expect(await ids("?microtenantId=0")).not.toContain(id);
});

describe.each([
    ["v2/posture", "Disk encrypted"],
    ["v2/network", "Headquarters"],
])("a search of %s", (path, name) => {
    test("finds by the name with the cloud behind it and without, unless the switch says otherwise", async () => {
        const session = await openSession();
        const find = async (wanted: string) =>
            (await session.get(`${path}?search=${encodeURIComponent(`name EQ ${wanted}`)}`)).body.list ?? [];
        const full = `${name} (zscalerthree.net)`;
        for (const wanted of [full, name]) {
            expect(await find(wanted)).toEqual([expect.objectContaining({ name: full })]);
        }
        await session.control.set({ cloudSuffix: "required" });
        expect(await find(full)).toHaveLength(1);
        expect(await find(name)).toEqual([]);
    });
});

test("the product of isolation answers the same profiles with other keys, without an envelope", async () => {
    const session = await openSession();
    const [profile] = (await session.get("v1/isolation/profiles")).body.list ?? [];
    const { isolationTenantId, isolationProfileId, isolationUrl, ...same } = profile ?? {};
    const path = `/zpa/cbiconfig/cbi/api/customers/${session.emulator.customerId}/zpaprofiles`;
    expect((await session.get(path)).body).toEqual([
        { ...same, cbiTenantId: isolationTenantId, cbiProfileId: isolationProfileId, cbiUrl: isolationUrl },
    ]);
});

test("a branch connector names its group", async () => {
    const session = await openSession();
    const [group] = (await session.get("v1/branchConnectorGroup")).body.list ?? [];
    const [connector] = (await session.get("v1/branchConnector")).body.list ?? [];
    expect(connector).toMatchObject({ branchConnectorGroupId: group?.id, branchConnectorGroupName: group?.name });
});
