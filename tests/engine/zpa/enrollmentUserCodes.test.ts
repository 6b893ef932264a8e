import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON, LYON_ON_THE_WIRE } from "../programs";
import { Tenant } from "../tenant";

const CERTIFIED = { ...LYON_ON_THE_WIRE, enrollmentCertId: "6573" };

describe("a tenant that enrols machines by user code", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open({ switches: { oauth2Enrolment: "on", userCodeRefusal: "status" } });
    });
    afterAll(() => tenant?.close());

    it("verifies the others when one code is refused, and that one again once it is put right", async () => {
        const [good, late] = [await tenant.control.machine({ name: "good" }), await tenant.control.machine()];
        const program =
            (...userCodes: string[]) =>
            async () => {
                const group = new zscaler.AppConnectorGroup("lyon", LYON);
                const codes = new zscaler.EnrollmentUserCodes("codes", { group, userCodes });
                return { verified: codes.userCodes };
            };
        const bench = await tenant.stack(program(good.userCode, "ZZZZ-0000"));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain("the service rejected ZZZZ-0000 (INVALID)");
        expect(failure).toContain(`${good.userCode} was verified`);
        expect(await tenant.names("connector")).toEqual(["good"]);

        // The good one is spent by now, and would be refused if it were sent again.
        const [machine] = await tenant.control.list("machine");
        await tenant.control.change("machine", String(machine?.id), { componentGroupId: "1" });
        const both = program(good.userCode, late.userCode);
        const { outputs } = await bench.up(both);
        expect(new Set(outputs.verified as string[])).toEqual(new Set([good.userCode, late.userCode]));
        expect(await tenant.names("connector")).toHaveLength(2);
        expect((await bench.preview(both, { refresh: true })).changes).toEqual({ same: 3 });
    });

    it("says what has become of codes", async () => {
        const { userCode } = await tenant.control.machine();
        const bench = await tenant.stack(async () => ({
            one: await zscaler.getEnrollmentUserCode({ userCode }),
            all: zscaler.getEnrollmentUserCodesOutput({ userCodes: [userCode, "ZZZZ-0000"] }),
        }));
        const { outputs } = await bench.up();
        expect(outputs.one).toMatchObject({ id: userCode, status: "PENDING" });
        expect(outputs.all).toMatchObject([{ status: "PENDING" }, { id: "ZZZZ-0000", status: "INVALID" }]);
    });

    it("lets a program read codes that somebody else had verified", async () => {
        const { id } = await tenant.control.create("appConnectorGroup", { ...CERTIFIED, name: "Branch Nice" });
        const { userCode } = await tenant.control.machine();
        const owner = await tenant.stack(async () => {
            new zscaler.EnrollmentUserCodes("codes", { group: id, userCodes: [userCode] });
        });
        await owner.up();
        const reader = await tenant.stack(async () => {
            const codes = zscaler.EnrollmentUserCodes.get("codes", userCode);
            return { group: codes.group, userCodes: codes.userCodes };
        });
        expect((await reader.up()).outputs).toEqual({ group: id, userCodes: [userCode] });
    });

    it("must not take codes for one kind of group into another kind", async () => {
        const bench = await tenant.stack(async () => {
            const group = new zscaler.AppConnectorGroup("lyon", LYON);
            new zscaler.EnrollmentUserCodes("codes", {
                group,
                associationType: "ServiceEdgeGroup",
                userCodes: ["ABCDE-12345"],
            });
        });
        expect(await bench.failure(bench.preview())).toContain('Set associationType to "AppConnectorGroup"');
    });
});
