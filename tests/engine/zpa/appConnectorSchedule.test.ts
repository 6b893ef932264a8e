import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { onlySchedule } from "../autoDeleteSchedules";
import { Tenant } from "../tenant";

const only = onlySchedule("connectorSchedule");

describe("a stack with an auto-delete schedule", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("takes over the one that is there, and gives it back switched off", async () => {
        const there = { enabled: true, deleteDisabled: true, frequency: "days", frequencyInterval: "90" };
        const { id } = await tenant.control.create("connectorSchedule", there);
        const bench = await tenant.stack(async () => {
            const schedule = new zscaler.AppConnectorSchedule("clean-up", { inactiveDays: 14 });
            return { id: schedule.id, looked: zscaler.getAppConnectorScheduleOutput({}, { parent: schedule }) };
        });
        const { outputs } = await bench.up();
        expect(outputs.id).toBe(id);
        expect(await only(tenant)).toMatchObject({ id, deleteDisabled: false, frequencyInterval: "14" });
        const { output } = await bench.destroy();
        expect(output).toContain(
            `App Connector auto-delete schedule (${id}) cannot be deleted; it remains in the tenant`,
        );
        expect(await only(tenant)).toMatchObject({ id, enabled: false, frequencyInterval: "14" });
    });

    it("must not declare two of the same microtenant: the preview says so", async () => {
        const { id: microtenantId } = await tenant.control.create("microtenants", { name: "Madrid", enabled: true });
        const program =
            (...scopes: (string | undefined)[]) =>
            async () => {
                for (const [index, scope] of scopes.entries()) {
                    new zscaler.AppConnectorSchedule(`schedule-${index}`, { inactiveDays: 30, microtenantId: scope });
                }
            };
        const madrid = String(microtenantId);
        const bench = await tenant.stack(program(undefined, madrid));
        for (const scopes of [
            [undefined, undefined],
            [madrid, madrid],
        ]) {
            const failure = await bench.failure(bench.preview(program(...scopes)));
            expect(failure).toContain(
                "there can be only one App Connector auto-delete schedule for each microtenantId",
            );
            expect(failure).toMatch(
                /and resource "schedule-[01]" in this stack already manages it; remove one of the two resources/,
            );
        }
        await bench.up();
        expect((await bench.preview()).changes).toEqual({ same: 3 });
        await bench.destroy();
    });

    it("finds none where it was never set up", async () => {
        const fresh = await Tenant.open();
        try {
            const bench = await fresh.stack(async () => ({
                none: (await zscaler.getAppConnectorSchedule()) === undefined,
            }));
            expect((await bench.up()).outputs).toEqual({ none: true });
        } finally {
            await fresh.close();
        }
    });
});
