import type * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Identity } from "./identity";
import type { Network } from "./network";
import type { SecurityGroups } from "./securityGroups";

/** What all machines of a deployment share. */
export interface Setting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly network: Network;
    readonly identity: Identity;
    readonly securityGroups: SecurityGroups;
    readonly url: pulumi.Output<string>;
    readonly userData: pulumi.Output<string>;
    readonly targetGroup?: lb.TargetGroup;
}

/** The machines that were declared. */
export interface Machines<Children> {
    /** By the names of the component's fields. */
    readonly children: Children;
    /** What starts them. */
    readonly started: pulumi.Resource[];
}
