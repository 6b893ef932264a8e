import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as resources from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { assignRole, type Identity, lookUpIdentity } from "../common/identity";
import type { Network } from "./network";
import type { Vault } from "./vault";

/** The identity of the connectors, and its roles. */
export interface ConnectorIdentity extends Identity {
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
}

/** An identity with the permissions that connectors use and no others, unless the program brings one. */
export function createIdentity(
    parent: pulumi.Resource,
    subject: string,
    name: string,
    args: CloudConnectorsArgs,
    { location }: Network,
    vault: Vault,
): ConnectorIdentity {
    const { resourceGroupName, tags, existingIdentity } = args;
    if (existingIdentity !== undefined) {
        return { ...lookUpIdentity(parent, subject, existingIdentity), permissions: [] };
    }
    const identity = new managedidentity.UserAssignedIdentity(name, { resourceGroupName, location, tags }, { parent });
    const group = resources.getResourceGroupOutput({ resourceGroupName }, { parent }).id;
    const vaultId = vault.id.apply((id = "") => id);
    const permissions = [
        assignRole(`${name}-vault`, identity, "keyVaultSecretsUser", vaultId),
        // Connectors read their network interfaces.
        assignRole(`${name}-interfaces`, identity, "reader", group),
        // Those of a scale set report the load that it scales by.
        ...(args.capacity?.kind === "autoScaling"
            ? [assignRole(`${name}-metrics`, identity, "monitoringMetricsPublisher", group)]
            : []),
    ];
    return { created: identity, id: identity.id, clientId: identity.clientId, permissions };
}
