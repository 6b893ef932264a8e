import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../deployment/checks";
import type { NetworkArgs } from "../cloudConnectors";

/** The network as it is, after a look at the cloud. */
export interface Network {
    readonly vpcId: pulumi.Output<string>;
    /** Names of the zones, in the order of the program. */
    readonly zones: readonly string[];
    /** By zone. */
    readonly subnets: Readonly<Record<string, pulumi.Output<string>>>;
    readonly managementSubnets: Readonly<Record<string, pulumi.Output<string>>>;
    /** Ranges of the workloads, by a part of a resource's name. */
    readonly ranges: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * Looks up the VPC and its subnets. A subnet in another zone than its key says would start machines whose group nobody
 * waits for, so it is refused.
 */
export function lookUpNetwork(parent: pulumi.Resource, subject: string, args: NetworkArgs): Network {
    const { subnets, managementSubnets = subnets } = args;
    const vpcId = pulumi.output(args.vpcId);
    const checked = (path: string, byZone: Record<string, pulumi.Input<string>>) =>
        Object.fromEntries(
            Object.entries(byZone).map(([zone, id]) => {
                const found = pulumi.all([ec2.getSubnetOutput({ id }, { parent }), vpcId]);
                return [
                    zone,
                    checkedOutput(found, subject, ([subnet, vpc]) =>
                        misplaced(`${path}["${zone}"]`, zone, subnet, vpc),
                    ).apply(([{ id: known }]) => known),
                ];
            }),
        );
    return {
        vpcId,
        zones: Object.keys(subnets),
        subnets: checked("network.subnets", subnets),
        managementSubnets:
            managementSubnets === subnets
                ? checked("network.subnets", subnets)
                : checked("network.managementSubnets", managementSubnets),
        ranges: args.cidrBlocks ? byName(args.cidrBlocks) : { vpc: primaryRange(vpcId, parent, subject) },
    };
}

function misplaced(path: string, zone: string, subnet: ec2.GetSubnetResult, vpc: string): string | undefined {
    const { id, availabilityZone, vpcId } = subnet;
    if (vpcId !== vpc) return `${path} is ${id}, a subnet of ${vpcId}; set one of ${vpc}`;
    if (availabilityZone !== zone)
        return `${path} is ${id}, a subnet in ${availabilityZone}; use "${availabilityZone}" as its key, or set a subnet in ${zone}`;
    return undefined;
}

function byName(ranges: readonly string[]): Record<string, string> {
    return Object.fromEntries(ranges.map((range) => [range.replaceAll(/[./]/g, "-"), range]));
}

function primaryRange(vpcId: pulumi.Output<string>, parent: pulumi.Resource, subject: string): pulumi.Output<string> {
    return ec2.getVpcOutput({ id: vpcId }, { parent }).apply(({ cidrBlock, cidrBlockAssociations }) => {
        const others = cidrBlockAssociations
            .map((association) => association.cidrBlock)
            .filter((range) => range !== cidrBlock);
        if (others.length > 0) {
            const listed = others.join(", ");
            const warning = `${subject}: workloads in ${listed} cannot reach the connectors. Set network.cidrBlocks to all ranges that may.`;
            // Nothing waits for a line of the log.
            void pulumi.log.warn(warning, parent);
        }
        return cidrBlock;
    });
}
