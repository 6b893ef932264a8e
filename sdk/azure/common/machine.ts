import { createHash } from "node:crypto";
import * as compute from "@pulumi/azure-native/compute";
import * as pulumi from "@pulumi/pulumi";
import { type ImageArgs, imageOf, type Offer } from "./image";
import { createInterface, type InterfaceSetting, interfaceConfiguration, type Placed } from "./interfaces";
import { labelOf, type Zone, zoneList } from "./zones";

/** How administrators sign in to a machine. */
export interface SignInArgs {
    /** Public key for SSH, as a line of `authorized_keys`. */
    sshPublicKey: pulumi.Input<string>;
    /** Name of the administrator. @default "zsroot" */
    adminUsername?: string;
}

/** What single machines and those of scale sets have in common. */
export interface MachineSetting extends Placed {
    /** Name of the component. */
    readonly name: string;
    readonly machine: SignInArgs & ImageArgs & { readonly encryptionAtHost?: boolean };
    readonly vmSize: string;
    readonly offer: pulumi.Output<Offer>;
    /** In base64. */
    readonly customData: pulumi.Output<string>;
    /** In base64. @default none */
    readonly userData?: pulumi.Output<string>;
    /** Resource id of an identity. @default none */
    readonly identityId?: pulumi.Output<string>;
}

const OS_DISK = {
    createOption: "FromImage",
    caching: "ReadWrite",
    managedDisk: { storageAccountType: "Premium_LRS" },
    deleteOption: "Delete",
} as const;
const NETWORK_API_VERSION = "2020-11-01";
/** In every region; some have three. */
const DEFAULT_FAULT_DOMAINS = 2;
/** What Azure never changes on a machine: only another machine has others. */
export const FIXED_PARTS = ["osProfile", "networkProfile", "plan", "storageProfile"];

/** Machines outside of zones are spread over fault domains. */
export function createAvailabilitySet(
    { parent, resourceGroupName, location, tags }: Placed,
    name: string,
    faultDomains = DEFAULT_FAULT_DOMAINS,
): compute.AvailabilitySet {
    // Machines with managed disks need the sku.
    const args = {
        resourceGroupName,
        location,
        platformFaultDomainCount: faultDomains,
        sku: { name: "Aligned" },
        tags,
    };
    return new compute.AvailabilitySet(name, args, { parent });
}

/** A single machine, and where it is. */
export interface SingleMachine {
    readonly zone: Zone;
    readonly number: number;
    readonly availabilitySet?: compute.AvailabilitySet;
    /** The primary one first. */
    readonly interfaces: readonly InterfaceSetting[];
}

/** Creates the interfaces of a machine, and says what to create the machine with. */
export function machineArgs(setting: MachineSetting, { zone, number, availabilitySet, interfaces }: SingleMachine) {
    const { name, resourceGroupName, location, machine, customData, userData, identityId, tags } = setting;
    const child = `${name}-${labelOf(zone)}-${number}`;
    const { imageReference, plan } = imageOf(setting.offer, machine);
    const linux = linuxProfile(machine);
    const fixed = { linux, userData, imageReference, plan, availabilitySet: availabilitySet?.id };
    const cards = interfaces.map((each) => createInterface(setting, child, generationOf(fixed), each));
    const args: compute.VirtualMachineArgs = {
        resourceGroupName,
        location,
        zones: zoneList(zone),
        availabilitySet: availabilitySet && { id: availabilitySet.id },
        hardwareProfile: { vmSize: setting.vmSize },
        identity: identityId && userAssigned(identityId),
        osProfile: { computerName: child, customData, ...linux },
        userData,
        plan,
        storageProfile: { imageReference, osDisk: OS_DISK },
        networkProfile: {
            networkInterfaces: cards.map(({ id }, index) => ({ id, primary: index === 0, deleteOption: "Detach" })),
        },
        securityProfile: { encryptionAtHost: machine.encryptionAtHost ?? true },
        tags,
    };
    return { child, args, cards };
}

/** A scale set of flexible orchestration. */
export interface ScaleSet {
    /** None outside of zones. */
    readonly zones: readonly Zone[];
    /** Start of the names of its machines. */
    readonly child: string;
    readonly capacity: number;
    readonly faultDomains?: number;
    /** The primary one first. */
    readonly interfaces: readonly InterfaceSetting[];
}

export function scaleSetArgs(setting: MachineSetting, set: ScaleSet): compute.VirtualMachineScaleSetArgs {
    const { resourceGroupName, location, machine, customData, userData, identityId, tags } = setting;
    const { imageReference, plan } = imageOf(setting.offer, machine);
    const zones = set.zones.flatMap((zone) => zoneList(zone) ?? []);
    return {
        resourceGroupName,
        location,
        orchestrationMode: "Flexible",
        platformFaultDomainCount: set.faultDomains ?? 1,
        zones: zones.length > 0 ? zones : undefined,
        zoneBalance: zones.length > 0 ? false : undefined,
        sku: { name: setting.vmSize, tier: "Standard", capacity: set.capacity },
        identity: identityId && userAssigned(identityId),
        plan,
        virtualMachineProfile: {
            osProfile: { computerNamePrefix: set.child, customData, ...linuxProfile(machine) },
            userData,
            storageProfile: { imageReference, osDisk: OS_DISK },
            networkProfile: {
                networkApiVersion: NETWORK_API_VERSION,
                networkInterfaceConfigurations: set.interfaces.map((each, index) =>
                    interfaceConfiguration({ ...each, primary: index === 0 }),
                ),
            },
            scheduledEventsProfile: { terminateNotificationProfile: { enable: true, notBeforeTimeout: "PT5M" } },
            securityProfile: { encryptionAtHost: machine.encryptionAtHost ?? true },
        },
        tags,
    };
}

/** Passwords are off: a key is the only way in. */
function linuxProfile({ sshPublicKey, adminUsername = "zsroot" }: SignInArgs) {
    return {
        adminUsername,
        linuxConfiguration: {
            disablePasswordAuthentication: true,
            ssh: { publicKeys: [{ path: `/home/${adminUsername}/.ssh/authorized_keys`, keyData: sshPublicKey }] },
        },
    };
}

function userAssigned(identityId: pulumi.Input<string>) {
    return { type: "UserAssigned" as const, userAssignedIdentities: [identityId] };
}

/** What makes another machine of it, in a few characters. */
function generationOf(fixed: object): pulumi.Output<string> {
    return pulumi
        .output(fixed)
        .apply((known) => createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 8));
}
