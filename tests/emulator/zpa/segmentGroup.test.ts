import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

const PATH = "v1/segmentGroup";

async function group(session: Session, name: string): Promise<string> {
    return String((await session.post(PATH, { name, enabled: true })).body.id);
}

async function segment(session: Session, name: string, segmentGroupId: string): Promise<string> {
    const domainNames = [`${name}.example.com`];
    return String((await session.post("v1/application", { name, domainNames, segmentGroupId })).body.id);
}

const members = async (session: Session, id: string) => {
    const { applications = [] } = (await session.get(`${PATH}/${id}`)).body as { applications?: WireObject[] };
    return applications.map(({ name }) => name);
};

describe("a segment group", () => {
    test("loses its description to an update that omits it, and keeps its flag", async () => {
        const session = await openSession();
        const { body } = await session.post(PATH, { name: "Intranet", description: "old", enabled: true });
        await session.put(`${PATH}/${body.id}`, { name: "Renamed" });
        const after = (await session.get(`${PATH}/${body.id}`)).body;
        expect(after).toMatchObject({ name: "Renamed", enabled: true, tcpKeepAliveEnabled: "0" });
        expect(after).not.toHaveProperty("description");
    });

    test("writes its keep-alive as a text", async () => {
        const session = await openSession();
        const refused = await session.post(PATH, { name: "Intranet", tcpKeepAliveEnabled: true });
        expect(refused.body.params).toEqual(["tcpKeepAliveEnabled"]);
        expect((await session.post(PATH, { name: "Intranet", tcpKeepAliveEnabled: "1" })).status).toBe(201);
    });

    test("embeds its segments, and takes back what was read", async () => {
        const session = await openSession();
        const id = await group(session, "Intranet");
        await segment(session, "wiki", id);
        const { body } = await session.get(`${PATH}/${id}`);
        expect(body.applications).toEqual([
            expect.objectContaining({ domainName: "wiki.example.com", domainNames: ["wiki.example.com"] }),
        ]);
        expect((await session.put(`${PATH}/${id}`, { ...body, description: "new" })).status).toBe(204);
        expect(await members(session, id)).toEqual(["wiki"]);
    });

    test("refuses segments that do not exist", async () => {
        const session = await openSession();
        const id = await group(session, "Intranet");
        const wrong = { name: "Intranet", applications: [{ id: "1" }] };
        expect((await session.put(`${PATH}/${id}`, wrong)).body).toMatchObject({
            reason: "One or more input fields applications are not valid.",
        });
    });

    test("takes segments in and lets them go by version 2 of the update, and by that alone", async () => {
        const session = await openSession();
        const [a, b] = [await group(session, "A"), await group(session, "B")];
        const wiki = await segment(session, "wiki", a);
        const move = { name: "B", addedApps: [wiki] };
        await session.put(`${PATH}/${b}`, move);
        expect(await members(session, b)).toEqual([]);
        expect((await session.put(`v2/segmentGroup/${b}`, move)).status).toBe(204);
        expect([await members(session, a), await members(session, b)]).toEqual([[], ["wiki"]]);
        await session.put(`v2/segmentGroup/${b}`, { name: "B", deletedApps: [wiki] });
        expect(await members(session, b)).toEqual([]);
    });

    test.each([
        ["addedApps", ["1"]],
        ["deletedApps", ["1"]],
        ["addedApps", "1"],
    ])("refuses %s that are no segments: %j", async (key, ids) => {
        const session = await openSession();
        const id = await group(session, "A");
        const { status, body } = await session.put(`v2/segmentGroup/${id}`, { name: "A", [key]: ids });
        expect([status, body.id, body.params]).toEqual([400, "invalid.resource.argument", [key]]);
    });

    test("does not let go of segments of another group", async () => {
        const session = await openSession();
        const [a, b] = [await group(session, "A"), await group(session, "B")];
        const wiki = await segment(session, "wiki", a);
        const { body } = await session.put(`v2/segmentGroup/${b}`, { name: "B", deletedApps: [wiki] });
        expect(body.params).toEqual(["deletedApps"]);
    });

    test("is not deleted while segments are in it", async () => {
        const session = await openSession();
        const id = await group(session, "Intranet");
        const wiki = await segment(session, "wiki", id);
        expect((await session.delete(`${PATH}/${id}`)).body.params).toEqual(["Application", "wiki"]);
        await session.delete(`v1/application/${wiki}?forceDelete=true`);
        expect((await session.delete(`${PATH}/${id}`)).status).toBe(204);
    });
});
