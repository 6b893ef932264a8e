import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Identity } from "../common/identity";
import type { Zone } from "../common/zones";
import type { Network } from "./network";
import type { SecurityGroups } from "./securityGroups";

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

export function tagsOfMachines({ args: { tags } }: Setting) {
    return { ...LEGACY_ADAPTER, ...tags };
}

/** A network interface of a machine. */
export interface InterfaceSetting {
    readonly name: string;
    readonly networkSecurityGroup: { id: pulumi.Output<string> };
    readonly subnet: { id: pulumi.Input<string> };
    /** Of load balancers. */
    readonly pools: { id: pulumi.Input<string> }[];
    /** Whether it forwards traffic of others. */
    readonly forwards: boolean;
    readonly accelerated: boolean;
}

/** The image expects the management interface first, as the primary one. */
export function interfacesOf(
    { args, network, securityGroups, pools }: Setting,
    zone: Zone,
): Readonly<Record<"management" | "service", InterfaceSetting>> {
    return {
        management: {
            name: "management",
            networkSecurityGroup: { id: securityGroups.management },
            subnet: { id: network.managementSubnets[zone] ?? "" },
            pools: [],
            forwards: false,
            accelerated: false,
        },
        service: {
            name: "service",
            networkSecurityGroup: { id: securityGroups.service },
            subnet: { id: network.subnets[zone] ?? "" },
            pools: pools.map((id) => ({ id })),
            forwards: true,
            accelerated: args.machine.acceleratedNetworking ?? true,
        },
    };
}
