import { afterEach, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import type { Values } from "../../../provider/contract/values";
import { read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { logReceiver } from "../../../provider/zpa/logReceiver";
import { Connected } from "../connected";

const GROUP = {
    name: "Logs",
    enabled: true,
    location: "Lyon, France",
    latitude: "45.764",
    longitude: "4.8357",
    enrollmentCertId: "6573",
};
const SIEM = { name: "SIEM", host: "logs.example.com", port: 5014, appConnectorGroups: ["216196257331404706"] };

const reasons = (more: object) =>
    check(logReceiver, { ...SIEM, logType: "User Status", ...more }).failures.map(({ property, reason }) => [
        property,
        reason,
    ]);

describe("what a preview says of a log receiver beside its properties", () => {
    const said = (olds: object, more: object) =>
        logReceiver.notices?.(olds, { ...check(logReceiver, { ...SIEM, logType: "User Status", ...more }).inputs });
    const states = ["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTH_FAILED"];
    const [group] = SIEM.appConnectorGroups;

    it("names the groups that it will mark: all at first, then those that are new", () => {
        const words = "marks these App Connector groups for log streaming if they are not marked yet:";
        expect(said({}, {})).toEqual([`log receiver "SIEM" ${words} ${group}`]);
        expect(said(SIEM, { description: "other" })).toEqual([]);
        expect(said(SIEM, { appConnectorGroups: [group, "7"] })).toEqual([`log receiver "SIEM" ${words} 7`]);
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        for (const appConnectorGroups of [unknown, [unknown]]) {
            expect(said({}, { appConnectorGroups })).toEqual([`log receiver "SIEM" ${words} still to be created`]);
        }
    });

    it("warns when every state is excluded, once", () => {
        const silent = { ...SIEM, logType: "User Status", excludedStatusCodes: states };
        const warning = expect.stringContaining("may stream nothing; remove one from excludedStatusCodes");
        expect(said(SIEM, silent)).toEqual([warning]);
        expect(said(check(logReceiver, silent).inputs, silent)).toEqual([]);
        expect(said(SIEM, { excludedStatusCodes: states.slice(1) })).toEqual([]);
    });
});

describe("what a log receiver may not be", () => {
    it.each([
        ["logType", "Weather", /^must be one of "User Activity", "User Status", .*"Kerberos Inspection"$/],
        ["logType", "zpn_auth_log", /^must be one of/],
        ["host", "logs", /^must be an IPv4 or IPv6 address, or a domain name such as "logs.example.com"$/],
        ["host", "https://logs.example.com", /^must be an IPv4/],
        ["host", "logs.example.com:5014", /^must be an IPv4/],
        ["host", "10.1.0.256", /^must be an IPv4/],
        ["port", 0, /^must be at least 1$/],
        ["port", 65_536, /^must be at most 65535$/],
        ["port", "5014", /^must be a number, not a string$/],
        ["format", "json", /^must be "JSON", "CSV" or "TSV", or the text of a line with its fields, such as "%s/],
        ["appConnectorGroups", [], /^must not be empty/],
        ["excludedStatusCodes", [], /^must not be empty; set a value or omit the property$/],
        [
            "excludedStatusCodes",
            ["auth failed"],
            /^\[0\] "auth failed" must be a status code such as "ZPN_STATUS_AUTH_FAILED"$/,
        ],
        [
            "excludedStatusCodes",
            ["CLT_INVALID_DOMAIN"],
            /^\[0\] "CLT_INVALID_DOMAIN" is not a status code of this logType, whose codes are/,
        ],
        ["conditions", [], /^must not be empty; set a value or omit the property$/],
        [
            "conditions",
            [{ clientTypes: ["Abacus"] }],
            /^\[0\].clientTypes\[0\] "Abacus" must be one of "Client Connector"/,
        ],
        ["conditions", [{}], /^\[0\] has no criteria/],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons({ [property]: value })).toEqual([[property, expect.stringMatching(reason)]]);
    });

    it.each(["Browser Access", "App Connector Metrics", "Private Service Edge Metrics", "Audit Logs", "AppProtection"])(
        "limited by status codes that lines of %s do not have",
        (logType) => {
            const reason = expect.stringMatching(/^cannot be set for this logType, which has no status codes/);
            expect(reasons({ logType, excludedStatusCodes: ["CLT_CONN_FAILED"] })).toEqual([
                ["excludedStatusCodes", reason],
            ]);
        },
    );

    it.each(["App Connector Status", "Private Cloud Controller Metrics", "Audit Logs"])(
        "limited by conditions where %s are not about users",
        (logType) => {
            const reason = expect.stringMatching(/^cannot be set for this logType, which has no user activity/);
            expect(reasons({ logType, conditions: [{ clientTypes: ["Machine Tunnel"] }] })).toEqual([
                ["conditions", reason],
            ]);
        },
    );

    it.each(["logs.example.com", "10.1.0.10", "2001:db8::10"])("and may be sent to %s", (host) => {
        expect(reasons({ host })).toEqual([]);
    });
});

it("a log receiver goes out without what the audit log said of the last write, its rule under the name of requests", () => {
    const config = { id: "1", name: "SIEM", auditMessage: "{}", modifiedTime: "1", future: true };
    const operands = [{ id: "2", objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp", name: "x" }];
    const policyRule = { id: "3", ruleOrder: "1", operator: "AND", conditions: [{ id: "4", operands }] };
    expect(
        logReceiver.collection.toRequestBody?.(
            { config, policyRule, connectorGroups: [] },
            { inputs: {}, backend: {} as never },
        ),
    ).toEqual({
        config: { name: "SIEM", future: true },
        connectorGroups: [],
        policyRuleResource: {
            action: "LOG",
            operator: "AND",
            conditions: [{ operands: [{ objectType: "CLIENT_TYPE", values: ["zpn_client_type_zapp"] }] }],
        },
    });
});

describe("a log receiver", () => {
    let receivers: Connected;
    afterEach(() => receivers?.close());

    async function connected(switches: Parameters<typeof Connected.to>[1] = {}) {
        receivers = await Connected.to(logReceiver, switches);
        const { id } = await receivers.emulator.control.create("appConnectorGroup", GROUP);
        const declared = { ...SIEM, logType: "User Activity", appConnectorGroups: [id] };
        const marked = async () => (await receivers.emulator.control.get("appConnectorGroup", id)).lssAppConnectorGroup;
        return { declared, groupId: id, marked };
    }

    it.each([
        {},
        { lssGroupFlag: "set" },
        { escapeNames: "on" },
        { oauth2Enrolment: "on" },
        { defaultMicrotenant: "zero" },
        { unrecordedOmission: "clear" },
        { nullFields: "cleared" },
        { lssFlagBugOnSingleGet: "on" },
    ] as const)("shows no change that nobody made where %j", async (switches) => {
        const { declared } = await connected(switches);
        const everything = receivers.checked({
            ...declared,
            name: "R&D <SIEM>",
            description: "Ampère & Lumière",
            useTls: true,
            excludedStatusCodes: ["CLT_INVALID_DOMAIN", "CLT_CONN_FAILED"],
            conditions: [{ clientTypes: ["Web Browser", "Client Connector"] }, { platforms: ["Linux"] }],
        });
        const less = receivers.checked({ ...declared, name: "R&D <SIEM>" });
        await receivers.created(everything, async ({ id, outputs }) => {
            expect(await receivers.refreshed(id, outputs)).toEqual(everything);
            const reduced = await update(receivers.context, { id, olds: outputs, inputs: less });
            expect(await receivers.refreshed(id, reduced)).toEqual(less);
            const wire = await receivers.emulator.control.get("lssConfig", id);
            expect(wire.conditions ?? []).toEqual([]);
            const restored = await update(receivers.context, { id, olds: reduced, inputs: everything });
            expect(await receivers.refreshed(id, restored)).toEqual(everything);
        });
    });

    it("marks its groups, and changes nothing else of them", async () => {
        const { declared, groupId, marked } = await connected();
        const group = () => receivers.renew().zpa.read({ path: "appConnectorGroup" }, groupId, "look");
        const before = await group();
        await receivers.created(receivers.checked(declared), async ({ id, outputs }) => {
            expect(await marked()).toBe(true);
            await receivers.emulator.control.change("appConnectorGroup", groupId, { lssAppConnectorGroup: false });
            receivers.renew();
            await update(receivers.context, {
                id,
                olds: outputs,
                inputs: receivers.checked({ ...declared, port: 5015 }),
            });
            expect(await marked()).toBe(true);
        });
        const { modifiedBy, modifiedTime } = (await group()) ?? {};
        expect(await group()).toEqual({ ...before, lssAppConnectorGroup: true, modifiedBy, modifiedTime });
    });

    it("does not touch groups that are marked already", async () => {
        const { declared, groupId } = await connected();
        await receivers.emulator.control.change("appConnectorGroup", groupId, { lssAppConnectorGroup: true });
        const writes = async () =>
            (await receivers.emulator.control.requestLog()).filter(
                ({ method, path }) => method === "PUT" && path.includes("appConnectorGroup"),
            );
        await receivers.created(receivers.checked(declared), async () => undefined);
        expect(await writes()).toEqual([]);
    });

    it("refuses groups that nobody may change, and those that are not there, before it is made", async () => {
        const { declared } = await connected();
        const all = await receivers.emulator.control.list("appConnectorGroup");
        const deception = all.find(({ readOnly }) => readOnly === true);
        const made = (groups: unknown[]) =>
            receivers.created(receivers.checked({ ...declared, appConnectorGroups: groups }), async () => undefined);
        await expect(made([deception?.id])).rejects.toThrow(/a log-streaming group: this object is read-only/);
        await expect(made(["1"])).rejects.toThrow(/the group does not exist/);
        expect(await receivers.emulator.control.list("lssConfig")).toEqual([]);
    });

    it("keeps the line that a template stood for, and sees when another changes it", async () => {
        const { declared } = await connected();
        await receivers.created(receivers.checked(declared), async ({ id, outputs }) => {
            expect(outputs).toMatchObject({
                format: "JSON",
                content: expect.stringContaining('"Username": %j{Username}'),
            });
            // As if the service's template had moved on since.
            const old: Values = { ...outputs, content: '{"Username": %j{Username}}\\n' };
            const { config } = await receivers.emulator.control.get("lssConfig", id);
            const holding = (format: unknown) =>
                receivers.emulator.control.change("lssConfig", id, {
                    config: { ...(config as object), format } as never,
                });
            await holding(old.content);
            receivers.renew();
            expect(await receivers.refreshed(id, old)).toMatchObject({ format: "JSON" });
            const moved = receivers.checked({ ...declared, port: 5015 });
            const after = await update(receivers.context, { id, olds: old, inputs: moved });
            expect(after).toMatchObject({ format: "JSON", content: old.content });

            await holding("%s{Username}\\n");
            receivers.renew();
            const said = await read(receivers.context, { id, known: after });
            expect(said).toMatchObject({ format: "%s{Username}\\n" });
            const repaired = await update(receivers.context, { id, olds: said ?? {}, inputs: moved });
            expect(repaired.content).toBe(outputs.content);
        });
    });

    it("takes the template of its new type along", async () => {
        const { declared } = await connected();
        await receivers.created(receivers.checked({ ...declared, format: "CSV" }), async ({ id, outputs }) => {
            const status = receivers.checked({ ...declared, format: "CSV", logType: "User Status" });
            const { content } = await update(receivers.context, { id, olds: outputs, inputs: status });
            expect(content).toContain("User Status");
            expect(content).not.toBe(outputs.content);
        });
    });

    it("lets a group go that is detached from it, keeps the rest, and never lets the last one go", async () => {
        const { declared, groupId } = await connected({ unrecordedOmission: "clear" });
        const { id: other } = await receivers.emulator.control.create("appConnectorGroup", { ...GROUP, name: "More" });
        const conditions = [{ clientTypes: ["Web Browser"] }];
        const both = receivers.checked({ ...declared, conditions, appConnectorGroups: [groupId, other] });
        await receivers.created(both, async ({ id }) => {
            const shown = { detachOnDelete: true, detachesOnDelete: [`log receiver "SIEM" (${id})`] };
            await remove(
                { definition: appConnectorGroup, backend: receivers.backend },
                { id: groupId, outputs: { name: "Logs", ...shown } },
            );
            const { appConnectorGroups: _both, ...rest } = both;
            const said = await read(receivers.context, { id, known: {} });
            expect(said).toMatchObject({ ...rest, appConnectorGroups: [other] });
            await expect(
                remove(
                    { definition: appConnectorGroup, backend: receivers.backend },
                    { id: String(other), outputs: { name: "More", ...shown } },
                ),
            ).rejects.toThrow(/log receiver "SIEM" .*: appConnectorGroups would become empty/);
        });
    });

    it("can be read where its templates cannot", async () => {
        const { declared } = await connected();
        await receivers.created(receivers.checked(declared), async ({ id, outputs }) => {
            await receivers.emulator.control.fault({ path: "logType/formats", status: 403, times: 9 });
            receivers.renew();
            expect(await receivers.refreshed(id, outputs)).toEqual(receivers.checked(declared));
            const { config } = await receivers.emulator.control.get("lssConfig", id);
            const flows = { ...(config as object), sourceLogType: "zms_flow_log" } as never;
            await receivers.emulator.control.change("lssConfig", id, { config: flows });
            receivers.renew();
            expect(await read(receivers.context, { id, known: {} })).toMatchObject({
                logType: "zms_flow_log",
                format: outputs.content,
            });
        });
    });

    it("leaves alone what the library does not know, however deep", async () => {
        const { declared } = await connected();
        await receivers.created(receivers.checked(declared), async ({ id, outputs }) => {
            const { config } = await receivers.emulator.control.get("lssConfig", id);
            const strange = { futureField: { deep: [1, { er: "x" }] } };
            const patch = { ...strange, config: { ...(config as object), ...strange } as never };
            await receivers.emulator.control.change("lssConfig", id, patch);
            receivers.renew();
            await update(receivers.context, {
                id,
                olds: outputs,
                inputs: receivers.checked({ ...declared, port: 5015 }),
            });
            const after = await receivers.emulator.control.get("lssConfig", id);
            expect(after).toMatchObject({ ...strange, config: { ...strange, lssPort: "5015" } });
        });
    });
});
