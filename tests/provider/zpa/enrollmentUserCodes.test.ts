import { afterEach, describe, expect, it } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { PartialFailureError } from "../../../provider/lifecycle/partialFailure";
import { getById } from "../../../provider/queries/getById";
import { enrollmentUserCodes } from "../../../provider/zpa/enrollmentUserCodes";
import { Connected } from "../connected";

const GROUP = { name: "Lyon", enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };
const SHAPE = 'must be a user code such as "ABCDE-12345", as the console of the machine shows it';

let codes: Connected;
let group: string;
afterEach(() => codes?.close());

async function open(switches: Partial<Switches> = {}) {
    codes = await Connected.to(enrollmentUserCodes, { oauth2Enrolment: "on", ...switches });
    const made = await codes.emulator.control.create("appConnectorGroup", { ...GROUP, enrollmentCertId: "6573" });
    group = String(made.id);
}

const shownBy = async (more: object = {}) => (await codes.emulator.control.machine(more)).userCode;
const enrolled = async () => (await codes.emulator.control.list("connector")).map(({ name }) => name);
const verified = (...userCodes: string[]) => create(codes.context, { inputs: codes.checked({ group, userCodes }) });
const failureOf = async (work: Promise<unknown>): Promise<Error> =>
    work.then(
        () => Promise.reject(new Error("it was expected to fail")),
        (error) => error,
    );
const sent = async () =>
    (await codes.emulator.control.requestLog()).filter(({ path }) => path.endsWith("/usercodes")).length;

describe("what user codes may not be", () => {
    it.each([
        ["userCodes", [], "must not be empty; set a value or omit the property"],
        ["userCodes", ["ABCDE-12345", "ABCDE12345"], `[1] "ABCDE12345" ${SHAPE}`],
        ["userCodes", ["ABCDE-"], `[0] "ABCDE-" ${SHAPE}`],
        ["userCodes", ["ABCDE--12345"], `[0] "ABCDE--12345" ${SHAPE}`],
        ["userCodes", ["ABCDE_12345"], `[0] "ABCDE_12345" ${SHAPE}`],
        ["userCodes", ["ABCDE 12345"], `[0] "ABCDE 12345" ${SHAPE}`],
        ["userCodes", [1234], "[0] 1234 must be a string, not a number"],
        ["userCodes", undefined, "is required"],
        ["group", "Lyon", "must be the id of an object, a numeric string"],
        ["associationType", "PrivateExporterGroup", 'must be one of "AppConnectorGroup", "ServiceEdgeGroup"'],
    ])("%s: %j", (property, value, reason) => {
        const { failures } = check(enrollmentUserCodes, { group: "1", userCodes: ["ABCDE-12345"], [property]: value });
        expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });

    it.each(["ABCDE-12345", "ABCD-1234", "A1-B2-C3", "WXYZ7-98765-QRSTU"])(
        "may have groups of any length: %s",
        (code) => {
            const { inputs, failures } = check(enrollmentUserCodes, { group: "1", userCodes: [code] });
            expect([failures, inputs.userCodes]).toEqual([[], [code]]);
        },
    );

    it("are the same in small letters, in any order, and twice", () => {
        const kept = (userCodes: string[]) => check(enrollmentUserCodes, { group: "1", userCodes }).inputs.userCodes;
        expect(kept(["fghij-67890", "ABCDE-12345", "abcde-12345 "])).toEqual(["ABCDE-12345", "FGHIJ-67890"]);
    });
});

describe("machines that show a user code", () => {
    it.each(["code", "userCode"] as const)("enrol in the group, with answers by %s", async (userCodeKey) => {
        await open({ userCodeKey });
        const { outputs } = await verified(await shownBy({ name: "a" }), await shownBy({ name: "b" }));
        expect((await enrolled()).sort()).toEqual(["a", "b"]);
        expect(outputs.enrollmentServer).toBe("api.private.zscaler.com");
    });

    it("become service edges in a group of those", async () => {
        await open();
        const edges = await codes.emulator.control.create("serviceEdgeGroup", { ...GROUP, enrollmentCertId: "6574" });
        const userCodes = [await shownBy({ name: "edge" })];
        const inputs = codes.checked({ group: String(edges.id), associationType: "ServiceEdgeGroup", userCodes });
        await create(codes.context, { inputs });
        expect(await codes.emulator.control.list("serviceEdge")).toMatchObject([{ name: "edge" }]);
    });

    it("are verified once: of changed codes only the new ones", async () => {
        await open();
        const first = await shownBy({ name: "a" });
        const { id, outputs } = await verified(first);
        const news = codes.checked({ group, userCodes: [first, await shownBy({ name: "b" })] });
        await codes.emulator.control.advance({ hours: 1 });
        // Sent again, the first would be refused: it is spent.
        const [machine] = await codes.emulator.control.list("machine");
        await codes.emulator.control.change("machine", String(machine?.id), { componentGroupId: "1" });
        const second = await shownBy({ name: "c" });
        const later = codes.checked({ group, userCodes: [first, second] });
        const failure = await failureOf(
            update(
                { definition: enrollmentUserCodes, backend: codes.renew().zpa },
                { id, olds: outputs, inputs: news },
            ),
        );
        expect(failure.message).toContain("has expired");
        const updated = await update(
            { definition: enrollmentUserCodes, backend: codes.renew().zpa },
            { id, olds: outputs, inputs: later },
        );
        expect(await enrolled()).toEqual(["a", "c"]);
        expect(updated).toMatchObject({ userCodes: [first, second].sort() });
        const calls = await sent();
        await update(codes.context, { id, olds: updated, inputs: codes.checked({ group, userCodes: [second] }) });
        expect(await sent()).toBe(calls);
    });

    it("are not asked for again by a refresh, and stay when the resource is destroyed", async () => {
        await open();
        const { id, outputs } = await verified(await shownBy({ name: "a" }));
        await codes.emulator.control.clearRequestLog();
        expect(await read(codes.context, { id, known: outputs })).toEqual(outputs);
        await remove(codes.context, { id, outputs });
        expect(await codes.emulator.control.requestLog()).toEqual([]);
        expect(await enrolled()).toEqual(["a"]);
    });

    it("are found by their codes", async () => {
        await open();
        const code = await shownBy();
        await verified(code);
        const { said } = await getById(codes.context, { reference: code });
        expect(said).toMatchObject({ associationType: "AppConnectorGroup", group, userCodes: [code] });
        const wrong = getById(codes.context, { reference: "ZZZZ-0000" });
        await expect(wrong).rejects.toThrow("the object does not exist");
    });
});

describe("a code that is refused", () => {
    it("is named, with what to do, and none of the others is verified", async () => {
        await open();
        const { message } = await failureOf(verified(await shownBy(), "ZZZZ-0000"));
        expect(message).toContain("a user code is wrong, expired or used, so no code was verified");
        expect(message).toContain("The user code ZZZZ-0000 is not valid");
        expect(message).toContain("declare the code that the console of the machine shows now, and run again");
        expect(await enrolled()).toEqual([]);
    });

    it("is told to have expired", async () => {
        await open();
        const code = await shownBy();
        await codes.emulator.control.advance({ minutes: 10 });
        const { message } = await failureOf(verified(code));
        expect(message).toContain(`The user code ${code} has expired`);
    });

    it("leaves those that were verified in the state, where the service takes the others", async () => {
        await open({ userCodeRefusal: "status" });
        const code = await shownBy({ name: "a" });
        const failure = await failureOf(verified(code, "ZZZZ-0000"));
        expect(failure).toBeInstanceOf(PartialFailureError);
        expect(failure).toMatchObject({ outputs: { group, userCodes: [code] } });
        expect(failure.message).toContain(`the service rejected ZZZZ-0000 (INVALID). ${code} was verified.`);

        const { id, outputs } = failure as PartialFailureError;
        const other = await shownBy({ name: "b" });
        const more = codes.checked({ group, userCodes: [code, other, "ZZZZ-0000"] });
        const again = await failureOf(update(codes.context, { id, olds: outputs, inputs: more }));
        expect(again).toMatchObject({ id, outputs: { userCodes: [code, other].sort() } });
        expect(await enrolled()).toEqual(["a", "b"]);
    });

    it("leaves nothing in the state when no other was verified", async () => {
        await open({ userCodeRefusal: "status" });
        const failure = await failureOf(verified("ZZZZ-0000"));
        expect(failure).not.toBeInstanceOf(PartialFailureError);
        expect(failure.message).toContain("the service rejected ZZZZ-0000 (INVALID)");
    });

    it("because its group has no certificate is told so", async () => {
        await open({ oauth2Enrolment: "off" });
        const bare = await codes.emulator.control.create("appConnectorGroup", { ...GROUP, name: "Nice" });
        await codes.emulator.control.set({ oauth2Enrolment: "on" });
        const inputs = codes.checked({ group: String(bare.id), userCodes: [await shownBy()] });
        const { message } = await failureOf(create(codes.context, { inputs }));
        expect(message).toContain("the group has no signing certificate");
        expect(message).toContain("Set signingCertificateName");
    });

    it("because the group does not exist is not blamed", async () => {
        await open();
        const inputs = codes.checked({ group: "1", userCodes: [await shownBy()] });
        const { message } = await failureOf(create(codes.context, { inputs }));
        expect(message).toContain("componentGroupId");
        expect(message).not.toContain("expired");
    });
});

describe("an answer that got lost", () => {
    it.each(["after", "before"] as const)("%s the codes were verified verifies them once", async (reset) => {
        await open();
        await codes.emulator.control.fault({ path: "/usercodes", method: "POST", reset });
        await verified(await shownBy({ name: "a" }));
        expect(await enrolled()).toEqual(["a"]);
    });
});
