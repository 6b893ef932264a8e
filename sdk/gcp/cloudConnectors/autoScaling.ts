import * as compute from "@pulumi/gcp/compute";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
import { createRegionalGroup } from "../common/instanceGroup";
import { DEFAULT_DISK, machineOf, scalingImageOf } from "./machine";
import type { Machines, Setting } from "./setting";

interface Children {
    readonly instanceTemplate: compute.InstanceTemplate;
    readonly instanceGroupManager: compute.RegionInstanceGroupManager;
    readonly autoscaler: compute.RegionAutoscaler;
}

/** One managed instance group over all zones, which an autoscaler resizes. */
export function createAutoScaling(setting: Setting, capacity: AutoScalingCapacity): Machines<Children> {
    const { parent, name, args, network, identity } = setting;
    const policy = {
        minReplicas: capacity.min,
        maxReplicas: capacity.max,
        cooldownPeriod: capacity.initializationSeconds ?? 900,
        // Connectors report their own load: that of the virtual machine does not show it.
        metrics: [
            {
                name: "custom.googleapis.com/smedge_cpu_utilization",
                type: "GAUGE",
                target: capacity.targetCpuPercent ?? 80,
            },
        ],
    };
    const children = createRegionalGroup({
        ...{ parent, name, policy },
        region: network.region,
        zones: network.zones,
        existingZones: network.existingZones,
        instanceTemplate: createTemplate(setting),
        isProactive: capacity.update === "proactive",
        // The first machines start at once, and need their permissions to register.
        dependsOn: identity.permissions,
        transform: args.transform,
    });
    return {
        children,
        started: [children.instanceGroupManager, children.autoscaler],
        backends: [children.instanceGroupManager.instanceGroup],
    };
}

function createTemplate(setting: Setting): compute.InstanceTemplate {
    const { parent, name, args } = setting;
    const { machine = {}, labels, transform } = args;
    const disk = {
        boot: true,
        autoDelete: true,
        sourceImage: scalingImageOf(setting),
        diskType: machine.diskType ?? DEFAULT_DISK,
        diskEncryptionKey: machine.kmsKey === undefined ? undefined : { kmsKeySelfLink: machine.kmsKey },
        labels,
    };
    const template: compute.InstanceTemplateArgs = { ...machineOf(setting), disks: [disk] };
    return new compute.InstanceTemplate(name, transformed(template, transform?.instanceTemplate), { parent });
}
