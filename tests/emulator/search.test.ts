import { beforeEach, describe, expect, test } from "@jest/globals";
import { openSession, type Session, signIn } from "./session";

const GROUPS = "v1/appConnectorGroup";

describe("search", () => {
    let session: Session;

    beforeEach(async () => {
        session = await openSession();
        await session.group({ name: "Paris 1", enabled: true, upgradeTimeInSecs: "900", location: "Paris, France" });
        await session.group({ name: "Paris 2", enabled: false, upgradeTimeInSecs: "1800" });
        await session.group({ name: "Research AND Development", enabled: true, upgradeTimeInSecs: "2700" });
        await session.group({ name: "C++ Lab", enabled: true, upgradeTimeInSecs: "3600" });
    });

    const find = async (search: string) => session.get(`${GROUPS}?search=${search}`);
    const names = async (search: string) => ((await find(search)).body.list ?? []).map(({ name }) => name);
    const ours = (found: unknown[]) => found.filter((name) => !String(name).startsWith("Zscaler"));

    test.each([
        ["equality", "name EQ Paris 1", ["Paris 1"]],
        ["equality whatever the case", "name EQ paris 1", ["Paris 1"]],
        ["inequality", "name NE Paris 1", ["C++ Lab", "Paris 2", "Research AND Development"]],
        ["inequality by its other name", "name NQ Paris 1", ["C++ Lab", "Paris 2", "Research AND Development"]],
        ["a part", "name LIKE aris", ["Paris 1", "Paris 2"]],
        ["truth", "enabled EQ false", ["Paris 2"]],
        ["greater", "upgradeTimeInSecs GT 1800", ["C++ Lab", "Research AND Development"]],
        ["greater or equal", "upgradeTimeInSecs GTEQ 1800", ["C++ Lab", "Paris 2", "Research AND Development"]],
        ["less", "upgradeTimeInSecs LT 1800", ["Paris 1"]],
        ["less or equal", "upgradeTimeInSecs LTEQ 1800", ["Paris 1", "Paris 2"]],
        ["a conjunction", "name LIKE Paris AND enabled EQ true", ["Paris 1"]],
        ["a value that holds the word AND", "name EQ Research AND Development", ["Research AND Development"]],
        ["a value with plus signs", "name EQ C++ Lab", ["C++ Lab"]],
        ["an attribute that is worked out", "upgradePriority EQ WEEK AND name EQ Paris 2", ["Paris 2"]],
        ["nothing that matches", "name EQ Rome", []],
    ])("finds by %s", async (_, search, expected) => {
        expect(ours(await names(encodeURIComponent(search)))).toEqual(expected);
    });

    test.each([
        ["encoded plus signs, as the official clients send", "name%2BEQ%2BParis+1"],
        ["plus signs in the value too", "name%2BEQ%2BParis%2B1"],
        ["bare plus signs", "name+EQ+Paris+1"],
        ["encoded spaces", "name%20EQ%20Paris%201"],
    ])("accepts %s", async (_, search) => {
        expect(await names(search)).toEqual(["Paris 1"]);
    });

    test.each([
        ["a plain word", "Paris"],
        ["an unknown operator", "name IS Paris"],
        ["an operator in lower case", "name eq Paris"],
        ["no value", "name EQ"],
        ["an unknown attribute", "colour EQ red"],
    ])("refuses %s", async (_, search) => {
        const { status, body } = await find(encodeURIComponent(search));
        expect([status, body.id]).toEqual([400, "filtering.input.invalid.operand"]);
    });

    test("compares with regard to case when the switch says so", async () => {
        await session.control.set({ searchCase: "sensitive" });
        expect(await names(encodeURIComponent("name EQ paris 1"))).toEqual([]);
    });

    test("compares durations", async () => {
        const { provisioningKey } = await session.key();
        const { id } = await session.control.enrol({ provisioningKey });
        await session.control.connect(id);
        await session.control.disconnect(id);
        await session.control.advance({ days: 20 });
        session.token = await signIn(session.emulator);
        const quiet = async (duration: string) => {
            const offline = "controlChannelStatus EQ ZPN_STATUS_DISCONNECTED";
            const search = `${offline} AND lastBrokerDisconnectTimeDuration GT ${duration}`;
            const { body } = await session.get(`v1/connector?search=${encodeURIComponent(search)}`);
            return body.totalCount;
        };
        expect([await quiet("15d"), await quiet("30d"), await quiet("2d 3h")]).toEqual(["1", "0", "1"]);
    });
});
