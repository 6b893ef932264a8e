import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const config = new pulumi.Config();

// By name, as the console shows it; the stack keeps nothing of it.
const headquarters = zscaler.getAppConnectorGroupOutput({ name: config.require("group") });

// By id: the stack shows it as read, never writes it, and leaves it there when it is destroyed. To manage it instead,
// import it, under another name than it is read by:
//     npx pulumi-zscaler import zpa:SegmentGroup intranet-group ID > import.json
//     pulumi import --file import.json --generate-code=false
// and declare here what import.json shows as inputs: new zscaler.SegmentGroup("intranet-group", { name: "Intranet" });
const intranet = zscaler.SegmentGroup.get("intranet", config.require("segmentGroupId"));

// What this program adds to the two.
const key = new zscaler.ProvisioningKey("spare", { name: "Headquarters spare", group: headquarters.id, maxUsage: 1 });
const servers = new zscaler.ServerGroup("payroll", { name: "Payroll", appConnectorGroups: [headquarters.id] });
const payroll = new zscaler.ApplicationSegment("payroll", {
    name: "Payroll",
    domainNames: ["payroll.example.com"],
    tcpPorts: 443,
    segmentGroup: intranet,
    serverGroups: [servers],
});

export const place = headquarters.location;
export const segmentGroup = intranet.name;
export const applications = payroll.domainNames;
export const provisioningKey = key.provisioningKey;
