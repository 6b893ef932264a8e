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

    const FORCED = { ...CAMPUS, fireDrillEnabled: true };
    const MINUTES = { fireDrillInterval: "30", fireDrillIntervalTimeUnit: "MINUTES" };

    test("is forced into business continuity by an update, until that is cleared", async () => {
        const { session } = await licensed();
        const path = `${PATH}/${(await session.post(PATH, CAMPUS)).body.id}`;
        expect((await session.put(path, { ...FORCED, zpnFireDrillSite: MINUTES })).status).toBe(204);
        await session.control.advance({ minutes: 45 });
        const { body } = await session.get(path);
        expect(body).toMatchObject({
            fireDrillEnabled: true,
            zpnFireDrillSite: { ...MINUTES, id: expect.stringMatching(/^\d+$/), modifiedTime: expect.any(String) },
        });
        // What is sent as it was read begins no other drill.
        await session.put(path, body);
        expect((await session.get(path)).body.zpnFireDrillSite).toEqual(body.zpnFireDrillSite);
        await session.put(path, { ...CAMPUS, fireDrillEnabled: false });
        expect((await session.get(path)).body).not.toHaveProperty("zpnFireDrillSite");
    });

    test.each([
        ["shorter than 15 minutes", { ...MINUTES, fireDrillInterval: "14" }],
        ["longer than a day", { fireDrillInterval: "25", fireDrillIntervalTimeUnit: "HOURS" }],
        ["of another unit", { ...MINUTES, fireDrillIntervalTimeUnit: "minutes" }],
    ])("has no interval %s", async (_, zpnFireDrillSite) => {
        const { session } = await licensed();
        const path = `${PATH}/${(await session.post(PATH, CAMPUS)).body.id}`;
        const { status, body } = await session.put(path, { ...FORCED, zpnFireDrillSite });
        expect([status, body.params]).toEqual([400, ["zpnFireDrillSite"]]);
    });

    test("has an interval only while it is forced, unless the switch says otherwise", async () => {
        const { session } = await licensed();
        const path = `${PATH}/${(await session.post(PATH, CAMPUS)).body.id}`;
        const body = { ...CAMPUS, zpnFireDrillSite: MINUTES };
        expect((await session.put(path, body)).body.params).toEqual(["zpnFireDrillSite"]);
        await session.control.set({ intervalOfUnforced: "kept" });
        expect((await session.put(path, body)).status).toBe(204);
    });

    test("is no longer forced after its interval, where the switch says so", async () => {
        const { session } = await licensed({ forcedContinuity: "oneInterval" });
        const path = `${PATH}/${(await session.post(PATH, CAMPUS)).body.id}`;
        await session.put(path, { ...FORCED, zpnFireDrillSite: MINUTES });
        await session.control.advance({ minutes: 29 });
        expect((await session.get(path)).body.fireDrillEnabled).toBe(true);
        await session.control.advance({ minutes: 1 });
        expect((await session.get(path)).body.fireDrillEnabled).toBe(false);
    });

    test("takes its members off the cloud, where the switch says so, until they next ask", async () => {
        const { session, id, listing } = await licensed({ forcedMembers: "disconnected" });
        const key = await session.control.create("provisioningKey", {
            name: "Lyon",
            maxUsage: "1",
            zcomponentId: id,
            enrollmentCertId: "6573",
            associationType: "CONNECTOR_GRP",
        });
        const member = await session.control.enrol({ provisioningKey: String(key.provisioningKey) });
        await session.control.connect(member.id);
        const status = async () => (await session.get(`v1/connector/${member.id}`)).body.controlChannelStatus;
        const path = `${PATH}/${(await session.post(PATH, { ...CAMPUS, ...listing })).body.id}`;
        const [cloud, off] = ["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_DISCONNECTED"];
        expect(await status()).toBe(cloud);
        await session.put(path, { ...FORCED, ...listing });
        await session.control.advance({ minutes: 20 });
        await session.put(path, { ...CAMPUS, ...listing, fireDrillEnabled: false });
        await session.control.advance({ minutes: 9 });
        expect(await status()).toBe(off);
        await session.control.advance({ minutes: 2 });
        expect(await status()).toBe(cloud);
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
