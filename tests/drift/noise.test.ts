import { expect, it } from "@jest/globals";
import { rows } from "../campaign";
import { onTestFinished } from "../onTestFinished";
import { DriftingTenant } from "./driftingTenant";
import { NoisyService } from "./noise";

const PLACE = { location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const AT_A_TIME = 20;

/** Two of each kind, so that the refresh lists them. */
async function declare(tenant: DriftingTenant): Promise<void> {
    const twice = async (type: string, one: (name: string) => object) =>
        Promise.all(["R&D", "Sales"].map((name) => tenant.manage(type, `${type} ${name}`, { name, ...one(name) })));
    const groups = await twice("zpa:AppConnectorGroup", () => ({
        ...PLACE,
        allowedSourceAddresses: ["203.0.113.0/24", "198.51.100.7"],
    }));
    const servers = await twice("zpa:ApplicationServer", () => ({ address: "10.1.0.10" }));
    const serverGroups = await twice("zpa:ServerGroup", () => ({
        appConnectorGroups: groups,
        dynamicDiscovery: false,
        servers,
    }));
    const [segmentGroup = ""] = await twice("zpa:SegmentGroup", () => ({}));
    const segments = await twice("zpa:ApplicationSegment", (name) => ({
        domainNames: [`a-${name.length}.example.com`, `b-${name.length}.example.com`],
        tcpPorts: [443, "8000-8010"],
        segmentGroup,
        serverGroups,
    }));
    await twice("zpa:AccessRule", () => ({ action: "Allow", conditions: [{ applicationSegments: segments }] }));
    await twice("zpa:ServiceEdgeGroup", () => PLACE);
    await twice("cloudConnector:LocationTemplate", (name) => ({ prefix: name }));
    await twice("zpa:ProvisioningKey", () => ({ group: groups[0], maxUsage: 2 }));
    await twice("zpa:LogReceiver", () => ({
        host: "logs.example.com",
        port: 5014,
        logType: "User Activity",
        appConnectorGroups: groups,
    }));
}

it.each(rows([100], [1_000]))(
    "%d refreshes of what nobody has changed show no drift, whatever the noise of the answers",
    async (count) => {
        const tenant = await DriftingTenant.open();
        onTestFinished(() => tenant.close());
        await declare(tenant);
        const service = await NoisyService.before(tenant.emulator.url);
        onTestFinished(() => service.close());
        const configuration = { values: { ...tenant.settings, "zscaler:endpoint": service.url }, secret: [] };
        const alarms: unknown[] = [];
        let done = 0;
        const refresh = async () => {
            while (done < count) {
                done++;
                const report = await tenant.drift({ configuration });
                alarms.push(...report.drift, ...report.failures);
            }
        };
        await Promise.all(Array.from({ length: AT_A_TIME }, refresh));
        expect(alarms.slice(0, 5)).toEqual([]);
        expect(done).toBeGreaterThanOrEqual(count);

        const { id = "" } = tenant.resources[0] ?? {};
        await tenant.control.change("appConnectorGroup", id, { ipAcl: ["203.0.113.0/24"] });
        service.forget();
        const { drift } = await tenant.drift({ configuration });
        expect(drift.map(({ property }) => property)).toEqual(["allowedSourceAddresses"]);
    },
);
