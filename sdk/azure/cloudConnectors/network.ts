import type * as pulumi from "@pulumi/pulumi";
import type { NetworkArgs } from "../cloudConnectors";
import { checkedSubnets, lookUpVirtualNetwork, type VirtualNetwork } from "../common/subnets";
import { type Zone, zonesIn } from "../common/zones";

/** The network as it is, after a look at the cloud. */
export interface Network extends VirtualNetwork {
    readonly zones: readonly Zone[];
    /** By zone. */
    readonly subnets: Partial<Record<Zone, pulumi.Output<string>>>;
    readonly managementSubnets: Partial<Record<Zone, pulumi.Output<string>>>;
}

/** Looks up the virtual network, and holds the subnets to it. */
export function lookUpNetwork(parent: pulumi.Resource, subject: string, args: NetworkArgs): Network {
    const virtualNetwork = lookUpVirtualNetwork(parent, subject, args);
    const subnets = checkedSubnets(subject, "network.subnets", virtualNetwork, args.subnets);
    const { managementSubnets: given } = args;
    return {
        ...virtualNetwork,
        zones: zonesIn(args.subnets),
        subnets,
        managementSubnets: {
            ...subnets,
            ...(given && checkedSubnets(subject, "network.managementSubnets", virtualNetwork, given)),
        },
    };
}
