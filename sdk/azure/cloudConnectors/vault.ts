import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { type FoundVault, foundVault } from "../common/vault";

/** The vault that connectors read their credentials from. */
export interface Vault {
    /** Without a slash at its end. */
    readonly url: pulumi.Output<string>;
    /** Where a role is assigned; unknown of a vault that is named by its URL. */
    readonly id: pulumi.Output<string | undefined>;
}

/** What is known of the vault. */
type Known = Omit<FoundVault, "id"> & Partial<Pick<FoundVault, "id">>;

/** Looks up the vault, unless it is named by its URL. */
export function lookUpVault(parent: pulumi.Resource, subject: string, args: CloudConnectorsArgs): Vault {
    const { existingIdentity, capacity } = args;
    const cleanUp = capacity?.kind === "autoScaling" ? capacity.cleanUp : undefined;
    const found = checkedOutput(known(parent, subject, args.credentialsVault), subject, (vault) => {
        if (existingIdentity === undefined) return unreadable(vault, "existingIdentity");
        if (cleanUp && cleanUp.existingIdentity === undefined)
            return unreadable(vault, "capacity.cleanUp.existingIdentity");
        return undefined;
    });
    return {
        url: found.apply(({ url }) => url.replace(/\/$/, "")),
        id: found.apply(({ id }) => id),
    };
}

function known(
    parent: pulumi.Resource,
    subject: string,
    given: CloudConnectorsArgs["credentialsVault"],
): pulumi.Output<Known> {
    const path = "credentialsVault";
    if (keyvault.Vault.isInstance(given)) return foundVault(parent, subject, path, given);
    return pulumi.output(given).apply((text): pulumi.Output<Known> => {
        if (text.startsWith("https://")) return pulumi.output({ url: text, usesRoles: true });
        return foundVault(parent, subject, path, text);
    });
}

/** Why a new identity could not be let in. */
function unreadable({ id, url, usesRoles }: Known, instead: string): string | undefined {
    if (id === undefined) {
        return `credentialsVault is "${url}", and a new identity needs a role at the vault; set the resource id of the vault, or ${instead}`;
    }
    if (usesRoles) return undefined;
    return `credentialsVault is ${id}, which uses access policies, and a new identity has none; set enableRbacAuthorization on the vault, or ${instead}`;
}
