import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import type { FixedCapacity } from "../../deployment/arguments";
import { transformed } from "../../deployment/component";
import { DEFAULT_DISK, imageOf, machineOf } from "./machine";
import type { Machines, Setting } from "./setting";

interface Children {
    readonly instances: Record<string, compute.Instance>;
    readonly instanceGroups: Record<string, compute.InstanceGroup>;
}

/** Two machines in each zone, or as many as the program says. */
export function createFixed(setting: Setting, { perZone = 2 }: FixedCapacity): Machines<Children> {
    const image = imageOf(setting);
    const machines = setting.network.zones.flatMap((zone) =>
        Array.from({ length: perZone }, (_, index) => createMachine(setting, image, zone, `${zone}-${index + 1}`)),
    );
    const isBalanced = setting.args.loadBalancer?.kind !== "none";
    const groups = isBalanced ? setting.network.zones.map((zone) => createGroup(setting, machines, zone)) : [];
    return {
        children: {
            instances: Object.fromEntries(machines.map(({ key, instance }) => [key, instance])),
            instanceGroups: Object.fromEntries(groups.map(({ zone, group }) => [zone, group])),
        },
        started: machines.map(({ instance }) => instance),
        backends: groups.map(({ group }) => group.selfLink),
    };
}

interface ZoneMachine {
    readonly key: string;
    readonly zone: string;
    readonly instance: compute.Instance;
}

function createMachine(setting: Setting, image: pulumi.Input<string>, zone: string, key: string): ZoneMachine {
    const { parent, name, args, network, identity } = setting;
    const { machine = {}, labels, transform } = args;
    const instanceArgs: compute.InstanceArgs = {
        ...machineOf(setting),
        zone: network.existingZones.apply(() => zone),
        bootDisk: {
            autoDelete: true,
            initializeParams: { image, type: machine.diskType ?? DEFAULT_DISK, labels },
            kmsKeySelfLink: machine.kmsKey,
        },
        allowStoppingForUpdate: true,
    };
    const instance = new compute.Instance(`${name}-${key}`, transformed(instanceArgs, transform?.instance), {
        parent,
        dependsOn: identity.permissions,
        // A connector reads its metadata once: others need another machine.
        replaceOnChanges: ["metadata"],
        // A newer image of this library is no reason to replace a machine that runs: Zscaler upgrades it in place.
        ignoreChanges: machine.image === undefined ? ["bootDisk.initializeParams.image"] : [],
    });
    return { key, zone, instance };
}

/** A load balancer has groups as its backends. */
function createGroup({ parent, name }: Setting, machines: readonly ZoneMachine[], zone: string) {
    const instances = machines.filter((machine) => machine.zone === zone).map(({ instance }) => instance.selfLink);
    return { zone, group: new compute.InstanceGroup(`${name}-${zone}`, { zone, instances }, { parent }) };
}
