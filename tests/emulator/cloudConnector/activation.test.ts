import { describe, expect, test } from "@jest/globals";
import { startEmulator } from "../../../emulator";
import { temporaryFolder } from "../process";
import { signIn } from "../session";
import { CloudSession, openCloud } from "./session";

const STATUS = "ecAdminActivateStatus";
const cleared = { orgEditStatus: "EDITS_CLEARED", pendingWrites: 0 };

const activate = async (session: CloudSession) => (await session.put(`${STATUS}/activate`, {})).body;
const statusOf = async (session: CloudSession) => (await session.get(STATUS)).body;

describe("a saved change", () => {
    test("can be read at once, and is not active", async () => {
        const session = await openCloud();
        const { id } = await session.template();
        expect((await session.get(`locationTemplate/${id}`)).status).toBe(200);
        expect(await statusOf(session)).toEqual({
            orgEditStatus: "EDITS_PRESENT",
            orgLastActivateStatus: "CAC_ACTV_UNKNOWN",
            adminStatusMap: { "API Client": "ADM_EDITING" },
            adminActivateStatus: "ADM_EDITING",
        });
        await session.delete(`locationTemplate/${id}`);
        expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 2, activations: 0 });
    });

    test("is none when the write was refused or only read", async () => {
        const session = await openCloud();
        await session.post("locationTemplate", {});
        await session.get("locationTemplate");
        expect(await session.control.cloud.activation()).toEqual({ ...cleared, activations: 0 });
        expect(await statusOf(session)).not.toHaveProperty("adminStatusMap");
    });

    test("of another administrator's objects through the control API is active at once", async () => {
        const session = await openCloud();
        await session.control.create("locationTemplate", { name: "Theirs" });
        expect(await session.control.cloud.activation()).toMatchObject(cleared);
    });
});

describe("an activation", () => {
    test("makes all that was saved active, once", async () => {
        const session = await openCloud();
        await session.template({ name: "One" });
        await session.template({ name: "Two" });
        const answer = await activate(session);
        expect(answer).toMatchObject({ adminActivateStatus: "ADM_ACTV_DONE", orgEditStatus: "EDITS_CLEARED" });
        expect(answer.orgLastActivateStatus).toBe("CAC_ACTV_UI");
        await activate(session);
        expect(await session.control.cloud.activation()).toEqual({ ...cleared, activations: 1 });
    });

    test.each([
        ["nothing", undefined],
        ["placeholder texts", { orgEditStatus: "EDITS_PRESENT", orgLastActivateStatus: "x" }],
    ])("does not care for its body: %s", async (_, body) => {
        const session = await openCloud();
        await session.template();
        expect((await session.put(`${STATUS}/activate`, body)).body.adminActivateStatus).toBe("ADM_ACTV_DONE");
    });

    test.each(["activate", "forcedActivate"])("is no POST: %s", async (path) => {
        const session = await openCloud();
        expect((await session.post(`${STATUS}/${path}`, {})).status).toBe(405);
        expect((await session.put(`${STATUS}/forceActivate`, {})).status).toBe(404);
    });

    test("is queued while another administrator has saved changes, until that one activates", async () => {
        const session = await openCloud();
        const { administrator } = session.control.cloud;
        await administrator.edit();
        await session.template();
        expect((await activate(session)).adminActivateStatus).toBe("ADM_ACTV_QUEUED");
        expect(await statusOf(session)).toMatchObject({
            orgEditStatus: "EDITS_PRESENT",
            adminStatusMap: { "API Client": "ADM_ACTV_QUEUED", "Other Administrator": "ADM_EDITING" },
        });
        expect(await administrator.activate()).toEqual({
            ...cleared,
            adminActivateStatus: "ADM_ACTV_DONE",
            activations: 1,
        });
        expect((await statusOf(session)).adminActivateStatus).toBe("ADM_ACTV_DONE");
    });

    test("that is forced takes the unfinished changes of others with it", async () => {
        const session = await openCloud();
        await session.control.cloud.administrator.edit();
        await session.template();
        await activate(session);
        const { body } = await session.put(`${STATUS}/forcedActivate`, {});
        expect(body).toMatchObject({
            adminActivateStatus: "ADM_ACTV_DONE",
            orgLastActivateStatus: "CAC_ACTV_SUPERADMIN",
        });
        expect(await session.control.cloud.activation()).toEqual({ ...cleared, activations: 1 });
    });

    test("can fail, and leaves the changes saved", async () => {
        const session = await openCloud({ switches: { activationOutcome: "failed" } });
        await session.template();
        expect((await activate(session)).adminActivateStatus).toBe("ADM_ACTV_FAIL");
        expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 1, activations: 0 });
        await session.control.set({ activationOutcome: "done" });
        expect((await activate(session)).adminActivateStatus).toBe("ADM_ACTV_DONE");
    });

    test("can take its time, in which later changes wait for the next one", async () => {
        const session = await openCloud({ switches: { activationSeconds: 60 } });
        await session.template({ name: "One" });
        expect((await activate(session)).adminActivateStatus).toBe("ADM_ACTIVATING");
        await session.template({ name: "Two" });
        expect((await activate(session)).adminActivateStatus).toBe("ADM_ACTV_QUEUED");
        await session.control.advance({ minutes: 1 });
        expect(await statusOf(session)).toMatchObject({
            orgEditStatus: "EDITS_PRESENT",
            adminActivateStatus: "ADM_ACTIVATING",
        });
        await session.control.advance({ minutes: 1 });
        expect(await session.control.cloud.activation()).toEqual({ ...cleared, activations: 2 });
    });

    test("comes by itself when its administrator has been away for 30 minutes", async () => {
        const session = await openCloud();
        await session.template();
        await session.control.advance({ minutes: 29 });
        await session.get("locationTemplate");
        await session.control.advance({ minutes: 29 });
        expect((await session.control.cloud.activation()).pendingWrites).toBe(1);
        await session.control.advance({ minutes: 1 });
        expect(await session.control.cloud.activation()).toEqual({ ...cleared, activations: 1 });
        expect((await statusOf(session)).orgLastActivateStatus).toBe("CAC_ACTV_TIMER");
    });

    test("of somebody who is away sets free what had to wait for it", async () => {
        const session = await openCloud({ switches: { tokenTtl: 100_000 } });
        await session.control.cloud.administrator.edit();
        await session.template();
        await activate(session);
        await session.control.advance({ minutes: 30 });
        expect((await statusOf(session)).adminActivateStatus).toBe("ADM_ACTV_DONE");
    });

    test("answers as little as was seen, when the switch says so", async () => {
        const session = await openCloud({ switches: { activationAnswer: "brief" } });
        await session.template();
        expect(Object.keys(await statusOf(session))).toEqual(["orgEditStatus", "orgLastActivateStatus"]);
        expect(await activate(session)).toEqual({ adminActivateStatus: "ADM_ACTV_DONE" });
    });
});

test("what was saved and not activated survives a restart", async () => {
    const data = temporaryFolder();
    const emulator = await startEmulator({ data });
    await new CloudSession(emulator, await signIn(emulator)).template();
    await emulator.control.cloud.administrator.edit();
    await emulator.close();
    const second = await openCloud({ data });
    expect((await second.control.cloud.activation()).pendingWrites).toBe(2);
    expect((await activate(second)).adminActivateStatus).toBe("ADM_ACTV_QUEUED");
});

describe("the edit lock of another administrator", () => {
    test("refuses writes, not reads, and does not say whose it is", async () => {
        const session = await openCloud();
        const { id } = await session.template();
        await session.control.cloud.lock();
        const refused = await session.delete(`locationTemplate/${id}`);
        expect([refused.status, refused.body.code]).toEqual([409, "EDIT_LOCK_NOT_AVAILABLE"]);
        expect(refused.text).not.toContain("Other Administrator");
        expect((await session.get(`locationTemplate/${id}`)).status).toBe(200);
        await session.control.cloud.unlock();
        expect((await session.delete(`locationTemplate/${id}`)).status).toBe(204);
    });

    test("shows in the activation status who is editing, while it is held", async () => {
        const session = await openCloud();
        await session.control.cloud.lock({ seconds: 60, by: "Ada" });
        expect((await statusOf(session)).adminStatusMap).toEqual({ Ada: "ADM_EDITING" });
        expect((await session.post("locationTemplate", { name: "x" })).status).toBe(409);
        await session.control.advance({ seconds: 60 });
        expect((await statusOf(session)).adminStatusMap).toEqual({ Ada: "ADM_LOGGED_IN" });
        expect((await session.post("locationTemplate", { name: "x" })).status).toBe(200);
    });

    test.each([
        ["writes", 200],
        ["activations", 409],
    ] as const)("holds back %s: an activation answers %i", async (editLockScope, status) => {
        const session = await openCloud({ switches: { editLockScope } });
        await session.control.cloud.lock();
        expect((await session.put(`${STATUS}/activate`, {})).status).toBe(status);
    });
});

test("a client of OneAPI that signs out activates what it has saved, and may go on", async () => {
    const session = await openCloud();
    await session.template();
    expect((await session.control.cloud.activation()).pendingWrites).toBe(1);
    expect((await session.delete("auth")).status).toBe(200);
    expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 0, activations: 1 });
    expect((await session.get("ecAdminActivateStatus")).body.orgLastActivateStatus).toBe("CAC_ACTV_SESSION_LOGOUT");
    expect((await session.delete("auth")).status).toBe(200);
});
