import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as zscaler from "pulumi-zscaler";

/** A group of a branch office, as far as the service needs it. */
export const LYON = { name: "Branch Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

/** The same in the service's words, for what another administrator makes. */
export const LYON_ON_THE_WIRE = {
    name: LYON.name,
    enabled: true,
    location: LYON.location,
    latitude: "45.764",
    longitude: "4.8357",
    upgradeDay: "SUNDAY",
    upgradeTimeInSecs: "66600",
    dnsQueryType: "IPV4_IPV6",
};

/** One group, named "lyon" in the stack. */
export const oneGroup =
    (more: Partial<zscaler.AppConnectorGroupArgs> = {}): PulumiFn =>
    async () => {
        const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, ...more });
        return { id: lyon.id };
    };

/** One group and a key to it, named "lyon" and "key" in the stack. */
export const groupAndKey =
    (more: Partial<zscaler.ProvisioningKeyArgs> = {}): PulumiFn =>
    async () => {
        const lyon = new zscaler.AppConnectorGroup("lyon", LYON);
        const key = new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 2, ...more });
        return { id: key.id, provisioningKey: key.provisioningKey };
    };
