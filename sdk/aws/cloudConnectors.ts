import type * as autoscaling from "@pulumi/aws/autoscaling";
import type * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import type * as lambda from "@pulumi/aws/lambda";
import type * as lb from "@pulumi/aws/lb";
import type * as secretsmanager from "@pulumi/aws/secretsmanager";
import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorGroup, FormFactor, ProvisioningUrl } from "..";
import { type AdoptedGroupArgs, adoptGroups } from "../deployment/adoptedGroups";
import type { AccessArgs, FixedCapacity } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import type { HealthProbeArgs } from "../deployment/healthProbe";
import { provisioningUrlText } from "../deployment/provisioningUrl";
import { createAutoScaling } from "./cloudConnectors/autoScaling";
import { checkArguments } from "./cloudConnectors/checks";
import { createFixed } from "./cloudConnectors/fixed";
import { createGateway } from "./cloudConnectors/gateway";
import { createIdentity } from "./cloudConnectors/identity";
import { lookUpNetwork } from "./cloudConnectors/network";
import { createSecurityGroups } from "./cloudConnectors/securityGroups";
import { userDataOf } from "./cloudConnectors/userData";

/** The VPC and the subnets that connectors run in. */
export interface NetworkArgs {
    /** Id of the VPC. Connectors register in groups that carry it in their name. */
    vpcId: pulumi.Input<string>;
    /** Subnet of each zone, by the name of the zone: `{ "us-west-2a": subnet.id }`. One group per zone appears in Zscaler. */
    subnets: Record<string, pulumi.Input<string>>;
    /**
     * Subnet for the management interfaces in each zone, only with fixed capacity: Auto Scaling puts all interfaces of a
     * machine into one subnet. @default `subnets`
     */
    managementSubnets?: Record<string, pulumi.Input<string>>;
    /**
     * IPv4 ranges that may reach the connectors: those of the workloads.
     * @default the primary range of the VPC; a warning lists others that it has
     */
    cidrBlocks?: string[];
}

/** The Lambda function that Zscaler publishes for Auto Scaling. It is not a part of this library: bring its archive. */
export interface CleanUpArgs {
    /** Path of `zscaler_cc_lambda_service.zip`, or the archive. */
    archive: string | pulumi.asset.Archive;
    /** @default "zscaler_cc_lambda_service.lambda_handler" */
    handler?: string;
    /** @default "python3.12"; "python3.11" in China and GovCloud */
    runtime?: "python3.12" | "python3.11";
    /** @default "arm64" */
    architecture?: "arm64" | "x86_64";
    /** Seconds that a call may take, from 1 to 900. @default 180 */
    timeoutSeconds?: number;
    /** Memory in megabytes, from 128 to 10240. @default 256 */
    memoryMegabytes?: number;
    /** Days that its log is kept, as CloudWatch offers them. @default 3 */
    logRetentionDays?: number;
    /** When a machine is unhealthy. @default 7 of 10 minutes, or 5 in a row */
    health?: CleanUpHealthArgs;
}

/** When the function takes a machine for unhealthy, by the health that connectors report each minute. */
export interface CleanUpHealthArgs {
    /** How many of the last minutes it looks at, from 1. @default 10 */
    dataPoints?: number;
    /** How many unhealthy minutes of them are too many, from 1. @default 7 */
    unhealthy?: number;
    /** How many unhealthy minutes in a row are too many, from 1. @default 5 */
    contiguous?: number;
    /** Whether a minute without a report is unhealthy. @default true */
    missingIsUnhealthy?: boolean;
}

/** One Auto Scaling group in each zone. */
export interface AutoScalingCapacity {
    kind: "autoScaling";
    /** Least number of machines in each zone, from 1. */
    min: number;
    /** Greatest number of machines in each zone, up to 16. */
    max: number;
    /** Average load that the number of machines is kept at, in percent of their CPU, as connectors report it. @default 80 */
    targetCpuPercent?: number;
    /** Whether only EC2 decides if a machine is healthy, or the load balancer too. @default "EC2" */
    healthCheckType?: "EC2" | "ELB";
    /** Seconds after its start in which a machine is not judged; a connector takes several minutes. At least 600. @default 900 */
    healthCheckGraceSeconds?: number;
    /** Seconds after its start in which its load does not count. @default 0 */
    warmupSeconds?: number;
    /** Seconds that a machine has to register before it is replaced, from 30 to 7200. @default 1800 */
    launchHookSeconds?: number;
    /**
     * Seconds that its removal waits until a function has cleaned up and completed the hook, from 30 to 7200.
     * @default 900 with `cleanUp`; else its removal does not wait
     */
    terminateHookSeconds?: number;
    /**
     * The vendor's function, which deletes the connectors of machines that go, and replaces machines that are unhealthy.
     * @default none
     */
    cleanUp?: CleanUpArgs;
    /** Whether machines are never chosen when the group shrinks. @default false */
    protectFromScaleIn?: boolean;
    /** Machines that have started once and wait. @default none */
    warmPool?: WarmPoolArgs;
}

/** Machines that wait to join an Auto Scaling group. */
export interface WarmPoolArgs {
    /** @default "Stopped" */
    state?: "Stopped" | "Running";
    /** @default 0 */
    minSize?: number;
    /** Greatest number of machines in the group and the pool. @default the greatest size of the group */
    maxPreparedCapacity?: number;
    /** Whether machines return to the pool when the group shrinks. @default false */
    reuseOnScaleIn?: boolean;
}

/** Traffic reaches the connectors through a Gateway Load Balancer and an endpoint in each zone. */
export interface GatewayLoadBalancerArgs {
    /** A Gateway Load Balancer. */
    kind: "gateway";
    /** Whether an endpoint sends traffic to the connectors of all zones. @default false */
    crossZone?: boolean;
    /** What makes packets one flow. @default "5-tuple" */
    flowStickiness?: "5-tuple" | "3-tuple" | "2-tuple";
    /** Whether the flows of a connector that fails move to others. @default true */
    rebalance?: boolean;
    /** Seconds that a connector serves its flows after it is removed, from 0 to 3600. @default 0 */
    deregistrationDelaySeconds?: number;
    /** Whether each endpoint must be accepted. @default false */
    acceptanceRequired?: boolean;
    /** ARNs of those who may create endpoints. @default the account itself */
    allowedPrincipals?: pulumi.Input<string>[];
    /** Subnets of the endpoints by zone. @default the subnets of the connectors */
    endpointSubnets?: Record<string, pulumi.Input<string>>;
}

/** Routes lead to the service interfaces of the connectors. */
export interface NoLoadBalancerArgs {
    /** No load balancer. */
    kind: "none";
}

/** The machines of the connectors. */
export interface MachineArgs {
    /** EC2 type; the page lists those that each form factor allows. @default "m6i.large"; "m6i.4xlarge" for medium and large */
    instanceType?: string;
    /** Image to start new machines from. A change replaces fixed machines. @default the newest of the AWS Marketplace */
    imageId?: pulumi.Input<string>;
    /** Name of the key pair for SSH. @default none; use Session Manager */
    keyName?: pulumi.Input<string>;
    /** ARN of the key that encrypts the disk. @default the account's default key */
    kmsKeyArn?: pulumi.Input<string>;
    /** @default "gp3" */
    volumeType?: "gp3" | "gp2" | "io1" | "io2";
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface CloudConnectorsTransforms {
    /** @default none */
    launchTemplate?: Transform<ec2.LaunchTemplateArgs>;
    /** @default none */
    autoScalingGroup?: Transform<autoscaling.GroupArgs>;
    /** @default none */
    instance?: Transform<ec2.InstanceArgs>;
    /** @default none */
    loadBalancer?: Transform<lb.LoadBalancerArgs>;
    /** @default none */
    targetGroup?: Transform<lb.TargetGroupArgs>;
    /** @default none */
    endpointService?: Transform<ec2.VpcEndpointServiceArgs>;
    /** @default none */
    role?: Transform<iam.RoleArgs>;
    /** @default none */
    cleanUpFunction?: Transform<lambda.FunctionArgs>;
}

/** Arguments of Cloud Connectors on AWS. */
export interface CloudConnectorsArgs {
    /** Provisioning URL, as a resource, or as the text that the console shows. */
    provisioningUrl: ProvisioningUrl | pulumi.Input<string>;
    /**
     * Secret in Secrets Manager, or its ARN: a JSON object with `api_key`, `username` and `password`. Connectors read it
     * themselves; its value is never in the program's state.
     */
    credentialsSecret: secretsmanager.Secret | pulumi.Input<string>;
    /** Where they run. */
    network: NetworkArgs;
    /** How many machines run. It must agree with `autoScaling` of the provisioning URL. @default two per zone */
    capacity?: FixedCapacity | AutoScalingCapacity;
    /** How workloads reach them. @default a Gateway Load Balancer */
    loadBalancer?: GatewayLoadBalancerArgs | NoLoadBalancerArgs;
    /** How the load balancer finds out whether a connector serves traffic. @default port 50000, every 10 seconds */
    healthProbe?: HealthProbeArgs;
    /** How large the machines are, as the provisioning URL says. `"medium"` and `"large"` only with fixed capacity. @default "small" */
    formFactor?: FormFactor;
    /** Their machines. @default the newest image on the default type of the form factor */
    machine?: MachineArgs;
    /** What the firewall rules allow besides traffic. @default SSH from the VPC, remote support, any egress */
    access?: AccessArgs;
    /** Security groups to use instead of new ones. @default new ones */
    existingSecurityGroups?: { management: pulumi.Input<string>; service: pulumi.Input<string> };
    /** Name of an instance profile to use instead of a new role. @default a new role with the least permissions */
    existingInstanceProfile?: pulumi.Input<string>;
    /** Settings of the adopted Cloud Connector groups by zone, such as the day of their upgrades. @default not managed */
    groups?: Record<string, AdoptedGroupArgs>;
    /** Tags of every resource, and of the machines that Auto Scaling starts. @default none */
    tags?: Record<string, pulumi.Input<string>>;
    /** Changes to the arguments of children. @default none */
    transform?: CloudConnectorsTransforms;
}

/**
 * Cloud Connectors on AWS: machines in each zone of a VPC, their role and security groups, a Gateway Load Balancer with an
 * endpoint in each zone, and the Cloud Connector groups that appear when they register, adopted in the same update.
 *
 * @example Auto Scaling in two zones
 * const connectors = new CloudConnectors("west", {
 *     provisioningUrl: url,
 *     credentialsSecret: secret,
 *     network: { vpcId: vpc.id, subnets: { "us-west-2a": a.id, "us-west-2b": b.id } },
 *     capacity: { kind: "autoScaling", min: 2, max: 4 },
 *     groups: { "us-west-2a": { upgradeDay: "Tuesday", upgradeStart: "02:00" } },
 * });
 */
export class CloudConnectors extends Deployment {
    /** The Cloud Connector group of each zone. */
    readonly groups: Record<string, CloudConnectorGroup>;
    /**
     * Fixed capacity: the machines, as `ZONE-NUMBER`. Without a load balancer, routes lead to their
     * `primaryNetworkInterfaceId`.
     */
    readonly instances: Record<string, ec2.Instance> = {};
    /** Auto scaling: the group of each zone. */
    readonly autoScalingGroups: Record<string, autoscaling.Group> = {};
    readonly launchTemplate?: ec2.LaunchTemplate;
    /** The vendor's function, with `cleanUp`. */
    readonly cleanUpFunction?: lambda.Function;
    readonly loadBalancer?: lb.LoadBalancer;
    readonly targetGroup?: lb.TargetGroup;
    readonly endpointService?: ec2.VpcEndpointService;
    /** The endpoint of each zone: route workloads to it. */
    readonly endpoints: Record<string, ec2.VpcEndpoint> = {};
    readonly role?: iam.Role;
    readonly securityGroupIds: { readonly management: pulumi.Output<string>; readonly service: pulumi.Output<string> };

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: CloudConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("aws:CloudConnectors", name, options);
        const subject = `CloudConnectors "${name}"`;
        checkArguments(subject, args);
        const { provisioningUrl, formFactor = "small", capacity = { kind: "fixed" } } = args;
        const isScaling = capacity.kind === "autoScaling";
        const url = provisioningUrlText(provisioningUrl, { subject, cloud: "aws", autoScaling: isScaling, formFactor });
        const network = lookUpNetwork(this, subject, args.network);
        const identity = createIdentity(this, name, args);
        const securityGroups = createSecurityGroups(this, name, args, network);
        const gateway = createGateway(this, name, args, network);
        const userData = userDataOf(url, args);
        const setting = {
            parent: this,
            name,
            args,
            network,
            identity,
            securityGroups,
            url,
            userData,
            targetGroup: gateway?.targetGroup,
        };
        const machines =
            capacity.kind === "autoScaling" ? createAutoScaling(setting, capacity) : createFixed(setting, capacity);
        Object.assign(this, machines.children, gateway);
        this.role = identity.role;
        this.securityGroupIds = securityGroups;
        this.groups = adoptGroups({
            name,
            provisioningUrl,
            cloud: "aws",
            network: network.vpcId,
            zones: network.zones.map((key) => ({ key })),
            settings: args.groups ?? {},
            machines: machines.started,
            parent: this,
        });
        this.registerOutputs({
            groups: Object.fromEntries(Object.entries(this.groups).map(([zone, group]) => [zone, group.id])),
            endpoints: Object.fromEntries(
                Object.entries(this.endpoints).map(([zone, endpoint]) => [zone, endpoint.id]),
            ),
        });
    }
}
