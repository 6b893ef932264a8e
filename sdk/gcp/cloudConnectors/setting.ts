import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Identity } from "./identity";
import type { Network } from "./network";

/** What all machines of a deployment share. */
export interface Setting {
    readonly parent: pulumi.Resource;
    /** The component, such as `CloudConnectors "west"`. */
    readonly subject: string;
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly network: Network;
    readonly identity: Identity;
    readonly metadata: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The machines that were declared. */
export interface Machines<Children> {
    /** By the names of the component's fields. */
    readonly children: Children;
    /** What starts them. */
    readonly started: pulumi.Resource[];
    /** Self links of the instance groups that a load balancer balances. */
    readonly backends: readonly pulumi.Output<string>[];
}
