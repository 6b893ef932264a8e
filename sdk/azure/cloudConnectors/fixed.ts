import { createHash } from "node:crypto";
import * as compute from "@pulumi/azure-native/compute";
import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { FixedCapacity } from "../cloudConnectors";
import { cloudConnectorOffer, imageOf } from "../common/image";
import { linuxProfile, OS_DISK, userAssigned } from "../common/machine";
import { labelOf, type Zone, zoneList } from "../common/zones";
import { type InterfaceSetting, interfacesOf, type Machines, type Setting, tagsOfMachines } from "./setting";
import { DEFAULT_SIZE } from "./sizes";

interface Children {
    readonly virtualMachines: Record<string, compute.VirtualMachine>;
    readonly serviceInterfaces: Record<string, network.NetworkInterface>;
    readonly availabilitySet?: compute.AvailabilitySet;
}

/** In every region; some have three. */
const DEFAULT_FAULT_DOMAINS = 2;

/** Two machines in each zone, or as many as the program says. */
export function createFixed(setting: Setting, { perZone = 2, faultDomains }: FixedCapacity): Machines<Children> {
    const { parent, name, args, network: around } = setting;
    const { resourceGroupName, tags } = args;
    const availabilitySet = around.zones.includes("regional")
        ? new compute.AvailabilitySet(
              name,
              {
                  resourceGroupName,
                  location: around.location,
                  platformFaultDomainCount: faultDomains ?? DEFAULT_FAULT_DOMAINS,
                  // Machines with managed disks need it.
                  sku: { name: "Aligned" },
                  tags,
              },
              { parent },
          )
        : undefined;
    const machines = around.zones.flatMap((zone) =>
        Array.from({ length: perZone }, (_, index) => createMachine(setting, zone, index + 1, availabilitySet)),
    );
    return {
        children: {
            virtualMachines: Object.fromEntries(machines.map(({ key, machine }) => [key, machine])),
            serviceInterfaces: Object.fromEntries(machines.map(({ key, service }) => [key, service])),
            ...(availabilitySet && { availabilitySet }),
        },
        started: machines.map(({ machine }) => machine),
    };
}

function createMachine(
    setting: Setting,
    zone: Zone,
    number: number,
    availabilitySet: compute.AvailabilitySet | undefined,
) {
    const { parent, name, args, network: around, identity, permissions } = setting;
    const { machine, resourceGroupName, transform } = args;
    const { location } = around;
    const child = `${name}-${labelOf(zone)}-${number}`;
    const tags = tagsOfMachines(setting);
    const { imageReference, plan } = imageOf(location.apply(cloudConnectorOffer), machine);
    const osProfile = { computerName: child, customData: setting.customData, ...linuxProfile(machine) };
    const zones = zoneList(zone);
    const fixed = { osProfile, imageReference, plan, availabilitySet: availabilitySet?.id };
    const cards = createInterfaces(setting, zone, child, generationOf(fixed));
    const machineArgs: compute.VirtualMachineArgs = {
        resourceGroupName,
        location,
        zones,
        availabilitySet: availabilitySet && { id: availabilitySet.id },
        hardwareProfile: { vmSize: machine.vmSize ?? DEFAULT_SIZE },
        identity: userAssigned(identity.id),
        osProfile,
        userData: setting.customData,
        plan,
        storageProfile: { imageReference, osDisk: OS_DISK },
        networkProfile: {
            networkInterfaces: [
                { id: cards.management.id, primary: true, deleteOption: "Detach" },
                { id: cards.service.id, primary: false, deleteOption: "Detach" },
            ],
        },
        securityProfile: { encryptionAtHost: machine.encryptionAtHost ?? true },
        tags,
    };
    const virtualMachine = new compute.VirtualMachine(child, transformed(machineArgs, transform?.virtualMachine), {
        parent,
        dependsOn: permissions,
        // Azure changes none of these on a machine: only another machine has others.
        replaceOnChanges: ["osProfile", "networkProfile", "plan", "storageProfile"],
    });
    return { key: `${zone}-${number}`, machine: virtualMachine, service: cards.service };
}

/** What makes another machine of it, in a few characters. */
function generationOf(fixed: object): pulumi.Output<string> {
    return pulumi
        .output(fixed)
        .apply((known) => createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 8));
}

/**
 * The interfaces of a machine have the generation of the machine in their names: the one that takes its place starts with
 * interfaces of its own, while the other still serves.
 */
function createInterfaces(setting: Setting, zone: Zone, child: string, generation: pulumi.Output<string>) {
    const { parent, args, network: around } = setting;
    const { resourceGroupName, tags } = args;
    const { management, service } = interfacesOf(setting, zone);
    const create = ({ name, networkSecurityGroup, subnet, pools, forwards, accelerated }: InterfaceSetting) => {
        const cardArgs = {
            resourceGroupName,
            location: around.location,
            networkInterfaceName: pulumi.interpolate`${child}-${name}-${generation}`,
            enableIPForwarding: forwards,
            enableAcceleratedNetworking: accelerated,
            networkSecurityGroup,
            ipConfigurations: [
                {
                    name,
                    primary: true,
                    subnet,
                    privateIPAllocationMethod: "Dynamic",
                    loadBalancerBackendAddressPools: pools,
                },
            ],
            tags,
        };
        return new network.NetworkInterface(`${child}-${name}`, cardArgs, { parent });
    };
    return { management: create(management), service: create(service) };
}
