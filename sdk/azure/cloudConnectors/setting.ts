import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Identity } from "../common/identity";
import { cloudConnectorOffer } from "../common/image";
import type { InterfaceSetting } from "../common/interfaces";
import type { MachineSetting } from "../common/machine";
import type { Zone } from "../common/zones";
import type { Network } from "./network";
import type { SecurityGroups } from "./securityGroups";
import { DEFAULT_SIZE } from "./sizes";

/** What all machines of a deployment share. */
export interface Setting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly network: Network;
    readonly identity: Identity;
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
    readonly securityGroups: SecurityGroups;
    /** In base64. */
    readonly customData: pulumi.Output<string>;
    /** Ids of the pools that the service interfaces are in. */
    readonly pools: readonly pulumi.Input<string>[];
}

/** The machines that were declared. */
export interface Machines<Children> {
    /** By the names of the component's fields. */
    readonly children: Children;
    /** What starts them in each zone. */
    readonly started: pulumi.Resource[];
}

/** Machines keep the network adapter that the image has a driver for. */
const LEGACY_ADAPTER = { LegacyVMNVA: "true" };

export function machineSetting({ parent, name, args, network, identity, customData }: Setting): MachineSetting {
    const { resourceGroupName, machine, tags } = args;
    return {
        ...{ parent, name, resourceGroupName, machine, customData },
        location: network.location,
        vmSize: machine.vmSize ?? DEFAULT_SIZE,
        offer: network.location.apply(cloudConnectorOffer),
        userData: customData,
        identityId: identity.id,
        tags: { ...LEGACY_ADAPTER, ...tags },
    };
}

/** The image expects the management interface first, as the primary one. */
export function interfacesOf({ args, network, securityGroups, pools }: Setting, zone: Zone): InterfaceSetting[] {
    return [
        {
            name: "management",
            networkSecurityGroup: { id: securityGroups.management },
            subnet: { id: network.managementSubnets[zone] ?? "" },
            pools: [],
            forwards: false,
            accelerated: false,
        },
        {
            name: "service",
            networkSecurityGroup: { id: securityGroups.service },
            subnet: { id: network.subnets[zone] ?? "" },
            pools: pools.map((id) => ({ id })),
            forwards: true,
            accelerated: args.machine.acceleratedNetworking ?? true,
        },
    ];
}
