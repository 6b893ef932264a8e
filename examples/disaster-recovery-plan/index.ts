import { readFileSync } from "node:fs";
import path from "node:path";
import * as zscaler from "pulumi-zscaler";
import { DisasterRecoveryPlan, DisasterRecoverySettings } from "pulumi-zscaler/disasterRecovery";

interface Region {
    city: string;
    country: string;
    latitude: number;
    longitude: number;
}

const regions: Record<string, Region> = {
    singapore: { city: "Singapore", country: "Singapore", latitude: 1.3521, longitude: 103.8198 },
    lyon: { city: "Lyon", country: "France", latitude: 45.764, longitude: 4.8357 },
    chicago: { city: "Chicago", country: "United States", latitude: 41.8781, longitude: -87.6298 },
};

// Of a zone that no segment covers. Only the public key is here; records are signed where the private key is.
const settings = new DisasterRecoverySettings("settings", {
    domainName: "dr.example.net",
    publicKeyPem: readFileSync(path.join(__dirname, "dr_publickey.pem"), "utf8"),
    maximumAuthenticationAge: { value: 14, unit: "days" },
});

const segmentGroup = new zscaler.SegmentGroup("recovery", { name: "Disaster recovery" });

const made = Object.entries(regions).map(([region, { city, country, ...place }]) => {
    const location = `${city}, ${country}`;
    const daily = new zscaler.AppConnectorGroup(`${region}-daily`, { name: `${city} daily`, location, ...place });
    // A test takes every designated group off the cloud, so that other groups serve meanwhile.
    const connectors = new zscaler.AppConnectorGroup(region, {
        name: `${city} recovery`,
        location,
        ...place,
        disasterRecovery: true,
    });
    const edges = new zscaler.ServiceEdgeGroup(region, {
        name: `${city} recovery`,
        location,
        ...place,
        disasterRecovery: true,
    });
    const servers = new zscaler.ServerGroup(region, {
        name: `${city} recovery`,
        appConnectorGroups: [daily, connectors],
    });
    const erp = new zscaler.ApplicationSegment(region, {
        name: `ERP ${city}`,
        domainNames: [`erp-${region}.example.com`],
        tcpPorts: 443,
        segmentGroup,
        serverGroups: [servers],
        disasterRecovery: true,
    });
    const keys = {
        connectors: new zscaler.ProvisioningKey(`${region}-connectors`, {
            name: `${city} recovery connectors`,
            group: connectors,
            maxUsage: 2,
        }),
        edges: new zscaler.ProvisioningKey(`${region}-edges`, {
            name: `${city} recovery edges`,
            associationType: "ServiceEdgeGroup",
            group: edges,
            maxUsage: 2,
        }),
    };
    return { region, daily, connectors, edges, servers, erp, keys };
});

const plan = new DisasterRecoveryPlan("production", {
    settings,
    segments: made.map(({ erp }) => ({ segment: erp })),
    serverGroups: made.map(({ servers }) => servers),
    appConnectorGroups: made.flatMap(({ region, daily, connectors }) =>
        [daily, connectors].map((group) => ({ group, region })),
    ),
    serviceEdgeGroups: made.map(({ region, edges }) => ({ group: edges, region })),
    decidedBy: ["Head of IT", "Officer on duty"],
    nextDrillDue: "2027-03-31",
});

export const provisioningKeys = Object.fromEntries(
    made.map(({ region, keys }) => [
        region,
        { connectors: keys.connectors.provisioningKey, edges: keys.edges.provisioningKey },
    ]),
);
export const manualSteps = settings.manualSteps;
// For the stack that publishes: pulumi stack output planJson > ../disaster-recovery-activation/plan.json
export const planJson = plan.planJson;
export const findings = plan.findings.apply((found) => found.map(({ rule, object }) => `${rule}: ${object}`));
