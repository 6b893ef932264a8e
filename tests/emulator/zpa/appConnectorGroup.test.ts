import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "../session";

const GROUPS = "v1/appConnectorGroup";
const LYON = { latitude: "45.764", longitude: "4.8357" };

const read = async (session: Session, id: string) => (await session.get(`${GROUPS}/${id}`)).body;

describe("creating a group", () => {
    test("needs only a name, fills the service's defaults and answers part of the object", async () => {
        const session = await openSession();
        const { status, body } = await session.post(GROUPS, { name: "Branch" });
        expect(status).toBe(201);
        expect(body).toMatchObject({
            name: "Branch",
            enabled: false,
            upgradeDay: "SUNDAY",
            upgradeTimeInSecs: "66600",
            dnsQueryType: "IPV4_IPV6",
            overrideVersionProfile: false,
            connectorGroupType: "APP",
            praEnabled: false,
            wafDisabled: false,
            useInDrMode: false,
        });
        for (const key of ["version", "upgradePriority", "versionProfileVisibilityScope", "microtenantName"]) {
            expect(body).not.toHaveProperty(key);
            expect(await read(session, String(body.id))).toHaveProperty(key);
        }
    });

    test("gives ids of 18 digits, one after the other", async () => {
        const session = await openSession();
        const first = await session.group({ name: "a" });
        const second = await session.group({ name: "b" });
        expect(first.id).toMatch(/^\d{18}$/);
        expect(BigInt(second.id) - BigInt(first.id)).toBe(1n);
    });

    test.each([
        ["Lyon", LYON, "Lyon, FR", "FR"],
        ["San Jose", { latitude: "37.33874", longitude: "-121.8852525" }, "San Jose, US", "US"],
        ["Ottawa", { latitude: 45.42, longitude: -75.69 }, "Ottawa, CA", "CA"],
        ["Sydney", { latitude: "-33.9", longitude: "151.2" }, "Sydney, AU", "AU"],
    ])("derives city and country from coordinates: %s", async (_, coordinates, cityCountry, countryCode) => {
        const session = await openSession();
        expect(await session.group({ ...coordinates, cityCountry: "Elsewhere, XX" })).toMatchObject({
            cityCountry,
            countryCode,
            latitude: String(coordinates.latitude),
        });
    });

    test("trims the name", async () => {
        const session = await openSession();
        expect((await session.group({ name: "  Branch  " })).name).toBe("Branch");
    });

    test.each([
        ["no name", { name: undefined }, "missing.mandatory.params", ["name"]],
        ["an empty name", { name: "" }, "missing.mandatory.params", ["name"]],
        ["a blank name", { name: "  " }, "invalid.resource.argument", ["name"]],
        ["a number as name", { name: 7 }, "invalid.resource.argument", ["name"]],
        ["a text as flag", { enabled: "true" }, "invalid.resource.argument", ["enabled"]],
        ["an unknown day", { upgradeDay: "Sunday" }, "invalid.resource.argument", ["upgradeDay"]],
        [
            "a time off the quarter hour",
            { upgradeTimeInSecs: "66601" },
            "invalid.resource.argument",
            ["upgradeTimeInSecs"],
        ],
        ["a time after midnight", { upgradeTimeInSecs: 86400 }, "invalid.resource.argument", ["upgradeTimeInSecs"]],
        ["a latitude over 90", { latitude: "91", longitude: "0" }, "invalid.resource.argument", ["latitude"]],
        ["a longitude in words", { latitude: "0", longitude: "west" }, "invalid.resource.argument", ["longitude"]],
        ["one coordinate alone", { latitude: "45" }, "invalid.resource.argument", ["longitude"]],
        ["an unknown DNS type", { dnsQueryType: "IPV5" }, "invalid.resource.argument", ["dnsQueryType"]],
        [
            "hosting info of 65 characters",
            { dcHostingInfo: "x".repeat(65) },
            "invalid.resource.argument",
            ["dcHostingInfo"],
        ],
        ["an address that is none", { ipAcl: ["10.0.0.0/33"] }, "invalid.resource.argument", ["ipAcl"]],
        ["an unknown profile", { versionProfileId: "77" }, "invalid.resource.argument", ["versionProfileId"]],
        ["an unknown certificate", { enrollmentCertId: "1" }, "invalid.resource.argument", ["enrollmentCertId"]],
        [
            "an override without a profile",
            { overrideVersionProfile: true },
            "missing.mandatory.params",
            ["versionProfileId"],
        ],
        [
            "TCP flags that differ",
            { tcpQuickAckApp: true },
            "invalid.resource.argument",
            ["tcpQuickAckApp", "tcpQuickAckAssistant", "tcpQuickAckReadAssistant"],
        ],
        ["two faults at once", { enabled: 1, upgradeDay: 1 }, "invalid.resource.argument", ["enabled", "upgradeDay"]],
    ])("refuses %s", async (_, more, id, params) => {
        const session = await openSession();
        const { status, body } = await session.post(GROUPS, { name: "Branch", ...more });
        expect([status, body.id, body.params]).toEqual([400, id, params]);
        expect(await session.control.list("appConnectorGroup")).toHaveLength(2);
    });

    test("refuses a name that is taken, whatever the case", async () => {
        const session = await openSession();
        await session.group({ name: "Branch" });
        const { status, body } = await session.post(GROUPS, { name: " BRANCH " });
        expect([status, body.id, body.params]).toEqual([400, "resource.already.exist", ["BRANCH"]]);
        await session.control.set({ duplicateName: "allowed" });
        expect((await session.post(GROUPS, { name: "Branch" })).status).toBe(201);
    });

    test("ignores keys it does not know", async () => {
        const session = await openSession();
        expect(await session.group({ colour: "red", id: "1", readOnly: true })).toMatchObject({ readOnly: false });
        expect(await session.control.list("appConnectorGroup")).not.toContainEqual(
            expect.objectContaining({ colour: "red" }),
        );
    });

    test("is refused beyond the documented limit only when limits are on", async () => {
        const session = await openSession({ switches: { capacity: "documented" } });
        for (let index = 0; index < 98; index++) await session.group({ name: `Branch ${index}` });
        const { status, body } = await session.post(GROUPS, { name: "One too many" });
        expect([status, body.code]).toEqual([403, "LIMIT_EXCEEDED"]);
        await session.control.set({ capacity: "unlimited" });
        expect((await session.post(GROUPS, { name: "Not too many" })).status).toBe(201);
    });
});

describe("updating a group", () => {
    test("by name alone keeps everything but the four attributes of its place", async () => {
        const session = await openSession();
        const { id } = await session.group({
            ...LYON,
            description: "text",
            enabled: true,
            location: "Lyon",
            ipAcl: ["10.0.0.0/8"],
            dcHostingInfo: "rack",
            upgradeDay: "MONDAY",
        });
        const before = await read(session, id);
        expect(await session.put(`${GROUPS}/${id}`, { name: "Renamed" })).toMatchObject({ status: 204, text: "" });
        const { latitude, longitude, cityCountry, countryCode, ...kept } = before;
        expect(await read(session, id)).toEqual({ ...kept, name: "Renamed", modifiedTime: expect.any(String) });
    });

    test("has no content type and no body", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const { headers, text } = await session.put(`${GROUPS}/${id}`, { name: "a" });
        expect([headers.get("content-type"), text]).toEqual([null, ""]);
    });

    test("takes the whole object back as it was read", async () => {
        const session = await openSession();
        const { id } = await session.group({ ...LYON, description: "text" });
        const before = await read(session, id);
        expect((await session.put(`${GROUPS}/${id}`, before)).status).toBe(204);
        expect(await read(session, id)).toEqual({ ...before, modifiedTime: expect.any(String) });
    });

    test("clears a text by the empty text, and a list by the empty list", async () => {
        const session = await openSession();
        const { id } = await session.group({ description: "text", ipAcl: ["10.0.0.1"] });
        await session.put(`${GROUPS}/${id}`, { name: "a", description: "", ipAcl: [] });
        const body = await read(session, id);
        expect(body).not.toHaveProperty("description");
        expect(body).not.toHaveProperty("ipAcl");
    });

    test.each([
        ["absent", undefined],
        ["stored", ""],
        ["kept", "text"],
    ] as const)("with the empty text: %s", async (emptyText, description) => {
        const session = await openSession({ switches: { emptyText } });
        const { id } = await session.group({ description: "text" });
        await session.put(`${GROUPS}/${id}`, { name: "a", description: "" });
        expect((await read(session, id)).description).toBe(description);
    });

    test("keeps attributes the emulator does not model, and lets an update set them", async () => {
        const session = await openSession();
        const { id } = await session.group();
        await session.control.change("appConnectorGroup", id, { future: { deep: [1] }, other: "x" });
        const before = await read(session, id);
        expect(before).toMatchObject({ future: { deep: [1] }, other: "x" });
        await session.put(`${GROUPS}/${id}`, { ...before, other: "y" });
        expect(await read(session, id)).toMatchObject({ future: { deep: [1] }, other: "y" });
    });

    test("cannot change the type, nor name a missing profile", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const update = (body: object) => session.put(`${GROUPS}/${id}`, { name: "a", ...body });
        expect((await update({ connectorGroupType: "NP" })).body.params).toEqual(["connectorGroupType"]);
        expect((await update({ versionProfileId: "9" })).body.params).toEqual(["versionProfileId"]);
    });

    test.each([
        ["keep", true],
        ["clear", false],
    ] as const)("that omits the source list: %s", async (unrecordedOmission, kept) => {
        const session = await openSession({ switches: { unrecordedOmission } });
        const { id } = await session.group({ ipAcl: ["10.0.0.1"], useInDrMode: true });
        await session.put(`${GROUPS}/${id}`, { name: "a" });
        const body = await read(session, id);
        expect(["ipAcl" in body, body.useInDrMode]).toEqual([kept, kept]);
    });

    test.each([
        ["omitted", "text"],
        ["cleared", undefined],
    ] as const)("with null: %s", async (nullFields, description) => {
        const session = await openSession({ switches: { nullFields } });
        const { id } = await session.group({ description: "text" });
        await session.put(`${GROUPS}/${id}`, { name: "a", description: null });
        expect((await read(session, id)).description).toBe(description);
    });

    test("of a missing group says which", async () => {
        const session = await openSession();
        const { status, body } = await session.put(`${GROUPS}/123`, { name: "a" });
        expect(status).toBe(400);
        expect(body).toEqual({
            id: "resource.not.found",
            reason: "No resource exists with the given id/name :123",
            params: ["123"],
            exception: "resource.not.found",
        });
        await session.control.set({ notFoundStatus: "404" });
        expect((await session.get(`${GROUPS}/123`)).status).toBe(404);
    });
});

describe("deleting a group", () => {
    test("answers 204, and the group is gone", async () => {
        const session = await openSession();
        const { id } = await session.group();
        expect((await session.delete(`${GROUPS}/${id}`)).status).toBe(204);
        expect((await session.get(`${GROUPS}/${id}`)).body.id).toBe("resource.not.found");
        expect((await session.delete(`${GROUPS}/${id}`)).status).toBe(400);
    });

    test("is refused while a key, a connector or a server group refers to it", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const refusal = async () => (await session.delete(`${GROUPS}/${id}`)).body.params;
        const key = await session.key({ zcomponentId: id });
        expect(await refusal()).toEqual(["Provisioning Key", "Lyon key"]);
        const machine = await session.control.enrol({ provisioningKey: key.provisioningKey, name: "vm-1" });
        await session.delete(`v1/associationType/CONNECTOR_GRP/provisioningKey/${key.id}`);
        expect(await refusal()).toEqual(["App Connector", "vm-1"]);
        await session.delete(`v1/connector/${machine.id}`);
        const servers = await session.post("v1/serverGroup", { name: "Servers", appConnectorGroups: [{ id }] });
        expect(await refusal()).toEqual(["Server Group", "Servers"]);
        await session.delete(`v1/serverGroup/${servers.body.id}`);
        expect((await session.delete(`${GROUPS}/${id}`)).status).toBe(204);
    });

    test.each([
        ["kept", 1],
        ["deleted", 0],
    ] as const)("when references are lax leaves its keys %s", async (keysOfDeletedGroup, left) => {
        const session = await openSession({ switches: { references: "lax", keysOfDeletedGroup } });
        const key = await session.key();
        expect((await session.delete(`${GROUPS}/${key.zcomponentId}`)).status).toBe(204);
        expect(await session.control.list("provisioningKey")).toHaveLength(left);
    });
});

describe("what is managed by others", () => {
    test("is in every tenant: a Deception group and one of Zscaler's", async () => {
        const session = await openSession();
        const groups = await session.control.list("appConnectorGroup");
        expect(groups.map(({ readOnly, zscalerManaged }) => [readOnly, zscalerManaged])).toEqual([
            [true, false],
            [false, true],
        ]);
        expect(groups[0]?.restrictionType).toBeDefined();
    });

    test("can be read, but not written", async () => {
        const session = await openSession();
        for (const { id } of await session.control.list("appConnectorGroup")) {
            expect((await session.get(`${GROUPS}/${id}`)).status).toBe(200);
            expect((await session.put(`${GROUPS}/${id}`, { name: "Mine" })).status).toBe(403);
            expect((await session.delete(`${GROUPS}/${id}`)).status).toBe(403);
        }
    });
});

describe("reading groups", () => {
    test("shows the tenant's version profile while the group does not override it", async () => {
        const session = await openSession();
        const own = await session.group({ name: "own", overrideVersionProfile: true, versionProfileId: "1" });
        const tenants = await session.group({ name: "tenant's", versionProfileId: "1" });
        expect(await read(session, own.id)).toMatchObject({
            versionProfileId: "1",
            versionProfileName: "Previous Default",
        });
        expect(await read(session, tenants.id)).toMatchObject({
            versionProfileId: "2",
            versionProfileName: "New Release",
        });
    });

    test("has a summary of names", async () => {
        const session = await openSession();
        const { id } = await session.group({ name: "Branch", enabled: true });
        const { body } = await session.get(`${GROUPS}/summary`);
        expect(body.totalCount).toBe("3");
        expect(body.list?.[0]).toEqual({ id, name: "Branch", enabled: true });
    });

    test("shows its connectors, and its server groups on the path for them", async () => {
        const session = await openSession();
        const { id } = await session.group();
        expect(await read(session, id)).not.toHaveProperty("connectors");
        const { provisioningKey } = await session.key({ zcomponentId: id });
        await session.control.enrol({ provisioningKey, name: "vm-1" });
        await session.post("v1/serverGroup", { name: "Servers", appConnectorGroups: [{ id }] });
        const { body } = await session.get(`${GROUPS}/${id}/sg`);
        expect(body).toMatchObject({ connectors: [{ name: "vm-1" }], serverGroups: [{ name: "Servers" }] });
        expect(await read(session, id)).not.toHaveProperty("serverGroups");
    });

    test("reports log streaming wrongly on single reads when the switch says so", async () => {
        const session = await openSession({ switches: { lssFlagBugOnSingleGet: "on" } });
        const { id } = await session.group({ lssAppConnectorGroup: true });
        expect((await read(session, id)).lssAppConnectorGroup).toBe(false);
        const { body } = await session.get(GROUPS);
        expect(body.list?.find((group) => group.id === id)?.lssAppConnectorGroup).toBe(true);
    });

    test("escapes names, rounds coordinates and names the default microtenant when switches say so", async () => {
        const session = await openSession();
        const { id } = await session.group({ name: "R&D <*>", latitude: "45.123456789", longitude: "4" });
        expect(await read(session, id)).toMatchObject({ name: "R&D <*>", latitude: "45.123456789" });
        await session.control.set({ escapeNames: "on", coordinates: "rounded", defaultMicrotenant: "zero" });
        expect(await read(session, id)).toMatchObject({
            name: "R&amp;D &lt;&#x2a;&gt;",
            latitude: "45.123457",
            microtenantId: "0",
        });
    });
});

describe("a tenant moved to OAuth2 enrollment", () => {
    const migrated = { switches: { oauth2Enrolment: "on" } } as const;

    test("needs the certificate on every write, and names another field in the error", async () => {
        const session = await openSession(migrated);
        const refused = await session.post(GROUPS, { name: "Branch" });
        expect([refused.status, refused.body.id, refused.body.params]).toEqual([
            400,
            "missing.mandatory.params",
            ["signingCertId"],
        ]);
        const { id } = await session.group({ enrollmentCertId: "6573" });
        expect((await session.put(`${GROUPS}/${id}`, { name: "Branch", signingCertId: "6573" })).status).toBe(400);
        expect((await session.put(`${GROUPS}/${id}`, { name: "Branch", enrollmentCertId: "6573" })).status).toBe(204);
    });

    test("answers the certificate under the other name", async () => {
        const session = await openSession(migrated);
        const { id } = await session.group({ enrollmentCertId: "6573" });
        const body = await read(session, id);
        expect([body.signingCertId, body.enrollmentCertId]).toEqual(["6573", undefined]);
    });

    test("makes no provisioning keys", async () => {
        const session = await openSession(migrated);
        const group = await session.group({ enrollmentCertId: "6573" });
        const path = "v1/associationType/CONNECTOR_GRP/provisioningKey";
        const body = { name: "k", maxUsage: 1, zcomponentId: group.id, enrollmentCertId: "6573" };
        expect((await session.post(path, body)).status).toBe(400);
    });
});
