import * as compute from "@pulumi/azure-native/compute";
import type * as network from "@pulumi/azure-native/network";
import { transformed } from "../../deployment/component";
import type { FixedCapacity } from "../cloudConnectors";
import { createAvailabilitySet, FIXED_PARTS, machineArgs } from "../common/machine";
import { interfacesOf, type Machines, machineSetting, type Setting } from "./setting";

interface Children {
    readonly virtualMachines: Record<string, compute.VirtualMachine>;
    readonly serviceInterfaces: Record<string, network.NetworkInterface>;
    readonly availabilitySet?: compute.AvailabilitySet;
}

/** Two machines in each zone, or as many as the program says. */
export function createFixed(setting: Setting, { perZone = 2, faultDomains }: FixedCapacity): Machines<Children> {
    const { parent, name, args, network: around, permissions } = setting;
    const common = machineSetting(setting);
    const availabilitySet = around.zones.includes("regional")
        ? createAvailabilitySet({ ...common, tags: args.tags }, name, faultDomains)
        : undefined;
    const machines = around.zones.flatMap((zone) =>
        Array.from({ length: perZone }, (_, index) => {
            const single = { zone, number: index + 1, availabilitySet, interfaces: interfacesOf(setting, zone) };
            const { child, args: given, cards } = machineArgs(common, single);
            const machine = new compute.VirtualMachine(child, transformed(given, args.transform?.virtualMachine), {
                parent,
                dependsOn: permissions,
                replaceOnChanges: FIXED_PARTS,
            });
            return { key: `${zone}-${index + 1}`, machine, service: cards.slice(1) };
        }),
    );
    return {
        children: {
            virtualMachines: Object.fromEntries(machines.map(({ key, machine }) => [key, machine])),
            serviceInterfaces: Object.fromEntries(
                machines.flatMap(({ key, service }) => service.map((card) => [key, card] as const)),
            ),
            ...(availabilitySet && { availabilitySet }),
        },
        started: machines.map(({ machine }) => machine),
    };
}
