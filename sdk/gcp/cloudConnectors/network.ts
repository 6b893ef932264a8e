import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import type { NetworkArgs } from "../cloudConnectors";
import { lookUpSubnet, type Subnet } from "../common/subnet";
import { existingZones, regionOf } from "../common/zones";

/** The network as it is, after a look at the cloud. */
export interface Network {
    readonly region: string;
    /** Names of the zones, in the order of the program. */
    readonly zones: readonly string[];
    /** The same, once it is known that the region has them. */
    readonly existingZones: pulumi.Output<readonly string[]>;
    /** Takes traffic. */
    readonly service: Subnet;
    readonly management: Subnet;
    /** Ranges of the workloads. */
    readonly cidrBlocks: readonly string[];
}

/** Private addresses, which workloads have. */
const RFC_1918 = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Looks up the subnets. */
export function lookUpNetwork(parent: pulumi.Resource, subject: string, args: NetworkArgs): Network {
    const region = regionOf(args.zones);
    const service = lookUpSubnet(parent, { subject, path: "network.subnet", subnet: args.subnet, region });
    const path = "network.managementSubnet";
    const management = lookUpSubnet(parent, { subject, path, subnet: args.managementSubnet, region });
    return {
        region,
        zones: args.zones,
        existingZones: existingZones(parent, subject, args.zones),
        service,
        management: { ...management, selfLink: apart(subject, service, management) },
        cidrBlocks: args.cidrBlocks ?? RFC_1918,
    };
}

/** Two interfaces of a machine in one network would let no machine start. */
function apart(subject: string, service: Subnet, management: Subnet): pulumi.Output<string> {
    const networks = pulumi.all([service.network, management.network]);
    const checked = checkedOutput(networks, subject, ([one, other]: [string, string]) => {
        if (one !== other) return undefined;
        return `network.managementSubnet is in ${one}, as network.subnet is; set a subnet in another network`;
    });
    return pulumi.all([management.selfLink, checked]).apply(([selfLink]) => selfLink);
}
