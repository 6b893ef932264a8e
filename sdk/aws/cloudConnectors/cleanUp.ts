import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as aws from "@pulumi/aws/getPartition";
import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import { transformed } from "../../deployment/component";
import type { CleanUpArgs, CloudConnectorsArgs } from "../cloudConnectors";
import { knownName } from "../common/names";
import { trustOf } from "../common/policies";
import { secretArnOf, secretNameOf } from "./identity";

/** What the vendor's function is wired to. */
export interface CleanUpSetting {
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly url: pulumi.Output<string>;
    /** Names of the Auto Scaling groups, known before these are created. */
    readonly groupNames: readonly string[];
}

/** The function, and all that has to be there for as long as a group is. */
export interface CleanUp {
    readonly function: lambda.Function;
    readonly wiring: pulumi.Resource[];
}

/** What calls the function, as the vendor's modules declare it. */
function rulesOf(groupNames: readonly string[]): Readonly<Record<string, cloudwatch.EventRuleArgs>> {
    return {
        health: { scheduleExpression: "rate(1 minute)" },
        terminating: {
            eventPattern: JSON.stringify({
                source: ["aws.autoscaling"],
                "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
                detail: { AutoScalingGroupName: groupNames },
            }),
        },
        terminated: {
            eventPattern: JSON.stringify({
                source: ["aws.ec2"],
                "detail-type": ["EC2 Instance State-change Notification"],
                detail: { state: ["terminated"] },
            }),
        },
    };
}

/** Version 3.11 outside of the public regions, as the vendor's examples have it. */
export function runtimeIn(
    partition: pulumi.Output<string>,
    runtime: CleanUpArgs["runtime"],
    subject: string,
): pulumi.Output<string> {
    if (runtime === undefined) return partition.apply((known) => (known === "aws" ? "python3.12" : "python3.11"));
    return checkedOutput(partition, subject, (known) => {
        if (known === "aws" || runtime === "python3.11") return undefined;
        return `capacity.cleanUp.runtime is "${runtime}", which the vendor's function does not use in ${known}; set "python3.11", or omit it`;
    }).apply(() => runtime);
}

/** Creates the function before the groups: with a group, machines come and go. */
export function createCleanUp(parent: pulumi.Resource, cleanUp: CleanUpArgs, setting: CleanUpSetting): CleanUp {
    const { name, args, groupNames } = setting;
    const { tags, transform = {} } = args;
    const partition = aws.getPartitionOutput({}, { parent }).partition;
    const child = `${name}-clean-up`;
    const role = new iam.Role(child, { assumeRolePolicy: trustOf("lambda.amazonaws.com"), tags }, { parent });
    const functionName = knownName(name, "clean-up");
    const logs = new cloudwatch.LogGroup(
        child,
        { name: `/aws/lambda/${functionName}`, retentionInDays: cleanUp.logRetentionDays ?? 3, tags },
        { parent },
    );
    const policy = pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: statementsOf(setting, partition, logs.arn),
    });
    const permissions = new iam.RolePolicy(child, { role: role.name, policy }, { parent: role });
    const functionArgs: lambda.FunctionArgs = {
        name: functionName,
        code: typeof cleanUp.archive === "string" ? new pulumi.asset.FileArchive(cleanUp.archive) : cleanUp.archive,
        handler: cleanUp.handler ?? "zscaler_cc_lambda_service.lambda_handler",
        runtime: runtimeIn(partition, cleanUp.runtime, `CloudConnectors "${name}"`),
        architectures: [cleanUp.architecture ?? "arm64"],
        timeout: cleanUp.timeoutSeconds ?? 180,
        memorySize: cleanUp.memoryMegabytes ?? 256,
        role: role.arn,
        environment: { variables: variablesOf(setting, cleanUp) },
        tags,
    };
    const made = new lambda.Function(child, transformed(functionArgs, transform.cleanUpFunction), {
        parent,
        // The function creates its log group by itself otherwise, which its role does not allow.
        dependsOn: [permissions, logs],
    });
    const wiring = Object.entries(rulesOf(groupNames)).flatMap(([kind, ruleArgs]) => {
        const rule = new cloudwatch.EventRule(`${child}-${kind}`, { ...ruleArgs, tags }, { parent: made });
        const permission = new lambda.Permission(
            `${child}-${kind}`,
            {
                action: "lambda:InvokeFunction",
                function: made.name,
                principal: "events.amazonaws.com",
                sourceArn: rule.arn,
            },
            { parent: rule },
        );
        const target = new cloudwatch.EventTarget(
            `${child}-${kind}`,
            { rule: rule.name, arn: made.arn },
            { parent: rule, dependsOn: permission },
        );
        return [rule, permission, target];
    });
    return { function: made, wiring: [made, permissions, ...wiring] };
}

function variablesOf({ args, url, groupNames }: CleanUpSetting, { health = {} }: CleanUpArgs) {
    return {
        ASG_NAMES: JSON.stringify(groupNames),
        CC_URL: url,
        SECRET_NAME: secretNameOf(args.credentialsSecret),
        HC_DATA_POINTS: String(health.dataPoints ?? 10),
        HC_UNHEALTHY_THRESHOLD: String(health.unhealthy ?? 7),
        HC_UNHEALTHY_CONTIGUOUS_DP: String(health.contiguous ?? 5),
        MISSING_DATAPOINTS_UNHEALTHY: String(health.missingIsUnhealthy ?? true),
    };
}

function statementsOf(
    { args, groupNames }: CleanUpSetting,
    partition: pulumi.Output<string>,
    logGroup: pulumi.Output<string>,
) {
    return [
        {
            Sid: "ReadCredentials",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: secretArnOf(args.credentialsSecret),
        },
        {
            Sid: "FinishTermination",
            Effect: "Allow",
            Action: [
                "autoscaling:CompleteLifecycleAction",
                "autoscaling:RecordLifecycleActionHeartbeat",
                "autoscaling:SetInstanceHealth",
            ],
            Resource: groupNames.map(
                (group) =>
                    pulumi.interpolate`arn:${partition}:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/${group}`,
            ),
        },
        {
            Sid: "ReadMachines",
            Effect: "Allow",
            Action: [
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeAutoScalingInstances",
                "autoscaling:DescribeLifecycleHookTypes",
                "autoscaling:DescribeLifecycleHooks",
                "autoscaling:DescribeWarmPool",
                "cloudwatch:GetMetricData",
                "cloudwatch:GetMetricStatistics",
                "cloudwatch:ListMetrics",
                "ec2:DescribeInstanceStatus",
                "ec2:DescribeInstances",
                "ec2:DescribeTags",
            ],
            Resource: "*",
        },
        {
            Sid: "WriteLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${logGroup}:*`,
        },
    ];
}
