import * as authorization from "@pulumi/azure-native/authorization";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { armIdOf } from "./ids";

/** What machines act as. */
export interface Identity {
    /** Unless the program brings one. */
    readonly created?: managedidentity.UserAssignedIdentity;
    readonly id: pulumi.Output<string>;
    readonly clientId: pulumi.Output<string>;
}

/** Built-in roles of Azure, by their ids. */
export const ROLES = {
    reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
    keyVaultSecretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
    monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
    storageBlobDataOwner: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
} as const;

/**
 * An identity that exists, which programs name by its resource id; machines need its client id too.
 *
 * @param path of the argument
 */
export function lookUpIdentity(
    parent: pulumi.Resource,
    subject: string,
    given: pulumi.Input<string>,
    path = "existingIdentity",
): Identity {
    const kind = "Microsoft.ManagedIdentity/userAssignedIdentities";
    const { id, resourceGroupName, name } = armIdOf(pulumi.output(given), subject, path, kind);
    const found = managedidentity.getUserAssignedIdentityOutput({ resourceGroupName, resourceName: name }, { parent });
    return { id, clientId: found.clientId };
}

/**
 * A role at a resource. The kind of the principal is said, so that Azure does not look for it before it is known everywhere.
 *
 * @param role a role of Azure, or the id of another one, which is a GUID
 */
export function assignRole(
    name: string,
    identity: managedidentity.UserAssignedIdentity,
    role: keyof typeof ROLES | pulumi.Output<string>,
    scope: pulumi.Output<string>,
): authorization.RoleAssignment {
    const roleId = typeof role === "string" ? ROLES[role] : role;
    const args = {
        principalId: identity.principalId,
        principalType: "ServicePrincipal",
        roleDefinitionId: pulumi.interpolate`${subscriptionOf(scope)}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
        scope,
    };
    return new authorization.RoleAssignment(name, args, { parent: identity });
}

/** Such as `/subscriptions/00000000-0000-4000-8000-000000000001`. */
export function subscriptionOf(id: pulumi.Output<string>): pulumi.Output<string> {
    return id.apply((known) => /^\/subscriptions\/[^/]+/.exec(known)?.[0] ?? "");
}
