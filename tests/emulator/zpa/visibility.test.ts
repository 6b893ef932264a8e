import { expect, test } from "@jest/globals";
import { openSession } from "../session";

const INTEGRATION = {
    ziaCloudDomain: "zscaler.net",
    ziaUsername: "scan@example.com",
    ziaCloudServiceApiKey: "key-of-the-cloud",
    ziaPassword: "password-of-the-cloud",
    ziaSandboxApiToken: "token-of-the-sandbox",
};
const PATH = "v1/config/ziaCloudConfig";

async function ofMadrid() {
    const session = await openSession();
    await session.post(PATH, INTEGRATION);
    const { id } = await session.control.create("microtenants", { name: "Madrid", enabled: true });
    await session.control.set({ clientMicrotenant: String(id) });
    return { session, madrid: String(id) };
}

test("only a client of the Default microtenant sees the microtenants: another one gets the service's 403", async () => {
    const { session, madrid } = await ofMadrid();
    const answers = [
        await session.get("v1/microtenants"),
        await session.get("v1/microtenants/summary"),
        await session.get(`v1/microtenants/${madrid}`),
        await session.post("v1/microtenants", { name: "Sevilla" }),
        await session.put(`v1/microtenants/${madrid}`, { name: "Madrid 2" }),
        await session.delete(`v1/microtenants/${madrid}`),
    ];
    for (const { status, body } of answers) {
        expect([status, body]).toEqual([
            403,
            { id: "access.denied", reason: "Access denied", exception: "access.denied" },
        ]);
    }
    await session.control.set({ clientMicrotenant: "" });
    expect((await session.get("v1/microtenants")).body.list).toHaveLength(2);
});

test("a client of another microtenant reads the integrations and changes none", async () => {
    const { session } = await ofMadrid();
    const { status, body, text } = await session.get(PATH);
    expect([status, body]).toEqual([200, { ziaCloudDomain: "zscaler.net", ziaUsername: "scan@example.com" }]);
    expect(text).not.toContain("of-the");
    expect((await session.get("v1/config/isZiaCloudConfigAvailable")).text).toBe("true");
    const refused = await session.post(PATH, { ...INTEGRATION, ziaUsername: "other@example.com" });
    expect([refused.status, refused.body.id]).toEqual([403, "access.denied"]);
    await session.control.set({ clientMicrotenant: "" });
    expect((await session.get(PATH)).body.ziaUsername).toBe("scan@example.com");
    expect((await session.post(PATH, { ziaCloudDomain: "zscaler.net" })).body.id).toBe("missing.mandatory.params");
});

test("a client of another microtenant stays in it", async () => {
    const { session, madrid } = await ofMadrid();
    expect((await session.get(`v1/appConnectorGroup?microtenantId=${madrid}`)).status).toBe(200);
    expect((await session.get("v1/appConnectorGroup?microtenantId=0")).status).toBe(403);
});
