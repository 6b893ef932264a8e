import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { armIdOf } from "../common/ids";

/** The vault that connectors read their credentials from. */
export interface Vault {
    /** Without a slash at its end. */
    readonly url: pulumi.Output<string>;
    /** Where a role is assigned; unknown of a vault that is named by its URL. */
    readonly id: pulumi.Output<string | undefined>;
}

/** What is known of the vault. */
interface Found {
    readonly url: string;
    readonly id?: string;
    readonly usesRoles: boolean;
}

/** Looks up the vault, unless it is named by its URL. */
export function lookUpVault(parent: pulumi.Resource, subject: string, args: CloudConnectorsArgs): Vault {
    const found = checkedOutput(foundVault(parent, subject, args.credentialsVault), subject, (vault) =>
        args.existingIdentity === undefined ? unreadable(vault) : undefined,
    );
    return {
        url: found.apply(({ url }) => url.replace(/\/$/, "")),
        id: found.apply(({ id }) => id),
    };
}

function foundVault(
    parent: pulumi.Resource,
    subject: string,
    given: CloudConnectorsArgs["credentialsVault"],
): pulumi.Output<Found> {
    if (keyvault.Vault.isInstance(given)) {
        return pulumi.all([given.id, given.properties]).apply(([id, properties]) => asFound(id, properties));
    }
    return pulumi.output(given).apply((text): pulumi.Output<Found> => {
        if (text.startsWith("https://")) return pulumi.output({ url: text, usesRoles: true });
        const path = "credentialsVault";
        const { id, resourceGroupName, name } = armIdOf(
            pulumi.output(text),
            subject,
            path,
            "Microsoft.KeyVault/vaults",
        );
        const vault = keyvault.getVaultOutput({ resourceGroupName, vaultName: name }, { parent });
        return pulumi.all([id, vault]).apply(([known, { properties }]) => asFound(known, properties));
    });
}

function asFound(
    id: string,
    { vaultUri, enableRbacAuthorization }: { readonly vaultUri: string; readonly enableRbacAuthorization?: boolean },
): Found {
    return { id, url: vaultUri, usesRoles: enableRbacAuthorization === true };
}

/** Why a new identity could not be let in. */
function unreadable({ id, url, usesRoles }: Found): string | undefined {
    if (id === undefined) {
        return `credentialsVault is "${url}", and a new identity needs a role at the vault; set the resource id of the vault, or existingIdentity`;
    }
    if (usesRoles) return undefined;
    return `credentialsVault is ${id}, which uses access policies, and a new identity has none; set enableRbacAuthorization on the vault, or existingIdentity`;
}
