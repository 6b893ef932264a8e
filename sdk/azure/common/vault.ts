import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { armIdOf } from "./ids";

/** A vault that a program brings. */
export interface FoundVault {
    readonly id: string;
    readonly url: string;
    /** Whether it lets in by roles, not by access policies. */
    readonly usesRoles: boolean;
}

/**
 * Looks up a vault, unless it is a resource of the program.
 *
 * @param path the argument that it comes from, such as `credentialsVault`
 */
export function foundVault(
    parent: pulumi.Resource,
    subject: string,
    path: string,
    given: keyvault.Vault | pulumi.Input<string>,
): pulumi.Output<FoundVault> {
    if (keyvault.Vault.isInstance(given)) {
        return pulumi.all([given.id, given.properties]).apply(([id, properties]) => asFound(id, properties));
    }
    const { id, resourceGroupName, name } = armIdOf(pulumi.output(given), subject, path, "Microsoft.KeyVault/vaults");
    const vault = keyvault.getVaultOutput({ resourceGroupName, vaultName: name }, { parent });
    return pulumi.all([id, vault]).apply(([known, { properties }]) => asFound(known, properties));
}

function asFound(
    id: string,
    { vaultUri, enableRbacAuthorization }: { readonly vaultUri: string; readonly enableRbacAuthorization?: boolean },
): FoundVault {
    return { id, url: vaultUri, usesRoles: enableRbacAuthorization === true };
}
