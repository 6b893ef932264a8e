import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON, LYON_ON_THE_WIRE } from "../programs";
import { Tenant } from "../tenant";

describe("a log receiver and its own group in one program", () => {
    const SIEM = { name: "SIEM", host: "logs.example.com", port: 5014, logType: "App Connector Status" } as const;
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    const program =
        (more: Partial<zscaler.AppConnectorGroupArgs> = {}) =>
        async () => {
            const logs = new zscaler.AppConnectorGroup("logs", { ...LYON, name: "Logs", ...more });
            new zscaler.LogReceiver("siem", { ...SIEM, appConnectorGroups: [logs] });
        };
    const marked = async () => (await tenant.object("appConnectorGroup", "Logs")).lssAppConnectorGroup;

    it.each(["unchanged", "set"] as const)(
        "never undo each other's work where the service leaves the mark %s",
        async (lssGroupFlag) => {
            await tenant.control.set({ lssGroupFlag });
            for (const more of [{}, { logStreaming: true }]) {
                const bench = await tenant.stack(program(more));
                const words = 'log receiver "SIEM" marks these App Connector groups for log streaming';
                expect((await bench.preview()).output).toContain(words);
                const made = await bench.up();
                expect(made.changes).toEqual({ create: 3 });
                expect(made.output).toContain(words);
                expect(await marked()).toBe(true);
                await bench.refresh({ expectNoChanges: true });
                expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 3 });
                await bench.up(program({ ...more, description: "Streams logs" }));
                expect(await marked()).toBe(true);
                expect(
                    (await bench.preview(program({ ...more, description: "Streams logs" }), { refresh: true })).diffs,
                ).toEqual({});
                const gone = await bench.destroy();
                expect(gone.changes).toEqual({ delete: 3 });
                expect(gone.output).toContain("remain marked for log streaming; set logStreaming to false");
            }
            expect(await tenant.names("lssConfig")).toEqual([]);
            expect(await tenant.names("appConnectorGroup")).not.toContain("Logs");
        },
    );

    it("are found by name and by filter, and the receiver stands in the way of its group", async () => {
        const { id } = await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name: "Shared" });
        const bench = await tenant.stack(async () => {
            const groups = [id];
            const activity = { ...SIEM, name: "Activity", logType: "User Activity" } as const;
            const siem = new zscaler.LogReceiver("siem", { ...SIEM, appConnectorGroups: groups });
            new zscaler.LogReceiver("activity", { ...activity, appConnectorGroups: groups, format: "CSV" });
            return {
                id: siem.id,
                names: zscaler
                    .getLogReceiversOutput({ logType: "User Activity", host: siem.host })
                    .apply((all) => all.map(({ name }) => name)),
                same: zscaler.getLogReceiverOutput({ name: siem.name }).id,
                format: zscaler.getLogReceiverOutput({ id: siem.id }).format,
                read: zscaler.LogReceiver.get("read", siem.id).logType,
            };
        });
        await bench.up();
        const { outputs } = await bench.up();
        expect(outputs).toMatchObject({ names: ["Activity"], same: outputs.id, format: "JSON", read: SIEM.logType });
        await bench.refresh({ expectNoChanges: true });

        const group = await tenant.stack(
            async () => {
                new zscaler.AppConnectorGroup("shared", { ...LYON, name: "Shared" });
            },
            { "zscaler:adoptEqual": "true" },
        );
        await group.up();
        const failure = await group.failure(group.destroy());
        expect(failure).toContain("2 objects still reference it:");
        expect(failure).toContain(`log receiver "SIEM" (${outputs.id}) in appConnectorGroups`);
        await bench.destroy();
        await group.destroy();
    });
});
