import * as compute from "@pulumi/azure-native/compute";
import type * as monitor from "@pulumi/azure-native/monitor";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
import { createAutoscaleSetting } from "../common/autoScale";
import { scaleSetArgs } from "../common/machine";
import { labelOf, type Zone } from "../common/zones";
import { interfacesOf, type Machines, machineSetting, type Setting } from "./setting";

interface Children {
    readonly scaleSets: Partial<Record<Zone, compute.VirtualMachineScaleSet>>;
    readonly autoscaleSettings: Partial<Record<Zone, monitor.AutoscaleSetting>>;
}

const INTERFACES = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations";
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
    const common = machineSetting(setting);
    const all = network.zones.map((zone) => {
        const child = `${name}-${labelOf(zone)}`;
        const { initial = capacity.min, faultDomains } = capacity;
        const interfaces = interfacesOf(setting, zone);
        const given = scaleSetArgs(common, { zones: [zone], child, capacity: initial, faultDomains, interfaces });
        const set = new compute.VirtualMachineScaleSet(child, transformed(given, transform?.scaleSet), {
            parent,
            // The first machines start at once, and need their permissions to register.
            dependsOn: permissions,
            ignoreChanges: ["sku.capacity"],
            // Machines stay in the pools that they were started in.
            replaceOnChanges: [`${INTERFACES}[*].ipConfigurations[*].loadBalancerBackendAddressPools`],
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
