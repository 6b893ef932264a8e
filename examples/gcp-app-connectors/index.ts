import * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import { AppConnectors } from "pulumi-zscaler/gcp";

// The machines come first. Each shows a code, which is good for some minutes; read it from its guest attributes:
//     gcloud compute instances get-guest-attributes NAME --zone ZONE --query-path=zscaler/user-code
//     pulumi config set --path 'userCodes[0]' ABCDE-12345
const userCodes = new pulumi.Config().requireObject<string[]>("userCodes");

// Connectors reach the internet from here, without a public address. Yours exists already.
const network = new compute.Network("payroll", { autoCreateSubnetworks: false });
const subnet = new compute.Subnetwork("payroll", { network: network.id, ipCidrRange: "10.2.1.0/24" });
const router = new compute.Router("payroll", { network: network.id });
new compute.RouterNat("payroll", {
    router: router.name,
    natIpAllocateOption: "AUTO_ONLY",
    sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
});

const connectors = new AppConnectors("payroll", {
    network: { subnet: subnet.id, zones: ["europe-west1-b", "europe-west1-c"] },
    group: { name: "Payroll", upgradeDay: "Tuesday" },
    enrollment: { userCodes },
});

export const machines = Object.values(connectors.instances).map(({ name, zone }) => ({ name, zone }));
