import * as network from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";

/** A virtual network with a subnet in which connectors reach the internet, for each zone. Yours exists already. */
export function createNetwork(resourceGroupName: pulumi.Output<string>, zones: readonly ("1" | "2" | "3")[]) {
    const virtualNetwork = new network.VirtualNetwork("workloads", {
        resourceGroupName,
        virtualNetworkName: "vnet-workloads",
        addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
    });
    const subnets = zones.map((zone) => {
        const address = new network.PublicIPAddress(`zone${zone}`, {
            resourceGroupName,
            sku: { name: "Standard" },
            publicIPAllocationMethod: "Static",
            zones: [zone],
        });
        const gateway = new network.NatGateway(`zone${zone}`, {
            resourceGroupName,
            sku: { name: "Standard" },
            publicIpAddresses: [{ id: address.id }],
            zones: [zone],
        });
        const subnet = new network.Subnet(`connectors-zone${zone}`, {
            resourceGroupName,
            virtualNetworkName: virtualNetwork.name,
            addressPrefix: `10.1.20${zone}.0/24`,
            natGateway: { id: gateway.id },
        });
        return [zone, subnet.id] as const;
    });
    return { virtualNetworkId: virtualNetwork.id, subnets: Object.fromEntries(subnets) };
}
