import * as network from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { ArgumentChecks } from "../argumentChecks";
import { Deployment } from "../deployment/component";
import { checkNumberedZones, labelOf, type NumberedZone, type Zone, zoneList } from "./common/zones";

/** Arguments of a network for connectors. */
export interface ConnectorNetworkArgs {
    /** Name of the resource group that everything is created in. */
    resourceGroupName: pulumi.Input<string>;
    /** Zones, by their numbers. @default outside of zones */
    zones?: NumberedZone[];
    /** Name of the virtual network, which the names of Cloud Connector groups carry. @default that of the component and digits */
    virtualNetworkName?: string;
    /** IPv4 range of the virtual network, with prefix length 16. @default "10.1.0.0/16" */
    cidrBlock?: string;
    /** Region of the resources. @default that of the resource group */
    location?: pulumi.Input<string>;
    /** Tags of every resource that has tags. @default none */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Number of the first subnet in the range, as the vendor's modules choose it; a zone adds its own. */
const FIRST_SUBNET = 200;
const RANGE = /^(\d{1,3}\.\d{1,3})\.0\.0\/16$/;

/**
 * A virtual network for connectors, for those who have none: a subnet in each zone, which reaches the internet by a NAT
 * gateway of the zone. It is an argument `network` of `CloudConnectors` and `AppConnectors`.
 *
 * @example Two zones
 * const network = new ConnectorNetwork("west", { resourceGroupName: group.name, zones: ["1", "2"] });
 * const machine = { sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin" };
 * const connectors = new AppConnectors("payroll", { resourceGroupName: group.name, network, machine });
 */
export class ConnectorNetwork extends Deployment {
    readonly virtualNetwork: network.VirtualNetwork;
    readonly virtualNetworkId: pulumi.Output<string>;
    readonly zones?: NumberedZone[];
    /** Resource id of the subnet of each zone. */
    readonly subnets: Partial<Record<Zone, pulumi.Output<string>>>;
    /** Resource id of the subnet of the first zone, for App Connectors of all zones. */
    readonly subnetId: pulumi.Output<string>;
    readonly natGateways: Partial<Record<Zone, network.NatGateway>> = {};

    /** @throws {InvalidInputError} if an argument is wrong; it names all of them */
    constructor(name: string, args: ConnectorNetworkArgs, options?: pulumi.ComponentResourceOptions) {
        super("azure:ConnectorNetwork", name, options);
        checkArguments(`ConnectorNetwork "${name}"`, args);
        const { resourceGroupName, cidrBlock = "10.1.0.0/16", virtualNetworkName, location, tags } = args;
        const placed = { resourceGroupName, location, tags };
        this.zones = args.zones;
        this.virtualNetwork = new network.VirtualNetwork(
            name,
            { ...placed, virtualNetworkName, addressSpace: { addressPrefixes: [cidrBlock] } },
            { parent: this },
        );
        this.virtualNetworkId = this.virtualNetwork.id;
        const zones: readonly Zone[] = args.zones ?? ["regional"];
        const subnets = zones.map((zone) => {
            const child = `${name}-${labelOf(zone)}`;
            const gateway = this.#createGateway(child, zone, placed);
            this.natGateways[zone] = gateway;
            const number = FIRST_SUBNET + (zone === "regional" ? 0 : Number(zone));
            const subnet = new network.Subnet(
                child,
                {
                    resourceGroupName,
                    virtualNetworkName: this.virtualNetwork.name,
                    addressPrefix: cidrBlock.replace(RANGE, `$1.${number}.0/24`),
                    natGateway: { id: gateway.id },
                },
                { parent: this.virtualNetwork },
            );
            return { zone, id: subnet.id };
        });
        this.subnets = Object.fromEntries(subnets.map(({ zone, id }) => [zone, id]));
        this.subnetId = subnets[0]?.id ?? this.virtualNetworkId;
        this.registerOutputs({ virtualNetworkId: this.virtualNetworkId });
    }

    #createGateway(
        child: string,
        zone: Zone,
        placed: Pick<ConnectorNetworkArgs, "resourceGroupName" | "location" | "tags">,
    ) {
        const standard = { ...placed, sku: { name: "Standard" }, zones: zoneList(zone) };
        const address = new network.PublicIPAddress(
            child,
            { ...standard, publicIPAllocationMethod: "Static" },
            { parent: this },
        );
        return new network.NatGateway(
            child,
            { ...standard, publicIpAddresses: [{ id: address.id }] },
            { parent: this },
        );
    }
}

function checkArguments(subject: string, { zones, cidrBlock }: ConnectorNetworkArgs): void {
    const checks = new ArgumentChecks(subject);
    checkNumberedZones(checks, "zones", zones);
    if (cidrBlock !== undefined && !RANGE.test(cidrBlock))
        checks.fault("cidrBlock", `is "${cidrBlock}"; set a range with prefix length 16, such as "10.1.0.0/16"`);
    checks.done();
}
