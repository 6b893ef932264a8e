import type * as cloudfunctionsv2 from "@pulumi/gcp/cloudfunctionsv2";
import type * as compute from "@pulumi/gcp/compute";
import type * as secretmanager from "@pulumi/gcp/secretmanager";
import type * as serviceaccount from "@pulumi/gcp/serviceaccount";
import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorGroup, ProvisioningUrl } from "..";
import { type AdoptedGroupArgs, adoptGroups } from "../deployment/adoptedGroups";
import type { AccessArgs as EveryAccessArgs, FixedCapacity } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import type { HealthProbeArgs } from "../deployment/healthProbe";
import { provisioningUrlText } from "../deployment/provisioningUrl";
import { createAutoScaling } from "./cloudConnectors/autoScaling";
import { createBalancer, reserveAddress } from "./cloudConnectors/balancer";
import { checkArguments } from "./cloudConnectors/checks";
import { createCleanUp } from "./cloudConnectors/cleanUp";
import { createFirewall } from "./cloudConnectors/firewall";
import { createFixed } from "./cloudConnectors/fixed";
import { createIdentity } from "./cloudConnectors/identity";
import { metadataOf } from "./cloudConnectors/metadata";
import { lookUpNetwork } from "./cloudConnectors/network";
import { networkName } from "./common/subnet";

/** The networks, the subnets and the zones that connectors run in. */
export interface NetworkArgs {
    /**
     * Subnet of the service interfaces, which take traffic, by its id or self link. Connectors register in groups that
     * carry the name of its network.
     */
    subnet: pulumi.Input<string>;
    /** Subnet of the management interfaces, by its id or self link; in another network, as Google Cloud demands. */
    managementSubnet: pulumi.Input<string>;
    /** Zones, 1 to 3 of the region of the subnets. One group per zone appears in Zscaler. */
    zones: readonly string[];
    /**
     * IPv4 ranges that may reach the connectors: those of the workloads.
     * @default the private ranges of RFC 1918
     */
    cidrBlocks?: readonly string[];
}

/** The functions that Zscaler publishes for instance groups. They are not a part of this library: bring their archive. */
export interface CleanUpArgs {
    /** Path of the archive with both functions, or the archive. */
    archive: string | pulumi.asset.Archive;
    /** @default "python312" */
    runtime?: "python312" | "python311";
    /** When a machine is unhealthy. @default 10 of 15 minutes, 8 in a row, or 12 minutes without a report */
    health?: CleanUpHealthArgs;
    /** What is deleted in Zscaler. @default at most 16 connectors in a run */
    sync?: CleanUpSyncArgs;
    /**
     * E-mail address of a service account to use instead of a new one. It is given no roles; the page lists those that it
     * needs. @default a new one with those roles
     */
    existingServiceAccount?: pulumi.Input<string>;
}

/** When the functions take a machine for unhealthy, by the health that connectors report each minute. */
export interface CleanUpHealthArgs {
    /** How many of the last minutes they look at, from 1 to 60. @default 15 */
    windowMinutes?: number;
    /** How many unhealthy minutes of them are too many, from 1. @default 10 */
    unhealthy?: number;
    /** How many unhealthy minutes in a row are too many, from 1. @default 8 */
    contiguous?: number;
    /** Minutes without a report after which the log has a warning, from 1. @default 2 */
    warnAfterMinutes?: number;
    /** Minutes without a report after which the log has an error. @default 5 */
    criticalAfterMinutes?: number;
    /** Minutes without a report after which the machine is deleted. @default 12 */
    terminateAfterMinutes?: number;
}

/** What the functions delete in Zscaler. */
export interface CleanUpSyncArgs {
    /** Whether they only write to the log what they would delete. @default false */
    dryRun?: boolean;
    /** Greatest number of connectors that a run deletes, from 1. @default 16 */
    mostDeletions?: number;
    /** Names of machines that they leave alone. @default none */
    excludedInstances?: readonly string[];
}

/** One regional managed instance group with an autoscaler; with `cleanUp`, a group in each zone. */
export interface AutoScalingCapacity {
    kind: "autoScaling";
    /** Least number of machines in all zones together, at least one for each zone. */
    min: number;
    /** Greatest number of machines in all zones together, up to 16 for each zone. */
    max: number;
    /** Average load that the number of machines is kept at, in percent of their CPU, as connectors report it. @default 80 */
    targetCpuPercent?: number;
    /** Seconds after its start in which the load of a machine does not count, from 600 to 3600. @default 900 */
    initializationSeconds?: number;
    /** Whether machines that run are replaced when their template changes, or only new ones follow it. @default "opportunistic" */
    update?: "opportunistic" | "proactive";
    /**
     * The vendor's functions, which delete the connectors of machines that are gone, and machines that are unhealthy. They
     * work with groups of one zone: `min` and `max` are divided among the zones, so both are multiples of their number.
     * Adding or removing it replaces the groups. @default none
     */
    cleanUp?: CleanUpArgs;
}

/** Traffic reaches the connectors through an internal passthrough Network Load Balancer, which is the next hop of routes. */
export interface InternalLoadBalancerArgs {
    /** An internal passthrough Network Load Balancer. */
    kind: "internal";
    /**
     * Network tags of the workloads: a default route of priority 600 leads what they send to the balancer. A route without
     * tags would catch the connectors too. @default no route
     */
    workloadTags?: readonly string[];
    /** What stays with one connector. @default "CLIENT_IP_PROTO" */
    sessionAffinity?: "CLIENT_IP_NO_DESTINATION" | "CLIENT_IP" | "CLIENT_IP_PROTO" | "NONE";
    /** Whether clients of other regions reach the balancer. @default false */
    globalAccess?: boolean;
    /** Seconds that a connector serves its flows after it is removed, from 0 to 3600. @default 0 */
    drainingSeconds?: number;
}

/** Routes lead to the connectors themselves. */
export interface NoLoadBalancerArgs {
    /** No load balancer. */
    kind: "none";
}

/** The machines of the connectors. */
export interface MachineArgs {
    /** Machine type: `e2-standard-`, `n2-standard-` or `n2d-standard-` with 2, 4 or 8. @default "n2-standard-2" */
    machineType?: string;
    /**
     * Self link of an image to start new machines from. A change replaces fixed machines.
     * @default zs-cc-ga-03092026 of Zscaler
     */
    image?: pulumi.Input<string>;
    /** Public key for SSH as `zsroot`. A change replaces fixed machines. @default none */
    sshPublicKey?: pulumi.Input<string>;
    /** Id of the Cloud KMS key that encrypts the disk. @default a key of Google */
    kmsKey?: pulumi.Input<string>;
    /** @default "pd-balanced" */
    diskType?: "pd-balanced" | "pd-ssd" | "pd-standard";
}

/** What the firewall rules allow besides traffic. */
export interface AccessArgs extends EveryAccessArgs {
    /** IPv4 ranges that may use SSH. @default `network.cidrBlocks` */
    sshCidrBlocks?: readonly string[];
    /** Whether Cloud DNS may forward queries to the connectors, for Private Access. @default false */
    cloudDns?: boolean;
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface CloudConnectorsTransforms {
    /** @default none */
    instanceTemplate?: Transform<compute.InstanceTemplateArgs>;
    /** @default none */
    instanceGroupManager?: Transform<compute.RegionInstanceGroupManagerArgs>;
    /** @default none */
    autoscaler?: Transform<compute.RegionAutoscalerArgs>;
    /** With `capacity.cleanUp`. @default none */
    zonalInstanceGroupManager?: Transform<compute.InstanceGroupManagerArgs>;
    /** With `capacity.cleanUp`. @default none */
    zonalAutoscaler?: Transform<compute.AutoscalerArgs>;
    /** Both functions. @default none */
    cleanUpFunction?: Transform<cloudfunctionsv2.FunctionArgs>;
    /** @default none */
    instance?: Transform<compute.InstanceArgs>;
    /** @default none */
    backendService?: Transform<compute.RegionBackendServiceArgs>;
    /** @default none */
    forwardingRule?: Transform<compute.ForwardingRuleArgs>;
    /** @default none */
    firewall?: Transform<compute.FirewallArgs>;
    /** @default none */
    serviceAccount?: Transform<serviceaccount.AccountArgs>;
}

/** Arguments of Cloud Connectors on Google Cloud. */
export interface CloudConnectorsArgs {
    /** Provisioning URL, as a resource, or as the text that the console shows. */
    provisioningUrl: ProvisioningUrl | pulumi.Input<string>;
    /**
     * Secret in Secret Manager, or its id: a JSON object with `api_key`, `username` and `password`. Connectors read it
     * themselves; its value is never in the program's state.
     */
    credentialsSecret: secretmanager.Secret | pulumi.Input<string>;
    /** Where they run. */
    network: NetworkArgs;
    /** How many machines run. It must agree with `autoScaling` of the provisioning URL. @default two per zone */
    capacity?: FixedCapacity | AutoScalingCapacity;
    /** How workloads reach them. @default an internal load balancer */
    loadBalancer?: InternalLoadBalancerArgs | NoLoadBalancerArgs;
    /** How the load balancer finds out whether a connector serves traffic. @default port 50000, every 10 seconds */
    healthProbe?: HealthProbeArgs;
    /** Their machines. @default Zscaler's image on an n2-standard-2 */
    machine?: MachineArgs;
    /** What the firewall rules allow besides traffic. @default SSH from private ranges, remote support, any egress */
    access?: AccessArgs;
    /** Whether they use FIPS 140 validated cryptography. @default false */
    fips?: boolean;
    /** Whether they may subscribe to changes of workloads in Pub/Sub, which workload discovery needs. @default false */
    workloadDiscovery?: boolean;
    /** Whether the firewall rules exist already, as with a Shared VPC of another team. @default false */
    existingFirewallRules?: boolean;
    /** E-mail address of a service account to use instead of a new one; it is given no roles. @default a new one with the least roles */
    existingServiceAccount?: pulumi.Input<string>;
    /** Settings of the adopted Cloud Connector groups by zone, such as the day of their upgrades. @default not managed */
    groups?: Record<string, AdoptedGroupArgs>;
    /** Labels of every resource that has labels. @default none */
    labels?: Record<string, pulumi.Input<string>>;
    /** Network tags of the machines. @default none */
    networkTags?: readonly pulumi.Input<string>[];
    /** Changes to the arguments of children. @default none */
    transform?: CloudConnectorsTransforms;
}

/**
 * Cloud Connectors on Google Cloud: machines in zones of a region, their service account and firewall rules, an internal
 * load balancer as the next hop of workloads, and the Cloud Connector groups that appear when they register, adopted in
 * the same update.
 *
 * @example Auto scaling in two zones
 * const connectors = new CloudConnectors("west", {
 *     provisioningUrl: url,
 *     credentialsSecret: secret,
 *     network: { subnet: service.id, managementSubnet: management.id, zones: ["europe-west1-b", "europe-west1-c"] },
 *     capacity: { kind: "autoScaling", min: 2, max: 8 },
 *     loadBalancer: { kind: "internal", workloadTags: ["through-zscaler"] },
 * });
 */
export class CloudConnectors extends Deployment {
    /** The Cloud Connector group of each zone. */
    readonly groups: Record<string, CloudConnectorGroup>;
    /** Fixed capacity: the machines, as `ZONE-NUMBER`. Without a load balancer, routes lead to their `selfLink`. */
    readonly instances: Record<string, compute.Instance> = {};
    /** Fixed capacity behind a load balancer: what it balances, by zone. */
    readonly instanceGroups: Record<string, compute.InstanceGroup> = {};
    /** Auto scaling: the group over all zones. */
    readonly instanceGroupManager?: compute.RegionInstanceGroupManager;
    readonly instanceTemplate?: compute.InstanceTemplate;
    readonly autoscaler?: compute.RegionAutoscaler;
    /** With `capacity.cleanUp`: the group of each zone. */
    readonly instanceGroupManagers: Record<string, compute.InstanceGroupManager> = {};
    readonly autoscalers: Record<string, compute.Autoscaler> = {};
    /** With `capacity.cleanUp`: the vendor's functions, `health` and `sync`. */
    readonly cleanUpFunctions: Record<string, cloudfunctionsv2.Function> = {};
    readonly healthCheck?: compute.RegionHealthCheck;
    readonly backendService?: compute.RegionBackendService;
    /** The load balancer: the next hop of routes, by its `selfLink`. */
    readonly forwardingRule?: compute.ForwardingRule;
    /** The route of workloads with `workloadTags`. */
    readonly workloadRoute?: compute.Route;
    /** Address of the load balancer. */
    readonly loadBalancerAddress?: pulumi.Output<string>;
    readonly serviceAccount?: serviceaccount.Account;
    readonly serviceAccountEmail: pulumi.Output<string>;

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: CloudConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("gcp:CloudConnectors", name, options);
        const subject = `CloudConnectors "${name}"`;
        checkArguments(subject, name, args);
        const { provisioningUrl, capacity = { kind: "fixed" } } = args;
        const isScaling = capacity.kind === "autoScaling";
        const url = provisioningUrlText(provisioningUrl, {
            subject,
            cloud: "gcp",
            autoScaling: isScaling,
            formFactor: "small",
        });
        const network = lookUpNetwork(this, subject, args.network);
        const identity = createIdentity(this, name, args);
        createFirewall({ parent: this, name, args, network, account: identity.email });
        const address = reserveAddress(this, name, args, network);
        const metadata = metadataOf({ subject, url, args, account: identity.email, address });
        const setting = { parent: this, subject, name, args, network, identity, metadata };
        const machines =
            capacity.kind === "autoScaling" ? createAutoScaling(setting, capacity) : createFixed(setting, capacity);
        Object.assign(this, machines.children, createBalancer(this, name, args, network, machines.backends, address));
        if (capacity.kind === "autoScaling" && capacity.cleanUp) {
            const wired = {
                name,
                args,
                url,
                region: network.region,
                watched: Object.values(this.instanceGroupManagers),
            };
            this.cleanUpFunctions = createCleanUp(this, capacity.cleanUp, wired);
        }
        this.serviceAccount = identity.account;
        this.serviceAccountEmail = identity.email;
        this.loadBalancerAddress = address?.address;
        this.groups = adoptGroups({
            name,
            provisioningUrl,
            cloud: "gcp",
            network: networkName(network.service),
            zones: network.zones.map((key) => ({ key })),
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
