import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "v1/administrators";
const KIM = {
    username: "kim@example.com",
    phoneNumber: "0123456789",
    password: "Emulator-2027!",
    confirmPassword: "Emulator-2027!",
    roleId: "12",
};

describe("an administrator", () => {
    test("is answered with the role and without the password, and can be changed without one", async () => {
        const session = await openSession();
        const made = await session.post(PATH, KIM);
        expect(made.status).toBe(201);
        expect(made.body).toMatchObject({ username: KIM.username, roleId: "12", forcePwdChange: true });
        const { body } = await session.get(`${PATH}/${made.body.id}`);
        expect(body).toMatchObject({ role: { id: "12", name: "ZPA Administrator" }, isLocked: false });
        expect(body).not.toHaveProperty("roleId");
        for (const { text } of [made, await session.get(`${PATH}/${made.body.id}`), await session.get(PATH)]) {
            expect(text).not.toContain(KIM.password);
        }
        const { username, phoneNumber, roleId } = KIM;
        const change = { username, phoneNumber, roleId, isEnabled: false };
        expect((await session.put(`${PATH}/${made.body.id}`, change)).status).toBe(204);
        expect((await session.get(`${PATH}/${made.body.id}`)).body).toMatchObject({ isEnabled: false });
        expect((await session.delete(`${PATH}/${made.body.id}`)).status).toBe(204);
    });

    test.each([
        [
            "without a password",
            { password: undefined, confirmPassword: undefined },
            "missing.mandatory.params",
            "password",
        ],
        ["without a phone number", { phoneNumber: undefined }, "missing.mandatory.params", "phoneNumber"],
        [
            "with a weak password",
            { password: "password", confirmPassword: "password" },
            "invalid.resource.argument",
            "password",
        ],
        ["with two passwords", { confirmPassword: "Another-2027!" }, "invalid.resource.argument", "confirmPassword"],
        ["with a role that is not there", { roleId: "1" }, "invalid.resource.argument", "roleId"],
        ["whose name is no address", { username: "kim" }, "invalid.resource.argument", "username"],
        [
            "with a second factor of no type",
            { twoFactorAuthEnabled: true },
            "invalid.resource.argument",
            "twoFactorAuthType",
        ],
    ])("is refused %s", async (_, more, id, param) => {
        const session = await openSession();
        const { status, body } = await session.post(PATH, { ...KIM, ...more });
        expect([status, body.id]).toEqual([400, id]);
        expect(body.params).toContain(param);
    });

    test("keeps a role from being deleted, and its name from being used twice", async () => {
        const session = await openSession();
        const role = await session.post("v1/roles", { name: "Operators" });
        await session.post(PATH, { ...KIM, roleId: role.body.id });
        const { status, body } = await session.delete(`v1/roles/${role.body.id}`);
        expect([status, body.id, body.params]).toEqual([400, "resource.referenced", ["Administrator", KIM.username]]);
        expect((await session.post(PATH, KIM)).body.id).toBe("resource.already.exist");
    });
});

describe("a role", () => {
    const grants = (type: string, mask: string) => ({
        name: "Auditors",
        classPermissionGroups: [
            { id: "9", classPermissions: [{ permission: { type, mask }, classType: { id: "22" } }] },
        ],
    });

    test("is answered with the names of its items, and with the groups that every role has", async () => {
        const session = await openSession();
        const made = await session.post("v1/roles", grants("VIEW_ONLY", "1"));
        expect(made.status).toBe(201);
        const { body } = await session.get(`v1/roles/${made.body.id}`);
        expect(body).toMatchObject({ customRole: true, systemRole: false, users: "0" });
        expect(body.classPermissionGroups).toMatchObject([
            {
                name: "Administration",
                hidden: false,
                classPermissions: [
                    { permission: { type: "VIEW_ONLY", mask: "1" }, classType: { id: "22", friendlyName: "Audit" } },
                ],
            },
            { name: "CommonGroupWithReadAccess", hidden: true },
            { name: "CommonGroupWithFullAccess", hidden: true },
        ]);
    });

    test("is refused a mask that does not go with its type", async () => {
        const session = await openSession();
        const { status, body } = await session.post("v1/roles", grants("FULL", "1"));
        expect([status, body.params]).toEqual([400, ["classPermissionGroups"]]);
    });

    test("cannot be changed or deleted when it came with the tenant", async () => {
        const session = await openSession();
        for (const answer of [
            await session.put("v1/roles/12", { name: "Mine" }),
            await session.delete("v1/roles/28"),
        ]) {
            expect([answer.status, answer.body.id]).toEqual([403, "access.denied"]);
        }
    });

    test("takes its items from the list of permission groups, which is a bare array", async () => {
        const session = await openSession();
        const { status, text } = await session.get("v1/permissionGroups");
        const groups: { name: string }[] = JSON.parse(text);
        expect([status, groups.map(({ name }) => name)]).toEqual([
            200,
            ["Administration", "Authentication", "Privileged Remote Access", "Diagnostics"],
        ]);
    });
});
