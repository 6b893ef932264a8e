import * as compute from "@pulumi/gcp/compute";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
import { createRegionalGroup, updatePolicy } from "../common/instanceGroup";
import { DEFAULT_DISK, machineOf, scalingImageOf } from "./machine";
import type { Machines, Setting } from "./setting";

interface Children {
    readonly instanceTemplate: compute.InstanceTemplate;
    readonly instanceGroupManager?: compute.RegionInstanceGroupManager;
    readonly autoscaler?: compute.RegionAutoscaler;
    readonly instanceGroupManagers?: Readonly<Record<string, compute.InstanceGroupManager>>;
    readonly autoscalers?: Readonly<Record<string, compute.Autoscaler>>;
}

/**
 * One managed instance group over all zones, which an autoscaler resizes; with the vendor's functions, which know no other
 * ones, a group in each zone.
 */
export function createAutoScaling(setting: Setting, capacity: AutoScalingCapacity): Machines<Children> {
    const instanceTemplate = createTemplate(setting);
    return capacity.cleanUp
        ? createZonalGroups(setting, capacity, instanceTemplate)
        : createOneGroup(setting, capacity, instanceTemplate);
}

/** @param groups among how many the machines are divided */
function policyOf(capacity: AutoScalingCapacity, groups: number) {
    return {
        minReplicas: capacity.min / groups,
        maxReplicas: capacity.max / groups,
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
}

function createOneGroup(
    setting: Setting,
    capacity: AutoScalingCapacity,
    instanceTemplate: compute.InstanceTemplate,
): Machines<Children> {
    const { parent, name, args, network, identity } = setting;
    const children = createRegionalGroup({
        ...{ parent, name, instanceTemplate },
        policy: policyOf(capacity, 1),
        region: network.region,
        zones: network.zones,
        existingZones: network.existingZones,
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

function createZonalGroups(
    setting: Setting,
    capacity: AutoScalingCapacity,
    instanceTemplate: compute.InstanceTemplate,
): Machines<Children> {
    const { parent, name, args, network, identity } = setting;
    const { zones, existingZones } = network;
    const all = zones.map((zone) => {
        const child = `${name}-${zone}`;
        const groupArgs: compute.InstanceGroupManagerArgs = {
            zone: existingZones.apply(() => zone),
            baseInstanceName: child,
            versions: [{ instanceTemplate: instanceTemplate.selfLinkUnique }],
            updatePolicy: updatePolicy({ isProactive: capacity.update === "proactive", surge: 1 }),
            waitForInstances: false,
        };
        const group = new compute.InstanceGroupManager(
            child,
            transformed(groupArgs, args.transform?.zonalInstanceGroupManager),
            { parent, dependsOn: identity.permissions },
        );
        const autoscalerArgs: compute.AutoscalerArgs = {
            zone,
            target: group.selfLink,
            autoscalingPolicy: policyOf(capacity, zones.length),
        };
        const autoscaler = new compute.Autoscaler(child, transformed(autoscalerArgs, args.transform?.zonalAutoscaler), {
            parent: group,
        });
        return { zone, group, autoscaler };
    });
    return {
        children: {
            instanceTemplate,
            instanceGroupManagers: Object.fromEntries(all.map(({ zone, group }) => [zone, group])),
            autoscalers: Object.fromEntries(all.map(({ zone, autoscaler }) => [zone, autoscaler])),
        },
        started: all.flatMap(({ group, autoscaler }) => [group, autoscaler]),
        backends: all.map(({ group }) => group.instanceGroup),
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
