import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../deployment/checks";
import { armIdOf } from "./ids";
import { type Zone, zonesIn } from "./zones";

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
