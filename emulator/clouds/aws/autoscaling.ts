import { problem, type TypeFacts } from "../facts";
import type { MachineGroups } from "../machines/groups";
import { isMap, maps, text } from "../values";
import { arn, idIsName, randomId } from "./common";
import { GROUP, HOOK } from "./launch";

const HOOK_TRANSITIONS = ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"];
/** How long the provider waits for the machines of a group that it deletes. */
const DRAIN_SECONDS = 600;
const HOOK_RESULTS = ["CONTINUE", "ABANDON"];

export function autoscalingTypes(groups: MachineGroups): Readonly<Record<string, TypeFacts>> {
    return {
        [GROUP]: {
            ...idIsName,
            name: { property: "name", length: 255 },
            outputs: ({ name, scope, inputs }) => ({
                arn: arn(
                    scope,
                    "autoscaling",
                    `autoScalingGroup:${randomId("g").slice(2)}:autoScalingGroupName/${name}`,
                ),
                desiredCapacity: inputs.desiredCapacity ?? inputs.minSize,
            }),
            replaces: ["name", "namePrefix", "initialLifecycleHooks", "placementGroup"],
            lists: {
                healthCheckType: ["EC2", "ELB", "VPC_LATTICE", "EBS"],
                "initialLifecycleHooks[].lifecycleTransition": HOOK_TRANSITIONS,
                "initialLifecycleHooks[].defaultResult": HOOK_RESULTS,
                "warmPool.poolState": ["Stopped", "Running", "Hibernated"],
            },
            exclusive: [
                ["launchConfiguration", "launchTemplate", "mixedInstancesPolicy"],
                ["availabilityZones", "vpcZoneIdentifiers"],
            ],
            check({ minSize, maxSize, desiredCapacity, launchTemplate, initialLifecycleHooks }) {
                const problems = [];
                if (Number(minSize) > Number(maxSize))
                    problems.push(problem("minSize", minSize, `must be at most maxSize (${maxSize})`));
                const isOutside =
                    Number(desiredCapacity) < Number(minSize) || Number(desiredCapacity) > Number(maxSize);
                if (desiredCapacity !== undefined && isOutside) {
                    problems.push(problem("desiredCapacity", desiredCapacity, `must be from ${minSize} to ${maxSize}`));
                }
                if (
                    isMap(launchTemplate) &&
                    text(launchTemplate.id) === undefined &&
                    text(launchTemplate.name) === undefined
                ) {
                    problems.push(problem("launchTemplate.id", undefined, "is required, or launchTemplate.name"));
                }
                for (const [index, { heartbeatTimeout }] of maps(initialLifecycleHooks).entries()) {
                    const seconds = Number(heartbeatTimeout ?? 3_600);
                    if (seconds >= 30 && seconds <= 7_200) continue;
                    problems.push(
                        problem(
                            `initialLifecycleHooks[${index}].heartbeatTimeout`,
                            heartbeatTimeout,
                            "must be from 30 to 7200",
                        ),
                    );
                }
                return problems;
            },
            effects: {
                created: (group) => groups.reconcile(group),
                changed: (group) => groups.reconcile(group),
                deleted: (group, within = DRAIN_SECONDS) =>
                    groups.dissolve(group, group.inputs.forceDelete === true ? Number.POSITIVE_INFINITY : within),
            },
        },
        "aws:autoscaling/policy:Policy": {
            ...idIsName,
            replaces: ["name", "autoscalingGroupName"],
            lists: { policyType: ["SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling"] },
            check: ({ policyType, targetTrackingConfiguration: tracking }) => {
                if (policyType !== "TargetTrackingScaling" || tracking !== undefined) return [];
                return [problem("targetTrackingConfiguration", undefined, "is required with TargetTrackingScaling")];
            },
        },
        [HOOK]: {
            ...idIsName,
            replaces: ["name", "autoscalingGroupName"],
            lists: { lifecycleTransition: HOOK_TRANSITIONS, defaultResult: HOOK_RESULTS },
        },
        "aws:autoscaling/schedule:Schedule": {
            id: ({ inputs }) => text(inputs.scheduledActionName) ?? "",
            name: { property: "scheduledActionName" },
            replaces: ["scheduledActionName", "autoscalingGroupName"],
        },
        "aws:autoscaling/attachment:Attachment": {
            id: ({ inputs }) => `${text(inputs.autoscalingGroupName)}-${randomId("a").slice(2)}`,
            replaces: ["autoscalingGroupName", "elb", "lbTargetGroupArn"],
            exclusive: [["elb", "lbTargetGroupArn"]],
        },
        "aws:autoscaling/notification:Notification": {
            id: ({ inputs }) => text(inputs.topicArn) ?? "",
            replaces: ["topicArn"],
        },
    };
}
