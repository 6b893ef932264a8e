import type { WireObject } from "../../../emulator";
import { makeProvisioningUrl, type Opened, openCloud } from "./openCloud";

export const GROUP = "azure-native:resources:ResourceGroup";
export const NETWORK = "azure-native:network:VirtualNetwork";
export const SUBNET = "azure-native:network:Subnet";
export const SECURITY_GROUP = "azure-native:network:NetworkSecurityGroup";
export const INTERFACE = "azure-native:network:NetworkInterface";
export const BALANCER = "azure-native:network:LoadBalancer";
export const IDENTITY = "azure-native:managedidentity:UserAssignedIdentity";
export const ASSIGNMENT = "azure-native:authorization:RoleAssignment";
export const VAULT = "azure-native:keyvault:Vault";
export const SECRET = "azure-native:keyvault:Secret";
export const SET = "azure-native:compute:VirtualMachineScaleSet";
export const MACHINE = "azure-native:compute:VirtualMachine";
export const SETTING = "azure-native:monitor:AutoscaleSetting";

export const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
export const SECRETS_USER = "4633458b-17de-408a-b874-0445c86b69e6";
export const SECRETS_OFFICER = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
export const resourceGroupName = "rg-west";

export const openAzure = (data?: string) => openCloud("azure", { location: "westeurope" }, data);
export const encoded = (text: string) => Buffer.from(text).toString("base64");
export const roleDefinitionId = (role: string) => `/providers/Microsoft.Authorization/roleDefinitions/${role}`;

/** What a Cloud Connector needs to register. Each part may be left out or be another. */
export interface Deployed {
    customData?: string | ((clientId: string) => string);
    provisioningUrl?: string;
    clientId?: string;
    /** Names of the secrets in the vault. */
    secrets?: readonly string[];
    roles?: readonly string[];
    outbound?: "Allow" | "Deny";
    password?: string;
}

/** Declares a resource group with a network and a scale set of two machines in two zones, as a program would. */
export async function deploy(opened: Opened, deployed: Deployed = {}) {
    const { emulator, simulated, make } = opened;
    const { secrets = ["api-key", "username", "password"], roles = [READER, SECRETS_USER] } = deployed;
    const url = await makeProvisioningUrl(opened, "AZURE");
    const group = await make(GROUP, { resourceGroupName });
    await make(NETWORK, {
        resourceGroupName,
        virtualNetworkName: "vnet-workloads",
        addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
    });
    const subnet = await make(SUBNET, {
        resourceGroupName,
        virtualNetworkName: "vnet-workloads",
        subnetName: "connectors",
        addressPrefix: "10.1.200.0/24",
    });
    const access = deployed.outbound ?? "Allow";
    const securityGroup = await make(SECURITY_GROUP, {
        resourceGroupName,
        networkSecurityGroupName: "connectors",
        securityRules: [rule({ name: "out", priority: 4_000, access })],
    });
    const vault = await make(VAULT, {
        resourceGroupName,
        vaultName: "kv-connectors",
        properties: { tenantId: "t", sku: { family: "A", name: "standard" }, enableRbacAuthorization: true },
    });
    const { connectorApiKey, connectorUsername, connectorPassword } = emulator;
    const values: Record<string, string> = {
        "api-key": connectorApiKey,
        username: connectorUsername,
        password: deployed.password ?? connectorPassword,
    };
    for (const secretName of secrets) {
        const properties = { value: values[secretName] };
        await make(SECRET, { resourceGroupName, vaultName: "kv-connectors", secretName, properties });
    }
    const identity = await make(IDENTITY, { resourceGroupName, resourceName: "id-connectors" });
    const { clientId, principalId } = Object((await simulated.objects()).find(({ id }) => id === identity)?.outputs);
    const assign = (role: string) =>
        make(ASSIGNMENT, {
            principalId,
            roleDefinitionId: roleDefinitionId(role),
            scope: role === READER ? group : vault,
        });
    for (const role of roles) await assign(role);
    const { customData: given } = deployed;
    const text =
        (typeof given === "function" ? given(clientId) : given) ??
        `[ZSCALER]\nCC_URL=${deployed.provisioningUrl ?? url}\nAZURE_VAULT_URL=https://kv-connectors.vault.azure.net\nHTTP_PROBE_PORT=50000\nAZURE_MANAGED_IDENTITY_CLIENT_ID=${deployed.clientId ?? clientId}\n`;
    const id = await make(SET, scaleSet({ subnet, securityGroup, identity, customData: encoded(text) }));
    return { id, group, subnet, securityGroup, assign };
}

interface ScaleSetParts {
    subnet: string;
    securityGroup: string;
    identity: string;
    customData: string;
}

function scaleSet({ subnet, securityGroup, identity, customData }: ScaleSetParts): WireObject {
    return {
        resourceGroupName,
        vmScaleSetName: "connectors",
        orchestrationMode: "Flexible",
        platformFaultDomainCount: 1,
        zones: ["1", "2"],
        sku: { name: "Standard_D2ds_v5", capacity: 2 },
        identity: { type: "UserAssigned", userAssignedIdentities: [identity] },
        virtualMachineProfile: {
            osProfile: { computerNamePrefix: "cc", adminUsername: "zsroot", customData },
            networkProfile: {
                networkApiVersion: "2020-11-01",
                networkInterfaceConfigurations: ["management", "service"].map((name, index) => ({
                    name,
                    primary: index === 0,
                    networkSecurityGroup: { id: securityGroup },
                    ipConfigurations: [{ name, subnet: { id: subnet } }],
                })),
            },
        },
    };
}

export function rule(more: WireObject): WireObject {
    return {
        direction: "Outbound",
        protocol: "*",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "*",
        ...more,
    };
}
