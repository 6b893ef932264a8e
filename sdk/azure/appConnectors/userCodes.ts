import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import { base64, userCodeScript } from "../../deployment/startScripts";
import type { AppConnectorsArgs, VaultUserCodeArgs } from "../appConnectors";
import { assignRole } from "../common/identity";
import { armIdOf } from "../common/ids";
import { foundVault } from "../common/vault";
import { placesOf } from "./places";

/** Where the machines write their codes, and what they need for it. */
export interface UserCodes {
    /** By the names of the machines within the component. */
    readonly secrets: Record<string, keyvault.Secret>;
    readonly identityId?: pulumi.Output<string>;
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
    /** In base64. */
    startScriptOf(machine: string): pulumi.Output<string>;
}

/** What they are created of. */
export interface UserCodeSetting {
    readonly subject: string;
    readonly name: string;
    readonly args: AppConnectorsArgs;
    readonly location: pulumi.Output<string>;
}

const NO_CODE_YET = "none";
const TOKENS = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01";
const API_VERSION = "7.4";

/** Creates a secret for the code of each machine, and an identity that may write these secrets and nothing else. */
export function createUserCodeSecrets(parent: pulumi.Resource, setting: UserCodeSetting): UserCodes {
    const { name, args, location } = setting;
    const { userCodes, vault: given } = args.enrollment ?? {};
    if (userCodes === undefined || given === undefined)
        return { secrets: {}, permissions: [], startScriptOf: () => pulumi.output("") };
    const { resourceGroupName, tags } = args;
    const vault = vaultOf(parent, setting.subject, given);
    const identity = new managedidentity.UserAssignedIdentity(name, { resourceGroupName, location, tags }, { parent });
    const created = placesOf(args).map(({ key, label }) => {
        const secretArgs: keyvault.SecretArgs = {
            ...{ resourceGroupName: vault.resourceGroupName, vaultName: vault.name, tags },
            properties: { value: NO_CODE_YET },
        };
        // The machine writes it.
        const options = { parent, ignoreChanges: ["properties.value"] };
        const secret = new keyvault.Secret(`${name}-${label}`, secretArgs, options);
        const permission = assignRole(`${name}-${label}`, identity, "keyVaultSecretsOfficer", secret.id);
        return { key, secret, permission };
    });
    const secrets = Object.fromEntries(created.map(({ key, secret }) => [key, secret]));
    return {
        secrets,
        identityId: identity.id,
        permissions: created.map(({ permission }) => permission),
        startScriptOf(machine) {
            const script = pulumi
                .all([secrets[machine]?.properties, identity.clientId])
                .apply(([properties, clientId]) => codeInSecret(properties?.secretUri ?? "", clientId));
            return base64(script);
        },
    };
}

/** A vault whose secrets the new identity can be let into. */
function vaultOf(parent: pulumi.Resource, subject: string, given: VaultUserCodeArgs["vault"]) {
    const path = "enrollment.vault";
    const found = checkedOutput(foundVault(parent, subject, path, given), subject, ({ id, usesRoles }) => {
        if (usesRoles) return undefined;
        return `enrollment.vault is ${id}, which uses access policies, and machines write their codes with roles; set enableRbacAuthorization on the vault`;
    });
    return armIdOf(
        found.apply(({ id }) => id),
        subject,
        path,
        "Microsoft.KeyVault/vaults",
    );
}

/** Zscaler's image has no Azure CLI: the script calls the services of Azure by HTTP, as the identity of the machine. */
function codeInSecret(secretUri: string, clientId: string): string {
    // Clouds of governments have vaults with another domain.
    const audience = new URL(secretUri).origin.replace(/\/\/[^.]+\./, "//");
    const lines = [
        "# A new role is not known everywhere at once.",
        "for attempt in $(seq 20); do",
        `    token=$(curl -s -H "Metadata: true" "${TOKENS}&resource=${audience}&client_id=${clientId}" |`,
        `        grep -oE '"access_token" *: *"[^"]+"' | cut -d '"' -f 4)`,
        `    curl -sf -o /dev/null -X PUT "${secretUri}?api-version=${API_VERSION}" -H "Authorization: Bearer $token" \\`,
        `        -H "Content-Type: application/json" --data "{\\"value\\": \\"$code\\"}" && break`,
        "    sleep 15",
        "done",
    ];
    return userCodeScript(lines);
}
