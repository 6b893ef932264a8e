import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const host = new pulumi.Config().require("host");

// A group of its own, beside the SIEM, so that logs and users do not slow each other down.
const group = new zscaler.AppConnectorGroup("logs", {
    name: "Log streaming Frankfurt",
    location: "Frankfurt, Germany",
    latitude: 50.1109,
    longitude: 8.6821,
});
const key = new zscaler.ProvisioningKey("logs", { name: "Log streaming Frankfurt", group, maxUsage: 2 });

new zscaler.LogReceiver("user-activity", {
    name: "SIEM user activity",
    host,
    port: 6514,
    useTls: true,
    logType: "User Activity",
    appConnectorGroups: [group],
});
new zscaler.LogReceiver("connectors", {
    name: "SIEM connectors",
    host,
    port: 6514,
    useTls: true,
    logType: "App Connector Status",
    appConnectorGroups: [group],
});

export const provisioningKey = key.provisioningKey;
