import * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";

/** A subnet as it is, after a look at the cloud. */
export interface Subnet {
    readonly selfLink: pulumi.Output<string>;
    /** Self link of its network. */
    readonly network: pulumi.Output<string>;
    /** Project that has the network; with a Shared VPC another one than that of the machines. */
    readonly project: pulumi.Output<string>;
}

/** Which subnet is looked up, and why. */
export interface SubnetLookup {
    /** The component that it is for, such as `CloudConnectors "west"`. */
    readonly subject: string;
    /** The argument that it comes from, such as `network.subnet`. */
    readonly path: string;
    readonly subnet: pulumi.Input<string>;
    /** Region of the machines. */
    readonly region: string;
}

const LINK = /^(https:\/\/www\.googleapis\.com\/compute\/\w+\/)?projects\/[^/]+\/regions\/([^/]+)\/subnetworks\/[^/]+$/;

/** Looks up a subnet. One in another region than the zones would let no machine start, so it is refused. */
export function lookUpSubnet(parent: pulumi.Resource, { subject, path, subnet, region }: SubnetLookup): Subnet {
    const link = checkedOutput(pulumi.output(subnet), subject, (known) => misplaced(known, path, region));
    // The function for outputs would report a refused link a second time.
    const found = link.apply((selfLink) => compute.getSubnetwork({ selfLink }, { parent }));
    return { selfLink: found.selfLink, network: found.network, project: found.project };
}

function misplaced(link: string, path: string, region: string): string | undefined {
    const [, , of] = LINK.exec(link) ?? [];
    if (of === undefined) {
        return `${path} is "${link}"; set its id or self link, such as projects/PROJECT/regions/${region}/subnetworks/NAME`;
    }
    return of === region ? undefined : `${path} is in ${of}, and the zones are in ${region}; set a subnet in ${region}`;
}

/** The name of a network, which is the last part of its link. */
export function networkName({ network }: Subnet): pulumi.Output<string> {
    return network.apply((link) => link.slice(link.lastIndexOf("/") + 1));
}
