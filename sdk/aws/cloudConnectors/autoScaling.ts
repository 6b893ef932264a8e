import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import type * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { AutoScalingCapacity } from "../cloudConnectors";
import { CLOUD_CONNECTOR, newestImage } from "../common/image";
import { knownName } from "../common/names";
import { createCleanUp } from "./cleanUp";
import type { Machines, Setting } from "./setting";
import { SIZES } from "./sizes";

interface Children {
    readonly launchTemplate: ec2.LaunchTemplate;
    readonly cleanUpFunction?: lambda.Function;
    readonly autoScalingGroups: Record<string, autoscaling.Group>;
}

const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
const TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";
/** The provider waits so long for machines of a group that it deletes, unless it is told to wait longer. */
const DRAIN_SECONDS = 600;
const CLEAN_UP_SECONDS = 900;

/** One Auto Scaling group in each zone, all from one launch template. */
export function createAutoScaling(setting: Setting, capacity: AutoScalingCapacity): Machines<Children> {
    const { parent, name, network, identity, targetGroup } = setting;
    warnOfSize(parent, name, capacity);
    const launchTemplate = createTemplate(setting);
    const groupNames = network.zones.map((zone) => knownName(name, zone));
    const cleanUp = capacity.cleanUp && createCleanUp(parent, capacity.cleanUp, { ...setting, groupNames });
    const groups = network.zones.map((zone) => {
        const args = transformed(
            {
                ...groupArgs(setting, capacity, launchTemplate, zone),
                ...(cleanUp && { name: knownName(name, zone) }),
            },
            setting.args.transform?.autoScalingGroup,
        );
        const group = new autoscaling.Group(`${name}-${zone}`, args, {
            parent,
            // The first machines start at once, and need their permissions to finish. The last ones are cleaned up.
            dependsOn: [...identity.permissions, ...(cleanUp?.wiring ?? [])],
            deleteBeforeReplace: cleanUp !== undefined,
            ignoreChanges: ["desiredCapacity", "targetGroupArns"],
            ...drainedWithin(capacity),
        });
        new autoscaling.Policy(`${name}-${zone}`, policyArgs(group, capacity), { parent: group });
        return { zone, group, targets: attachTo(group, `${name}-${zone}`, targetGroup) };
    });
    return {
        children: {
            launchTemplate,
            ...(cleanUp && { cleanUpFunction: cleanUp.function }),
            autoScalingGroups: Object.fromEntries(groups.map(({ zone, group }) => [zone, group])),
        },
        started: groups.map(({ group }) => group),
    };
}

/** Zscaler's modules for AWS allowed so many machines in a group until July 2026, and those for other clouds 16. */
const UNDOUBTED_PER_ZONE = 10;

function warnOfSize(parent: pulumi.Resource, name: string, { max }: AutoScalingCapacity): void {
    if (max <= UNDOUBTED_PER_ZONE) return;
    const warning = `CloudConnectors "${name}": capacity.max is ${max}. Ask Zscaler support whether your tenant allows more than ${UNDOUBTED_PER_ZONE} Cloud Connectors in a group.`;
    // Nothing waits for a line of the log.
    void pulumi.log.warn(warning, parent);
}

/** How long a hook holds machines that go; it does not if nobody completes it. */
function terminateSecondsOf({ cleanUp, terminateHookSeconds }: AutoScalingCapacity): number | undefined {
    return terminateHookSeconds ?? (cleanUp ? CLEAN_UP_SECONDS : undefined);
}

/** A hook may hold the machines of a group that is deleted. */
function drainedWithin(capacity: AutoScalingCapacity): pulumi.CustomResourceOptions {
    const terminateHookSeconds = terminateSecondsOf(capacity);
    if (terminateHookSeconds === undefined) return {};
    return { customTimeouts: { delete: `${terminateHookSeconds + DRAIN_SECONDS}s` } };
}

function attachTo(group: autoscaling.Group, name: string, targetGroup: Setting["targetGroup"]): void {
    if (!targetGroup) return;
    new autoscaling.Attachment(
        name,
        { autoscalingGroupName: group.name, lbTargetGroupArn: targetGroup.arn },
        { parent: group },
    );
}

function createTemplate({ parent, name, args, identity, securityGroups, userData }: Setting): ec2.LaunchTemplate {
    const { machine = {}, formFactor = "small", tags, transform } = args;
    const template: ec2.LaunchTemplateArgs = {
        imageId: machine.imageId ?? newestImage(CLOUD_CONNECTOR, parent),
        instanceType: machine.instanceType ?? SIZES[formFactor].defaultType,
        keyName: machine.keyName,
        userData,
        ebsOptimized: "true",
        iamInstanceProfile: { name: identity.profile },
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", instanceMetadataTags: "enabled" },
        privateDnsNameOptions: { hostnameType: "resource-name", enableResourceNameDnsARecord: false },
        networkInterfaces: [securityGroups.service, securityGroups.management].map((securityGroup, deviceIndex) => ({
            deviceIndex,
            associatePublicIpAddress: "false",
            deleteOnTermination: "true",
            securityGroups: [securityGroup],
        })),
        blockDeviceMappings: [
            {
                deviceName: "/dev/sda1",
                ebs: {
                    volumeType: machine.volumeType ?? "gp3",
                    encrypted: "true",
                    kmsKeyId: machine.kmsKeyArn,
                    deleteOnTermination: "true",
                },
            },
        ],
        tagSpecifications: ["instance", "network-interface", "volume"].map((resourceType) => ({
            resourceType,
            tags: { Name: name, ...tags },
        })),
        updateDefaultVersion: true,
        tags,
    };
    return new ec2.LaunchTemplate(name, transformed(template, transform?.launchTemplate), { parent });
}

function groupArgs(
    { args, name, network }: Setting,
    capacity: AutoScalingCapacity,
    template: ec2.LaunchTemplate,
    zone: string,
): autoscaling.GroupArgs {
    const { warmPool } = capacity;
    return {
        minSize: capacity.min,
        maxSize: capacity.max,
        vpcZoneIdentifiers: [network.subnets[zone] ?? ""],
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        healthCheckType: capacity.healthCheckType ?? "EC2",
        healthCheckGracePeriod: capacity.healthCheckGraceSeconds ?? 900,
        defaultInstanceWarmup: capacity.warmupSeconds ?? 0,
        protectFromScaleIn: capacity.protectFromScaleIn ?? false,
        // A machine registers minutes after it is started: the adopted group waits for that.
        waitForCapacityTimeout: "0",
        initialLifecycleHooks: hooksOf(capacity),
        warmPool: warmPool && {
            poolState: warmPool.state ?? "Stopped",
            minSize: warmPool.minSize ?? 0,
            maxGroupPreparedCapacity: warmPool.maxPreparedCapacity,
            instanceReusePolicy: { reuseOnScaleIn: warmPool.reuseOnScaleIn ?? false },
        },
        tags: Object.entries({ Name: `${name}-${zone}`, ...args.tags }).map(([key, value]) => ({
            key,
            value,
            propagateAtLaunch: true,
        })),
    };
}

/** A hook that nobody completes would hold each machine that goes, so there is one only for those who complete it. */
function hooksOf(capacity: AutoScalingCapacity) {
    const { launchHookSeconds = 1_800 } = capacity;
    const terminateHookSeconds = terminateSecondsOf(capacity);
    const launch = {
        name: "launch",
        lifecycleTransition: LAUNCHING,
        defaultResult: "ABANDON",
        heartbeatTimeout: launchHookSeconds,
    };
    if (terminateHookSeconds === undefined) return [launch];
    const terminate = {
        name: "terminate",
        lifecycleTransition: TERMINATING,
        defaultResult: "CONTINUE",
        heartbeatTimeout: terminateHookSeconds,
    };
    return [launch, terminate];
}

/** Connectors report their own load: that of the virtual machine does not show it. */
function policyArgs(group: autoscaling.Group, { targetCpuPercent = 80 }: AutoScalingCapacity): autoscaling.PolicyArgs {
    return {
        autoscalingGroupName: group.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
            targetValue: targetCpuPercent,
            customizedMetricSpecification: {
                namespace: "Zscaler/CloudConnectors",
                metricName: "smedge_cpu_utilization",
                statistic: "Average",
                unit: "Percent",
                metricDimensions: [{ name: "AutoScalingGroupName", value: group.name }],
            },
        },
    };
}
