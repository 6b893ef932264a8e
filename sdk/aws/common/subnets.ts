import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";

/** Subnets of a VPC by the name of their zone. */
export interface ZoneSubnets {
    /** The component that they are for, such as `CloudConnectors "west"`. */
    readonly subject: string;
    /** The argument that they come from, such as `network.subnets`. */
    readonly path: string;
    readonly vpcId: pulumi.Output<string>;
    readonly subnets: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * Looks up subnets. One in another zone than its key says would start machines where nobody expects them, so it is
 * refused, as is one of another VPC.
 */
export function lookUpSubnets(parent: pulumi.Resource, { subject, path, vpcId, subnets }: ZoneSubnets) {
    const checked = Object.entries(subnets).map(([zone, id]) => {
        const found = pulumi.all([ec2.getSubnetOutput({ id }, { parent }), vpcId]);
        const faultOf = ([subnet, vpc]: [ec2.GetSubnetResult, string]) =>
            misplaced(subnet, { path: `${path}["${zone}"]`, zone, vpc });
        return [zone, checkedOutput(found, subject, faultOf).apply(([{ id: known }]) => known)] as const;
    });
    return Object.fromEntries(checked);
}

function misplaced(
    { id, availabilityZone, vpcId }: ec2.GetSubnetResult,
    { path, zone, vpc }: { readonly path: string; readonly zone: string; readonly vpc: string },
): string | undefined {
    if (vpcId !== vpc) return `${path} is ${id}, a subnet of ${vpcId}; set one of ${vpc}`;
    if (availabilityZone === zone) return undefined;
    return `${path} is ${id}, a subnet in ${availabilityZone}; use "${availabilityZone}" as its key, or set a subnet in ${zone}`;
}
