import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

// What the pull request changes: Lyon is retired, and machines enroll in Paris.
const retired = new pulumi.Config().requireBoolean("retired");

const lyon = new zscaler.AppConnectorGroup("lyon", {
    name: "Review Lyon",
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
    enabled: !retired,
});
const paris = new zscaler.AppConnectorGroup("paris", {
    name: "Review Paris",
    location: "Paris, France",
    latitude: 48.8566,
    longitude: 2.3522,
});
new zscaler.ProvisioningKey("machines", { name: "Review machines", group: retired ? paris : lyon, maxUsage: 4 });

const servers = new zscaler.ServerGroup("intranet", { name: "Review intranet", appConnectorGroups: [lyon] });
const segmentGroup = new zscaler.SegmentGroup("intranet", { name: "Review intranet" });
new zscaler.ApplicationSegment("wiki", {
    name: "Review wiki",
    domainNames: ["wiki.example.com"],
    tcpPorts: 443,
    segmentGroup,
    serverGroups: [servers],
});
if (retired) new zscaler.ApplicationServer("archive", { name: "Review archive", address: "10.1.0.10" });
