import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";

/** What the security group is made of. */
export interface SecurityGroupSetting {
    readonly name: string;
    readonly vpcId: pulumi.Output<string>;
    readonly existing?: pulumi.Input<string>;
    readonly tags?: Record<string, pulumi.Input<string>>;
}

/** Lets everything out, because applications may be on any port, and nothing in. */
export function createSecurityGroup(parent: pulumi.Resource, setting: SecurityGroupSetting): pulumi.Output<string> {
    const { name, vpcId, existing, tags } = setting;
    if (existing !== undefined) return pulumi.output(existing);
    const group = new ec2.SecurityGroup(name, { vpcId, description: "App Connectors", tags }, { parent });
    const rule = { securityGroupId: group.id, description: "all", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" };
    new vpc.SecurityGroupEgressRule(`${name}-out-all`, rule, { parent: group });
    return group.id;
}
