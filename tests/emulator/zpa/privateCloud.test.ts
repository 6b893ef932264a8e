import { describe, expect, test } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { openSession } from "../session";

const PATH = "v1/privateCloud";
const PLACE = { location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };
const LYON = { name: "Lyon", enabled: true, ...PLACE };
const CAMPUS = { name: "Campus", enabled: true };

async function licensed(switches: Partial<Switches> = {}) {
    const session = await openSession({ switches: { featureFlags: "feature.ddil.config", ...switches } });
    const { body } = await session.post("v1/appConnectorGroup", LYON);
    const id = String(body.id);
    const group = async () => (await session.get(`v1/appConnectorGroup/${id}`)).body;
    return { session, id, group, listing: { assistantGroupsIds: [{ id }] } };
}

describe("a private cloud", () => {
    test("shows its groups, which say in turn that they are in it", async () => {
        const { session, id, group, listing } = await licensed();
        const made = await session.post(PATH, { ...CAMPUS, ...listing, reEnrollPeriod: 90 });
        expect(made.status).toBe(201);
        const { body } = await session.get(`${PATH}/${made.body.id}`);
        expect(body).toMatchObject({
            ...CAMPUS,
            reEnrollPeriod: "90",
            sitecPreferred: false,
            fireDrillEnabled: false,
            assistantGroupsIds: [{ id, name: "Lyon", enabled: true }],
        });
        expect(await group()).toMatchObject({ siteId: made.body.id, siteName: "Campus" });

        await session.put(`${PATH}/${made.body.id}`, { ...CAMPUS, name: "Lyon", assistantGroupsIds: [] });
        expect(await group()).not.toHaveProperty("siteId");
    });

    test.each([
        ["to be in a drill from the start", { fireDrillEnabled: true }, "fireDrillEnabled"],
        ["to renew its certificates too late", { reEnrollPeriod: "29" }, "reEnrollPeriod"],
        ["to renew its certificates too early", { reEnrollPeriod: "181" }, "reEnrollPeriod"],
        ["groups that are not there", { privateBrokerGroupIds: [{ id: "1" }] }, "privateBrokerGroupIds"],
    ])("is refused %s", async (_, more, param) => {
        const { session } = await licensed();
        const { status, body } = await session.post(PATH, { ...CAMPUS, ...more });
        expect([status, body.id, body.params]).toEqual([400, "invalid.resource.argument", [param]]);
    });

    test("can be sent into a drill by an update", async () => {
        const { session } = await licensed();
        const { id } = (await session.post(PATH, CAMPUS)).body;
        const drill = { fireDrillEnabled: true, zpnFireDrillSite: { fireDrillInterval: "15" } };
        expect((await session.put(`${PATH}/${id}`, { ...CAMPUS, ...drill })).status).toBe(204);
        expect((await session.get(`${PATH}/${id}`)).body).toMatchObject(drill);
    });

    test("may not list a group of another one, unless groups move", async () => {
        const refusing = await licensed();
        await refusing.session.post(PATH, { ...CAMPUS, ...refusing.listing });
        const second = await refusing.session.post(PATH, { name: "Second", ...refusing.listing });
        expect([second.status, second.body.params]).toEqual([400, ["assistantGroupsIds"]]);

        const { session, group, listing } = await licensed({ secondPrivateCloud: "moves" });
        const first = await session.post(PATH, { ...CAMPUS, ...listing });
        await session.post(PATH, { name: "Second", ...listing });
        expect(await group()).toMatchObject({ siteName: "Second" });
        expect((await session.get(`${PATH}/${first.body.id}`)).body).not.toHaveProperty("assistantGroupsIds");
    });

    test("lets go of its groups when it is deleted, or is not deleted before they are out", async () => {
        const letting = await licensed();
        const { id } = (await letting.session.post(PATH, { ...CAMPUS, ...letting.listing })).body;
        expect((await letting.session.delete(`${PATH}/${id}`)).status).toBe(204);
        expect(await letting.group()).not.toHaveProperty("siteId");

        const { session, listing } = await licensed({ inhabitedPrivateCloud: "refused" });
        const cloud = `${PATH}/${(await session.post(PATH, { ...CAMPUS, ...listing })).body.id}`;
        const { status, body } = await session.delete(cloud);
        expect([status, body.id, body.params]).toEqual([400, "resource.referenced", ["App Connector Group", "Lyon"]]);
        await session.put(cloud, { ...CAMPUS, assistantGroupsIds: [] });
        expect((await session.delete(cloud)).status).toBe(204);
    });

    test("is for tenants that have the licence", async () => {
        const session = await openSession();
        const { status, body } = await session.get(PATH);
        expect([status, body.id]).toEqual([401, "authz.featureflag.permission.denied"]);
    });
});
