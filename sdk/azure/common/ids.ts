import type * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";

/** What an id of the resource manager says. */
export interface ArmId {
    readonly id: string;
    readonly resourceGroupName: string;
    readonly name: string;
}

/** Kinds of objects that programs bring. */
export type ArmKind =
    | "Microsoft.Network/virtualNetworks"
    | "Microsoft.KeyVault/vaults"
    | "Microsoft.ManagedIdentity/userAssignedIdentities";

/**
 * Reads the id of an object that exists.
 *
 * @param path the argument that it comes from, such as `network.virtualNetworkId`
 */
export function armIdOf(
    given: pulumi.Output<string>,
    subject: string,
    path: string,
    kind: ArmKind,
): pulumi.Output<ArmId> {
    return checkedOutput(given, subject, (id) => {
        if (parse(id, kind)) return undefined;
        return `${path} is "${id}"; set a resource id, such as /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/${kind}/NAME`;
    }).apply((id) => parse(id, kind) ?? { id, resourceGroupName: "", name: "" });
}

function parse(id: string, kind: ArmKind): ArmId | undefined {
    const pattern = new RegExp(`^/subscriptions/[^/]+/resourceGroups/([^/]+)/providers/${kind}/([^/]+)$`, "i");
    const [, resourceGroupName, name] = pattern.exec(id) ?? [];
    return resourceGroupName === undefined || name === undefined ? undefined : { id, resourceGroupName, name };
}
