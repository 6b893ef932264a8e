import * as compute from "@pulumi/gcp/compute";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
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
    const { transform = {} } = args;
    const instanceTemplate = createTemplate(setting);
    const { region, zones } = network;
    const groupArgs: compute.RegionInstanceGroupManagerArgs = {
        region,
        baseInstanceName: name,
        versions: [{ instanceTemplate: instanceTemplate.selfLinkUnique }],
        distributionPolicyZones: [...zones],
        updatePolicy: {
            type: capacity.update === "proactive" ? "PROACTIVE" : "OPPORTUNISTIC",
            minimalAction: "REPLACE",
            mostDisruptiveAllowedAction: "REPLACE",
            // New machines first; of a regional group, at least one in each zone at a time.
            replacementMethod: "SUBSTITUTE",
            maxSurgeFixed: zones.length,
            maxUnavailableFixed: 0,
            // To move a machine to another zone is to delete it, and its flows with it.
            instanceRedistributionType: "NONE",
        },
        // A machine registers minutes after it is started: the adopted groups wait for that.
        waitForInstances: false,
    };
    const instanceGroupManager = new compute.RegionInstanceGroupManager(
        name,
        transformed(groupArgs, transform.instanceGroupManager),
        // The first machines start at once, and need their permissions to register.
        { parent, dependsOn: identity.permissions },
    );
    const autoscalerArgs: compute.RegionAutoscalerArgs = {
        region,
        target: instanceGroupManager.selfLink,
        autoscalingPolicy: {
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
        },
    };
    const autoscaler = new compute.RegionAutoscaler(name, transformed(autoscalerArgs, transform.autoscaler), {
        parent: instanceGroupManager,
    });
    return {
        children: { instanceTemplate, instanceGroupManager, autoscaler },
        started: [instanceGroupManager, autoscaler],
        backends: [instanceGroupManager.instanceGroup],
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
