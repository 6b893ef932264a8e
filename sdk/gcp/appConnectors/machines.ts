import * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import type { FixedAppConnectors, ScalingTarget } from "../../deployment/arguments";
import { transformed } from "../../deployment/component";
import type { AppConnectorsArgs, ScalingAppConnectors } from "../appConnectors";
import { APP_CONNECTOR, publishedImage } from "../common/image";
import { createRegionalGroup } from "../common/instanceGroup";
import type { Subnet } from "../common/subnet";

/** What all machines share. */
export interface MachineSetting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: AppConnectorsArgs;
    readonly region: string;
    /** The zones, once it is known that the region has them. */
    readonly existingZones: pulumi.Output<readonly string[]>;
    readonly subnet: Subnet;
    readonly startScript: pulumi.Input<string>;
    readonly showsCode: boolean;
    /** Goes after its machines: a group with connectors that are connected cannot be deleted. */
    readonly group: pulumi.Resource;
}

const DEFAULT_TYPE = "n2-standard-4";
const DEFAULT_DISK_GB = 64;
const DISK_TYPE = "pd-balanced";
const METRICS = {
    networkIn: "compute.googleapis.com/instance/network/received_bytes_count",
    networkOut: "compute.googleapis.com/instance/network/sent_bytes_count",
} as const;

/** The machines by the names of the component's fields. */
export function createMachines(setting: MachineSetting) {
    const { capacity = { kind: "fixed" } } = setting.args;
    return capacity.kind === "autoScaling" ? createGroup(setting, capacity) : createInstances(setting, capacity);
}

/** What instances and templates of instances have in common. */
function machineOf({ args, subnet, startScript, showsCode }: MachineSetting) {
    const { machine = {}, labels, networkTags } = args;
    return {
        machineType: machine.machineType ?? DEFAULT_TYPE,
        networkInterfaces: [{ subnetwork: subnet.selfLink }],
        metadata: {
            "block-project-ssh-keys": "TRUE",
            ...(showsCode && { "enable-guest-attributes": "TRUE" }),
            ...(machine.sshPublicKey !== undefined && {
                "ssh-keys": pulumi.interpolate`admin:${machine.sshPublicKey}`,
            }),
        },
        metadataStartupScript: startScript,
        scheduling: { automaticRestart: true, onHostMaintenance: "MIGRATE" },
        tags: networkTags && [...networkTags],
        labels,
    };
}

function imageOf({ parent, args: { machine = {} } }: MachineSetting): pulumi.Input<string> {
    return machine.image ?? publishedImage(APP_CONNECTOR, parent);
}

function createInstances(setting: MachineSetting, { perZone = 1 }: FixedAppConnectors) {
    const { parent, name, args, group } = setting;
    const { machine = {}, network, labels, transform } = args;
    const image = imageOf(setting);
    const instances = network.zones.flatMap((zone) =>
        Array.from({ length: perZone }, (_, index) => {
            const key = `${zone}-${index + 1}`;
            const size = machine.diskSizeGb ?? DEFAULT_DISK_GB;
            const instanceArgs: compute.InstanceArgs = {
                ...machineOf(setting),
                zone: setting.existingZones.apply(() => zone),
                bootDisk: {
                    autoDelete: true,
                    initializeParams: { image, size, type: DISK_TYPE, labels },
                    kmsKeySelfLink: machine.kmsKey,
                },
                allowStoppingForUpdate: true,
            };
            const options = {
                parent,
                dependsOn: group,
                // Zscaler upgrades connectors in place; a machine that enrolled has no use for another key.
                ignoreChanges: [
                    "metadataStartupScript",
                    ...(machine.image === undefined ? ["bootDisk.initializeParams.image"] : []),
                ],
            };
            const instance = new compute.Instance(
                `${name}-${key}`,
                transformed(instanceArgs, transform?.instance),
                options,
            );
            return [key, instance] as const;
        }),
    );
    return { instances: Object.fromEntries(instances) };
}

function createGroup(setting: MachineSetting, capacity: ScalingAppConnectors) {
    const { parent, name, args, region, existingZones, group } = setting;
    const policy = {
        minReplicas: capacity.min,
        maxReplicas: capacity.max,
        cooldownPeriod: capacity.initializationSeconds ?? 300,
        ...signalOf(capacity.target),
    };
    return createRegionalGroup({
        ...{ parent, name, region, existingZones, policy },
        zones: args.network.zones,
        instanceTemplate: createTemplate(setting),
        isProactive: false,
        dependsOn: [group],
        transform: args.transform,
    });
}

function createTemplate(setting: MachineSetting): compute.InstanceTemplate {
    const { parent, name, args } = setting;
    const { machine = {}, labels, transform } = args;
    const disk = {
        boot: true,
        autoDelete: true,
        sourceImage: imageOf(setting),
        diskType: DISK_TYPE,
        diskSizeGb: machine.diskSizeGb ?? DEFAULT_DISK_GB,
        diskEncryptionKey: machine.kmsKey === undefined ? undefined : { kmsKeySelfLink: machine.kmsKey },
        labels,
    };
    const template: compute.InstanceTemplateArgs = { ...machineOf(setting), disks: [disk] };
    return new compute.InstanceTemplate(name, transformed(template, transform?.instanceTemplate), { parent });
}

function signalOf(target: ScalingTarget = { metric: "cpu", percent: 50 }) {
    if (target.metric === "cpu") return { cpuUtilization: { target: target.percent / 100 } };
    return { metrics: [{ name: METRICS[target.metric], type: "DELTA_PER_MINUTE", target: target.bytesPerMinute }] };
}
