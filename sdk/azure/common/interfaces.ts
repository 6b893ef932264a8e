import * as network from "@pulumi/azure-native/network";
import type { compute as inputs } from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";

/** Where resources are created. */
export interface Placed {
    readonly parent: pulumi.Resource;
    readonly resourceGroupName: pulumi.Input<string>;
    readonly location: pulumi.Input<string>;
    readonly tags?: Record<string, pulumi.Input<string>>;
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

/**
 * An interface of a single machine. The generation of the machine is a part of its name: a machine that takes the place of
 * another one starts with interfaces of its own, while the other still serves.
 */
export function createInterface(
    { parent, resourceGroupName, location, tags }: Placed,
    machine: string,
    generation: pulumi.Output<string>,
    { name, networkSecurityGroup, subnet, pools, forwards, accelerated }: InterfaceSetting,
): network.NetworkInterface {
    const args = {
        resourceGroupName,
        location,
        networkInterfaceName: pulumi.interpolate`${machine}-${name}-${generation}`,
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
    return new network.NetworkInterface(`${machine}-${name}`, args, { parent });
}

/** The same of the machines of a scale set, which have one primary interface each. */
export function interfaceConfiguration({
    name,
    networkSecurityGroup,
    subnet,
    pools,
    forwards,
    accelerated,
    primary,
}: InterfaceSetting & { readonly primary: boolean }): inputs.VirtualMachineScaleSetNetworkConfigurationArgs {
    return {
        name,
        primary,
        enableIPForwarding: forwards,
        enableAcceleratedNetworking: accelerated,
        networkSecurityGroup,
        deleteOption: "Delete",
        ipConfigurations: [{ name, primary: true, subnet, loadBalancerBackendAddressPools: pools }],
    };
}
