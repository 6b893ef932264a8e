import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "../session";

const users = (session: Session, path: string) => `/zpa/userconfig/v1/customers/${session.emulator.customerId}/${path}`;

async function directory(session: Session): Promise<string> {
    const { body } = await session.get("v2/idp");
    return String(body.list?.find(({ name }) => name === "Corporate directory")?.id);
}

describe("identity providers", () => {
    test("are listed by version 2 and read by version 1", async () => {
        const session = await openSession();
        const id = await directory(session);
        const { body } = await session.get(`v1/idp/${id}`);
        expect(body).toMatchObject({ id, name: "Corporate directory", ssoType: ["USER"], scimEnabled: true });
        expect((await session.get("v1/idp/1")).body.id).toBe("resource.not.found");
        expect((await session.post("v2/idp", { name: "mine" })).status).toBe(405);
    });

    test("are seen from every microtenant", async () => {
        const session = await openSession();
        const { body } = await session.post("v1/microtenants", { name: "Subsidiary" });
        expect((await session.get(`v2/idp?microtenantId=${body.id}`)).body.list).toHaveLength(2);
    });
});

describe("SCIM groups", () => {
    test("are JSON numbers with all their digits, and nulls", async () => {
        const session = await openSession();
        const idp = await directory(session);
        const { text, headers, status } = await session.get(users(session, `scimgroup/idpId/${idp}`));
        expect([status, headers.get("content-type")]).toEqual([200, "application/json"]);
        expect(text).toMatch(/^\{"totalPages":1,"totalCount":4,"list":\[\{"id":\d+,/);
        expect(text).toContain(`"idpId":${idp},"idpGroupId":null,"internalId":"`);
        expect(JSON.parse(text)).toMatchObject({ totalPages: 1, totalCount: 4 });
    });

    test("are texts where the switch says so", async () => {
        const session = await openSession({ switches: { userConfigNumbers: "texts" } });
        const idp = await directory(session);
        const { body } = await session.get(users(session, `scimgroup/idpId/${idp}`));
        expect(body).toMatchObject({ totalCount: "4" });
        expect(body.list?.[0]?.idpId).toBe(idp);
    });

    test("are found by a part of their name, sorted on demand, read one by one", async () => {
        const session = await openSession();
        const idp = await directory(session);
        const list = users(session, `scimgroup/idpId/${idp}`);
        const names = async (query: string) =>
            (await session.get(`${list}?${query}`)).body.list?.map(({ name }) => name);
        expect(await names("search=eng")).toEqual(["Engineering"]);
        expect(await names("sortBy=name&sortOrder=DSC&pagesize=2")).toEqual(["Operations", "Finance"]);
        const made = await session.control.create("scimgroup", { name: "Night shift", idpId: idp });
        expect(await names("pagesize=1")).toEqual(["Night shift"]);
        const { text } = await session.get(users(session, `scimgroup/${made.id}`));
        expect(text).toContain(`{"id":${made.id},`);
        expect((await session.get(users(session, "scimgroup/idpId/1"))).body.id).toBe("resource.not.found");
    });
});

describe("the attributes of users", () => {
    test("that SCIM brings belong to a provider, and list their values", async () => {
        const session = await openSession();
        const idp = await directory(session);
        const { body } = await session.get(`v1/idp/${idp}/scimattribute?search=name%20EQ%20department`);
        const [department] = body.list ?? [];
        expect(department).toMatchObject({ idpId: idp, dataType: "String", multivalued: false });
        expect(department).not.toHaveProperty("values");
        expect((await session.get(`v1/idp/${idp}/scimattribute/${department?.id}`)).body).toEqual(department);
        const values = await session.get(users(session, `scimattribute/idpId/${idp}/attributeId/${department?.id}`));
        expect(values.body).toEqual({ totalPages: 1, totalCount: 2, list: ["Engineering", "Finance"] });
        const other = (await session.get("v2/idp")).body.list?.find(({ id }) => id !== idp)?.id;
        expect((await session.get(`v1/idp/${other}/scimattribute/${department?.id}`)).status).toBe(400);
    });

    test("that SAML brings name their provider", async () => {
        const session = await openSession();
        const idp = await directory(session);
        const all = (await session.get("v2/samlAttribute")).body.list ?? [];
        expect(all[0]).toMatchObject({ idpId: idp, idpName: "Corporate directory" });
        expect((await session.get(`v2/samlAttribute/idp/${idp}`)).body.list).toEqual(all);
        expect((await session.get(`v1/samlAttribute/${all[0]?.id}`)).body).toEqual(all[0]);
    });
});

test.each(["v2/samlAttribute", "v2/samlAttribute/idp/{idp}", "v1/idp/{idp}/scimattribute"])(
    "lists of %s say how many items the page has",
    async (path) => {
        const session = await openSession();
        const list = path.replace("{idp}", await directory(session));
        const { list: all = [], ...counts } = (await session.get(list)).body;
        const total = String(all.length);
        expect([all.length > 1, counts]).toEqual([true, { totalPages: "1", currentCount: total, totalCount: total }]);
        expect((await session.get(`${list}?pagesize=1`)).body).toMatchObject({ currentCount: "1", totalCount: total });
    },
);
