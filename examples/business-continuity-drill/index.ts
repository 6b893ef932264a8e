import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

// A schedule runs the drill, for example each quarter, from a machine that reaches the applications by Client Connector:
//   npx pulumi-zscaler bc drill --private-cloud "Campus Lyon" --for 30m --journal drill.jsonl --probe tcp://wiki.example.com:443
// The program leaves businessContinuityForced out, so that an update during the drill does not end it.
const place = { name: "Campus Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

const controllers = new zscaler.PrivateCloudControllerGroup("controllers", { ...place, countryCode: "FR" });
const connectors = new zscaler.AppConnectorGroup("connectors", place);
const edges = new zscaler.ServiceEdgeGroup("edges", { ...place, exclusiveForBusinessContinuity: true });

const campus = new zscaler.PrivateCloud("campus", {
    name: "Campus Lyon",
    privateCloudControllerGroups: [controllers],
    appConnectorGroups: [connectors],
    serviceEdgeGroups: [edges],
    // Certificates are valid for a year, and are not renewed during an outage.
    certificateRenewalDays: 120,
});

new zscaler.BusinessContinuitySettings("continuity", {
    domainName: "continuity.example.com",
    waitBeforeEntering: { minutes: 5 },
    backups: true,
    backupsKept: 20,
    backupSchedule: "Daily",
});

// Two machines of each kind, so that one is left while the other is upgraded.
const maxUsage = 2;
const keys = [
    new zscaler.ProvisioningKey("controllers", {
        name: "Campus Lyon controllers",
        associationType: "PrivateCloudControllerGroup",
        group: controllers,
        maxUsage,
    }),
    new zscaler.ProvisioningKey("connectors", { name: "Campus Lyon connectors", group: connectors, maxUsage }),
    new zscaler.ProvisioningKey("edges", {
        name: "Campus Lyon edges",
        associationType: "ServiceEdgeGroup",
        group: edges,
        maxUsage,
    }),
];

export const privateCloud = campus.name;
export const provisioningKeys = pulumi.secret(keys.map(({ provisioningKey }) => provisioningKey));
