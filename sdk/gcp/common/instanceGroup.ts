import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import { type Transform, transformed } from "../../deployment/component";

/** A managed instance group over zones, which an autoscaler resizes. */
export interface RegionalGroup {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly region: string;
    readonly zones: readonly string[];
    /** The same, once it is known that the region has them. */
    readonly existingZones: pulumi.Output<readonly string[]>;
    readonly instanceTemplate: compute.InstanceTemplate;
    readonly policy: compute.RegionAutoscalerArgs["autoscalingPolicy"];
    /** Whether machines that run are replaced when their template changes. */
    readonly isProactive: boolean;
    /** What must be there before the first machine starts. */
    readonly dependsOn: pulumi.Resource[];
    readonly transform?: {
        readonly instanceGroupManager?: Transform<compute.RegionInstanceGroupManagerArgs>;
        readonly autoscaler?: Transform<compute.RegionAutoscalerArgs>;
    };
}

export function createRegionalGroup(group: RegionalGroup) {
    const { parent, name, region, zones, instanceTemplate, policy, dependsOn, transform = {} } = group;
    const groupArgs: compute.RegionInstanceGroupManagerArgs = {
        region,
        baseInstanceName: name,
        versions: [{ instanceTemplate: instanceTemplate.selfLinkUnique }],
        distributionPolicyZones: group.existingZones.apply((existing) => [...existing]),
        updatePolicy: {
            // At least one in each zone at a time.
            ...updatePolicy({ isProactive: group.isProactive, surge: zones.length }),
            // To move a machine to another zone is to delete it, and its connections with it.
            instanceRedistributionType: "NONE",
        },
        // A machine is ready minutes after it is started.
        waitForInstances: false,
    };
    const instanceGroupManager = new compute.RegionInstanceGroupManager(
        name,
        transformed(groupArgs, transform.instanceGroupManager),
        { parent, dependsOn },
    );
    const autoscalerArgs = { region, target: instanceGroupManager.selfLink, autoscalingPolicy: policy };
    const autoscaler = new compute.RegionAutoscaler(
        name,
        transformed<compute.RegionAutoscalerArgs>(autoscalerArgs, transform.autoscaler),
        { parent: instanceGroupManager },
    );
    return { instanceTemplate, instanceGroupManager, autoscaler };
}

/** How machines of a group follow a new template. */
interface Update {
    /** Whether those that run are replaced. */
    readonly isProactive: boolean;
    /** How many new ones start at a time. */
    readonly surge: number;
}

/** New machines start first. */
export function updatePolicy({ isProactive, surge }: Update) {
    return {
        type: isProactive ? "PROACTIVE" : "OPPORTUNISTIC",
        minimalAction: "REPLACE",
        mostDisruptiveAllowedAction: "REPLACE",
        replacementMethod: "SUBSTITUTE",
        maxSurgeFixed: surge,
        maxUnavailableFixed: 0,
    };
}
