import type { Values } from "../../provider/contract/values";
import type { OtherObject } from "../object";

/** Disks of the machines that resources of clouds start. */

const DISKS: Readonly<Record<string, (values: Values) => unknown[]>> = {
    "aws:ec2/launchTemplate:LaunchTemplate": ({ blockDeviceMappings }) =>
        entries(blockDeviceMappings).map((each) => at(each, "ebs", "volumeSize")),
    "aws:ec2/instance:Instance": ({ rootBlockDevice }) => [at(rootBlockDevice, "volumeSize")],
    "gcp:compute/instanceTemplate:InstanceTemplate": ({ disks }) =>
        entries(disks).map((each) => at(each, "diskSizeGb")),
    "gcp:compute/instance:Instance": ({ bootDisk }) => [at(bootDisk, "initializeParams", "size")],
    "azure-native:compute:VirtualMachineScaleSet": ({ virtualMachineProfile }) => [
        at(virtualMachineProfile, "storageProfile", "osDisk", "diskSizeGB"),
    ],
    "azure-native:compute:VirtualMachine": ({ storageProfile }) => [at(storageProfile, "osDisk", "diskSizeGB")],
};

const entries = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function at(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (each, key) => (typeof each === "object" && each !== null ? Reflect.get(each, key) : undefined),
        value,
    );
}

/** The sizes of disks in GB that a resource sets. */
export const diskSizes = ({ type, values }: OtherObject): number[] =>
    (DISKS[type]?.(values) ?? []).filter((size): size is number => typeof size === "number");
