import type { WireObject } from "../../../emulator";
import { makeProvisioningUrl, type Opened, openCloud } from "./openCloud";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
export const SECRET = "aws:secretsmanager/secret:Secret";
export const PARAMETER = "aws:ssm/parameter:Parameter";
export const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const GROUP = "aws:autoscaling/group:Group";
export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGETS = "aws:lb/targetGroup:TargetGroup";

export const TRUST = JSON.stringify({
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});
export const MAY_READ = JSON.stringify({
    Statement: { Effect: "Allow", Action: "secretsmanager:Get*", Resource: "*" },
});

export const openAws = (data?: string) => openCloud("aws", { region: "us-west-2" }, data);

/** What a Cloud Connector needs to register. Each part may be left out or be another. */
export interface Deployed {
    userData?: string;
    secret?: WireObject | "none";
    policy?: string | "none";
    egressPort?: number;
    /** More of the launch template. */
    template?: WireObject;
    /** More of the group. */
    group?: WireObject;
}

/** Declares a group of two machines in two zones, as a program would. */
export async function deploy(
    opened: Opened,
    { userData, secret, policy = MAY_READ, egressPort = 443, template: more, group: settings }: Deployed = {},
) {
    const { emulator, make } = opened;
    const url = await makeProvisioningUrl(opened, "AWS");
    const vpcId = await make(VPC, { cidrBlock: "10.1.0.0/16" });
    const subnets = [];
    for (const [index, zone] of ["us-west-2a", "us-west-2b"].entries()) {
        subnets.push(await make(SUBNET, { vpcId, availabilityZone: zone, cidrBlock: `10.1.${index}.0/24` }));
    }
    const group = await make(SECURITY_GROUP, { vpcId });
    const rule = await make(EGRESS, {
        securityGroupId: group,
        ipProtocol: "tcp",
        fromPort: egressPort,
        toPort: egressPort,
        cidrIpv4: "0.0.0.0/0",
    });
    const role = await make(ROLE, { assumeRolePolicy: TRUST });
    const profile = await make(PROFILE, { role });
    if (policy !== "none") await make(ROLE_POLICY, { role, policy });
    if (secret !== "none") {
        const secretId = await make(SECRET, { name: "ZS/CC/credentials" });
        const { connectorUsername: username, connectorPassword: password, connectorApiKey } = emulator;
        await make(VERSION, {
            secretId,
            secretString: JSON.stringify(secret ?? { api_key: connectorApiKey, username, password }),
        });
    }
    const text = userData ?? `[ZSCALER]\nCC_URL=${url}\nSECRET_NAME=ZS/CC/credentials\nHTTP_PROBE_PORT=50000\n`;
    const launchTemplate = await make(TEMPLATE, {
        userData: Buffer.from(text).toString("base64"),
        iamInstanceProfile: { name: profile },
        networkInterfaces: [0, 1].map((deviceIndex) => ({ deviceIndex, securityGroups: [group] })),
        ...more,
    });
    const id = await make(GROUP, {
        minSize: 2,
        maxSize: 6,
        vpcZoneIdentifiers: subnets,
        launchTemplate: { id: launchTemplate },
        ...settings,
    });
    return { id, vpcId, subnets, rule, role };
}
