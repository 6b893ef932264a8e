import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, openCloud } from "./session";

const PATH = "locationTemplate";
/** What a template has that says nothing. */
const BLANK = {
    xffForwardEnabled: false,
    authRequired: false,
    cautionEnabled: false,
    aupEnabled: false,
    aupTimeoutInDays: 0,
    ofwEnabled: false,
    ipsControl: false,
    enforceBandwidthControl: false,
    upBandwidth: 0,
    dnBandwidth: 0,
    idleTimeInMinutes: 0,
    surrogateIPEnforcedForKnownBrowsers: false,
    surrogateRefreshTimeInMinutes: 0,
    surrogateIP: false,
};

describe("a location template", () => {
    test("is filled with defaults; who made it shows from the first read on", async () => {
        const session = await openCloud();
        const { status, body } = await session.post(PATH, { name: "  Lyon ", desc: "" });
        expect([status, body]).toEqual([
            200,
            { id: expect.any(Number), name: "Lyon", template: BLANK, editable: true },
        ]);
        const read = await session.get(`${PATH}/${body.id}`);
        expect(read.body).toEqual({
            ...body,
            lastModUid: { id: expect.any(Number), name: "API Client" },
            lastModTime: expect.any(Number),
        });
    });

    test("is replaced as a whole: what an update leaves out returns to its default", async () => {
        const session = await openCloud();
        const { id } = await session.template({
            desc: "Branch",
            template: { templatePrefix: "LYS", ofwEnabled: true, displayTimeUnit: "HOUR", idleTimeInMinutes: 5 },
        });
        const updated = await session.put(`${PATH}/${id}`, { name: "Lyon 2", template: { upBandwidth: 10 } });
        const template = { ...BLANK, upBandwidth: 10 };
        expect([updated.status, updated.body]).toEqual([200, { id, name: "Lyon 2", template, editable: false }]);
        expect((await session.get(`${PATH}/${id}`)).body).toMatchObject({ template, editable: true });
    });

    test("takes what it knows alone, and no number for a text", async () => {
        const session = await openCloud();
        const { body } = await session.post(PATH, { name: "Lyon", id: 7, readOnly: true, template: { more: 1 } });
        expect(body.template).toEqual(BLANK);
        expect((await session.delete(`${PATH}/${body.id}`)).status).toBe(204);
    });

    test.each([
        ["no name", { name: "" }, "name"],
        ["a name of 256 characters", { name: "x".repeat(256) }, "name"],
        ["a text for a number", { template: { upBandwidth: "10" } }, "upBandwidth"],
        ["a number for a flag", { template: { ofwEnabled: 1 } }, "ofwEnabled"],
        ["an unknown unit", { template: { displayTimeUnit: "WEEK" } }, "displayTimeUnit"],
        ["caution and authentication", { template: { cautionEnabled: true, authRequired: true } }, "cautionEnabled"],
        [
            "caution and a policy to accept",
            { template: { cautionEnabled: true, aupEnabled: true, aupTimeoutInDays: 1 } },
            "cautionEnabled",
        ],
        ["a policy to accept without a time", { template: { aupEnabled: true } }, "aupTimeoutInDays"],
        ["intrusion prevention without a firewall", { template: { ipsControl: true } }, "ipsControl"],
        ["a limit without bandwidth", { template: { enforceBandwidthControl: true, upBandwidth: 10 } }, "dnBandwidth"],
    ])("is refused with %s", async (_, more, field) => {
        const session = await openCloud();
        const { status, body } = await session.post(PATH, { name: "Lyon", ...more });
        expect([status, body.code]).toEqual([400, "INVALID_INPUT_ARGUMENT"]);
        expect(body.message).toContain(field);
    });

    test.each(["400", "409"] as const)("of a name that exists is a duplicate, with %s", async (duplicateItemStatus) => {
        const session = await openCloud({ switches: { duplicateItemStatus } });
        await session.template();
        const { status, body } = await session.post(PATH, { name: "LYON" });
        expect([String(status), body.code]).toEqual([duplicateItemStatus, "DUPLICATE_ITEM"]);
    });

    test("stays while a provisioning URL uses it", async () => {
        const session = await openCloud();
        const { id } = await session.template();
        const url = await session.url({}, { locationTemplate: { id } });
        const refused = await session.delete(`${PATH}/${id}`);
        expect([refused.status, refused.body.code]).toEqual([400, "INVALID_OPERATION"]);
        expect(refused.body.message).toContain("aws-lyon");
        await session.delete(`provUrl/${url.id}`);
        expect((await session.delete(`${PATH}/${id}`)).status).toBe(204);
        expect((await session.get(`${PATH}/${id}`)).status).toBe(404);
    });
});

test("every tenant has a template that can only be viewed", async () => {
    const session = await openCloud();
    const path = `${PATH}/${DEFAULT_TEMPLATE}`;
    const { body } = await session.get(path);
    expect(body).toMatchObject({ name: "Default Location Template", editable: true });
    expect(body).not.toHaveProperty("lastModUid");
    expect((await session.put(path, { name: "Mine" })).status).toBe(403);
    expect((await session.delete(path)).status).toBe(403);
    expect((await session.get(path)).body).toEqual(body);
});

describe("a list", () => {
    const names = (text: string) => JSON.parse(text).map(({ name }: { name: string }) => name);

    test("is a plain array in pages, empty after the last one", async () => {
        const session = await openCloud();
        for (const name of ["b", "a", "c"]) await session.template({ name });
        expect(names((await session.get(PATH)).text)).toEqual(["Default Location Template", "a", "b", "c"]);
        expect(names((await session.get(`${PATH}?page=2&pageSize=3`)).text)).toEqual(["c"]);
        expect((await session.get(`${PATH}?page=3&pageSize=3`)).text).toBe("[]");
    });

    test("of names has numbers and names alone", async () => {
        const session = await openCloud();
        expect(JSON.parse((await session.get(`${PATH}/lite`)).text)).toEqual([
            { id: DEFAULT_TEMPLATE, name: "Default Location Template" },
        ]);
    });

    test("has its usual size unless told otherwise, and never more than 1000 items", async () => {
        const session = await openCloud();
        const many = Array.from({ length: 1_001 }, (_, index) => `Template ${index}`);
        await Promise.all(many.map((name) => session.control.create(PATH, { name })));
        const sizeOf = async (query: string) => names((await session.get(PATH + query)).text).length;
        expect(await sizeOf("")).toBe(250);
        expect(await sizeOf("/lite")).toBe(100);
        expect(await sizeOf("?pageSize=1000")).toBe(1_000);
        expect(await sizeOf("?pageSize=5000")).toBe(1_000);
        expect(await sizeOf("?pageSize=0")).toBe(250);
    });
});
