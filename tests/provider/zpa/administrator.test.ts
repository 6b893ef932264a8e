import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import type { Definition } from "../../../provider/contract/definition";
import { create, read, update } from "../../../provider/lifecycle/lifecycle";
import { find } from "../../../provider/queries/query";
import { administrator } from "../../../provider/zpa/administrator";
import { administratorRole } from "../../../provider/zpa/administratorRole";
import { settingsOf } from "../../settings";
import { Connected } from "../connected";

const PASSWORD = "Provider-2027!";
const KIM = { name: "kim@example.com", phoneNumber: "0123456789", role: "12", initialPassword: PASSWORD };
const RECOVERY = { name: "Recovery", fullAccess: ["Disaster Recovery (Administration)"] };

let connected: Connected;
const definitionOf = (definition: object) => definition as Definition;
beforeEach(async () => {
    connected = await Connected.to(definitionOf(administrator), {});
});
afterEach(() => connected.close());

const withRole = () => ({ ...connected.context, definition: definitionOf(administratorRole) });

describe("an administrator", () => {
    it("gets the password when it is created, and no password later", async () => {
        const made = await create(connected.context, { inputs: connected.checked(KIM) });
        const news = connected.checked({ ...KIM, initialPassword: "Other-2027!", comments: "new" });
        await update(connected.context, { id: made.id, olds: made.outputs, inputs: news });
        const log = await connected.emulator.control.requestLog();
        const written = log.filter(({ path }) => path.includes("/administrators"));
        expect(written.filter(({ method }) => method === "POST")[0]?.bodyKeys).toContain("password");
        const put = written.filter(({ method }) => method === "PUT")[0]?.bodyKeys ?? [];
        expect(put).toContain("roleId");
        expect(put.filter((key) => /password/i.test(key))).toEqual([]);
        // The state keeps what was declared: a refresh of it shows no change.
        expect(await connected.refreshed(made.id, made.outputs)).toEqual(connected.checked(KIM));
    });

    it("is warned that a changed password has no effect, without its text", () => {
        const notices = administrator.notices?.(KIM, { ...KIM, initialPassword: "Other-2027!" }) ?? [];
        expect(notices.join()).toContain("the password does not change");
        expect(notices.join()).not.toMatch(/2027/);
    });

    it("has no password in the error about a weak one", () => {
        const { failures } = check(
            definitionOf(administrator),
            { ...KIM, initialPassword: "weakling" },
            { secrets: ["initialPassword"] },
        );
        expect(failures.map(({ reason }) => reason).join()).toContain("at least 8 characters");
        expect(JSON.stringify(failures)).not.toContain("weakling");
    });

    it("is found by the name of the sign-in, in any case, with the name of the role", async () => {
        await create(connected.context, { inputs: connected.checked(KIM) });
        const settings: Record<string, string> = settingsOf(connected.emulator);
        const found = await find("zpa:Administrator", { name: "KIM@example.com" }, (key) => settings[key], {});
        expect(found).toMatchObject({ name: KIM.name, roleName: "ZPA Administrator", locked: false });
        expect(found).not.toHaveProperty("initialPassword");
        // The service gives no larger page of them.
        const lists = (await connected.emulator.control.requestLog()).filter(
            ({ method, path }) => method === "GET" && path.endsWith("/administrators"),
        );
        expect(lists[0]?.query).toContain("pagesize=200");
    });
});

describe("a role", () => {
    it("says which items come near one that is not there, before it is written", async () => {
        const wrong = { ...RECOVERY, viewOnly: ["Audits (Administration)"] };
        await expect(create(withRole(), { inputs: wrong })).rejects.toThrow(
            /viewOnly: the tenant has no permission "Audits \(Administration\)".*"Audit \(Administration\)"/s,
        );
    });

    it("keeps the items that somebody else has added when another property changes", async () => {
        const made = await create(withRole(), { inputs: RECOVERY });
        await connected.emulator.control.change("roles", made.id, {
            classPermissionGroups: { "9": { "158": "FULL", "22": "VIEW_ONLY" }, "6": { "37": "FULL" } },
        });
        const inputs = { ...RECOVERY, description: "For the day" };
        connected.renew();
        await update(withRole(), { id: made.id, olds: made.outputs, inputs });
        const said = await read(withRole(), { id: made.id, known: {} });
        expect(said).toMatchObject({
            description: "For the day",
            fullAccess: ["Disaster Recovery (Administration)", "Idp (Authentication)"],
            viewOnly: ["Audit (Administration)"],
        });
    });

    it("keeps an access that is neither full nor view-only through every update, and shows it", async () => {
        await connected.emulator.control.set({ otherAccess: "PARTIAL 7" });
        const [audit, idp] = ["Audit (Administration)", "Idp (Authentication)"];
        const made = await create(withRole(), { inputs: RECOVERY });
        const theirs = { "9": { "158": "FULL", "22": "PARTIAL" }, "6": { "37": "PARTIAL" } };
        await connected.emulator.control.change("roles", made.id, { classPermissionGroups: theirs });
        const held = async () => (await connected.emulator.control.get("roles", made.id)).classPermissionGroups;
        let known = made.outputs;
        const updated = async (inputs: object) => {
            connected.renew();
            known = await update(withRole(), { id: made.id, olds: known, inputs: { ...inputs } });
            return known;
        };
        const otherAccess = [`${audit}: PARTIAL`, `${idp}: PARTIAL`];
        expect(await read(withRole(), { id: made.id, known })).toMatchObject({ ...RECOVERY, otherAccess });

        expect(await updated({ ...RECOVERY, description: "For the day" })).toMatchObject({ otherAccess });
        expect(await held()).toEqual(theirs);
        await updated({ ...RECOVERY, viewOnly: ["User (Administration)"] });
        expect(await held()).toEqual({ ...theirs, "9": { ...theirs["9"], "5": "VIEW_ONLY" } });
        // What the program declares it gets, and what it no longer declares goes.
        const declared = await updated({ name: RECOVERY.name, viewOnly: [audit] });
        expect(declared).toMatchObject({ viewOnly: [audit], otherAccess: [`${idp}: PARTIAL`] });
        expect(declared.fullAccess).toBeUndefined();
        expect(await held()).toEqual({ "9": { "22": "VIEW_ONLY" }, "6": { "37": "PARTIAL" } });
        expect(await read(withRole(), { id: made.id, known })).toMatchObject({ otherAccess: [`${idp}: PARTIAL`] });
    });

    it("is refused every write when it came with the tenant", async () => {
        const said = await read(withRole(), { id: "12", known: {} });
        expect(said).toMatchObject({ name: "ZPA Administrator", builtIn: true });
        await expect(
            update(withRole(), { id: "12", olds: { name: "ZPA Administrator" }, inputs: { name: "Mine" } }),
        ).rejects.toThrow("it is a built-in role");
    });

    it("cannot have an item in both lists", () => {
        const { failures } = check(definitionOf(administratorRole), { ...RECOVERY, viewOnly: RECOVERY.fullAccess });
        expect(failures[0]?.reason).toContain("is also in fullAccess");
    });
});
