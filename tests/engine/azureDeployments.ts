import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { EmulatorControl } from "../../emulator";
import { isCampaign, rows } from "../campaign";
import { expectRecordedChildren } from "./children";
import { expectMachinesFound } from "./machineFindings";
import type { Promised } from "./promised";
import { START_DATA, startDataOf } from "./startData";

/** What connectors of the network of the examples for Azure leave in the tenant, by the zone of each. */
function inAzure(zones: readonly string[]): string[] {
    return [
        ...zones.flatMap((zone) => [
            `cloudConnector: zs-cc-vnet-workloads-westeurope-${zone}-VM-…`,
            `ecVm: zs-cc-vnet-workloads-westeurope-${zone}-VM-…`,
        ]),
        ...[...new Set(zones)].flatMap((zone) => [
            `cloudConnectorGroup: zs-cc-vnet-workloads-westeurope-${zone}`,
            `ecgroup: zs-cc-vnet-workloads-westeurope-${zone}`,
        ]),
        "ecLocation: Workloads-westeurope-vnet-workloads",
        "locationTemplate: Workloads",
        "provUrl: workloads-azure",
    ];
}

/** What the examples promise that deploy connectors into the simulated Azure. */
export const AZURE_DEPLOYMENTS: Readonly<Record<string, Promised>> = {
    "azure-auto-scaling": {
        so: "starts connectors that register, adopts their groups, and takes no notice of load and of a zone that fails",
        made: inAzure(["1", "1", "2", "2"]),
        changed: true,
        alone: isCampaign,
        async look({ stack, tenant: { access, control }, program }) {
            await expectRecordedChildren(stack);
            await expectMachinesFound(stack);
            expect(startDataOf(await control.azure.machines())).toEqual([await cloudConnectorsOf(control)]);
            const sets = (await control.azure.objects()).filter(({ type }) => type.endsWith("VirtualMachineScaleSet"));
            for (const { id } of sets) await control.azure.scale(id, 4);
            await control.azure.failZone("westeurope-2");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.azure.restoreZone("westeurope-2");
            const running = (await control.azure.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(Array.from({ length: 8 }, () => ["enrolled"]));
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            const refused = async (from: string, to: string, reason: RegExp) => {
                writeFileSync(program, text.replace(from, to));
                await expect(stack.run("preview")).rejects.toThrow(reason);
            };
            if (isCampaign) {
                await refused(
                    "        groups: {",
                    '        transform: { loadBalancer: (args) => ({ ...args, sku: { name: "Premium" } }) },\n        groups: {',
                    /sku\.name .* must be one of Basic, Standard, Gateway, but is "Premium"/,
                );
                await refused(
                    "        network,",
                    '        network: { subnets: network.subnets, virtualNetworkId: "vnet-workloads" },',
                    /network\.virtualNetworkId is "vnet-workloads"; set a resource id, such as \/subscriptions\//,
                );
                await refused(
                    "credentialsVault: vault",
                    'credentialsVault: "https://kv-far.vault.azure.net"',
                    /credentialsVault is "https:.*", and a new identity needs a role at the vault; set the resource id of the vault, or existingIdentity/,
                );
                writeFileSync(program, text.replace("max: 4 }", `max: 4, ${CLEAN_UP} }`));
                await stack.up("--skip-preview");
                const [set] = sets;
                await control.azure.scale(set?.id ?? "", 3);
                await control.azure.scale(set?.id ?? "", 2);
                await control.advance({ minutes: 31 });
                const cleaned = (await control.azure.machines()).filter(
                    ({ console }) => console.at(-1) === "cleaned up",
                );
                expect(cleaned.map(({ state }) => state)).toContain("terminated");
                await stack.run("preview", "--refresh", "--expect-no-changes");
            }
            writeFileSync(program, text);
        },
    },

    "azure-fixed-pair": {
        inCampaign: true,
        so: "leads workloads to a connector in each zone, replaces connectors with others of their own addresses, and goes to a second subscription with a provider of its own",
        made: inAzure(["1", "2"]),
        changed: true,
        async look({ stack, tenant: { control }, program }) {
            await expectRecordedChildren(stack);
            await expectMachinesFound(stack);
            expect(startDataOf(await control.azure.machines())).toEqual([await cloudConnectorsOf(control)]);
            const routes = async () => {
                const objects = await control.azure.objects();
                return objects.flatMap(({ inputs }) => inputs.nextHopIpAddress ?? []);
            };
            const running = async () => (await control.azure.machines()).filter(({ state }) => state === "running");
            const [routed, machines] = [await routes(), await running()];
            expect(new Set(routed).size).toBe(2);
            await control.azure.failZone("westeurope-2");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.azure.restoreZone("westeurope-2");

            // The service changes no start data: the machines that take the place of others exist before those go.
            const text = readFileSync(program, "utf8");
            writeFileSync(
                program,
                text.replace("        groups: {", "        healthProbe: { port: 8080 },\n        groups: {"),
            );
            await stack.up("--skip-preview");
            const replaced = await running();
            expect(replaced.map(({ zone, console }) => [zone, console.at(-1)]).sort()).toEqual([
                ["westeurope-1", "enrolled"],
                ["westeurope-2", "enrolled"],
            ]);
            const numbers = [...machines.map(({ number }) => number), ...replaced.map(({ number }) => number)];
            expect(new Set(numbers).size).toBe(4);
            expect((await routes()).filter((address) => routed.includes(address))).toEqual([]);
            await stack.run("preview", "--refresh", "--expect-no-changes");

            writeFileSync(program, ELSEWHERE);
            await stack.configure({ plain: { "pulumi:disable-default-providers[0]": "azure-native" } });
            await stack.up("--skip-preview");
            const elsewhere = await running();
            expect(elsewhere.map(({ zone, console }) => [zone, console.at(-1)])).toEqual([["westus", "enrolled"]]);
            await stack.run("preview", "--refresh", "--expect-no-changes");

            // The tunnels of a gateway stay as they are: another one takes its place, and with it the scale set behind it.
            const tunnels = "tunnels: { internal: { identifier: 900 } }";
            writeFileSync(program, ELSEWHERE.replace('kind: "gateway"', `kind: "gateway", ${tunnels}`));
            await stack.up("--skip-preview");
            const [other, ...more] = await running();
            expect([other?.console.at(-1), more]).toEqual(["enrolled", []]);
            expect(other?.id).not.toBe(elsewhere[0]?.id);
            const gateways = (await control.azure.objects()).filter(({ type }) => type.endsWith(":LoadBalancer"));
            expect(gateways).toHaveLength(1);
            await stack.run("preview", "--refresh", "--expect-no-changes");
        },
    },

    "azure-app-connectors": {
        inCampaign: true,
        so: "starts App Connectors that enroll, leaves a scale set to its load, and has what Azure refuses refused by a preview",
        made: [
            "appConnectorGroup: Payroll Amsterdam",
            "connector: …",
            "connector: …",
            "provisioningKey: Payroll Amsterdam",
            "serverGroup: Payroll",
        ],
        changed: true,
        async look({ stack, tenant: { control }, program }) {
            await expectRecordedChildren(stack);
            await expectMachinesFound(stack, 6);
            const { provisioningKey } = Object((await control.list("provisioningKey"))[0]);
            expect(startDataOf(await control.azure.machines())).toEqual([
                START_DATA.key.replace("{key}", provisioningKey),
            ]);
            const [set] = (await control.azure.objects()).filter(({ type }) => type.endsWith("VirtualMachineScaleSet"));
            await control.azure.scale(set?.id ?? "", 4);
            await control.azure.failZone("westeurope-2");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            const running = (await control.azure.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ zone, console }) => [zone, console])).toEqual(
                Array.from({ length: 4 }, () => ["westeurope-1", ["enrolled"]]),
            );
            expect(await stack.exported()).not.toMatch(/\|api\.private\.zscaler\.com\|/);

            // A preview ends with the first one.
            const resourceGroupName = set?.inputs.resourceGroupName;
            const constants = `${MODULES}const resourceGroupName = ${JSON.stringify(resourceGroupName)};\n`;
            for (const [declaration, reason] of rows(REFUSED.slice(0, 1), REFUSED.slice(1))) {
                writeFileSync(program, `${constants}${declaration};\n`);
                await expect(stack.run("preview")).rejects.toThrow(reason);
            }
        },
    },
};

/** What Cloud Connectors of the examples are started with, by the vault and the identity of this run. */
async function cloudConnectorsOf({ azure }: EmulatorControl): Promise<string> {
    const objects = await azure.objects();
    const of = (type: string) => objects.find((object) => object.type.endsWith(`:${type}`))?.outputs ?? {};
    return START_DATA.azureCloudConnector
        .replace("{vault}", String(of("Vault").name))
        .replace("{client}", String(of("UserAssignedIdentity").clientId));
}

/** The vendor's functions, whose archive this makes up. */
const CLEAN_UP =
    'cleanUp: { archive: new pulumi.asset.AssetArchive({ "function_app.py": new pulumi.asset.StringAsset("pass") }) }';

const MODULES = `
const compute = require("@pulumi/azure-native/compute");
const keyvault = require("@pulumi/azure-native/keyvault");
const monitor = require("@pulumi/azure-native/monitor");
const network = require("@pulumi/azure-native/network");
`;
/** What Azure would refuse, which a preview can know, and the path that it names. */
const REFUSED: ReadonlyArray<[declaration: string, reason: RegExp]> = [
    [
        'new network.LoadBalancer("enum", { resourceGroupName, sku: { name: "Premium" } })',
        /sku\.name .* must be one of Basic, Standard, Gateway, but is "Premium"/,
    ],
    [
        'new network.LoadBalancer("missing", { resourceGroupName, probes: [{ protocol: "Tcp" }] })',
        /probes\[0\]\.port .* is required/,
    ],
    [
        'new network.LoadBalancer("unknown", { resourceGroupName, probes: [{ port: 80, protocol: "Tcp", numberOfProbs: 1 }] })',
        /probes\[0\]\.numberOfProbs .* is not a known property \(known: .*numberOfProbes/,
    ],
    [
        'new monitor.AutoscaleSetting("type", { resourceGroupName, profiles: [{ name: "a", rules: [], capacity: { minimum: 2, maximum: "4", default: "2" } }] })',
        /profiles\[0\]\.capacity\.minimum .* must be a string, but is 2/,
    ],
    [
        'new keyvault.Vault("long", { resourceGroupName, vaultName: "a".repeat(25), properties: { tenantId: "t", sku: { family: "A", name: "standard" } } })',
        /vaultName .* must have at most 24 characters, but is "a+" \(25\)/,
    ],
    [
        'new compute.AvailabilitySet("dangling", { resourceGroupName: "rg-far", sku: { name: "Aligned" } })',
        /resourceGroupName .* must be a resource group of the subscription, but is "rg-far"/,
    ],
];

/** A gateway in a region without zones, by a provider that the program declares for another subscription, and by no other one. */
const ELSEWHERE = `
import * as keyvault from "@pulumi/azure-native/keyvault";
import { Provider } from "@pulumi/azure-native/provider";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/azure";
const config = new pulumi.Config();
const subscriptionId = "00000000-0000-4000-8000-000000000002";
const provider = new Provider("west", { subscriptionId, location: "westus" });
const resourceGroupName = new resources.ResourceGroup("west", {}, { provider }).name;
const sku = { family: "A", name: "standard" };
const properties = { tenantId: "t", sku, enableRbacAuthorization: true };
const vault = new keyvault.Vault("west", { resourceGroupName, properties }, { provider });
const credentials = {
    "api-key": config.requireSecret("connectorApiKey"),
    username: config.require("connectorUsername"),
    password: config.requireSecret("connectorPassword"),
};
for (const [secretName, value] of Object.entries(credentials)) {
    const secretArgs = { resourceGroupName, vaultName: vault.name, secretName, properties: { value } };
    new keyvault.Secret(secretName, secretArgs, { provider });
}
new CloudConnectors(
    "west",
    {
        provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=workloads-azure",
        resourceGroupName,
        credentialsVault: vault.id,
        network: new ConnectorNetwork("west", { resourceGroupName }, { provider }),
        machine: { sshPublicKey: config.require("sshPublicKey") },
        capacity: { kind: "autoScaling", min: 1, max: 2 },
        loadBalancer: { kind: "gateway" },
    },
    { provider },
);
`;
