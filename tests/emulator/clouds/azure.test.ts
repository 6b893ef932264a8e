import { describe, expect, it } from "@jest/globals";
import { EmulatorControlError, type WireObject } from "../../../emulator";
import {
    ASSIGNMENT,
    BALANCER,
    deploy,
    GROUP,
    INTERFACE,
    MACHINE,
    NETWORK,
    openAzure,
    resourceGroupName,
    rule,
    SECURITY_GROUP,
    SET,
    SETTING,
    SUBNET,
    VAULT,
} from "./azureWorld";

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
        [
            "a role of a program whose id is no GUID",
            "azure-native:authorization:RoleDefinition",
            { scope: "/", roleDefinitionId: "connectors" },
            /: roleDefinitionId must be a GUID, but is "connectors"/,
        ],
        [
            "a storage account with a name that addresses do not allow",
            "azure-native:storage:StorageAccount",
            { accountName: "stcc-west", kind: "StorageV2", sku: { name: "Standard_LRS" } },
            /: accountName must match .*, but is "stcc-west"/,
        ],
        [
            "an app on Linux without its language",
            "azure-native:web:WebApp",
            { kind: "functionapp,linux" },
            /: siteConfig\.linuxFxVersion is required for an app on Linux/,
        ],
        [
            "a setting of an app twice",
            "azure-native:web:WebApp",
            { siteConfig: { appSettings: ["a", "a"].map((name) => ({ name, value: "1" })) } },
            /: siteConfig\.appSettings\[1\]\.name must be set once, but is "a"/,
        ],
    ])("%s", async (_what, type, inputs, reason) => {
        const { make } = await openAzure();
        await make(GROUP, { resourceGroupName });
        const grouped = type.startsWith("azure-native:authorization:") ? inputs : { resourceGroupName, ...inputs };
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

    it("nothing that is free again: the interface of a machine that is lost takes another one", async () => {
        const opened = await openAzure();
        const { subnet } = await deploy(opened);
        const ipConfigurations = [{ name: "a", subnet: { id: subnet } }];
        const card = await opened.make(INTERFACE, { resourceGroupName, ipConfigurations });
        const networkProfile = { networkInterfaces: [{ id: card }] };
        const machine = (vmName: string) => opened.make(MACHINE, { resourceGroupName, vmName, networkProfile });
        const first = await machine("one");
        const alone = (await opened.simulated.machines()).find(({ group }) => group === undefined);
        await opened.simulated.lose(alone?.id ?? "");
        const second = await machine("two");
        const left = (await opened.simulated.objects()).filter(({ type }) => type === MACHINE);
        expect(left.map(({ id }) => id)).toEqual([second]);
        expect(second).not.toBe(first);
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
