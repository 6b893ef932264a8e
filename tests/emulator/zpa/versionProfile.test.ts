import { expect, test } from "@jest/globals";
import { openSession } from "../session";

const GROUPS = "v1/appConnectorGroup";

test("the tenant sees three profiles of fixed ids, and the same for an older platform", async () => {
    const session = await openSession();
    const { body } = await session.get("v1/visible/versionProfiles");
    const ids = Object.fromEntries((body.list ?? []).map(({ name, id }) => [name, id]));
    expect(ids).toEqual({
        Default: "0",
        "Previous Default": "1",
        "New Release": "2",
        "Default - el8": expect.stringMatching(/^\d{18}$/),
        "Previous Default - el8": expect.stringMatching(/^\d{18}$/),
        "New Release - el8": expect.stringMatching(/^\d{18}$/),
    });
});

test("profiles can be found by name", async () => {
    const session = await openSession();
    const { body } = await session.get("v1/visible/versionProfiles?search=name%20EQ%20New%20Release");
    expect(body.list).toEqual([expect.objectContaining({ id: "2", visibilityScope: "ALL", upgradePriority: "WEEK" })]);
});

test("the tenant can move to another profile, and its groups follow unless they override it", async () => {
    const session = await openSession();
    expect((await session.get("v1/versionProfile")).body.id).toBe("2");
    const follows = await session.group({ name: "a" });
    const overrides = await session.group({ name: "b", overrideVersionProfile: true, versionProfileId: "2" });
    const profileOf = async (id: string) => (await session.get(`${GROUPS}/${id}`)).body.versionProfileId;

    expect((await session.put("v1/versionProfiles/1", {})).status).toBe(204);
    expect((await session.get("v1/versionProfile")).body.id).toBe("1");
    expect([await profileOf(follows.id), await profileOf(overrides.id)]).toEqual(["1", "2"]);

    await session.put("v1/versionProfiles/0", { removeOverrideFlag: true });
    expect([await profileOf(follows.id), await profileOf(overrides.id)]).toEqual(["0", "0"]);
});

test("a new tenant runs the profile of the switch", async () => {
    const session = await openSession({ switches: { tenantVersionProfile: "0" } });
    expect((await session.get("v1/versionProfile")).body.name).toBe("Default");
});
