import { expect, test } from "@jest/globals";
import { openSession, type Session } from "../session";

const PATH = "v1/privateCloudController";
const licensed = { switches: { featureFlags: "feature.ddil.config" } };

async function enrolled(session: Session) {
    const group = await session.post("v1/privateCloudControllerGroup", { name: "Campus", countryCode: "FR" });
    const { body } = await session.post("v1/associationType/SITE_CONTROLLER_GRP/provisioningKey", {
        name: "Campus key",
        maxUsage: 2,
        zcomponentId: group.body.id,
        enrollmentCertId: "6573",
    });
    const machine = await session.control.enrol({ provisioningKey: String(body.provisioningKey) });
    return { groupPath: `v1/privateCloudControllerGroup/${group.body.id}`, groupId: group.body.id, key: body, machine };
}

test("a controller enrols with a key of its group, and says what it is", async () => {
    const session = await openSession(licensed);
    const { groupId, machine } = await enrolled(session);
    await session.control.connect(machine.id);
    const { body } = await session.get(`${PATH}/${machine.id}`);
    expect(body).toMatchObject({
        name: "Campus key-1",
        privateCloudControllerGroupId: groupId,
        privateCloudControllerGroupName: "Campus",
        controlChannelStatus: "ZPN_STATUS_AUTHENTICATED",
        privateCloudControllerVersion: { privateCloudControllerGroupId: groupId },
    });
    const sinceThen = { lastBrokerConnectTimeDuration: expect.stringMatching(/^0d 0h /) };
    expect((await session.get(PATH)).body.list).toEqual([{ ...body, ...sinceThen }]);
    expect((await session.post(PATH, { name: "vm" })).status).toBe(405);
});

test("a controller takes a name and a flag, and keeps its group until it is deleted", async () => {
    const session = await openSession(licensed);
    const { groupPath, key, machine } = await enrolled(session);
    const path = `${PATH}/${machine.id}`;
    await session.put(path, { name: "Rack 4", enabled: false });
    expect((await session.get(path)).body).toMatchObject({ name: "Rack 4", enabled: false });
    await session.delete(`v1/associationType/SITE_CONTROLLER_GRP/provisioningKey/${key.id}`);
    expect((await session.delete(groupPath)).body.params).toEqual(["Private Cloud Controller", "Rack 4"]);
    expect((await session.delete(path)).status).toBe(204);
    expect((await session.delete(groupPath)).status).toBe(204);
});

test.each([[(id: string) => `restart/${id}`], [(id: string) => `${id}/restart`]])(
    "a controller restarts by either path",
    async (restart) => {
        const session = await openSession(licensed);
        const { machine } = await enrolled(session);
        await session.control.connect(machine.id);
        const started = async () => Number((await session.get(`${PATH}/${machine.id}`)).body.applicationStartTime);
        const before = await started();
        await session.control.advance({ minutes: 5 });
        expect((await session.put(`${PATH}/${restart(machine.id)}`, {})).status).toBe(204);
        expect(await started()).toBeGreaterThanOrEqual(before + 300);
        expect((await session.put(`${PATH}/${restart("7")}`, {})).body.id).toBe("resource.not.found");
    },
);

test("a tenant without the licence has no controllers", async () => {
    const session = await openSession();
    for (const refused of [await session.get(PATH), await session.put(`${PATH}/restart/1`, {})]) {
        expect([refused.status, refused.body.id]).toEqual([401, "authz.featureflag.permission.denied"]);
    }
});
