import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import type { FixedCapacity } from "../../deployment/arguments";
import { transformed } from "../../deployment/component";
import { CLOUD_CONNECTOR, newestImage } from "../common/image";
import type { Machines, Setting } from "./setting";
import { SIZES } from "./sizes";

interface Children {
    readonly instances: Record<string, ec2.Instance>;
}

/** Two machines in each zone, or as many as the program says. */
export function createFixed(setting: Setting, { perZone = 2 }: FixedCapacity): Machines<Children> {
    const image = setting.args.machine?.imageId ?? newestImage(CLOUD_CONNECTOR, setting.parent);
    const machines = setting.network.zones.flatMap((zone) =>
        Array.from({ length: perZone }, (_, index) => createMachine(setting, image, zone, `${zone}-${index + 1}`)),
    );
    return {
        children: { instances: Object.fromEntries(machines.map(({ key, instance }) => [key, instance])) },
        started: machines.flatMap(({ instance, interfaces }) => [instance, ...interfaces]),
    };
}

function createMachine(setting: Setting, image: pulumi.Input<string>, zone: string, key: string) {
    const { parent, name, args, network, identity, securityGroups, targetGroup } = setting;
    const { formFactor = "small", machine = {}, tags, transform } = args;
    const child = `${name}-${key}`;
    const size = SIZES[formFactor];
    const tagged = (suffix: string) => ({ Name: `${child}${suffix}`, ...tags });
    const service = { subnetId: network.subnets[zone] ?? "", sourceDestCheck: false };
    const instanceArgs: ec2.InstanceArgs = {
        ...service,
        ami: image,
        instanceType: machine.instanceType ?? size.defaultType,
        keyName: machine.keyName,
        userDataBase64: setting.userData,
        // A connector reads its user data once: another one needs another machine.
        userDataReplaceOnChange: true,
        associatePublicIpAddress: false,
        vpcSecurityGroupIds: [securityGroups.service],
        ebsOptimized: true,
        iamInstanceProfile: identity.profile,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
        privateDnsNameOptions: { hostnameType: "resource-name", enableResourceNameDnsARecord: false },
        rootBlockDevice: {
            volumeType: machine.volumeType ?? "gp3",
            encrypted: true,
            kmsKeyId: machine.kmsKeyArn,
            deleteOnTermination: true,
        },
        tags: tagged(""),
    };
    const instance = new ec2.Instance(child, transformed(instanceArgs, transform?.instance), {
        parent,
        dependsOn: identity.permissions,
        // A newer image in the Marketplace is no reason to replace a machine that runs: Zscaler upgrades it in place.
        ignoreChanges: machine.imageId === undefined ? ["ami"] : [],
    });
    const attach = (suffix: string, deviceIndex: number, more: Omit<ec2.NetworkInterfaceArgs, "attachments">) => {
        const interfaceArgs = {
            ...more,
            attachments: [{ instance: instance.id, deviceIndex }],
            tags: tagged(`-${suffix}`),
        };
        // A machine that takes the place of another one gets interfaces of its own, while the other still has its.
        const options = { parent: instance, replaceOnChanges: ["attachments"] };
        return new ec2.NetworkInterface(`${child}-${suffix}`, interfaceArgs, options);
    };
    const interfaces = [
        attach("management", 1, {
            subnetId: network.managementSubnets[zone] ?? "",
            securityGroups: [securityGroups.management],
        }),
        ...size.extraInterfaces.map((suffix, index) =>
            attach(suffix, index + 2, { ...service, securityGroups: [securityGroups.service] }),
        ),
    ];
    if (targetGroup) {
        const targetArgs = { targetGroupArn: targetGroup.arn, targetId: instance.privateIp };
        new lb.TargetGroupAttachment(child, targetArgs, { parent: instance });
    }
    return { key, instance, interfaces };
}
