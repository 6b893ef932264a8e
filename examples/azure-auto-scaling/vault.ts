import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";

/** A vault that knows roles, with the credentials that connectors sign in with. Azure returns their values to no program. */
export function createVault(resourceGroupName: pulumi.Output<string>) {
    const config = new pulumi.Config();
    const vault = new keyvault.Vault("connectors", {
        resourceGroupName,
        properties: {
            tenantId: authorization.getClientConfigOutput().tenantId,
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
        },
    });
    const values = {
        "api-key": config.requireSecret("connectorApiKey"),
        username: config.require("connectorUsername"),
        password: config.requireSecret("connectorPassword"),
    };
    const secrets = Object.entries(values).map(([secretName, value]) => {
        const secretArgs = { resourceGroupName, vaultName: vault.name, secretName, properties: { value } };
        return new keyvault.Secret(secretName, secretArgs);
    });
    return { vault, secrets };
}
