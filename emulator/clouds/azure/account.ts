import { type FunctionFacts, refused } from "../facts";
import { text } from "../values";
import { groupId, RESOURCE_GROUP, TENANT } from "./common";

const PROGRAM = "11111111-0000-4000-8000-000000000001";

/** What programs look up about the subscription, and about what is in it. */
export const functions: Readonly<Record<string, FunctionFacts>> = {
    "azure-native:authorization:getClientConfig": (_args, { scope: { subscription = "" } }) => ({
        clientId: PROGRAM,
        objectId: PROGRAM,
        subscriptionId: subscription,
        tenantId: TENANT,
    }),
    "azure-native:resources:getResourceGroup": found(RESOURCE_GROUP, "", "resourceGroupName"),
    "azure-native:network:getVirtualNetwork": found(
        "azure-native:network:VirtualNetwork",
        "/providers/Microsoft.Network/virtualNetworks/",
        "virtualNetworkName",
    ),
    "azure-native:keyvault:getVault": found(
        "azure-native:keyvault:Vault",
        "/providers/Microsoft.KeyVault/vaults/",
        "vaultName",
    ),
    "azure-native:managedidentity:getUserAssignedIdentity": found(
        "azure-native:managedidentity:UserAssignedIdentity",
        "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/",
        "resourceName",
    ),
};

/** A lookup by resource group and name. */
function found(type: string, below: string, property: string): FunctionFacts {
    return (args, { objects, scope }) => {
        const group = groupId(scope, text(args.resourceGroupName) ?? "");
        const id = below === "" ? group : `${group}${below}${text(args[property]) ?? ""}`;
        const object = objects.get({ type, id, space: "" });
        if (!object) throw refused("ResourceNotFound", `the resource ${id} was not found`);
        return { ...object.outputs, id: object.id };
    };
}
