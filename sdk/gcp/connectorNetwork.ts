import * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentChecks } from "../argumentChecks";
import { Deployment } from "../deployment/component";
import { checkName } from "./common/names";
import { checkZones, regionOf } from "./common/zones";

/** Arguments of networks for connectors. */
export interface ConnectorNetworkArgs {
    /** Zones, 1 to 3 of one region. */
    zones: readonly string[];
    /** IPv4 range of the subnet for traffic. @default "10.1.1.0/24" */
    cidrBlock?: string;
    /** IPv4 range of the subnet for management. @default "10.0.1.0/24" */
    managementCidrBlock?: string;
    /** Name of the network for traffic, which the names of Cloud Connector groups carry. @default that of the component and digits */
    networkName?: string;
}

const MOST_ZONES = 3;
/** Names of networks have 63 characters: the longest part and 8 that the provider adds are among them. */
const LONGEST_NAME = 44;

/**
 * Networks for connectors, for those who have none: one for traffic and one for management, each with a subnet that reaches
 * the internet by Cloud NAT. It is an argument `network` of `CloudConnectors` and `AppConnectors`.
 *
 * @example Two zones
 * const network = new ConnectorNetwork("west", { zones: ["europe-west1-b", "europe-west1-c"] });
 * const connectors = new AppConnectors("payroll", { network, capacity: { kind: "autoScaling", min: 2, max: 6 } });
 */
export class ConnectorNetwork extends Deployment {
    readonly zones: readonly string[];
    /** For traffic. */
    readonly network: compute.Network;
    readonly managementNetwork: compute.Network;
    /** Self link of the subnet for traffic, known when its way to the internet is there. */
    readonly subnet: pulumi.Output<string>;
    /** Self link of the subnet for management, known when its way to the internet is there. */
    readonly managementSubnet: pulumi.Output<string>;

    /** @throws {InvalidInputError} if an argument is wrong; it names all of them */
    constructor(name: string, args: ConnectorNetworkArgs, options?: pulumi.ComponentResourceOptions) {
        super("gcp:ConnectorNetwork", name, options);
        checkArguments(`ConnectorNetwork "${name}"`, name, args);
        const { zones, cidrBlock = "10.1.1.0/24", managementCidrBlock = "10.0.1.0/24", networkName } = args;
        this.zones = zones;
        const traffic = this.#createNetwork(name, cidrBlock, networkName);
        const management = this.#createNetwork(`${name}-management`, managementCidrBlock);
        this.network = traffic.network;
        this.subnet = traffic.subnet;
        this.managementNetwork = management.network;
        this.managementSubnet = management.subnet;
        this.registerOutputs({ subnet: this.subnet, managementSubnet: this.managementSubnet });
    }

    #createNetwork(child: string, ipCidrRange: string, name?: string) {
        const region = regionOf(this.zones);
        const network = new compute.Network(child, { name, autoCreateSubnetworks: false }, { parent: this });
        const parent = network;
        const subnetArgs = { region, network: network.id, ipCidrRange, privateIpGoogleAccess: true };
        const subnet = new compute.Subnetwork(child, subnetArgs, { parent });
        const router = new compute.Router(child, { region, network: network.id }, { parent });
        const natArgs = {
            region,
            router: router.name,
            natIpAllocateOption: "AUTO_ONLY",
            sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
        };
        const nat = new compute.RouterNat(child, natArgs, { parent: router });
        // Machines that start before their way to the internet is there do not enroll.
        return { network, subnet: pulumi.all([subnet.selfLink, nat.id]).apply(([selfLink]) => selfLink) };
    }
}

function checkArguments(subject: string, name: string, args: ConnectorNetworkArgs): void {
    const checks = new ArgumentChecks(subject);
    checkName(checks, name, LONGEST_NAME, "names of networks have at most 63");
    checkZones(checks, args.zones, MOST_ZONES, "zones");
    checks.ranges("cidrBlock", args.cidrBlock === undefined ? [] : [args.cidrBlock]);
    checks.ranges("managementCidrBlock", args.managementCidrBlock === undefined ? [] : [args.managementCidrBlock]);
    checks.done();
}
