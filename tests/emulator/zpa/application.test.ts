import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

const PATH = "v1/application";

async function segmentGroup(session: Session, name = "Intranet"): Promise<string> {
    return String((await session.post("v1/segmentGroup", { name, enabled: true })).body.id);
}

/** What every segment needs, in a group of its own. */
async function intent(session: Session, more: WireObject = {}): Promise<WireObject> {
    const name = String(more.name ?? "wiki");
    const segmentGroupId = more.segmentGroupId ?? (await segmentGroup(session, `Group of ${name}`));
    return { name, enabled: true, domainNames: [`${name}.example.com`], segmentGroupId, ...more };
}

async function segment(session: Session, more: WireObject = {}): Promise<string> {
    const { status, body } = await session.post(PATH, await intent(session, more));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return String(body.id);
}

const ports = async (session: Session, id: string) => {
    const { tcpPortRanges, tcpPortRange } = (await session.get(`${PATH}/${id}`)).body;
    return { tcpPortRanges, tcpPortRange };
};

describe("an application segment", () => {
    test("has the defaults of the service", async () => {
        const session = await openSession();
        expect((await session.get(`${PATH}/${await segment(session)}`)).body).toMatchObject({
            bypassType: "NEVER",
            healthReporting: "ON_ACCESS",
            healthCheckType: "DEFAULT",
            icmpAccessType: "NONE",
            isCnameEnabled: true,
            passiveHealthEnabled: true,
            matchStyle: "EXCLUSIVE",
            tcpKeepAlive: "0",
            policyStyle: "NONE",
            isIncompleteDRConfig: false,
            segmentGroupName: "Group of wiki",
        });
    });

    test("answers domain names in lower case", async () => {
        const session = await openSession();
        const id = await segment(session, { domainNames: ["WIKI.Example.com", "*.Docs.example.com"] });
        const { body } = await session.get(`${PATH}/${id}`);
        expect(body.domainNames).toEqual(["wiki.example.com", "*.docs.example.com"]);
    });

    test.each([
        ["no segment group", { segmentGroupId: undefined }, "missing.mandatory.params", ["segmentGroupId"]],
        ["an unknown segment group", { segmentGroupId: "1" }, "invalid.resource.argument", ["segmentGroupId"]],
        ["an unknown server group", { serverGroups: [{ id: "1" }] }, "invalid.resource.argument", ["serverGroups"]],
        ["no domain name", { domainNames: [] }, "missing.mandatory.params", ["domainNames"]],
        ["one domain name twice", { domainNames: ["a.com", "A.com"] }, "invalid.resource.argument", ["domainNames"]],
        ["an inverted range", { tcpPortRanges: ["90", "80"] }, "invalid.resource.argument", ["tcpPortRanges"]],
        ["half a range", { tcpPortRanges: ["90"] }, "invalid.resource.argument", ["tcpPortRanges"]],
        ["port 0", { udpPortRange: [{ from: "0", to: "1" }] }, "invalid.resource.argument", ["udpPortRange"]],
        ["port 65536", { udpPortRanges: ["65536", "65536"] }, "invalid.resource.argument", ["udpPortRanges"]],
        [
            "overlapping ranges",
            { tcpPortRanges: ["80", "90", "85", "95"] },
            "invalid.resource.argument",
            ["tcpPortRanges"],
        ],
        [
            "two forms that disagree",
            { tcpPortRanges: ["80", "80"], tcpPortRange: [{ from: "81", to: "81" }] },
            "invalid.resource.argument",
            ["tcpPortRanges", "tcpPortRange"],
        ],
        ["an unknown word", { bypassType: "SOMETIMES" }, "invalid.resource.argument", ["bypassType"]],
    ])("is refused with %s", async (_, more, id, params) => {
        const session = await openSession();
        const { status, body } = await session.post(PATH, { ...(await intent(session)), ...more });
        expect([status, body.id, body.params]).toEqual([400, id, params]);
    });

    test("shows its ports in both forms, whichever was sent", async () => {
        const session = await openSession();
        const both = {
            tcpPortRanges: ["443", "443", "8000", "8010"],
            tcpPortRange: [
                { from: "443", to: "443" },
                { from: "8000", to: "8010" },
            ],
        };
        const flat = await segment(session, { name: "flat", tcpPortRanges: both.tcpPortRanges });
        const objects = await segment(session, { name: "objects", tcpPortRange: both.tcpPortRange });
        expect(await ports(session, flat)).toEqual(both);
        expect(await ports(session, objects)).toEqual(both);
    });

    test("keeps ports an update omits, and takes new ones in either form while the other is empty", async () => {
        const session = await openSession();
        const id = await segment(session, { tcpPortRanges: ["443", "443"] });
        const update = async (more: WireObject) => {
            expect((await session.put(`${PATH}/${id}`, { name: "wiki", ...more })).status).toBe(204);
            return (await ports(session, id)).tcpPortRanges;
        };
        expect(await update({})).toEqual(["443", "443"]);
        expect(await update({ tcpPortRange: [{ from: "81", to: "82" }], tcpPortRanges: [] })).toEqual(["81", "82"]);
        expect(await update({ tcpPortRanges: ["90", "90"] })).toEqual(["90", "90"]);
        expect(await update({ tcpPortRange: [] })).toBeUndefined();
    });

    test("tells how load is spread over its server groups in single reads alone", async () => {
        const session = await openSession();
        const group = await session.group();
        const servers = await session.post("v1/serverGroup", {
            name: "Servers",
            enabled: true,
            appConnectorGroups: [{ id: group.id }],
        });
        const id = await segment(session, { serverGroups: [{ id: servers.body.id }] });
        const [single] = (await session.get(`${PATH}/${id}`)).body.serverGroups as WireObject[];
        const listed = (await session.get(PATH)).body.list?.[0]?.serverGroups as WireObject[];
        expect(single).toMatchObject({ name: "Servers", enabled: true, weight: "0", passive: false });
        expect(listed[0]).toMatchObject({ name: "Servers", enabled: true });
        expect(listed[0]).not.toHaveProperty("weight");
        expect(listed[0]).not.toHaveProperty("passive");
    });

    test("is incomplete for disaster recovery until a connector group behind it is there then", async () => {
        const session = await openSession();
        const group = await session.group();
        const servers = await session.post("v1/serverGroup", { name: "s", appConnectorGroups: [{ id: group.id }] });
        const id = await segment(session, { useInDrMode: true, serverGroups: [{ id: servers.body.id }] });
        const isIncomplete = async () => (await session.get(`${PATH}/${id}`)).body.isIncompleteDRConfig;
        expect(await isIncomplete()).toBe(true);
        await session.control.change("appConnectorGroup", group.id, { useInDrMode: true });
        expect(await isIncomplete()).toBe(false);
    });

    test("needs a licence for inspection by the internet product", async () => {
        const session = await openSession();
        const body = await intent(session, { inspectTrafficWithZia: true });
        const refused = await session.post(PATH, body);
        expect([refused.status, refused.body.id]).toEqual([400, "config.change.not.allowed.sku.not.enabled"]);
        await session.control.set({ featureFlags: "feature.application.inspect_traffic_with_zia" });
        expect((await session.post(PATH, body)).status).toBe(201);
    });

    test("may share domain and port with another one, unless the switch says otherwise", async () => {
        const session = await openSession();
        const shared = { domainNames: ["wiki.example.com"], tcpPortRanges: ["80", "90"] };
        await segment(session, { name: "first", ...shared });
        await segment(session, { name: "second", ...shared });
        await session.control.set({ overlappingSegments: "refused" });
        const third = await intent(session, { name: "third", ...shared, tcpPortRanges: ["85", "85"] });
        expect((await session.post(PATH, third)).body.params).toEqual(["domainNames"]);
        expect((await session.post(PATH, { ...third, tcpPortRanges: ["91", "91"] })).status).toBe(201);
    });

    test("is deleted with force alone, because it is in a segment group", async () => {
        const session = await openSession();
        const path = `${PATH}/${await segment(session)}`;
        const { status, body } = await session.delete(path);
        expect([status, body.id, body.params]).toEqual([
            400,
            "resource.referenced",
            ["Segment Group", "Group of wiki"],
        ]);
        expect((await session.delete(`${path}?forceDelete=true`)).status).toBe(204);
        await session.control.set({ unforcedDelete: "deletes" });
        expect((await session.delete(`${PATH}/${await segment(session, { name: "b" })}`)).status).toBe(204);
    });

    test("keeps its server groups from being deleted, and is named by them", async () => {
        const session = await openSession();
        const group = await session.group();
        const servers = await session.post("v1/serverGroup", { name: "s", appConnectorGroups: [{ id: group.id }] });
        const path = `v1/serverGroup/${servers.body.id}`;
        const id = await segment(session, { serverGroups: [{ id: servers.body.id }] });
        expect((await session.get(path)).body.applications).toEqual([{ id, name: "wiki", enabled: true }]);
        expect((await session.delete(path)).body).toMatchObject({
            id: "resource.referenced",
            reason: "Resource is being referenced in Application : wiki.",
            params: ["Application", "wiki"],
        });
        await session.delete(`${PATH}/${id}?forceDelete=true`);
        expect((await session.delete(path)).status).toBe(204);
    });

    test("is exported as a table", async () => {
        const session = await openSession();
        const id = await segment(session, { description: 'says "hello", twice' });
        const { status, text, headers } = await session.get(`${PATH}/export?single=false`);
        expect([status, headers.get("content-type")]).toEqual([200, "text/csv"]);
        const [columns = "", row = "", ...rest] = text.split("\r\n");
        expect(columns).toMatch(/^id,name,description,/);
        expect(row).toMatch(new RegExp(`^${id},wiki,"says ""hello"", twice",true,`));
        expect(rest).toEqual([""]);
        const none = await session.get(`${PATH}/export?search=${encodeURIComponent("name EQ other")}`);
        expect(none.text.split("\r\n")).toEqual([columns, ""]);
    });

    test("is in the summary", async () => {
        const session = await openSession();
        const id = await segment(session);
        expect((await session.get(`${PATH}/summary`)).body.list).toEqual([{ id, name: "wiki", enabled: true }]);
    });
});

describe("the consoles of a segment", () => {
    const app = (more: WireObject = {}): WireObject => ({
        commonAppsDto: {
            appsConfig: [
                {
                    enabled: true,
                    domain: "wiki.example.com",
                    applicationPort: "22",
                    applicationProtocol: "SSH",
                    appTypes: ["SECURE_REMOTE_ACCESS"],
                    ...more,
                },
            ],
        },
    });
    const consoles = async (session: Session) =>
        (await session.get(`${PATH}/getAppsByType?applicationType=SECURE_REMOTE_ACCESS`)).body.list;

    test("keep their ids when an update sends them again", async () => {
        const session = await openSession();
        const id = await segment(session, app());
        const [before] = (await consoles(session)) ?? [];
        expect(before).toMatchObject({ name: "wiki.example.com", appId: id, applicationPort: "22" });
        await session.put(`${PATH}/${id}`, { name: "wiki", ...app({ enabled: false }) });
        expect(await consoles(session)).toEqual([{ ...before, enabled: false }]);
    });

    test("are listed by reads of the segment, and go when an update names them", async () => {
        const session = await openSession();
        const id = await segment(session, app());
        const read = async () => (await session.get(`${PATH}/${id}`)).body;
        const [console_] = (await read()).praApps as WireObject[];
        expect(console_).toMatchObject({
            name: "wiki.example.com",
            appId: id,
            portal: false,
            hidden: false,
            applicationProtocol: "SSH",
        });
        const second = app({ domain: "wiki.example.com", applicationPort: "2222", name: "second" });
        await session.put(`${PATH}/${id}`, second);
        expect((await read()).praApps).toEqual([console_, expect.objectContaining({ name: "second" })]);
        await session.put(`${PATH}/${id}`, { commonAppsDto: { deletedPraApps: [console_?.id] } });
        expect((await read()).praApps).toEqual([expect.objectContaining({ name: "second" })]);
    });

    test("go when an update does not list them, if the switch says so", async () => {
        const session = await openSession({ switches: { unlistedApps: "removed" } });
        const id = await segment(session, app());
        await session.put(`${PATH}/${id}`, app({ applicationPort: "2222", name: "second" }));
        expect(await consoles(session)).toEqual([expect.objectContaining({ name: "second" })]);
    });

    test("stand beside what is inspected and what browsers reach, each kind for itself", async () => {
        const session = await openSession();
        const inspected = app({ appTypes: ["INSPECT"], applicationProtocol: "HTTPS", applicationPort: "443" });
        const clientlessApps = [
            {
                name: "Wiki",
                enabled: true,
                domain: "wiki.example.com",
                applicationPort: "443",
                applicationProtocol: "HTTPS",
            },
        ];
        const id = await segment(session, { ...inspected, clientlessApps });
        const read = async () => (await session.get(`${PATH}/${id}`)).body;
        const before = await read();
        expect(before).toMatchObject({
            inspectionApps: [{ appId: id, applicationProtocol: "HTTPS", trustUntrustedCert: false }],
            clientlessApps: [{ appId: id, name: "Wiki", allowOptions: false, hidden: false }],
            commonAppsDto: { appsConfig: [{ appTypes: ["INSPECT"] }] },
        });
        expect(before).not.toHaveProperty("praApps");
        const listed = await session.get(`${PATH}/getAppsByType?applicationType=BROWSER_ACCESS`);
        const [clientless] = before.clientlessApps as WireObject[];
        expect(listed.body.list).toEqual([expect.objectContaining({ id: clientless?.id, appId: id, name: "Wiki" })]);

        expect((await session.put(`${PATH}/${id}`, before)).status).toBe(204);
        expect(await read()).toEqual({ ...before, modifiedTime: expect.any(String) });
        await session.put(`${PATH}/${id}`, { clientlessApps: [{ ...clientless, allowOptions: true }] });
        expect((await read()).clientlessApps).toEqual([{ ...clientless, allowOptions: true }]);
        await session.put(`${PATH}/${id}`, { clientlessApps: [] });
        expect(await read()).not.toHaveProperty("clientlessApps");
        expect(await read()).toMatchObject({ inspectionApps: before.inspectionApps });
    });

    test("that browsers reach are refused for a name the segment does not have, unless Zscaler hosts it", async () => {
        const session = await openSession();
        const clientless = (more: WireObject) => ({
            clientlessApps: [
                { domain: "other.example.com", applicationPort: "443", applicationProtocol: "HTTPS", ...more },
            ],
        });
        const refused = await session.post(PATH, await intent(session, clientless({})));
        expect(refused.body.params).toEqual(["clientlessApps"]);
        await segment(session, { name: "hosted", ...clientless({ extDomain: "example.zscalerportal.net" }) });
    });

    test.each([
        ["a domain the segment does not have", { domain: "other.example.com" }],
        ["an unknown kind", { appTypes: ["GAME"] }],
        ["an unknown protocol", { applicationProtocol: "GOPHER" }],
        ["a certificate that does not exist", { certificateId: "1" }],
        ["no port", { applicationPort: "ssh" }],
    ])("are refused with %s", async (_, more) => {
        const session = await openSession();
        const { body } = await session.post(PATH, await intent(session, app(more)));
        expect(body.params).toEqual(["commonAppsDto"]);
    });
});
