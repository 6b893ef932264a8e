import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import { armIdOf } from "./ids";
import { type Zone, zonesIn } from "./zones";

const SUBNET_ID = /^(\/subscriptions\/.+\/virtualNetworks\/[^/]+)\/subnets\/[^/]+$/i;

/** The network that a program brings. */
export interface GivenNetwork {
    readonly virtualNetworkId: pulumi.Input<string>;
    readonly location?: pulumi.Input<string>;
}

/** What all machines are in. */
export interface VirtualNetwork {
    readonly id: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    /** Region of the network, which is the one of the machines. */
    readonly location: pulumi.Output<string>;
}

/** Looks up the virtual network, unless the program says its region. */
export function lookUpVirtualNetwork(parent: pulumi.Resource, subject: string, given: GivenNetwork): VirtualNetwork {
    const path = "network.virtualNetworkId";
    const found = armIdOf(pulumi.output(given.virtualNetworkId), subject, path, "Microsoft.Network/virtualNetworks");
    const { resourceGroupName, name } = found;
    return {
        id: found.id,
        name,
        location:
            given.location === undefined
                ? network
                      .getVirtualNetworkOutput({ resourceGroupName, virtualNetworkName: name }, { parent })
                      .apply(({ location = "" }) => location)
                : pulumi.output(given.location),
    };
}

/** A subnet, and where it is. */
export interface Subnet {
    readonly id: pulumi.Output<string>;
    readonly location: pulumi.Output<string>;
}

/** Looks up the region of a subnet, unless the program says it. */
export function lookUpSubnet(
    parent: pulumi.Resource,
    subject: string,
    { subnetId, location }: { readonly subnetId: pulumi.Input<string>; readonly location?: pulumi.Input<string> },
): Subnet {
    const id = checkedOutput(pulumi.output(subnetId), subject, (given) => {
        if (SUBNET_ID.test(given)) return undefined;
        return `network.subnetId is "${given}"; set the resource id of a subnet, such as /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NETWORK/subnets/NAME`;
    });
    const virtualNetworkId = id.apply((known) => SUBNET_ID.exec(known)?.[1] ?? "");
    return { id, location: lookUpVirtualNetwork(parent, subject, { virtualNetworkId, location }).location };
}

/** Refuses subnets of another network: machines in them would register in groups that nobody waits for. */
export function checkedSubnets(
    subject: string,
    path: string,
    virtualNetwork: VirtualNetwork,
    subnets: Partial<Record<Zone, pulumi.Input<string>>>,
): Partial<Record<Zone, pulumi.Output<string>>> {
    const checked = zonesIn(subnets).map((zone) => {
        const known = pulumi.all([subnets[zone] ?? "", virtualNetwork.id]);
        const faultOf = ([id, network]: [string, string]) => {
            if (id.toLowerCase().startsWith(`${network}/subnets/`.toLowerCase())) return undefined;
            return `${path}["${zone}"] is ${id}, no subnet of ${network}; set the id of one of its subnets`;
        };
        return [zone, checkedOutput<[string, string]>(known, subject, faultOf).apply(([id]) => id)] as const;
    });
    return Object.fromEntries(checked);
}
