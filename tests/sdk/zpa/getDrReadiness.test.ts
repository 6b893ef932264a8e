import { beforeEach, expect, it } from "@jest/globals";
import type { Json } from "../../../emulator/core/json";
import * as zscaler from "../../../sdk";
import { made, ready, type World } from "../../emulator/disasterRecovery/world";
import { openSession, type Session } from "../../emulator/session";
import { onTestFinished } from "../../onTestFinished";

let session: Session;
let world: World;

beforeEach(async () => {
    const before = { ...process.env };
    onTestFinished(() => {
        process.env = before;
    });
    session = await openSession();
    world = await ready(session);
    const { url, vanityDomain, clientId, clientSecret, customerId } = session.emulator;
    Object.assign(process.env, {
        ZSCALER_ENDPOINT: url,
        ZSCALER_VANITY_DOMAIN: vanityDomain,
        ZSCALER_CLIENT_ID: clientId,
        ZSCALER_CLIENT_SECRET: clientSecret,
        ZPA_CUSTOMER_ID: customerId,
    });
});

it("the console's pages list deployed groups that are designated, with their machines, and designated segments", async () => {
    const empty = await made(session, "appConnectorGroup", { name: "Empty", enabled: true, useInDrMode: true });
    const groups = await zscaler.getDisasterRecoveryGroups();
    expect(groups).toEqual([
        expect.objectContaining({
            id: world.designated,
            name: "Lyon",
            enabled: true,
            connectors: [expect.objectContaining({ id: world.connectors[0], enabled: true })],
            managementMode: "api",
        }),
    ]);
    const all = await zscaler.getDisasterRecoveryGroups({ includeEmpty: true });
    expect(all.map(({ id }) => id).sort()).toEqual([world.designated, empty].sort());
    expect(await zscaler.getDisasterRecoveryGroups({ name: "paris" })).toEqual([]);
    expect(await zscaler.getDisasterRecoveryServiceEdgeGroups()).toEqual([
        expect.objectContaining({ id: world.edges, serviceEdges: [expect.objectContaining({ id: world.edge })] }),
    ]);
    expect(await zscaler.getDisasterRecoverySegments()).toEqual([
        expect.objectContaining({
            id: world.segment,
            name: "Intranet",
            domainNames: ["intranet.example.com"],
            incomplete: false,
        }),
    ]);
    expect(await zscaler.getDisasterRecoveryServiceEdgeAddresses({})).toEqual({
        addresses: ["203.0.113.10"],
        skipped: [],
        managementMode: "api",
    });
    await session.delete(`v1/appConnectorGroup/${empty}`);
    const aRecords = ["203.0.113.10"];
    expect(await zscaler.getDrReadiness({ aRecords })).toEqual({ ready: true, findings: [], managementMode: "api" });
});

it("clients are led to what a service edge is published under, and what an A record cannot have is skipped with its reason", async () => {
    const addressesOf = async (published: Json) => {
        await session.control.change("serviceEdge", world.edge, { publishIps: published });
        const { addresses, skipped } = await zscaler.getDisasterRecoveryServiceEdgeAddresses();
        return { addresses, reasons: skipped.map(({ reason }) => reason) };
    };
    const two = { addresses: ["198.51.100.7", "198.51.100.8"], reasons: [] };
    expect(await addressesOf(["198.51.100.8", "198.51.100.7"])).toEqual(two);
    // An official client has it as a text.
    expect(await addressesOf("198.51.100.8, 198.51.100.7")).toEqual(two);
    expect(await addressesOf([])).toEqual({ addresses: ["203.0.113.10"], reasons: [] });
    expect(await addressesOf(["198.51.100.7", "2001:db8::7", "edge.example.com"])).toEqual({
        addresses: ["198.51.100.7"],
        reasons: [
            "2001:db8::7 is an IPv6 address; clients look for A records alone",
            "edge.example.com is a domain, which an A record cannot have",
        ],
    });
    expect(await addressesOf(["edge.example.com"])).toMatchObject({ addresses: [] });
    const { findings } = await zscaler.getDrReadiness({ aRecords: ["203.0.113.10"] });
    expect(findings.map(({ rule }) => rule)).toContain("dr-addresses-differ");
});

it("what keeps disaster recovery from working is found in the tenant, and which part is missing", async () => {
    await session.control.change("appConnectorGroup", world.designated, { useInDrMode: false });
    await session.control.change("serviceEdgeGroup", world.edges, { useInDrMode: false });
    await session.control.change("serviceEdge", world.edge, { enabled: false });
    const { ready: isReady, findings } = await zscaler.getDrReadiness({ aRecords: ["198.51.100.1"] });
    expect(isReady).toBe(false);
    const found = findings.map(({ rule, object, problem }) => [rule, object.name, problem]);
    expect(found).toEqual(
        expect.arrayContaining([
            ["dr-without-service-edge", "Intranet", expect.any(String)],
            ["dr-segment-without-dr-group", "Intranet", expect.any(String)],
            [
                "dr-configuration-incomplete",
                "Intranet",
                expect.stringContaining("no enabled App Connector group of these is designated: Lyon, Paris"),
            ],
            ["dr-addresses-differ", "domain", expect.stringContaining("198.51.100.1")],
        ]),
    );
    const where = { serviceEdgeGroups: [world.edges] };
    expect(await zscaler.getDisasterRecoveryServiceEdgeAddresses(where)).toMatchObject({
        addresses: [],
        skipped: [{ id: world.edge, reason: "it is disabled" }],
    });
});
