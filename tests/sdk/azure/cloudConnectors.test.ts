import { beforeEach, describe, expect, it } from "@jest/globals";
import type * as compute from "@pulumi/azure-native/compute";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { ProvisioningUrl } from "pulumi-zscaler";
import { CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/azure";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { maps, type Value, type Values } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { mockAzure, surroundings } from "./mockedAzure";

const URL = "connector.zscalerthree.net/api/v1/provUrl?name=azure";
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAzure();
});

/** A resource group with a network and a vault, and the least that a deployment needs. */
function given(more: Partial<CloudConnectorsArgs> = {}): CloudConnectorsArgs {
    const { resourceGroupName, network, vault } = surroundings();
    return {
        provisioningUrl: URL,
        resourceGroupName,
        network,
        credentialsVault: vault,
        machine: { sshPublicKey: KEY },
        ...more,
    };
}

const SCALING = { kind: "autoScaling", min: 2, max: 4 } as const;
const gateway = (more: object): Partial<CloudConnectorsArgs> => ({ loadBalancer: { kind: "gateway", ...more } });
const machine = (more: object): Partial<CloudConnectorsArgs> => ({ machine: { sshPublicKey: KEY, ...more } });
/** All that was declared, once the groups, which come last, are there. */
async function declared(connectors: CloudConnectors) {
    await Promise.all(Object.values(connectors.groups).map(({ urn }) => settled(urn)));
    const of = (type: string) => cloud.objects.all(`azure-native:${type}`).map(({ outputs }) => outputs);
    return { of, one: (type: string): Values => of(type)[0] ?? {} };
}

const decoded = (text: Value | undefined) => Buffer.from(String(text), "base64").toString();

describe("Cloud Connectors on Azure", () => {
    it("start machines with exactly what the appliance reads, in custom data and in user data", async () => {
        const { one } = await declared(
            new CloudConnectors("west", given({ capacity: SCALING, healthProbe: { port: 8_080 } })),
        );
        const { clientId } = one("managedidentity:UserAssignedIdentity");
        const { osProfile, userData }: Values = Object(one("compute:VirtualMachineScaleSet").virtualMachineProfile);
        // A section, then the keys in this order, each on its line, without quotes: the URL without a scheme, the vault
        // without a slash at its end, the identity by its client id, and FIPS in the spelling of Python.
        expect(decoded(userData)).toBe(
            [
                "[ZSCALER]",
                `CC_URL=${URL}`,
                "AZURE_VAULT_URL=https://kv-connectors.vault.azure.net",
                "HTTP_PROBE_PORT=8080",
                `AZURE_MANAGED_IDENTITY_CLIENT_ID=${clientId}`,
                "FIPS_ENABLED=False",
                "",
            ].join("\n"),
        );
        expect(Object(osProfile).customData).toBe(userData);
    });

    it("tell machines behind a gateway of its tunnels", async () => {
        const tunnels = { internal: { port: 10_900 }, external: { port: 10_901, identifier: 901 } };
        const { one } = await declared(
            new CloudConnectors("west", given({ ...gateway({ tunnels }), provisioningUrl: `https://${URL}` })),
        );
        const text = decoded(one("compute:VirtualMachine").userData);
        expect(text).toMatch(/^\[ZSCALER\]\nCC_URL=connector\./);
        expect(text).toMatch(
            /VXLAN_EXTERNAL_PORT=10901\nVXLAN_INTERNAL_PORT=10900\nVXLAN_EXTERNAL_VNI=901\nVXLAN_INTERNAL_VNI=800\n$/,
        );
        expect(one("network:LoadBalancer")).toMatchObject({
            sku: { name: "Gateway" },
            backendAddressPools: [
                {
                    tunnelInterfaces: [
                        { type: "Internal", protocol: "VXLAN", port: 10_900, identifier: 800 },
                        { type: "External", protocol: "VXLAN", port: 10_901, identifier: 901 },
                    ],
                },
            ],
            loadBalancingRules: [{ protocol: "All", enableFloatingIP: false }],
        });
    });

    it("ask for the same port in the load balancer, the firewall and the machines", async () => {
        const args = given({ ...gateway({}), healthProbe: { port: 8_080 } });
        const { one, of } = await declared(new CloudConnectors("west", args));
        expect(one("network:LoadBalancer").probes).toMatchObject([
            { port: 8_080, requestPath: "/?cchealth", intervalInSeconds: 15, probeThreshold: 2 },
        ]);
        const rules = of("network:NetworkSecurityGroup").flatMap(({ securityRules }) => maps(securityRules));
        expect(rules.find(({ name }) => name === "probe-in")).toMatchObject({
            destinationPortRange: "8080",
            sourceAddressPrefix: "AzureLoadBalancer",
        });
        expect(decoded(one("compute:VirtualMachine").userData)).toContain("HTTP_PROBE_PORT=8080\n");
    });

    it("give each fixed machine two interfaces, of which the second one forwards and is behind the load balancer", async () => {
        const connectors = new CloudConnectors("west", given({ capacity: { kind: "fixed", perZone: 1 } }));
        const { of, one } = await declared(connectors);
        expect(of("compute:VirtualMachine")).toMatchObject([{ zones: ["1"] }, { zones: ["2"] }]);
        const [pool] = maps(one("network:LoadBalancer").backendAddressPools);
        const cards = of("network:NetworkInterface").map(({ name, enableIPForwarding, ipConfigurations }) => [
            String(name).replace(/-\w+$/, ""),
            enableIPForwarding,
            maps(ipConfigurations)[0]?.loadBalancerBackendAddressPools,
        ]);
        expect(cards.sort()).toEqual(
            ["1", "2"].flatMap((zone) => [
                [`west-zone${zone}-1-management`, false, []],
                [`west-zone${zone}-1-service`, true, [{ id: pool?.id }]],
            ]),
        );
        expect(Object.keys(connectors.serviceInterfaces)).toEqual(["1-1", "2-1"]);
    });

    it("are in an availability set where they are outside of zones", async () => {
        const args = given();
        const { subnets: byZone } = args.network;
        const network = { ...args.network, subnets: { regional: byZone["1"] ?? "" } };
        const connectors = new CloudConnectors("west", { ...args, network, capacity: { kind: "fixed", perZone: 2 } });
        const { of, one } = await declared(connectors);
        expect(one("compute:AvailabilitySet")).toMatchObject({ platformFaultDomainCount: 2, sku: { name: "Aligned" } });
        expect(of("compute:VirtualMachine").map(({ zones, availabilitySet }) => [zones, availabilitySet])).toEqual(
            [1, 2].map(() => [undefined, { id: expect.stringContaining("/availabilitySets/west") }]),
        );
        expect(Object.keys(connectors.groups)).toEqual(["regional"]);
        expect(await settled(pulumi.output(connectors.groups.regional?.groupName))).toBe(
            "zs-cc-vnet-workloads-westeurope",
        );
    });

    it("let their identity read the vault and the interfaces, and report load only where they scale", async () => {
        const rolesOf = async (args: Partial<CloudConnectorsArgs>) => {
            cloud = await mockAzure();
            const { of } = await declared(new CloudConnectors("west", given(args)));
            return of("authorization:RoleAssignment").map(({ roleDefinitionId, scope, principalType }) => {
                expect(principalType).toBe("ServicePrincipal");
                return [String(roleDefinitionId).split("/").pop()?.slice(0, 8), String(scope).split("/").pop()];
            });
        };
        const least = [
            ["4633458b", "kv-connectors"],
            ["acdd72a7", "rg-west"],
        ];
        expect((await rolesOf({})).sort()).toEqual(least);
        expect((await rolesOf({ capacity: SCALING })).sort()).toEqual([["3913510d", "rg-west"], ...least]);
    });

    it("use an identity that exists, with the URL of a vault that it may read", async () => {
        const args = given();
        const identity = new managedidentity.UserAssignedIdentity("own", {
            resourceGroupName: args.resourceGroupName,
            resourceName: "id-own",
        });
        const connectors = new CloudConnectors("west", {
            ...args,
            existingIdentity: identity.id,
            credentialsVault: "https://kv-far.vault.azure.cn/",
        });
        const { of, one } = await declared(connectors);
        expect(of("authorization:RoleAssignment")).toEqual([]);
        expect(decoded(one("compute:VirtualMachine").userData)).toContain(
            `AZURE_VAULT_URL=https://kv-far.vault.azure.cn\nHTTP_PROBE_PORT=50000\nAZURE_MANAGED_IDENTITY_CLIENT_ID=${await settled(identity.clientId)}\n`,
        );
    });

    it("scale one set in each zone by the load that connectors report", async () => {
        const schedule = { min: 3, start: "08:30", end: "18:00", timeZone: "W. Europe Standard Time" };
        const connectors = new CloudConnectors("west", given({ capacity: { ...SCALING, schedule } }));
        const { of } = await declared(connectors);
        await Promise.all(Object.values(connectors.autoscaleSettings).map(({ urn }) => settled(urn)));
        expect(of("compute:VirtualMachineScaleSet")).toMatchObject([
            { zones: ["1"], platformFaultDomainCount: 1, orchestrationMode: "Flexible", sku: { capacity: 2 } },
            { zones: ["2"], platformFaultDomainCount: 1, orchestrationMode: "Flexible", sku: { capacity: 2 } },
        ]);
        const [setting] = cloud.objects.all("azure-native:monitor:AutoscaleSetting");
        const [hours, load] = maps(setting?.inputs.profiles);
        expect(hours).toMatchObject({
            capacity: { minimum: "3", default: "3", maximum: "4" },
            recurrence: { schedule: { days: expect.arrayContaining(["Friday"]), hours: [8], minutes: [30] } },
        });
        expect(load).toMatchObject({
            name: '{"name":"load","for":"hours"}',
            capacity: { minimum: "2", default: "2", maximum: "4" },
            recurrence: { schedule: { days: expect.arrayContaining(["Sunday"]), hours: [18], minutes: [0] } },
            rules: [
                {
                    metricTrigger: {
                        metricName: "smedge_metrics",
                        operator: "GreaterThan",
                        threshold: 70,
                        dimensions: [{ values: ["smedge_cpu_utilization"] }],
                    },
                    scaleAction: { direction: "Increase", value: "1", cooldown: "PT15M" },
                },
                { metricTrigger: { operator: "LessThan", threshold: 50 }, scaleAction: { direction: "Decrease" } },
            ],
        });
    });

    it("open what they need, and the service interfaces to workloads themselves only without a gateway", async () => {
        const rules = async (args: Partial<CloudConnectorsArgs>) => {
            cloud = await mockAzure();
            const { of } = await declared(new CloudConnectors("west", given(args)));
            const all = of("network:NetworkSecurityGroup").flatMap(({ securityRules }) => maps(securityRules));
            return all.map(({ name, access }) => `${access} ${name}`).sort();
        };
        expect(await rules({})).toEqual([
            "Allow all-out",
            "Allow all-out",
            "Allow icmp-in",
            "Allow ssh-in",
            "Allow support-out",
            "Allow workloads-in",
            "Deny nothing-else-in",
        ]);
        const strict = await rules({ ...gateway({}), access: { ssh: false, support: false, allEgress: false } });
        expect(strict).not.toContain("Allow ssh-in");
        expect(strict).not.toContain("Allow workloads-in");
        expect(strict).toEqual(
            expect.arrayContaining(["Deny support-out", "Allow https-out", "Deny nothing-else-out"]),
        );
        // The trailing rule must not close the port that a connector registers by.
        expect(strict.filter((rule) => rule === "Allow https-out")).toHaveLength(2);
    });

    it("name children by zone, so that another zone moves nothing", async () => {
        const connectors = new CloudConnectors("west", given({ capacity: SCALING }));
        await declared(connectors);
        const urns = await Promise.all(Object.values(connectors.scaleSets).map(({ urn }) => settled(urn)));
        expect(urns.map((urn) => urn.split("::").pop())).toEqual(["west-zone1", "west-zone2"]);
        expect(urns.every((urn) => urn.includes("zscaler:azure:CloudConnectors$"))).toBe(true);
    });

    it("start from the image of the Marketplace of their cloud, with its plan", async () => {
        const { one } = await declared(new CloudConnectors("west", given(machine({ imageVersion: "24.3.2" }))));
        expect(one("compute:VirtualMachine")).toMatchObject({
            plan: { name: "zs_ser_gen1_cc_01", publisher: "zscaler1579058425289", product: "zia_cloud_connector" },
            storageProfile: { imageReference: { version: "24.3.2" } },
            securityProfile: { encryptionAtHost: true },
            tags: { LegacyVMNVA: "true" },
        });
        cloud = await mockAzure();
        const args = given();
        const inChina = { ...args, network: { ...args.network, location: "chinanorth3" } };
        const china = await declared(new CloudConnectors("west", inChina));
        expect(china.one("compute:VirtualMachine")).toMatchObject({ plan: { publisher: "cbcnetworks" } });
    });

    it("let a program change the arguments of a child", async () => {
        const transform = {
            scaleSet: (args: compute.VirtualMachineScaleSetArgs) => ({ ...args, constrainedMaximumCapacity: true }),
        };
        const { one } = await declared(new CloudConnectors("west", given({ capacity: SCALING, transform })));
        expect(one("compute:VirtualMachineScaleSet")).toMatchObject({ constrainedMaximumCapacity: true });
    });

    it("find the groups by the provisioning URL if it is a resource, else by the name that Zscaler gives them", async () => {
        const text = new CloudConnectors("text", given());
        expect(await settled(pulumi.output(text.groups["1"]?.groupName))).toBe("zs-cc-vnet-workloads-westeurope-1");
        cloud = await mockAzure();
        const resource = new ProvisioningUrl("url", { name: "azure", cloud: "azure", locationTemplate: "1" });
        const known = new CloudConnectors("known", given({ provisioningUrl: resource }));
        expect(await settled(pulumi.output(known.groups["2"]?.deployment))).toMatchObject({
            cloud: "azure",
            network: "vnet-workloads",
            zone: "westeurope-2",
        });
    });
});
