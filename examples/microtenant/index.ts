import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const madrid = new zscaler.Microtenant("madrid", {
    name: "Madrid",
    description: "The subsidiary, which looks after its own applications",
    domains: [new pulumi.Config().require("domain")],
});

// Whatever is declared with this provider is in the microtenant.
const provider = new zscaler.ZscalerProvider("madrid", { microtenantId: madrid.id });

const group = new zscaler.AppConnectorGroup(
    "madrid",
    { name: "Madrid", location: "Madrid, Spain", latitude: 40.4168, longitude: -3.7038 },
    { provider },
);
const key = new zscaler.ProvisioningKey("madrid", { name: "Madrid", group, maxUsage: 2 }, { provider });

export const microtenantId = madrid.id;
export const administrator = madrid.administratorUserName;
export const firstPassword = madrid.administratorPassword; // the service shows it this once
export const provisioningKey = key.provisioningKey;
