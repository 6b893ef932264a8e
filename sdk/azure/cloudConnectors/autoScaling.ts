import * as compute from "@pulumi/azure-native/compute";
import type * as monitor from "@pulumi/azure-native/monitor";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
import { createAutoscaleSetting } from "../common/autoScale";
import { cloudConnectorOffer, imageOf } from "../common/image";
import { linuxProfile, NETWORK_API_VERSION, OS_DISK, userAssigned } from "../common/machine";
import { labelOf, type Zone, zoneList } from "../common/zones";
import { interfacesOf, type Machines, type Setting, tagsOfMachines } from "./setting";
import { DEFAULT_SIZE } from "./sizes";

interface Children {
    readonly scaleSets: Partial<Record<Zone, compute.VirtualMachineScaleSet>>;
    readonly autoscaleSettings: Partial<Record<Zone, monitor.AutoscaleSetting>>;
}

/** Connectors report their own load: that of the virtual machine does not show it. */
const METRIC = {
    metricNamespace: "Zscaler/CloudConnectors",
    metricName: "smedge_metrics",
    dimensions: [{ dimensionName: "metric_name", operator: "Equals", values: ["smedge_cpu_utilization"] }],
};

/** One scale set in each zone: one scale set is one Cloud Connector group. */
export function createAutoScaling(setting: Setting, capacity: AutoScalingCapacity): Machines<Children> {
    const { parent, name, args, network, permissions } = setting;
    const { resourceGroupName, tags, transform } = args;
    const all = network.zones.map((zone) => {
        const child = `${name}-${labelOf(zone)}`;
        const setArgs = transformed(scaleSetArgs(setting, capacity, zone), transform?.scaleSet);
        const set = new compute.VirtualMachineScaleSet(child, setArgs, {
            parent,
            // The first machines start at once, and need their permissions to register.
            dependsOn: permissions,
            ignoreChanges: ["sku.capacity"],
        });
        const scaled = { name: child, set, resourceGroupName, location: network.location, metric: METRIC, tags };
        return { zone, set, autoscale: createAutoscaleSetting(scaled, capacity) };
    });
    return {
        children: {
            scaleSets: Object.fromEntries(all.map(({ zone, set }) => [zone, set])),
            autoscaleSettings: Object.fromEntries(all.map(({ zone, autoscale }) => [zone, autoscale])),
        },
        started: all.map(({ set }) => set),
    };
}

function scaleSetArgs(setting: Setting, capacity: AutoScalingCapacity, zone: Zone): compute.VirtualMachineScaleSetArgs {
    const { name, args, network, identity, customData } = setting;
    const { machine, resourceGroupName } = args;
    const { location } = network;
    const { imageReference, plan } = imageOf(location.apply(cloudConnectorOffer), machine);
    const { management, service } = interfacesOf(setting, zone);
    return {
        resourceGroupName,
        location,
        orchestrationMode: "Flexible",
        platformFaultDomainCount: capacity.faultDomains ?? 1,
        zones: zoneList(zone),
        zoneBalance: zone === "regional" ? undefined : false,
        sku: { name: machine.vmSize ?? DEFAULT_SIZE, tier: "Standard", capacity: capacity.initial ?? capacity.min },
        identity: userAssigned(identity.id),
        plan,
        virtualMachineProfile: {
            osProfile: { computerNamePrefix: `${name}-${labelOf(zone)}`, customData, ...linuxProfile(machine) },
            userData: customData,
            storageProfile: { imageReference, osDisk: OS_DISK },
            networkProfile: {
                networkApiVersion: NETWORK_API_VERSION,
                networkInterfaceConfigurations: [management, service].map((card) => ({
                    name: card.name,
                    primary: card === management,
                    enableIPForwarding: card.forwards,
                    enableAcceleratedNetworking: card.accelerated,
                    networkSecurityGroup: card.networkSecurityGroup,
                    deleteOption: "Delete",
                    ipConfigurations: [
                        {
                            name: card.name,
                            primary: true,
                            subnet: card.subnet,
                            loadBalancerBackendAddressPools: card.pools,
                        },
                    ],
                })),
            },
            scheduledEventsProfile: { terminateNotificationProfile: { enable: true, notBeforeTimeout: "PT5M" } },
            securityProfile: { encryptionAtHost: machine.encryptionAtHost ?? true },
        },
        tags: tagsOfMachines(setting),
    };
}
