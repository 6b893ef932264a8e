import * as aws from "@pulumi/aws/getPartition";
import * as iam from "@pulumi/aws/iam";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { machineTrust, SESSION_MANAGER } from "../common/policies";

/** What machines act as. */
export interface Identity {
    readonly role?: iam.Role;
    /** Name of the instance profile. */
    readonly profile: pulumi.Output<string>;
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
}

const SECRET_ARN = /:secret:(.+)-[A-Za-z0-9]{6}$/;

/** Name of the secret, which connectors ask for. */
export function secretNameOf(secret: CloudConnectorsArgs["credentialsSecret"]): pulumi.Output<string> {
    if (secretsmanager.Secret.isInstance(secret)) return secret.name;
    return pulumi.output(secret).apply((given) => SECRET_ARN.exec(given)?.[1] ?? given);
}

/** What a role needs to read it. */
export function secretArnOf(secret: CloudConnectorsArgs["credentialsSecret"]): pulumi.Output<string> {
    return secretsmanager.Secret.isInstance(secret) ? secret.arn : pulumi.output(secret);
}

/** The role of the connectors, with the permissions that they use and no others. */
export function createIdentity(parent: pulumi.Resource, name: string, args: CloudConnectorsArgs): Identity {
    if (args.existingInstanceProfile !== undefined) {
        return { profile: pulumi.output(args.existingInstanceProfile), permissions: [] };
    }
    const roleArgs = { assumeRolePolicy: machineTrust(), tags: args.tags };
    const role = new iam.Role(name, transformed<iam.RoleArgs>(roleArgs, args.transform?.role), { parent });
    const statements = [
        ...everyConnector(args),
        ...(args.capacity?.kind === "autoScaling" ? scalingConnector(parent, name) : []),
    ];
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
    const permissions = new iam.RolePolicy(name, { role: role.name, policy }, { parent: role });
    const profile = new iam.InstanceProfile(name, { role: role.name, tags: args.tags }, { parent: role });
    return { role, profile: profile.name, permissions: [permissions] };
}

function everyConnector({ credentialsSecret }: CloudConnectorsArgs) {
    return [
        {
            Sid: "ReadCredentials",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: secretArnOf(credentialsSecret),
        },
        SESSION_MANAGER,
    ];
}

/** Machines of an Auto Scaling group finish their own launch, and report the load that the group scales by. */
function scalingConnector(parent: pulumi.Resource, name: string) {
    const groups = aws.getPartitionOutput({}, { parent }).apply(({ partition }) => {
        return `arn:${partition}:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/${name}-*`;
    });
    return [
        {
            Sid: "FinishLaunch",
            Effect: "Allow",
            Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
            Resource: groups,
        },
        {
            Sid: "DescribeLaunch",
            Effect: "Allow",
            Action: [
                "autoscaling:DescribeAutoScalingInstances",
                "autoscaling:DescribeLifecycleHookTypes",
                "autoscaling:DescribeLifecycleHooks",
                "cloudwatch:GetMetricStatistics",
                "cloudwatch:ListMetrics",
                "ec2:DescribeInstanceStatus",
                "ec2:DescribeTags",
            ],
            Resource: "*",
        },
        {
            Sid: "ReportLoad",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": "Zscaler/CloudConnectors" } },
        },
    ];
}
