import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "./session";

const GROUPS = "v1/appConnectorGroup";

async function groups(session: Session, count: number): Promise<void> {
    for (let index = 1; index <= count; index++) {
        await session.control.create("appConnectorGroup", { name: `Branch ${String(index).padStart(4, "0")}` });
    }
}

const namesOf = (list: { name?: unknown }[] = []) => list.map(({ name }) => name);

describe("a list", () => {
    test("has 20 items a page unless asked, and totals as text", async () => {
        const session = await openSession();
        await groups(session, 23);
        const { body } = await session.get(GROUPS);
        expect([body.totalPages, body.totalCount, body.list?.length]).toEqual(["2", "25", 20]);
        const second = await session.get(`${GROUPS}?page=2`);
        expect(second.body.list).toHaveLength(5);
    });

    test("has at most 500 items a page", async () => {
        const session = await openSession();
        await groups(session, 500);
        const { body } = await session.get(`${GROUPS}?pagesize=1000`);
        expect([body.totalPages, body.totalCount, body.list?.length]).toEqual(["2", "502", 500]);
    });

    test("shows every object once over all pages", async () => {
        const session = await openSession();
        await groups(session, 30);
        const seen: unknown[] = [];
        for (let page = 1; page <= 5; page++) {
            seen.push(...namesOf((await session.get(`${GROUPS}?pagesize=7&page=${page}`)).body.list));
        }
        expect(new Set(seen).size).toBe(32);
        expect(seen).toHaveLength(32);
    });

    test.each(["page=0", "page=-1", "page=x", "pagesize=0", "pagesize=-5", "pagesize=x"])(
        "ignores %s",
        async (parameter) => {
            const session = await openSession();
            expect((await session.get(`${GROUPS}?${parameter}`)).body.list).toHaveLength(2);
        },
    );

    test("leaves the key list out when it is empty, unless the switch says otherwise", async () => {
        const session = await openSession();
        expect((await session.get("v1/connector")).body).toEqual({ totalPages: "0", totalCount: "0" });
        await session.control.set({ emptyListKey: "present" });
        expect((await session.get("v1/connector")).body).toEqual({ totalPages: "0", totalCount: "0", list: [] });
    });

    test("beyond the last page keeps its totals", async () => {
        const session = await openSession();
        expect((await session.get(`${GROUPS}?page=9`)).body).toEqual({ totalPages: "1", totalCount: "2" });
    });

    test("is ordered by name, whatever the case, blanks and punctuation", async () => {
        const session = await openSession();
        for (const name of ["b-2", "B 1", "a3"]) await session.group({ name });
        expect(namesOf((await session.get(GROUPS)).body.list).slice(0, 3)).toEqual(["a3", "B 1", "b-2"]);
    });

    test.each([
        ["sortBy=upgradeTimeInSecs", ["900", "9000", "66600", "66600"]],
        ["sortBy=upgradeTimeInSecs&sortOrder=DESC", ["66600", "66600", "9000", "900"]],
        ["sortBy=upgradeTimeInSecs&sortDir=DESC", ["66600", "66600", "9000", "900"]],
    ])("can be ordered: %s", async (parameters, expected) => {
        const session = await openSession();
        await session.group({ name: "a", upgradeTimeInSecs: 9000 });
        await session.group({ name: "b", upgradeTimeInSecs: 900 });
        const { body } = await session.get(`${GROUPS}?${parameters}`);
        expect(body.list?.map(({ upgradeTimeInSecs }) => upgradeTimeInSecs)).toEqual(expected);
    });

    test("is fresh after every write", async () => {
        const session = await openSession();
        const { id } = await session.group({ name: "a" });
        await session.get(GROUPS);
        await session.put(`${GROUPS}/${id}`, { name: "zz" });
        expect(namesOf((await session.get(GROUPS)).body.list).at(-1)).toBe("zz");
        await session.delete(`${GROUPS}/${id}`);
        expect((await session.get(GROUPS)).body.totalCount).toBe("2");
    });

    test("ignores parameters it does not know", async () => {
        const session = await openSession();
        const { status } = await session.get(`${GROUPS}?page_size=1&customerId=1`);
        expect(status).toBe(200);
    });
});
