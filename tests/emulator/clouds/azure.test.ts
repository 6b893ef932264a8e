import { describe, expect, it } from "@jest/globals";
import { EmulatorControlError, type WireObject } from "../../../emulator";
import { temporaryFolder } from "../process";
import { makeProvisioningKey, makeProvisioningUrl, type Opened, openCloud } from "./openCloud";

const GROUP = "azure-native:resources:ResourceGroup";
const NETWORK = "azure-native:network:VirtualNetwork";
const SUBNET = "azure-native:network:Subnet";
const SECURITY_GROUP = "azure-native:network:NetworkSecurityGroup";
const INTERFACE = "azure-native:network:NetworkInterface";
const BALANCER = "azure-native:network:LoadBalancer";
const IDENTITY = "azure-native:managedidentity:UserAssignedIdentity";
const ASSIGNMENT = "azure-native:authorization:RoleAssignment";
const VAULT = "azure-native:keyvault:Vault";
const SECRET = "azure-native:keyvault:Secret";
const SET = "azure-native:compute:VirtualMachineScaleSet";
const MACHINE = "azure-native:compute:VirtualMachine";
const SETTING = "azure-native:monitor:AutoscaleSetting";

const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const SECRETS_USER = "4633458b-17de-408a-b874-0445c86b69e6";
const resourceGroupName = "rg-west";

const openAzure = (data?: string) => openCloud("azure", { location: "westeurope" }, data);
const encoded = (text: string) => Buffer.from(text).toString("base64");
const roleDefinitionId = (role: string) => `/providers/Microsoft.Authorization/roleDefinitions/${role}`;

/** What a Cloud Connector needs to register. Each part may be left out or be another. */
interface Deployed {
    customData?: string;
    provisioningUrl?: string;
    clientId?: string;
    /** Names of the secrets in the vault. */
    secrets?: readonly string[];
    roles?: readonly string[];
    outbound?: "Allow" | "Deny";
    password?: string;
}

/** Declares a resource group with a network and a scale set of two machines in two zones, as a program would. */
async function deploy(opened: Opened, deployed: Deployed = {}) {
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
            scope: role === SECRETS_USER ? vault : group,
        });
    for (const role of roles) await assign(role);
    const text =
        deployed.customData ??
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

function rule(more: WireObject): WireObject {
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

describe("a simulated Azure refuses", () => {
    it.each<[string, string, WireObject, RegExp]>([
        [
            "a value that is none of an enum",
            BALANCER,
            { sku: { name: "Premium" } },
            /: sku\.name must be one of Basic, Standard, Gateway, but is "Premium"/,
        ],
        [
            "a missing nested input",
            SET,
            {
                virtualMachineProfile: {
                    networkProfile: { networkInterfaceConfigurations: [{ name: "a", ipConfigurations: [{}] }] },
                },
            },
            /: virtualMachineProfile\.networkProfile\.networkInterfaceConfigurations\[0\]\.ipConfigurations\[0\]\.name is required/,
        ],
        [
            "an unknown nested property, and says which there are",
            BALANCER,
            { probes: [{ port: 80, protocol: "Tcp", numberOfProbs: 1 }] },
            /: probes\[0\]\.numberOfProbs is not a known property \(known: .*numberOfProbes/,
        ],
        [
            "a number where the resource manager takes only text",
            SETTING,
            { profiles: [{ name: "all", rules: [], capacity: { minimum: 2, maximum: "4", default: "2" } }] },
            /: profiles\[0\]\.capacity\.minimum must be a string, but is 2/,
        ],
        [
            "a name that is too long",
            VAULT,
            {
                vaultName: "kv-connectors-of-the-west-coast",
                properties: { tenantId: "t", sku: { family: "A", name: "standard" } },
            },
            /: vaultName must have at most 24 characters, but is "kv-connectors-of-the-west-coast" \(31\)/,
        ],
        [
            "a reference to nothing",
            INTERFACE,
            {
                ipConfigurations: [
                    {
                        name: "a",
                        subnet: {
                            id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/a",
                        },
                    },
                ],
            },
            /: ipConfigurations\[0\]\.subnet\.id refers to ".*\/subnets\/a", which does not exist/,
        ],
        [
            "a resource group that is not there",
            NETWORK,
            { resourceGroupName: "rg-eastt" },
            /: resourceGroupName must be a resource group of the subscription, but is "rg-eastt"/,
        ],
        [
            "a scale set without what flexible orchestration needs",
            SET,
            { orchestrationMode: "Flexible" },
            /: platformFaultDomainCount is required with orchestrationMode Flexible/,
        ],
        [
            "a rule that names a part which the load balancer does not have",
            BALANCER,
            {
                loadBalancingRules: [
                    {
                        name: "all",
                        protocol: "All",
                        frontendPort: 0,
                        backendPort: 0,
                        probe: { id: "$self/probes/health" },
                    },
                ],
            },
            /: loadBalancingRules\[0\]\.probe\.id refers to "\$self\/probes\/health", which this load balancer does not have/,
        ],
        [
            "two rules with one priority",
            SECURITY_GROUP,
            {
                securityRules: [
                    rule({ name: "a", priority: 100, access: "Allow" }),
                    rule({ name: "b", priority: 100, access: "Deny" }),
                ],
            },
            /: securityRules\[1\]\.priority must differ from that of the rule a, but is 100/,
        ],
        [
            "an image without its plan",
            MACHINE,
            {
                storageProfile: {
                    imageReference: {
                        publisher: "zscaler1579058425289",
                        offer: "zia_cloud_connector",
                        sku: "zs_ser_gen1_cc_01",
                        version: "latest",
                    },
                },
            },
            /: plan must be that of the image: name zs_ser_gen1_cc_01, .*VMMarketplaceInvalidInput/,
        ],
        [
            "custom data that is not base64",
            MACHINE,
            { osProfile: { customData: "[ZSCALER]" } },
            /: osProfile\.customData must be base64/,
        ],
        [
            "a machine in a zone and in an availability set",
            MACHINE,
            { zones: ["1"], availabilitySet: { id: "x" } },
            /: zones excludes availabilitySet/,
        ],
        [
            "a role that is none",
            ASSIGNMENT,
            { principalId: "p", scope: "/", roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/0" },
            /: roleDefinitionId must be a role; the service answers RoleDefinitionDoesNotExist/,
        ],
    ])("%s", async (_what, type, inputs, reason) => {
        const { make } = await openAzure();
        await make(GROUP, { resourceGroupName });
        const grouped = type === ASSIGNMENT ? inputs : { resourceGroupName, ...inputs };
        const refused = await make(type, grouped).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(EmulatorControlError);
        expect(String(refused)).toMatch(reason);
    });

    it("to delete what is in use, and to give an interface to two machines", async () => {
        const opened = await openAzure();
        const { subnet } = await deploy(opened);
        const card = await opened.make(INTERFACE, {
            resourceGroupName,
            ipConfigurations: [{ name: "a", subnet: { id: subnet } }],
        });
        const machine = (vmName: string) =>
            opened.make(MACHINE, { resourceGroupName, vmName, networkProfile: { networkInterfaces: [{ id: card }] } });
        await machine("one");
        await expect(machine("two")).rejects.toThrow(/NicInUse: one\w+ is in use by .*\/virtualMachines\/one/);
        await expect(opened.simulated.remove(INTERFACE, card)).rejects.toThrow(/NicInUse/);
        await expect(opened.simulated.remove(SUBNET, subnet)).rejects.toThrow(
            /InUseSubnetCannotBeDeleted: connectors is in use/,
        );
    });

    it("nothing of a type that nobody described: it is stored, and its outputs have their types", async () => {
        const { make, simulated } = await openAzure();
        await make(GROUP, { resourceGroupName });
        const id = await make("azure-native:maps:Account", { resourceGroupName, sku: { name: "G2" } }, "atlas");
        const account = (await simulated.objects()).find((object) => object.id === id);
        expect(account?.outputs).toMatchObject({ name: "atlas", location: "westeurope", sku: { name: "G2" } });
    });
});

describe("a load balancer of Azure", () => {
    it("answers with the ids of its parts and an address, which stay when it changes", async () => {
        const opened = await openAzure();
        const { subnet } = await deploy(opened);
        const id = await opened.make(BALANCER, {
            resourceGroupName,
            loadBalancerName: "lb",
            sku: { name: "Standard" },
            frontendIPConfigurations: [{ name: "front", subnet: { id: subnet } }],
            backendAddressPools: [{ name: "connectors" }],
            probes: [{ name: "health", port: 50_000, protocol: "Http", requestPath: "/?cchealth" }],
            loadBalancingRules: [
                {
                    name: "all",
                    protocol: "All",
                    frontendPort: 0,
                    backendPort: 0,
                    frontendIPConfiguration: { id: "$self/frontendIPConfigurations/front" },
                },
            ],
        });
        const balancer = (await opened.simulated.objects()).find((object) => object.id === id);
        expect(balancer?.outputs).toMatchObject({
            backendAddressPools: [{ id: `${id}/backendAddressPools/connectors` }],
            frontendIPConfigurations: [{ id: `${id}/frontendIPConfigurations/front`, privateIPAddress: "10.1.200.4" }],
            loadBalancingRules: [{ frontendIPConfiguration: { id: `${id}/frontendIPConfigurations/front` } }],
        });
    });
});

describe("machines of a scale set", () => {
    it("spread over its zones, register, and form a group in each, named by network and zone", async () => {
        const opened = await openAzure();
        await deploy(opened);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ zone, console }) => [zone, console])).toEqual([
            ["westeurope-1", ["enrolled"]],
            ["westeurope-2", ["enrolled"]],
        ]);
        const groups = (await opened.control.list("ecgroup")).map(({ name }) => name).sort();
        expect(groups).toEqual(["zs-cc-vnet-workloads-westeurope-1", "zs-cc-vnet-workloads-westeurope-2"]);
    });

    it("come with load within the limits of its autoscale setting, and the capacity of the set follows", async () => {
        const opened = await openAzure();
        const { id } = await deploy(opened);
        await opened.make(SETTING, {
            resourceGroupName,
            targetResourceUri: id,
            enabled: true,
            profiles: [{ name: "load", rules: [], capacity: { minimum: "3", maximum: "4", default: "3" } }],
        });
        const running = async () => (await opened.simulated.machines()).filter(({ state }) => state === "running");
        expect(await running()).toHaveLength(3);
        await opened.simulated.scale(id, 9);
        expect((await running()).map(({ zone }) => zone).sort()).toEqual([
            "westeurope-1",
            "westeurope-1",
            "westeurope-2",
            "westeurope-2",
        ]);
        const set = (await opened.simulated.objects()).find((object) => object.id === id);
        expect(set?.inputs.sku).toEqual({ name: "Standard_D2ds_v5", capacity: 4 });
        await opened.simulated.failZone("westeurope-1");
        expect((await running()).map(({ zone }) => zone)).toEqual(Array.from({ length: 4 }, () => "westeurope-2"));
    });

    it.each<[string, Deployed, RegExp]>([
        [
            "its provisioning URL is wrong",
            {
                provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=none",
            },
            /refused by Zscaler: .*No provisioning URL has the name or id "none"/,
        ],
        [
            "a secret is missing",
            { secrets: ["username", "password"] },
            /SecretNotFound: a secret with the name api-key/,
        ],
        [
            "its identity may not read the secrets",
            { roles: [READER] },
            /Forbidden: the identity id-connectors is not authorized to perform .*getSecret\/action on key vault kv-connectors/,
        ],
        [
            "its identity may not read network interfaces",
            { roles: [SECRETS_USER] },
            /AuthorizationFailed: the identity id-connectors is not authorized to perform Microsoft\.Network\/networkInterfaces\/read/,
        ],
        [
            "the client id is that of another identity",
            { clientId: "0" },
            /ManagedIdentityCredential: no identity of the machine has the client id "0"/,
        ],
        [
            "TCP 443 is closed",
            { outbound: "Deny" },
            /cannot reach Zscaler on TCP 443: the rule out of the network security group connectors denies it/,
        ],
        [
            "the credentials are wrong",
            { password: "guess" },
            /refused by Zscaler: the credentials in the secret are wrong/,
        ],
        ["its custom data is of something else", { customData: "#!/bin/sh\n" }, /no instructions of a connector/],
    ])("stay unregistered when %s, and write why to their console", async (_what, deployed, reason) => {
        const opened = await openAzure();
        await deploy(opened, deployed);
        const machines = await opened.simulated.machines();
        expect(machines).toHaveLength(2);
        for (const { console } of machines) expect(console).toEqual([expect.stringMatching(reason)]);
        expect(await opened.control.list("ecgroup")).toEqual([]);
    });

    it("try again, and register once their identity has its role", async () => {
        const opened = await openAzure();
        const { assign } = await deploy(opened, { roles: [READER] });
        await assign(SECRETS_USER);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ console }) => console.at(-1))).toEqual(["enrolled", "enrolled"]);
        await expect(assign(SECRETS_USER)).rejects.toThrow(/RoleAssignmentExists/);
    });

    it("enroll as App Connectors with the key in their start script", async () => {
        const opened = await openAzure();
        const key = await makeProvisioningKey(opened);
        const customData = `systemctl stop zpa-connector\necho "${key}" > /opt/zscaler/var/provision_key\n`;
        await deploy(opened, { customData, roles: [] });
        const connectors = await opened.control.list("connector");
        expect(connectors.map(({ controlChannelStatus }) => controlChannelStatus)).toEqual([
            "ZPN_STATUS_AUTHENTICATED",
            "ZPN_STATUS_AUTHENTICATED",
        ]);
    });

    it("are there after a restart, with all else in the cloud", async () => {
        const data = temporaryFolder();
        const first = await openAzure(data);
        const { id } = await deploy(first);
        const before = [await first.simulated.objects(), await first.simulated.machines()];
        await first.close();
        const again = await openAzure(data);
        expect([await again.simulated.objects(), await again.simulated.machines()]).toEqual(before);
        await again.simulated.scale(id, 3);
        expect(await again.simulated.machines()).toHaveLength(3);
    });
});
