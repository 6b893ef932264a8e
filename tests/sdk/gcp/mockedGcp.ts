import * as compute from "@pulumi/gcp/compute";
import { Provider } from "@pulumi/gcp/provider";
import { openGcp } from "../../../emulator/clouds/gcp";
import { mocked, notedProviders } from "../mockedCloud";

const noted = notedProviders();

/** A program's Google Cloud without an engine. */
export const mockGcp = mocked({
    packageName: "@pulumi/gcp",
    open: openGcp,
    config: { project: "acme-network", region: "europe-west1" },
    used: noted.used,
});

/** What `declare` declares and looks up without the provider that it is given. */
export async function withoutProvider(declare: (provider: Provider) => Promise<unknown>): Promise<string[]> {
    const provider = new Provider("other", { project: "acme-network", region: "europe-west1" });
    return noted.without("other", () => declare(provider));
}

export const ZONES = ["europe-west1-b", "europe-west1-c"];

/** Two networks with a subnet each, as programs bring them. */
export function twoNetworks() {
    const [subnet, managementSubnet] = ["service", "management"].map((name, index) => {
        const network = new compute.Network(name, { name, autoCreateSubnetworks: false });
        return new compute.Subnetwork(name, { network: network.id, ipCidrRange: `10.${index}.1.0/24` }).id;
    });
    return { subnet: subnet ?? "", managementSubnet: managementSubnet ?? "", zones: ZONES };
}
