import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { AppConnectorsArgs } from "../appConnectors";

/** Lets everything out, because applications may be on any port, and nothing in, which Azure would from the network. */
export function createSecurityGroup(
    parent: pulumi.Resource,
    name: string,
    { existingSecurityGroup: existing, resourceGroupName, access = {}, tags }: AppConnectorsArgs,
    location: pulumi.Output<string>,
): pulumi.Output<string> {
    if (existing !== undefined) return pulumi.output(existing);
    const inbound = {
        direction: "Inbound",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
    };
    const ssh = {
        ...inbound,
        ...{ name: "ssh-in", priority: 4_000, access: "Allow", protocol: "Tcp" },
        ...{ sourceAddressPrefix: "VirtualNetwork", destinationPortRange: "22" },
    };
    const nothing = {
        ...inbound,
        ...{ name: "nothing-else-in", priority: 4_096, access: "Deny", protocol: "*" },
        ...{ sourceAddressPrefix: "*", destinationPortRange: "*" },
    };
    const securityRules = access.ssh === true ? [ssh, nothing] : [nothing];
    const args = { resourceGroupName, location, securityRules, tags };
    return new network.NetworkSecurityGroup(name, args, { parent }).id;
}
