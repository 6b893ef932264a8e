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
} as const;

/** An identity that exists, which programs name by its resource id; machines need its client id too. */
export function lookUpIdentity(parent: pulumi.Resource, subject: string, given: pulumi.Input<string>): Identity {
    const kind = "Microsoft.ManagedIdentity/userAssignedIdentities";
    const { id, resourceGroupName, name } = armIdOf(pulumi.output(given), subject, "existingIdentity", kind);
    const found = managedidentity.getUserAssignedIdentityOutput({ resourceGroupName, resourceName: name }, { parent });
    return { id, clientId: found.clientId };
}

/** A role at a resource. The kind of the principal is said, so that Azure does not look for it before it is known everywhere. */
export function assignRole(
    name: string,
    identity: managedidentity.UserAssignedIdentity,
    role: keyof typeof ROLES,
    scope: pulumi.Output<string>,
): authorization.RoleAssignment {
    const subscription = scope.apply((id) => /^\/subscriptions\/[^/]+/.exec(id)?.[0] ?? "");
    const args = {
        principalId: identity.principalId,
        principalType: "ServicePrincipal",
        roleDefinitionId: pulumi.interpolate`${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role]}`,
        scope,
    };
    return new authorization.RoleAssignment(name, args, { parent: identity });
}
