import * as keyvault from "@pulumi/azure-native/keyvault";
import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import { openAzure } from "../../../emulator/clouds/azure";
import { mocked } from "../mockedCloud";

/** A program's Azure without an engine. */
export const mockAzure = mocked({
    packageName: "@pulumi/azure-native",
    open: openAzure,
    config: { location: "westeurope" },
});

/** A resource group with a virtual network, a subnet and a vault, as programs bring them. */
export function surroundings(location = "westeurope") {
    const group = new resources.ResourceGroup("west", { resourceGroupName: "rg-west", location });
    const resourceGroupName = group.name;
    const virtualNetwork = new network.VirtualNetwork("vnet", {
        resourceGroupName,
        virtualNetworkName: "vnet-workloads",
        addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
    });
    const subnet = new network.Subnet("connectors", {
        resourceGroupName,
        virtualNetworkName: virtualNetwork.name,
        subnetName: "connectors",
        addressPrefix: "10.1.200.0/24",
    });
    const vault = new keyvault.Vault("vault", {
        resourceGroupName,
        vaultName: "kv-connectors",
        properties: {
            tenantId: "72f988bf-0000-4000-8000-2d7cd011db47",
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
        },
    });
    return {
        resourceGroupName,
        vault,
        network: { virtualNetworkId: virtualNetwork.id, subnets: { "1": subnet.id, "2": subnet.id } },
        subnet: subnet.id,
    };
}
