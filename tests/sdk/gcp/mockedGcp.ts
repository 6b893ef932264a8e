import * as compute from "@pulumi/gcp/compute";
import { openGcp } from "../../../emulator/clouds/gcp";
import { mocked } from "../mockedCloud";

/** A program's Google Cloud without an engine. */
export const mockGcp = mocked({
    packageName: "@pulumi/gcp",
    open: openGcp,
    config: { project: "acme-network", region: "europe-west1" },
});

export const ZONES = ["europe-west1-b", "europe-west1-c"];

/** Two networks with a subnet each, as programs bring them. */
export function twoNetworks() {
    const [subnet, managementSubnet] = ["service", "management"].map((name, index) => {
        const network = new compute.Network(name, { name, autoCreateSubnetworks: false });
        return new compute.Subnetwork(name, { network: network.id, ipCidrRange: `10.${index}.1.0/24` }).id;
    });
    return { subnet: subnet ?? "", managementSubnet: managementSubnet ?? "", zones: ZONES };
}
