import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import type { FixedAppConnectors, ScalingTarget } from "../../deployment/arguments";
import { transformed } from "../../deployment/component";
import type { AppConnectorsArgs, ScalingAppConnectors } from "../appConnectors";
import { APP_CONNECTOR, newestImage } from "../common/image";
import type { Identity } from "./role";
import type { UserData } from "./userCodes";

/** What all machines share. */
export interface MachineSetting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: AppConnectorsArgs;
    readonly subnets: Readonly<Record<string, pulumi.Output<string>>>;
    readonly identity: Identity;
    readonly securityGroup: pulumi.Output<string>;
    readonly userData: UserData;
}

const DEFAULT_TYPE = "m5a.xlarge";
const METADATA = { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 2 };
const METRICS = {
    cpu: "ASGAverageCPUUtilization",
    networkIn: "ASGAverageNetworkIn",
    networkOut: "ASGAverageNetworkOut",
} as const;

/** The machines by the names of the component's fields. */
export function createMachines(setting: MachineSetting) {
    const { capacity = { kind: "fixed" } } = setting.args;
    return capacity.kind === "autoScaling" ? createGroup(setting, capacity) : createInstances(setting, capacity);
}

/** Names of the machines of a zone within the component. */
function keysOf(zone: string, perZone = 1): string[] {
    return Array.from({ length: perZone }, (_, index) => `${zone}-${index + 1}`);
}

/** Those of all zones; none if machines come and go. */
export function machineKeysOf({ capacity, network }: AppConnectorsArgs): string[] {
    if (capacity?.kind === "autoScaling") return [];
    return Object.keys(network.subnets).flatMap((zone) => keysOf(zone, capacity?.perZone));
}

function createInstances(setting: MachineSetting, { perZone }: FixedAppConnectors) {
    const { parent, name, args, subnets, identity, securityGroup, userData } = setting;
    const { machine = {}, tags, transform } = args;
    const image = machine.imageId ?? newestImage(APP_CONNECTOR, parent);
    const instances = Object.entries(subnets).flatMap(([zone, subnetId]) =>
        keysOf(zone, perZone).map((key) => {
            const instanceArgs: ec2.InstanceArgs = {
                ami: image,
                instanceType: machine.instanceType ?? DEFAULT_TYPE,
                keyName: machine.keyName,
                subnetId,
                userDataBase64: userData(key),
                // A connector keeps its identity when its key is replaced by another one.
                userDataReplaceOnChange: false,
                associatePublicIpAddress: false,
                vpcSecurityGroupIds: [securityGroup],
                iamInstanceProfile: identity.profile,
                metadataOptions: METADATA,
                rootBlockDevice: { volumeType: "gp3", encrypted: true, kmsKeyId: machine.kmsKeyArn },
                tags: { Name: `${name}-${key}`, ...tags },
            };
            const options = {
                parent,
                dependsOn: identity.permissions,
                // Zscaler upgrades connectors in place; a machine that enrolled has no use for another key.
                ignoreChanges: ["userDataBase64", ...(machine.imageId === undefined ? ["ami"] : [])],
            };
            return [
                key,
                new ec2.Instance(`${name}-${key}`, transformed(instanceArgs, transform?.instance), options),
            ] as const;
        }),
    );
    return { instances: Object.fromEntries(instances) };
}

function createGroup(setting: MachineSetting, capacity: ScalingAppConnectors) {
    const { parent, name, args, subnets } = setting;
    const { target = { metric: "cpu", percent: 50 } } = capacity;
    const launchTemplate = createTemplate(setting);
    const groupArgs: autoscaling.GroupArgs = {
        minSize: capacity.min,
        maxSize: capacity.max,
        vpcZoneIdentifiers: Object.values(subnets),
        launchTemplate: { id: launchTemplate.id, version: launchTemplate.latestVersion.apply(String) },
        healthCheckGracePeriod: capacity.healthCheckGraceSeconds ?? 300,
        waitForCapacityTimeout: "0",
        tags: Object.entries({ Name: name, ...args.tags }).map(([key, value]) => ({
            key,
            value,
            propagateAtLaunch: true,
        })),
    };
    const autoScalingGroup = new autoscaling.Group(name, transformed(groupArgs, args.transform?.autoScalingGroup), {
        parent,
        ignoreChanges: ["desiredCapacity"],
    });
    const policyArgs = {
        autoscalingGroupName: autoScalingGroup.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
            targetValue: targetValueOf(target),
            predefinedMetricSpecification: { predefinedMetricType: METRICS[target.metric] },
        },
    };
    new autoscaling.Policy(name, policyArgs, { parent: autoScalingGroup });
    return { launchTemplate, autoScalingGroup };
}

function createTemplate({ parent, name, args, identity, securityGroup, userData }: MachineSetting): ec2.LaunchTemplate {
    const { machine = {}, tags, transform } = args;
    const ebs = { volumeType: "gp3", encrypted: "true", kmsKeyId: machine.kmsKeyArn, deleteOnTermination: "true" };
    const template: ec2.LaunchTemplateArgs = {
        imageId: machine.imageId ?? newestImage(APP_CONNECTOR, parent),
        instanceType: machine.instanceType ?? DEFAULT_TYPE,
        keyName: machine.keyName,
        userData: userData(),
        iamInstanceProfile: { name: identity.profile },
        metadataOptions: METADATA,
        networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "false", securityGroups: [securityGroup] }],
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }],
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({
            resourceType,
            tags: { Name: name, ...tags },
        })),
        updateDefaultVersion: true,
        tags,
    };
    return new ec2.LaunchTemplate(name, transformed(template, transform?.launchTemplate), { parent });
}

/** AWS counts the bytes of a metric's period, which is a minute. */
function targetValueOf(target: ScalingTarget): number {
    return target.metric === "cpu" ? target.percent : target.bytesPerMinute;
}
