import { describe, expect, it } from "@jest/globals";
import { getPublishedActivationRecord } from "../../../sdk/disasterRecovery";
import { openSession, type Session } from "../session";
import { DOMAIN, KEYS, publish, ready, type World } from "./world";

const SETTINGS = { domainName: DOMAIN, publicKey: KEYS.publicKey };

async function opened(switches = {}): Promise<{ session: Session; world: World }> {
    const session = await openSession({ switches });
    const world = await ready(session);
    await session.control.disasterRecovery.changeSettings(SETTINGS);
    return { session, world };
}

async function modes(session: Session): Promise<Record<string, string>> {
    const { members, clients } = await everybody(session);
    return Object.fromEntries([...members, ...clients].map(({ id, mode }) => [id, mode]));
}

async function everybody({ control }: Session) {
    const { disasterRecovery } = control;
    return { members: await disasterRecovery.members(), clients: await disasterRecovery.clients() };
}

it("test moves all designated members and the clients of the test group, on everybody, and off brings them back, while the API is stopped", async () => {
    const { session, world } = await opened();
    const { control } = session;
    const [designated, other] = world.connectors;
    const tester = await control.disasterRecovery.addClient({ ...SETTINGS, testGroup: true });
    const user = await control.disasterRecovery.addClient(SETTINGS);
    const foreign = await control.disasterRecovery.addClient({});
    await publish(session, "off");
    await control.advance({ minutes: 10 });
    const atRest = {
        [designated]: "off",
        [world.edge]: "off",
        [tester.id]: "off",
        [user.id]: "off",
        [foreign.id]: "off",
    };
    expect(await modes(session)).toEqual(atRest);
    expect((await control.disasterRecovery.reach()).segments).toEqual([
        expect.objectContaining({ inDisasterRecovery: false, byCloud: true }),
    ]);

    await control.stopManagementApi();
    await expect(session.get("v1/appConnectorGroup")).rejects.toThrow("fetch failed");
    await publish(session, "test");
    const published = (await control.clock()).epochSeconds;
    await control.advance({ seconds: 235 });
    const inTest = { ...atRest, [designated]: "test", [world.edge]: "test", [tester.id]: "test" };
    expect(await modes(session)).toEqual(inTest);
    for (const { mode, since } of (await everybody(session)).clients) {
        if (mode === "off") continue;
        // The old record is answered for its TTL, and clients read every 200 seconds.
        expect(since).toBeGreaterThanOrEqual(published + 30);
        expect(since).toBeLessThanOrEqual(published + 231);
    }
    const reached = await control.disasterRecovery.reach();
    expect(reached.segments).toEqual([
        expect.objectContaining({ inDisasterRecovery: true, appConnectorGroups: [world.designated], byCloud: false }),
    ]);
    expect(reached.clients.map(({ reaches }) => reaches)).toEqual([[world.segment], [], []]);

    await publish(session, "on");
    await control.advance({ seconds: 235 });
    expect(await modes(session)).toEqual({
        ...inTest,
        [designated]: "on",
        [world.edge]: "on",
        [tester.id]: "on",
        [user.id]: "on",
    });

    await publish(session, "off");
    await control.advance({ seconds: 235 });
    expect(await modes(session)).toEqual(atRest);
    await control.startManagementApi();
    expect((await session.get(`v1/connector/${designated}`)).body.controlChannelStatus).toBe(
        "ZPN_STATUS_AUTHENTICATED",
    );
    expect((await control.get("connector", other)).lastBrokerDisconnectTime).toBeUndefined();
});

describe("a record is not followed", () => {
    it.each<[string, Parameters<typeof publish>[2], object, string]>([
        ["that is not signed, where there is a key", { signed: false }, {}, "off"],
        ["unless the switch says so", { signed: false }, { drUnsignedRecord: "followed" }, "on"],
        ["that has ended", { notAfter: 1_600_000_000 }, {}, "off"],
        ["that has not begun", { notBefore: 4_000_000_000 }, {}, "off"],
    ])("%s", async (_, options, switches, mode) => {
        const { session, world } = await opened(switches);
        await publish(session, "on", options);
        await session.control.advance({ minutes: 10 });
        expect(await modes(session)).toEqual({ [world.connectors[0]]: mode, [world.edge]: mode });
    });

    it("by a key that is not of the pair", async () => {
        const { session, world } = await opened();
        await publish(session, "on");
        const sets = await session.control.disasterRecovery.records(DOMAIN);
        const texts = sets.find(({ type }) => type === "TXT")?.values ?? [];
        const forged = texts.map((text) => text.replace("b=on", "b=test"));
        await session.control.disasterRecovery.setRecords(DOMAIN, { TXT: forged, A: ["203.0.113.10"] });
        await session.control.advance({ minutes: 10 });
        expect(await modes(session)).toEqual({ [world.connectors[0]]: "off", [world.edge]: "off" });
    });
});

it("disaster recovery ends with its record, and not before: neither when the name is gone, nor when DNS is", async () => {
    const { session, world } = await opened();
    const { control } = session;
    const [id] = world.connectors;
    const { epochSeconds } = await control.clock();
    await publish(session, "on", { notAfter: epochSeconds + 3_600 });
    await control.advance({ minutes: 10 });
    await control.disasterRecovery.stopDns();
    await control.advance({ hours: 2 });
    expect((await modes(session))[id]).toBe("on");
    await control.disasterRecovery.startDns();
    await control.advance({ minutes: 10 });
    expect((await modes(session))[id]).toBe("off");

    await publish(session, "on");
    await control.advance({ minutes: 10 });
    await control.disasterRecovery.setRecords(DOMAIN, {});
    await control.advance({ minutes: 10 });
    expect((await modes(session))[id]).toBe("on");
    await control.set({ drMissingRecord: "ends" });
    await control.disasterRecovery.setRecords(DOMAIN, { A: ["203.0.113.10"] });
    await control.advance({ minutes: 10 });
    expect((await modes(session))[id]).toBe("off");
});

it("members that have switched do not hear of changes before they are back", async () => {
    const { session, world } = await opened();
    const { control } = session;
    await publish(session, "test");
    await control.advance({ minutes: 10 });
    await session.put(`v1/appConnectorGroup/${world.designated}`, { name: "Lyon", useInDrMode: false });
    await control.disasterRecovery.changeSettings({ domainName: "other.example.com", publicKey: null });
    expect((await modes(session))[world.connectors[0]]).toBe("test");
    await publish(session, "off");
    await control.advance({ minutes: 10 });
    expect(await modes(session)).toEqual({ [world.edge]: "off" });
});

it("a client whose user signed in too long ago reaches nothing", async () => {
    const { session, world } = await opened();
    const { control } = session;
    const { epochSeconds } = await control.clock();
    const day = 86_400;
    await control.disasterRecovery.changeSettings({ maxAgeSeconds: 14 * day });
    for (const days of [5, 13.5, 15]) {
        await control.disasterRecovery.addClient({ ...SETTINGS, lastAuthenticated: epochSeconds - days * day });
    }
    await publish(session, "on");
    await control.advance({ minutes: 10 });
    const { clients } = await control.disasterRecovery.reach();
    expect(clients.map(({ signedIn, reaches }) => [signedIn, reaches])).toEqual([
        [true, [world.segment]],
        [true, [world.segment]],
        [false, []],
    ]);
});

it("what is missing is named: an address in DNS, a domain, and what a segment needs the cloud for", async () => {
    const { session, world } = await opened();
    const { control } = session;
    const reason = async () => (await control.disasterRecovery.reach()).segments[0]?.reason;
    expect(await reason()).toBe("no connector of a designated group that serves it has switched");
    await publish(session, "on");
    await control.advance({ minutes: 10 });
    expect(await reason()).toBeUndefined();
    const TXT = (await control.disasterRecovery.records(DOMAIN)).find(({ type }) => type === "TXT")?.values;
    await control.disasterRecovery.setRecords(DOMAIN, { TXT, A: ["198.51.100.1"] });
    await control.advance({ minutes: 1 });
    expect(await reason()).toBe("no service edge that has switched is at an address of the domain");
    await control.change("application", world.segment, { ipAnchored: true });
    expect(await reason()).toBe("source IP anchoring does not work");
});

it("a machine that is switched off meanwhile serves nobody, and switches again when it is back", async () => {
    const { session, world } = await opened();
    const { control } = session;
    const reason = async () => (await control.disasterRecovery.reach()).segments[0]?.reason;
    await publish(session, "on");
    await control.advance({ minutes: 10 });
    for (const [id, lost] of [
        [world.edge, "no service edge that has switched is at an address of the domain"],
        [world.connectors[0], "no connector of a designated group that serves it has switched"],
    ] as const) {
        await control.disconnect(id);
        expect(await reason()).toBe(lost);
        await control.advance({ minutes: 10 });
        expect(await modes(session)).not.toHaveProperty(id);
        await control.connect(id);
        await control.advance({ minutes: 10 });
        expect([(await modes(session))[id], await reason()]).toEqual(["on", undefined]);
    }
});

it("the DNS server answers what is published, and is silent when it is stopped", async () => {
    const { session } = await opened();
    const read = () =>
        getPublishedActivationRecord({
            domain: DOMAIN,
            publicKey: KEYS.publicKey,
            servers: [session.emulator.dnsServer],
        });
    expect((await read()).faults).toContain("there is no TXT record; publish one with the state off");
    await publish(session, "off");
    expect(await read()).toMatchObject({
        record: { state: "off" },
        signature: "verified",
        addresses: ["203.0.113.10"],
        faults: [],
    });
});

it.each([
    ["connectorGroups", [false, false, true]],
    ["serviceEdges", [false, true, true]],
    ["never", [false, false, false]],
] as const)("a segment is incomplete by the switch incompleteDrConfig, %s", async (incompleteDrConfig, expected) => {
    const { session, world } = await opened({ incompleteDrConfig });
    const incomplete = async () => (await session.get(`v1/application/${world.segment}`)).body.isIncompleteDRConfig;
    const found = [await incomplete()];
    for (const [collection, id] of [
        ["serviceEdgeGroup", world.edges],
        ["appConnectorGroup", world.designated],
    ] as const) {
        await session.control.change(collection, id, { useInDrMode: false });
        found.push(await incomplete());
    }
    expect(found).toEqual(expected);
});

it.each<[object, string]>([
    [{ colour: "red" }, 'The settings are domainName, publicKey and maxAgeSeconds; "colour" is none of them.'],
    [{ maxAgeSeconds: 0 }, "maxAgeSeconds must be a whole number from 1 to 32832000 (380 days)."],
    [{ publicKey: KEYS.privateKey }, "publicKey contains a private key"],
    [{ domainName: "no domain" }, '"no domain" is no domain name.'],
])("the page of settings does not take %j", async (settings, message) => {
    const session = await openSession();
    await expect(session.control.disasterRecovery.changeSettings(settings)).rejects.toThrow(message);
});
