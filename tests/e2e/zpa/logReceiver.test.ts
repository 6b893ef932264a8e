import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { lifeCycle } from "../lifeCycle";
import { LYON, LYON_ON_THE_WIRE } from "../programs";
import { Tenant } from "../tenant";

const CLIENTS = {
    operator: "OR",
    negated: false,
    operands: [{ objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp" }],
};

lifeCycle({
    type: "zpa:LogReceiver",
    collection: "lssConfig",
    declare: (args, options) => new zscaler.LogReceiver("subject", args as never, options),
    async around({ control }) {
        const lyon = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const paris = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name: "Branch Paris" });
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        const scope = { microtenantId: microtenant.id };
        const madrid = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...scope });
        return {
            declared: { appConnectorGroups: [lyon.id] },
            changes: [
                {
                    property: "appConnectorGroups",
                    value: [paris.id, lyon.id, paris.id],
                    wire: { connectorGroups: [{ id: lyon.id }, { id: paris.id }] },
                    outside: { connectorGroups: [{ id: paris.id }] },
                },
            ],
            replacement: { ...scope, appConnectorGroups: [madrid.id] },
        };
    },
    declared: { name: "Central logs", host: "logs.example.com", port: 5014, logType: "User Activity" },
    wire: {
        config: {
            enabled: true,
            lssHost: "logs.example.com",
            lssPort: "5014",
            useTls: false,
            sourceLogType: "zpn_trans_log",
            format: expect.stringContaining('"Username": %j{Username}'),
        },
    },
    changes: [
        {
            property: "description",
            value: "R&D <Lyon>",
            wire: { config: { description: "R&D <Lyon>" } },
            outside: { config: { description: "theirs" } },
        },
        {
            property: "enabled",
            value: false,
            wire: { config: { enabled: false } },
            outside: { config: { enabled: true } },
        },
        {
            property: "host",
            value: "10.1.0.10",
            wire: { config: { lssHost: "10.1.0.10" } },
            outside: { config: { lssHost: "10.1.0.11" } },
        },
        {
            property: "port",
            value: 6514,
            wire: { config: { lssPort: "6514" } },
            outside: { config: { lssPort: "6515" } },
        },
        {
            property: "useTls",
            value: true,
            wire: { config: { useTls: true } },
            outside: { config: { useTls: false } },
        },
        {
            property: "logType",
            value: "User Status",
            wire: { config: { sourceLogType: "zpn_auth_log" } },
            outside: { config: { sourceLogType: "zpn_http_trans_log" } },
        },
        {
            property: "format",
            value: "%s{Username}\\n",
            wire: { config: { format: "%s{Username}\\n" } },
            outside: { config: { format: "%s{Host}\\n" } },
        },
        {
            property: "excludedStatusCodes",
            value: ["ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTHENTICATED"],
            wire: { config: { filter: ["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_DISCONNECTED"] } },
            outside: { config: { filter: ["ZPN_STATUS_AUTH_FAILED"] } },
        },
        {
            property: "conditions",
            value: [{ clientTypes: ["Client Connector"] }],
            wire: { conditions: [CLIENTS] },
            outside: { conditions: [{ ...CLIENTS, negated: true }] },
        },
    ],
});

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
                expect(gone.output).toContain("stay marked for log streaming: set logStreaming to false");
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
        expect(failure).toContain("2 objects still name it:");
        expect(failure).toContain(`log receiver "SIEM" (${outputs.id}) in its appConnectorGroups`);
        await bench.destroy();
        await group.destroy();
    });
});
