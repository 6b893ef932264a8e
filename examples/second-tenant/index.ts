import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

// The first tenant is the stack's own (zscaler:customerId and so on); these are set for the second one:
//     pulumi config set second:vanityDomain globex
//     pulumi config set second:customerId 316196257331281920
//     pulumi config set second:clientId 0oab1c2d3e4f5g6h7i8j
//     pulumi config set second:clientSecret --secret
const second = new pulumi.Config("second");

const globex = new zscaler.ZscalerProvider("globex", {
    vanityDomain: second.require("vanityDomain"),
    customerId: second.require("customerId"),
    clientId: second.require("clientId"),
    clientSecret: second.requireSecret("clientSecret"),
    endpoint: second.get("endpoint"), // of an emulator
});

// Both companies reach the applications of the data centre, each through connectors of its own.
const dataCentre = {
    name: "Data centre Frankfurt",
    location: "Frankfurt, Germany",
    latitude: 50.1109,
    longitude: 8.6821,
};

const own = new zscaler.AppConnectorGroup("own", dataCentre);
const ownKey = new zscaler.ProvisioningKey("own", { name: dataCentre.name, group: own, maxUsage: 2 });

const theirs = new zscaler.AppConnectorGroup("theirs", dataCentre, { provider: globex });
const theirKey = new zscaler.ProvisioningKey(
    "theirs",
    { name: dataCentre.name, group: theirs, maxUsage: 2 },
    { provider: globex },
);

export const provisioningKeys = { own: ownKey.provisioningKey, theirs: theirKey.provisioningKey };
