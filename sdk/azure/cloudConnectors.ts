import type * as compute from "@pulumi/azure-native/compute";
import type * as keyvault from "@pulumi/azure-native/keyvault";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as monitor from "@pulumi/azure-native/monitor";
import type * as network from "@pulumi/azure-native/network";
import type * as web from "@pulumi/azure-native/web";
import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorGroup, ProvisioningUrl } from "..";
import { type AdoptedGroupArgs, adoptGroups } from "../deployment/adoptedGroups";
import type { AccessArgs, FixedCapacity as EachZone } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import type { HealthProbeArgs } from "../deployment/healthProbe";
import { provisioningUrlText } from "../deployment/provisioningUrl";
import { createAutoScaling } from "./cloudConnectors/autoScaling";
import { checkArguments } from "./cloudConnectors/checks";
import { createCleanUp } from "./cloudConnectors/cleanUp";
import { createFixed } from "./cloudConnectors/fixed";
import { createIdentity } from "./cloudConnectors/identity";
import { createBalancer } from "./cloudConnectors/loadBalancer";
import { lookUpNetwork } from "./cloudConnectors/network";
import { createSecurityGroups } from "./cloudConnectors/securityGroups";
import { customDataOf } from "./cloudConnectors/userData";
import { lookUpVault } from "./cloudConnectors/vault";
import type { ScalingArgs } from "./common/autoScale";
import type { ImageArgs } from "./common/image";
import type { SignInArgs } from "./common/machine";
import { labelOf, reportedZone, type Zone } from "./common/zones";

/** The virtual network and the subnets that connectors run in. */
export interface NetworkArgs {
    /** Resource id of the virtual network. Connectors register in groups that carry its name. */
    virtualNetworkId: pulumi.Input<string>;
    /**
     * Resource id of the subnet of each zone, by the number of the zone: `{ "1": subnet.id, "2": subnet.id }`; with
     * `"regional"` alone, machines are outside of zones. One group per zone appears in Zscaler.
     */
    subnets: Partial<Record<Zone, pulumi.Input<string>>>;
    /** Subnet for the management interfaces in each zone. @default `subnets` */
    managementSubnets?: Partial<Record<Zone, pulumi.Input<string>>>;
    /** Region of the network, if the provider cannot look it up, as in another subscription. @default looked up */
    location?: pulumi.Input<string>;
}

/** A fixed number of machines in each zone, or outside of zones in an availability set. */
export interface FixedCapacity extends EachZone {
    /** Fault domains of the availability set outside of zones, from 1 to 3; some regions have two. @default 2 */
    faultDomains?: number;
}

/** The function app that Zscaler publishes for scale sets. It is not a part of this library: bring its archive. */
export interface CleanUpArgs {
    /** Path of `zscaler_cc_function_app.zip`, or the archive. */
    archive: string | pulumi.asset.Archive;
    /** Plan that it runs on: billed by use, always ready, or with a machine of its own. @default "Y1" */
    planSku?: "Y1" | "EP1" | "B1";
    /** Whether it terminates machines that report no health; their scale set starts others. @default true */
    terminateUnhealthy?: boolean;
    /** Whether each update makes the app load its triggers. Without that, no function runs at first. @default true */
    syncTriggers?: boolean;
    /**
     * Resource id of a user-assigned identity to use instead of a new one. It needs the roles that the page lists.
     * @default a new one with those roles
     */
    existingIdentity?: pulumi.Input<string>;
    /** Resource id of a Log Analytics workspace for its log. @default a new one, which keeps it for 30 days */
    existingWorkspace?: pulumi.Input<string>;
}

/** One scale set of flexible orchestration in each zone; `min` and `max` count its machines, from 1 to 16. */
export interface AutoScalingCapacity extends ScalingArgs {
    kind: "autoScaling";
    /** Fault domains of each scale set: `1` spreads machines as far as possible. @default 1 */
    faultDomains?: 1 | 5;
    /**
     * The vendor's function app, which deletes the connectors of machines that are gone, and terminates machines that are
     * unhealthy. @default none
     */
    cleanUp?: CleanUpArgs;
}

/** What internal and gateway load balancers have in common. */
export interface FrontendArgs {
    /** Resource id of the subnet of the frontend. @default that of the first zone */
    subnetId?: pulumi.Input<string>;
    /** Address of the frontend in its subnet. @default a free one, which stays */
    privateIpAddress?: string;
    /** What stays with one connector: a flow, what comes from one address, or from one address by one protocol. @default "Default" */
    distribution?: "Default" | "SourceIP" | "SourceIPProtocol";
}

/** Routes lead to the address of an internal load balancer. */
export interface InternalLoadBalancerArgs extends FrontendArgs {
    /** An internal Standard Load Balancer for all ports. */
    kind: "internal";
}

/** A VXLAN tunnel between a gateway load balancer and connectors. */
export interface TunnelArgs {
    /** UDP port. @default 10800 for the internal tunnel, 10801 for the external one */
    port?: number;
    /** VXLAN identifier. @default 800 for the internal tunnel, 801 for the external one */
    identifier?: number;
}

/** Load balancers of workloads send traffic from the internet through a gateway load balancer. */
export interface GatewayLoadBalancerArgs extends FrontendArgs {
    /** A Gateway Load Balancer. */
    kind: "gateway";
    /** Ports and identifiers of its tunnels. A change replaces the balancer and its machines. @default those of the vendor */
    tunnels?: { internal?: TunnelArgs; external?: TunnelArgs };
}

/** A load balancer that exists. */
export interface ExistingLoadBalancerArgs {
    /** One of yours. */
    kind: "existing";
    /** Resource ids of the pools that connectors are in. */
    backendAddressPoolIds: pulumi.Input<string>[];
}

/** Routes lead to the service interfaces of the connectors. */
export interface NoLoadBalancerArgs {
    /** No load balancer. */
    kind: "none";
}

/** The machines of the connectors. */
export interface MachineArgs extends SignInArgs, ImageArgs {
    /** Size of the machines; the page lists those that Zscaler supports. @default "Standard_D2ds_v5" */
    vmSize?: string;
    /** Whether service interfaces use accelerated networking. @default true */
    acceleratedNetworking?: boolean;
    /** Whether disks are encrypted on the host too, which the subscription must have the feature for. @default true */
    encryptionAtHost?: boolean;
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface CloudConnectorsTransforms {
    /** @default none */
    scaleSet?: Transform<compute.VirtualMachineScaleSetArgs>;
    /** @default none */
    virtualMachine?: Transform<compute.VirtualMachineArgs>;
    /** @default none */
    loadBalancer?: Transform<network.LoadBalancerArgs>;
    /** @default none */
    cleanUpFunction?: Transform<web.WebAppArgs>;
}

/** Arguments of Cloud Connectors on Azure. */
export interface CloudConnectorsArgs {
    /** Provisioning URL, as a resource, or as the text that the console shows. */
    provisioningUrl: ProvisioningUrl | pulumi.Input<string>;
    /** Name of the resource group that everything is created in. */
    resourceGroupName: pulumi.Input<string>;
    /**
     * Key Vault with the secrets `api-key`, `username` and `password`, as a resource, by its resource id, or by its URL
     * (with `existingIdentity` only). Connectors read them themselves; their values are not in the start data.
     */
    credentialsVault: keyvault.Vault | pulumi.Input<string>;
    /** Where they run. */
    network: NetworkArgs;
    /** Their machines. */
    machine: MachineArgs;
    /** How many machines run. It must agree with `autoScaling` of the provisioning URL. @default two per zone */
    capacity?: FixedCapacity | AutoScalingCapacity;
    /** How workloads reach them. @default an internal load balancer */
    loadBalancer?: InternalLoadBalancerArgs | GatewayLoadBalancerArgs | ExistingLoadBalancerArgs | NoLoadBalancerArgs;
    /** How the load balancer finds out whether a connector serves traffic. @default port 50000, every 15 seconds */
    healthProbe?: HealthProbeArgs;
    /** Whether connectors use FIPS mode. @default false */
    fips?: boolean;
    /** What the firewall rules allow besides traffic. @default SSH from the network, remote support, any egress */
    access?: AccessArgs;
    /** Resource ids of network security groups to use instead of new ones. @default new ones */
    existingSecurityGroups?: { management: pulumi.Input<string>; service: pulumi.Input<string> };
    /** Resource id of a user-assigned identity to use instead of a new one. @default a new one with the least permissions */
    existingIdentity?: pulumi.Input<string>;
    /** Settings of the adopted Cloud Connector groups by zone, such as the day of their upgrades. @default not managed */
    groups?: Partial<Record<Zone, AdoptedGroupArgs>>;
    /** Tags of every resource. @default none */
    tags?: Record<string, pulumi.Input<string>>;
    /** Changes to the arguments of children. @default none */
    transform?: CloudConnectorsTransforms;
}

/**
 * Cloud Connectors on Azure: machines in each zone of a virtual network, their identity and network security groups, an
 * internal load balancer, and the Cloud Connector groups that appear when they register, adopted in the same update.
 *
 * @example Scale sets in two zones
 * const connectors = new CloudConnectors("west", {
 *     provisioningUrl: url,
 *     resourceGroupName: group.name,
 *     credentialsVault: vault,
 *     network: { virtualNetworkId: vnet.id, subnets: { "1": subnet.id, "2": subnet.id } },
 *     machine: { sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin" },
 *     capacity: { kind: "autoScaling", min: 2, max: 4 },
 *     groups: { "1": { upgradeDay: "Tuesday" }, "2": { upgradeDay: "Wednesday" } },
 * });
 */
export class CloudConnectors extends Deployment {
    /** The Cloud Connector group of each zone. */
    readonly groups: Record<string, CloudConnectorGroup>;
    /** Fixed capacity: the machines, as `ZONE-NUMBER`. */
    readonly virtualMachines: Record<string, compute.VirtualMachine> = {};
    /** Fixed capacity: their service interfaces, as `ZONE-NUMBER`. Without a load balancer, routes lead to their addresses. */
    readonly serviceInterfaces: Record<string, network.NetworkInterface> = {};
    /** Fixed capacity outside of zones. */
    readonly availabilitySet?: compute.AvailabilitySet;
    /** Auto scaling: the scale set of each zone. */
    readonly scaleSets: Partial<Record<Zone, compute.VirtualMachineScaleSet>> = {};
    /** Auto scaling: what scales the set of each zone. */
    readonly autoscaleSettings: Partial<Record<Zone, monitor.AutoscaleSetting>> = {};
    /** With `capacity.cleanUp`: the vendor's function app. */
    readonly cleanUpFunction?: web.WebApp;
    readonly loadBalancer?: network.LoadBalancer;
    /** Address of the load balancer: the next hop of the routes of workloads. */
    readonly loadBalancerAddress?: pulumi.Output<string>;
    /** Resource id of the frontend: load balancers of workloads chain to that of a gateway. */
    readonly frontendId?: pulumi.Output<string>;
    readonly identity?: managedidentity.UserAssignedIdentity;
    readonly securityGroupIds: { readonly management: pulumi.Output<string>; readonly service: pulumi.Output<string> };

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: CloudConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("azure:CloudConnectors", name, options);
        const subject = `CloudConnectors "${name}"`;
        checkArguments(subject, name, args);
        const { provisioningUrl, capacity = { kind: "fixed" } } = args;
        const isScaling = capacity.kind === "autoScaling";
        const deployed = { subject, cloud: "azure", autoScaling: isScaling, formFactor: "small" } as const;
        const url = provisioningUrlText(provisioningUrl, deployed);
        const around = lookUpNetwork(this, subject, args.network);
        const vault = lookUpVault(this, subject, args);
        const identity = createIdentity(this, subject, name, args, around, vault);
        const securityGroups = createSecurityGroups(this, name, args, around);
        const balancer = createBalancer(this, name, args, around);
        const setting = {
            parent: this,
            name,
            args,
            network: around,
            identity,
            permissions: identity.permissions,
            securityGroups,
            customData: customDataOf({ url, vaultUrl: vault.url, clientId: identity.clientId }, args),
            pools: balancer.pools,
        };
        const machines =
            capacity.kind === "autoScaling" ? createAutoScaling(setting, capacity) : createFixed(setting, capacity);
        Object.assign(this, machines.children);
        if (capacity.kind === "autoScaling" && capacity.cleanUp) {
            const watched = Object.values(this.scaleSets);
            const wired = { subject, name, args, location: around.location, url, vault, watched };
            this.cleanUpFunction = createCleanUp(this, capacity.cleanUp, wired);
        }
        this.loadBalancer = balancer.loadBalancer;
        this.loadBalancerAddress = balancer.loadBalancerAddress;
        this.frontendId = balancer.frontendId;
        this.identity = identity.created;
        this.securityGroupIds = securityGroups;
        this.groups = adoptGroups({
            name,
            provisioningUrl,
            cloud: "azure",
            network: around.name,
            zones: around.zones.map((zone) => ({
                key: zone,
                label: labelOf(zone),
                zone: reportedZone(around.location, zone),
            })),
            settings: args.groups ?? {},
            machines: machines.started,
            parent: this,
        });
        this.registerOutputs({
            groups: Object.fromEntries(Object.entries(this.groups).map(([zone, group]) => [zone, group.id])),
            loadBalancerAddress: this.loadBalancerAddress,
        });
    }
}
