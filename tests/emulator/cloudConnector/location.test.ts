import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { type CloudSession, openCloud } from "./session";

const PATH = "location";

const list = async (session: CloudSession, query = ""): Promise<WireObject[]> =>
    JSON.parse((await session.get(PATH + query)).text);
const namesOf = async (session: CloudSession, query: string) => (await list(session, query)).map(({ name }) => name);

describe("a location", () => {
    test("can be made, replaced and deleted; the service says what kind it is", async () => {
        const session = await openCloud();
        const made = await session.post(PATH, { name: "Lyon", tz: "FRANCE_EUROPE_PARIS", ecLocation: true });
        expect(made.status).toBe(200);
        expect(made.body).toMatchObject({ tz: "FRANCE_EUROPE_PARIS", ecLocation: false, ccLocation: true });
        const path = `${PATH}/${made.body.id}`;
        expect((await session.put(path, { name: "Lyon 2", ofwEnabled: true })).status).toBe(200);
        expect((await session.get(path)).body).toMatchObject({ name: "Lyon 2", tz: "GMT", ofwEnabled: true });
        expect((await session.delete(path)).status).toBe(204);
        expect((await session.get(path)).status).toBe(404);
    });

    test("cannot have what excludes itself", async () => {
        const session = await openCloud();
        const { status, body } = await session.post(PATH, { name: "Lyon", cautionEnabled: true, authRequired: true });
        expect([status, body.code]).toEqual([400, "INVALID_INPUT_ARGUMENT"]);
    });

    test("is shown with more in a list than alone, and with less in the short list", async () => {
        const session = await openCloud();
        const more = { country: "FRANCE", description: "203.0.113.1", idleTimeInMinutes: 9 };
        const { body } = await session.post(PATH, { name: "Lyon", ...more });
        const [listed] = await list(session);
        expect(listed).toEqual({ ...body, surrogateRefreshTimeInMinutes: 0 });
        const [, short] = await list(session, "/lite");
        expect(short).toMatchObject({ id: body.id, country: "NONE", profile: "NONE", idleTimeInMinutes: 0 });
        for (const key of ["description", "staticLocationGroups", "dynamiclocationGroups"]) {
            expect(short).not.toHaveProperty(key);
        }
    });
});

test("the short list has one entry that no location stands behind", async () => {
    const session = await openCloud();
    expect(await namesOf(session, "/lite")).toEqual(["Cloud Browser"]);
    expect(await list(session)).toEqual([]);
    expect((await session.get(`${PATH}/256000110`)).status).toBe(404);
});

test("lists can be narrowed", async () => {
    const session = await openCloud();
    await session.post(PATH, { name: "Lyon", ofwEnabled: true, state: "Rhone" });
    await session.post(PATH, { name: "Grenoble", xffForwardEnabled: true, profile: "SERVER" });
    expect(await namesOf(session, "?search=lYo")).toEqual(["Lyon"]);
    expect(await namesOf(session, "?enableFirewall=true")).toEqual(["Lyon"]);
    expect(await namesOf(session, "?enableFirewall=false")).toEqual(["Grenoble"]);
    expect(await namesOf(session, "?xffEnabled=true&search=yon")).toEqual([]);
    expect(await namesOf(session, "?state=Rhone")).toEqual(["Lyon"]);
    expect(await namesOf(session, "/lite?locationType=SERVER")).toEqual(["Grenoble"]);
    expect(await namesOf(session, "?page=2&pageSize=1")).toEqual(["Lyon"]);
});
