import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkArgs } from "../cloudConnectors";
import { lookUpSubnets } from "../common/subnets";

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

/** Looks up the VPC and its subnets. */
export function lookUpNetwork(parent: pulumi.Resource, subject: string, args: NetworkArgs): Network {
    const { subnets, managementSubnets } = args;
    const vpcId = pulumi.output(args.vpcId);
    const service = lookUpSubnets(parent, { subject, path: "network.subnets", vpcId, subnets });
    return {
        vpcId,
        zones: Object.keys(subnets),
        subnets: service,
        managementSubnets: managementSubnets
            ? lookUpSubnets(parent, { subject, path: "network.managementSubnets", vpcId, subnets: managementSubnets })
            : service,
        ranges: args.cidrBlocks ? byName(args.cidrBlocks) : { vpc: primaryRange(vpcId, parent, subject) },
    };
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
