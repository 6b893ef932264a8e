import type * as autoscaling from "@pulumi/aws/autoscaling";
import type * as ec2 from "@pulumi/aws/ec2";
import * as aws from "@pulumi/aws/getRegion";
import type * as iam from "@pulumi/aws/iam";
import type * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import type { AppConnectorGroup, EnrollmentUserCodes, ProvisioningKey } from "..";
import type { EnrollingArgs, FixedAppConnectors, ScalingAppConnectors as OverAllZones } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import { createEnrollment } from "../deployment/enrollment";
import { placeOf } from "../deployment/place";
import { checkArguments, enrollingOf } from "./appConnectors/checks";
import { createMachines, machineKeysOf } from "./appConnectors/machines";
import { createRole } from "./appConnectors/role";
import { createSecurityGroup } from "./appConnectors/securityGroup";
import { createUserCodeParameters, userDataOf } from "./appConnectors/userCodes";
import { REGIONS } from "./common/regions";
import { lookUpSubnets } from "./common/subnets";

/** The VPC and the subnets that App Connectors run in. */
export interface AppConnectorNetworkArgs {
    /** Id of the VPC. */
    vpcId: pulumi.Input<string>;
    /** Subnet of each zone, by the name of the zone: `{ "us-west-2a": subnet.id }`. It must lead to the internet. */
    subnets: Record<string, pulumi.Input<string>>;
}

/** One Auto Scaling group over all zones. */
export interface ScalingAppConnectors extends OverAllZones {
    /** Seconds after its start in which a machine is not judged. @default 300 */
    healthCheckGraceSeconds?: number;
}

/** The machines of App Connectors. */
export interface AppConnectorMachineArgs {
    /** EC2 type, with at least 4 vCPUs in production. @default "m5a.xlarge" */
    instanceType?: string;
    /** Image to start new machines from; one of Zscaler. @default the newest of the AWS Marketplace */
    imageId?: pulumi.Input<string>;
    /** Name of the key pair for SSH. @default none */
    keyName?: pulumi.Input<string>;
    /** ARN of the key that encrypts the disk. @default the account's default key */
    kmsKeyArn?: pulumi.Input<string>;
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface AppConnectorsTransforms {
    /** @default none */
    launchTemplate?: Transform<ec2.LaunchTemplateArgs>;
    /** @default none */
    autoScalingGroup?: Transform<autoscaling.GroupArgs>;
    /** @default none */
    instance?: Transform<ec2.InstanceArgs>;
    /** @default none */
    role?: Transform<iam.RoleArgs>;
}

/** Arguments of App Connectors on AWS, besides those of their group and their enrollment. */
export interface AppConnectorSettings {
    /** Where they run. */
    network: AppConnectorNetworkArgs;
    /** How many machines run. @default one per zone */
    capacity?: FixedAppConnectors | ScalingAppConnectors;
    /** Their machines. @default the newest image on an m5a.xlarge */
    machine?: AppConnectorMachineArgs;
    /** A security group to use instead of a new one. @default a new one, which lets nothing in */
    existingSecurityGroup?: pulumi.Input<string>;
    /**
     * Name of an instance profile to use instead of a new role. With user codes, its role needs `ssm:PutParameter` on the
     * parameters of the codes. @default a new role for Session Manager, and for the code of each machine if it shows one
     */
    existingInstanceProfile?: pulumi.Input<string>;
    /** Tags of every resource, and of the machines that Auto Scaling starts. @default none */
    tags?: Record<string, pulumi.Input<string>>;
    /** Changes to the arguments of children. @default none */
    transform?: AppConnectorsTransforms;
}

/** Arguments of App Connectors on AWS. */
export type AppConnectorsArgs = AppConnectorSettings & EnrollingArgs;

/**
 * App Connectors on AWS: an App Connector group at the place of the region, a provisioning key with enough uses or
 * verified user codes, and machines that enroll with them. They need no inbound port.
 *
 * @example Auto Scaling in two zones
 * const connectors = new AppConnectors("payroll", {
 *     network: { vpcId: vpc.id, subnets: { "us-west-2a": a.id, "us-west-2b": b.id } },
 *     capacity: { kind: "autoScaling", min: 2, max: 6 },
 * });
 */
export class AppConnectors extends Deployment {
    /** The group, for server groups. */
    readonly group: AppConnectorGroup;
    /** The key, unless the program brings one, or machines enroll with codes. */
    readonly provisioningKey?: ProvisioningKey;
    /** The codes that are verified, once there are some. */
    readonly enrollmentUserCodes?: EnrollmentUserCodes;
    /** With user codes: the parameter that each machine writes its code to, as `ZONE-NUMBER`. */
    readonly userCodeParameters: Record<string, ssm.Parameter> = {};
    /** Fixed capacity: the machines, as `ZONE-NUMBER`. */
    readonly instances: Record<string, ec2.Instance> = {};
    readonly launchTemplate?: ec2.LaunchTemplate;
    readonly autoScalingGroup?: autoscaling.Group;
    readonly role?: iam.Role;
    readonly securityGroupId: pulumi.Output<string>;

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: AppConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("aws:AppConnectors", name, options);
        const subject = `AppConnectors "${name}"`;
        checkArguments(subject, args);
        const { network, tags } = args;
        const region = () => aws.getRegionOutput({}, { parent: this }).region;
        const enrolled = createEnrollment({
            ...{ parent: this, subject, name, args, enrolling: enrollingOf(args) },
            place: () => placeOf(subject, args.group, REGIONS, region),
        });
        this.group = enrolled.group;
        this.provisioningKey = enrolled.provisioningKey;
        this.enrollmentUserCodes = enrolled.enrollmentUserCodes;
        if (enrolled.startScript === undefined) {
            this.userCodeParameters = createUserCodeParameters(this, name, machineKeysOf(args), tags);
        }
        const vpcId = pulumi.output(network.vpcId);
        const subnets = lookUpSubnets(this, { subject, path: "network.subnets", vpcId, subnets: network.subnets });
        const identity = createRole(this, name, args, Object.values(this.userCodeParameters));
        this.role = identity.role;
        this.securityGroupId = createSecurityGroup(this, { name, vpcId, existing: args.existingSecurityGroup, tags });
        const machines = createMachines({
            parent: this,
            name,
            args,
            subnets,
            identity,
            securityGroup: this.securityGroupId,
            userData: userDataOf(enrolled.startScript, this.userCodeParameters),
        });
        Object.assign(this, machines);
        this.registerOutputs({ group: this.group.id });
    }
}
