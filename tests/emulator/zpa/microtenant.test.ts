import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "../session";

const MICROTENANTS = "v1/microtenants";
const GROUPS = "v1/appConnectorGroup";

async function microtenant(session: Session, more: object = {}): Promise<string> {
    const { body } = await session.post(MICROTENANTS, { name: "Subsidiary", criteriaAttribute: "AuthDomain", ...more });
    return String(body.id);
}

const namesOf = (list: { name?: unknown }[] = []) => list.map(({ name }) => name);

describe("microtenants", () => {
    test("list the default one last, but do not let it be read or removed by id", async () => {
        const session = await openSession();
        await microtenant(session);
        const { body } = await session.get(MICROTENANTS);
        expect(body.list?.map(({ name, scopeOrder }) => [name, scopeOrder])).toEqual([
            ["Subsidiary", "1"],
            ["Default", "2"],
        ]);
        expect((await session.get(`${MICROTENANTS}/0`)).body.id).toBe("resource.not.found");
        expect((await session.delete(`${MICROTENANTS}/0`)).body.id).toBe("resource.not.found");
    });

    test.each([
        ["a domain of somebody else", ["example.org"], "domains.does.not.belong.to.customer"],
        ["a domain of another microtenant", ["example.com"], "domains.already.exists.in.other.microtenant"],
    ])("refuse %s", async (_, criteriaAttributeValues, id) => {
        const session = await openSession();
        await microtenant(session, { criteriaAttributeValues: ["example.com"] });
        const { status, body } = await session.post(MICROTENANTS, { name: "b", criteriaAttributeValues });
        expect([status, body.id]).toEqual([400, id]);
    });

    test("cannot be removed while something is in them", async () => {
        const session = await openSession();
        const id = await microtenant(session);
        const group = await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" });
        const path = `${MICROTENANTS}/${id}`;
        expect((await session.delete(path)).body.params).toEqual(["App Connector Group", "Branch"]);
        await session.delete(`${GROUPS}/${group.body.id}?microtenantId=${id}`);
        expect((await session.delete(path)).status).toBe(204);
    });

    test("take their objects along when the switch says so", async () => {
        const session = await openSession({ switches: { inhabitedMicrotenant: "deleted" } });
        const id = await microtenant(session);
        await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" });
        expect((await session.delete(`${MICROTENANTS}/${id}`)).status).toBe(204);
        expect(namesOf(await session.control.list("appConnectorGroup"))).not.toContain("Branch");
    });

    test("name their first administrator once, with a password that is shown nowhere else", async () => {
        const session = await openSession();
        const sent = { name: "Subsidiary", criteriaAttribute: "AuthDomain", criteriaAttributeValues: ["example.com"] };
        const { body } = await session.post(MICROTENANTS, sent);
        const user = body.user as Record<string, unknown>;
        expect(user).toMatchObject({ username: `admin-${body.id}@example.com`, microtenantId: body.id });
        expect(body.roles).toEqual([expect.objectContaining({ id: user.roleId })]);
        expect(String(user.password)).toMatch(/^\S{20,}$/);
        const after = (await session.get(`${MICROTENANTS}/${body.id}`)).body;
        expect(after).not.toHaveProperty("user");
        const seen = JSON.stringify([
            after,
            await session.control.list("microtenants"),
            await session.control.requestLog(),
        ]);
        expect(seen).not.toContain(String(user.password));
        expect((await session.post(MICROTENANTS, { name: "Plain" })).body).not.toHaveProperty("user");
    });

    test("are found by a search in a body", async () => {
        const session = await openSession();
        await microtenant(session);
        await microtenant(session, { name: "Other" });
        const search = async (filters: object[], more: object = {}) => {
            const filterBy = { filterGroups: [{ filters, operator: "OR" }], operator: "AND" };
            return (await session.post(`${MICROTENANTS}/search`, { filterBy, ...more })).body;
        };
        const byName = (value: string) => ({ filterName: "name", operator: "EQ", value });
        expect(namesOf((await search([byName("subsidiary")])).list)).toEqual(["Subsidiary"]);
        expect((await search([byName("nobody")])).totalCount).toBe("0");
        const paged = await search([byName("Subsidiary"), byName("Other")], {
            pageBy: { page: 2, pageSize: 1 },
            sortBy: { sortName: "name", sortOrder: "ASC" },
        });
        expect([paged.totalPages, namesOf(paged.list)]).toEqual(["2", ["Subsidiary"]]);
        expect((await search([{ filterName: "name", operator: "LIKE", value: "x" }])).id).toBe(
            "filtering.input.invalid.operand",
        );
    });

    test("can have any domain of the tenant", async () => {
        const session = await openSession({ switches: { authDomains: "example.com, example.org" } });
        expect((await session.get("v1/authDomains")).body.authDomains).toEqual([
            "example.com",
            "example.org",
            "emulator.zslogin.net",
        ]);
        const sent = { name: "Subsidiary", criteriaAttributeValues: ["example.org"] };
        expect((await session.post(MICROTENANTS, sent)).status).toBe(201);
    });

    test("the caller's identity names the customer", async () => {
        const session = await openSession();
        const { body } = await session.get("/zpa/mgmtconfig/v1/admin/me");
        expect(body.customerId).toBe(session.emulator.customerId);
    });
});

describe("an object of a microtenant", () => {
    test("names it, and is only found from there", async () => {
        const session = await openSession();
        const id = await microtenant(session);
        const group = await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" });
        const path = `${GROUPS}/${group.body.id}`;
        expect((await session.get(`${path}?microtenantId=${id}`)).body).toMatchObject({
            microtenantId: id,
            microtenantName: "Subsidiary",
        });
        expect((await session.get(path)).body.id).toBe("resource.not.found");
        expect((await session.put(path, { name: "x" })).body.id).toBe("resource.not.found");
        expect((await session.delete(`${path}?microtenantId=0`)).body.id).toBe("resource.not.found");
        await session.control.set({ microtenantReads: "inherit" });
        expect((await session.get(path)).status).toBe(200);
    });

    test("is in lists of its microtenant and of all, not in those of the default one", async () => {
        const session = await openSession();
        const id = await microtenant(session);
        await session.post(GROUPS, { name: "There", microtenantId: id });
        await session.group({ name: "Here" });
        const listed = async (query: string) => namesOf((await session.get(`${GROUPS}${query}`)).body.list);
        expect(await listed(`?microtenantId=${id}`)).toEqual(["There"]);
        expect(await listed("?microtenantId=0")).not.toContain("There");
        expect(await listed("")).toEqual(expect.arrayContaining(["Here", "There"]));
    });

    test("may have the name of one elsewhere", async () => {
        const session = await openSession();
        const id = await microtenant(session);
        await session.group({ name: "Branch" });
        expect((await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" })).status).toBe(201);
        expect((await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" })).status).toBe(400);
    });

    test("can use the tenant's certificates, and a key belongs where its group is", async () => {
        const session = await openSession();
        const id = await microtenant(session);
        const group = await session.post(`${GROUPS}?microtenantId=${id}`, { name: "Branch" });
        const keys = "v1/associationType/CONNECTOR_GRP/provisioningKey";
        const body = { name: "k", maxUsage: 1, zcomponentId: group.body.id, enrollmentCertId: "6573" };
        expect((await session.post(keys, body)).body.params).toEqual(["zcomponentId"]);
        expect((await session.post(`${keys}?microtenantId=${id}`, body)).status).toBe(200);
        const certificates = await session.get(`v2/enrollmentCert?microtenantId=${id}`);
        expect(certificates.body.totalCount).toBe("4");
    });

    test("of a microtenant that does not exist is refused", async () => {
        const session = await openSession();
        expect((await session.get(`${GROUPS}?microtenantId=77`)).body.params).toEqual(["77"]);
        expect((await session.post(GROUPS, { name: "a", microtenantId: "77" })).body.params).toEqual(["microtenantId"]);
    });

    test("can be named by the contract's new parameter when the switch says so", async () => {
        const session = await openSession({ switches: { scopeId: "accepted" } });
        const id = await microtenant(session);
        expect((await session.get(`${GROUPS}?scopeId=${id}`)).body.totalCount).toBe("0");
        await session.control.set({ scopeId: "ignored" });
        expect((await session.get(`${GROUPS}?scopeId=${id}`)).body.totalCount).toBe("2");
    });
});
