import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { check } from "../../provider/check/check";
import type { Values } from "../../provider/contract/values";
import { definitionOf } from "../../provider/definitionOf";
import { create, update } from "../../provider/lifecycle/lifecycle";
import { Session } from "../../provider/session";
import { settingsOf } from "../settings";

const LYON = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

let emulator: Emulator;
let session: Session;
const ids: Record<string, string> = {};
beforeAll(async () => {
    emulator = await startEmulator({
        switches: { rateLimit: "off", featureFlags: "feature.ddil.config" },
    });
    nextRun();
    const { control } = emulator;
    const group = { name: "Theirs", enabled: true, ...LYON, latitude: "45.764", longitude: "4.8357" };
    ids.group = (await control.create("appConnectorGroup", { ...group, enrollmentCertId: "6573" })).id;
    ids.segmentGroup = (await control.create("segmentGroup", { name: "Theirs", enabled: true })).id;
    const url = await control.create("provUrl", {
        name: "aws",
        provUrlData: { locationTemplate: { id: 82_273 }, cloudProviderType: "AWS" },
    });
    await control.cloud.boot({ provUrl: url.id, network: "vpc-1", zone: "us-west-2a" });
    ids.cloudGroup = String((await control.list("ecgroup"))[0]?.id);
});
afterAll(() => emulator?.close());

/** A session that knows nothing of the one before. */
function nextRun(): void {
    const settings: Readonly<Record<string, string>> = settingsOf(emulator);
    session = new Session((key) => settings[key]);
}

const backendOf = (type: string) => session.backendOf(type);

interface Row {
    type: string;
    collection: string;
    declared(): Values;
    /** What the program changes. */
    changed: Values;
    /** What another administrator has changed meanwhile, in the service's words. */
    outside: Record<string, string | number | boolean | string[] | object>;
}

const rows: Row[] = [
    {
        type: "zpa:AppConnectorGroup",
        collection: "appConnectorGroup",
        declared: () => ({
            name: "A",
            ...LYON,
            allowedSourceAddresses: ["203.0.113.7"],
            versionProfileName: "New Release",
        }),
        changed: { description: "ours" },
        outside: { enabled: false, ipAcl: ["203.0.113.8"], overrideVersionProfile: false },
    },
    {
        type: "zpa:AppConnectorGroup",
        collection: "appConnectorGroup",
        declared: () => ({ name: "B", ...LYON }),
        changed: { upgradeDay: "Monday" },
        outside: { upgradeTimeInSecs: "3600", signingCertId: "6574" },
    },
    {
        type: "zpa:ServiceEdgeGroup",
        collection: "serviceEdgeGroup",
        declared: () => ({ name: "A", ...LYON }),
        changed: { description: "ours" },
        outside: { enabled: false, location: "Paris" },
    },
    {
        type: "zpa:PrivateCloudControllerGroup",
        collection: "privateCloudControllerGroup",
        declared: () => ({ name: "A", ...LYON, countryCode: "FR" }),
        changed: { description: "ours" },
        outside: { enabled: false, location: "Paris" },
    },
    {
        type: "zpa:PrivateCloud",
        collection: "privateCloud",
        declared: () => ({ name: "A", certificateRenewalDays: 30 }),
        changed: { description: "ours" },
        outside: { enabled: false, reEnrollPeriod: "60" },
    },
    {
        type: "zpa:ServerGroup",
        collection: "serverGroup",
        declared: () => ({ name: "A", appConnectorGroups: [ids.group] }),
        changed: { description: "ours" },
        outside: { enabled: false },
    },
    {
        type: "zpa:ApplicationServer",
        collection: "server",
        declared: () => ({ name: "A", address: "10.1.0.10" }),
        changed: { description: "ours" },
        outside: { address: "10.1.0.11", enabled: false },
    },
    {
        type: "zpa:SegmentGroup",
        collection: "segmentGroup",
        declared: () => ({ name: "A" }),
        changed: { description: "ours" },
        outside: { enabled: false },
    },
    {
        type: "zpa:ApplicationSegment",
        collection: "application",
        declared: () => ({ name: "A", domainNames: ["a.example.com"], tcpPorts: 443, segmentGroup: ids.segmentGroup }),
        changed: { description: "ours" },
        outside: { enabled: false, domainNames: ["a.example.com", "b.example.com"], healthReporting: "NONE" },
    },
    {
        type: "zpa:AccessRule",
        collection: "policyRule",
        declared: () => ({ name: "A", action: "Allow", conditions: [{ clientTypes: ["Web Browser"] }] }),
        changed: { description: "ours" },
        outside: { disabled: "1", action: "DENY" },
    },
    {
        type: "zpa:ProvisioningKey",
        collection: "provisioningKey",
        declared: () => ({ name: "A", group: ids.group, maxUsage: 2 }),
        changed: { maxUsage: 3 },
        outside: { enabled: false },
    },
    {
        type: "zpa:Microtenant",
        collection: "microtenants",
        declared: () => ({ name: "A" }),
        changed: { description: "ours" },
        outside: { enabled: false },
    },
    {
        type: "cloudConnector:LocationTemplate",
        collection: "locationTemplate",
        declared: () => ({ name: "A", xffForwarding: true }),
        changed: { description: "ours" },
        outside: { template: { xffForwardEnabled: false } },
    },
    {
        type: "cloudConnector:TrafficForwardingRule",
        collection: "ecRdr",
        declared: () => ({ name: "A", forwarding: "Direct", cloudConnectorGroups: [ids.cloudGroup] }),
        changed: { description: "ours" },
        outside: { state: "DISABLED" },
    },
];

function checkedAs(type: string, declared: Values): Values {
    const { inputs, failures } = check(definitionOf(type), declared);
    expect(failures).toEqual([]);
    return inputs;
}

it("names what others have changed when the service refuses an update that does not go with it", async () => {
    const type = "cloudConnector:LocationTemplate";
    const declared = checkedAs(type, { name: "Refused", firewall: true });
    const { id, outputs } = await create(
        { definition: definitionOf(type), backend: backendOf(type) },
        { inputs: declared },
    );
    await emulator.control.change("locationTemplate", id, { template: { ofwEnabled: false } });
    nextRun();
    const news = checkedAs(type, { name: "Refused", firewall: true, intrusionPrevention: true });
    await expect(
        update({ definition: definitionOf(type), backend: backendOf(type) }, { id, olds: outputs, inputs: news }),
    ).rejects.toThrow(
        "Changed outside this program since the last refresh: firewall. Run `pulumi up --refresh` to set",
    );
});

it.each(rows)("an update of $type leaves what the program has not changed as others have set it", async (row) => {
    const definition = definitionOf(row.type);
    const backend = backendOf(row.type);
    const checked = (declared: Values) => checkedAs(row.type, declared);
    const declared = row.declared();
    const { id, outputs } = await create({ definition, backend }, { inputs: checked(declared) });
    await emulator.control.change(row.collection, id, row.outside as never);
    nextRun();
    const news = checked({ ...declared, ...row.changed });
    const after = await update({ definition, backend: backendOf(row.type) }, { id, olds: outputs, inputs: news });
    expect(after).toMatchObject(news);
    expect(await emulator.control.get(row.collection, id)).toMatchObject(row.outside);
});
