import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { Importing } from "../../provider/queries/importEntry";
import { settingsOf } from "../settings";

let emulator: Emulator;
beforeAll(async () => {
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
    const { control } = emulator;
    const { id: madrid } = await control.create("microtenants", { name: "Madrid", enabled: true });
    const place = { latitude: "45.764", longitude: "4.8357", location: "Lyon, France", enabled: true };
    const groups = await Promise.all(
        ["Lyon", "Paris"].map((name) => control.create("appConnectorGroup", { ...place, name })),
    );
    await control.create("appConnectorGroup", { ...place, name: "Madrid", microtenantId: madrid });
    const edges = await control.create("serviceEdgeGroup", { ...place, name: "Edges" });
    for (const [associationType, { id, name }] of [
        ...groups.map((group) => ["CONNECTOR_GRP", group] as const),
        ["SERVICE_EDGE_GRP", edges] as const,
    ]) {
        const enrollmentCertId = associationType === "CONNECTOR_GRP" ? "6573" : "6574";
        const key = { name: `Key of ${name}`, maxUsage: "2", zcomponentId: id, enrollmentCertId };
        await control.create("provisioningKey", { ...key, associationType });
    }
    const key = (await control.list("provisioningKey"))[0];
    await control.enrol({ provisioningKey: String(key?.provisioningKey) });
    for (const name of ["Offices", "Factories"]) await control.create("segmentGroup", { name, enabled: true });
    await control.create("ecRdr", { name: "Ours", type: "EC_RDR", order: 1, rank: 7, forwardMethod: "DIRECT" });
});
afterAll(() => emulator?.close());

function importing(): Importing {
    const settings: Record<string, string> = settingsOf(emulator);
    return new Importing((key) => settings[key]);
}

describe("an import of a whole type", () => {
    it.each([
        ["zpa:AppConnectorGroup", ["Lyon", "Madrid", "Paris"]],
        ["zpa:ProvisioningKey", ["Key of Edges", "Key of Lyon", "Key of Paris"]],
        ["zpa:AppConnector", ["Key of Lyon-1"]],
        ["zpa:SegmentGroup", ["Factories", "Offices"]],
        ["zpa:Microtenant", ["Madrid"]],
        ["cloudConnector:TrafficForwardingRule", ["Ours"]],
    ])("of %s has each object as an import of it alone would, with one sign-in", async (type, names) => {
        await emulator.control.clearRequestLog();
        const { entries } = await importing().all(type);
        expect(entries.map(({ called }) => called)).toEqual(names);
        const calls = await emulator.control.requestLog();
        expect(calls.filter(({ path }) => path.endsWith("/token")).length).toBeLessThanOrEqual(1);
        for (const { called: _, ...entry } of entries) {
            const scope = entry.inputs.microtenantId ?? entry.inputs.associationType;
            const reference = scope === undefined ? entry.id : `${scope}/${entry.id}`;
            expect(await importing().one(type, reference)).toEqual(entry);
        }
    });

    it("leaves out what nobody may change, and says so", async () => {
        const groups = await importing().all("zpa:AppConnectorGroup");
        expect(groups.leftOut).toEqual([
            expect.stringMatching(/App Connector group "Zscaler Deception" \(\d+\): it is restricted/),
            expect.stringMatching(/App Connector group "Zscaler Managed Connectors" \(\d+\): it is managed by Zscaler/),
        ]);
        const rules = await importing().all("cloudConnector:TrafficForwardingRule");
        expect(rules.leftOut).toHaveLength(6);
        expect(rules.leftOut[0]).toContain("it is a predefined rule");
        const microtenants = await importing().all("zpa:Microtenant");
        expect(microtenants.leftOut[0]).toContain("the Default microtenant can be neither managed nor read");
    });

    it("leaves out what other resources set, so that a program without it resets nothing", async () => {
        const marked = { name: "Logs", lssAppConnectorGroup: true, latitude: "45.764", longitude: "4.8357" };
        const { id } = await emulator.control.create("appConnectorGroup", { ...marked, location: "Lyon, France" });
        const { inputs, outputs } = await importing().one("zpa:AppConnectorGroup", id);
        expect(inputs).not.toHaveProperty("logStreaming");
        expect(outputs.logStreaming).toBeNull();
    });

    it("reads hundreds of objects in a few calls", async () => {
        const names = Array.from({ length: 200 }, (_, index) => `Server ${index}`);
        await Promise.all(
            names.map((name) => emulator.control.create("server", { name, address: "192.0.2.1", enabled: true })),
        );
        await emulator.control.clearRequestLog();
        const { entries } = await importing().all("zpa:ApplicationServer");
        expect(entries).toHaveLength(200);
        expect((await emulator.control.requestLog()).length).toBeLessThan(5);
    });
});

describe("a type that there is not", () => {
    it.each([
        ["zpa:AppConectorGroup", "did you mean zpa:AppConnectorGroup"],
        ["AppConnectorGroup", "did you mean zpa:AppConnectorGroup"],
        ["zpa:appconnectorgroup", "did you mean zpa:AppConnectorGroup"],
        ["zpa:CloudConnectorGroup", "did you mean cloudConnector:CloudConnectorGroup"],
        ["zpa:TrustedNetwork", "zpa:TrustedNetwork has only lookup functions"],
        ["aws:ec2", "the types are cloudConnector:"],
    ])("%s is told by its nearest ones, without a call", async (type, words) => {
        await emulator.control.clearRequestLog();
        await expect(importing().one(type, "1")).rejects.toThrow(words);
        await expect(importing().all(type)).rejects.toThrow(words);
        expect(await emulator.control.requestLog()).toEqual([]);
    });
});
