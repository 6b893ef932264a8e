import * as compute from "@pulumi/gcp/compute";

/** A network with one subnet, from which machines without public addresses reach the internet. Yours exists already. */
export function createNetwork(name: string, ipCidrRange: string): compute.Subnetwork {
    const network = new compute.Network(name, { name, autoCreateSubnetworks: false });
    const subnet = new compute.Subnetwork(name, { network: network.id, ipCidrRange, privateIpGoogleAccess: true });
    const router = new compute.Router(name, { network: network.id });
    new compute.RouterNat(name, {
        router: router.name,
        natIpAllocateOption: "AUTO_ONLY",
        sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
    });
    return subnet;
}
