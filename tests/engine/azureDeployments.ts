import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Promised } from "./promised";

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
        async look({ stack, tenant: { access, control }, program }) {
            const sets = (await control.azure.objects()).filter(({ type }) => type.endsWith("VirtualMachineScaleSet"));
            for (const { id } of sets) await control.azure.scale(id, 4);
            await control.azure.failZone("westeurope-2");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.azure.restoreZone("westeurope-2");
            const running = (await control.azure.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(Array.from({ length: 8 }, () => ["enrolled"]));
            await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            const refused = async (from: string, to: string, reason: RegExp) => {
                writeFileSync(program, text.replace(from, to));
                await expect(stack.run("preview")).rejects.toThrow(reason);
            };
            await refused(
                "        groups: {",
                '        transform: { loadBalancer: (args) => ({ ...args, sku: { name: "Premium" } }) },\n        groups: {',
                /sku\.name .* must be one of Basic, Standard, Gateway, but is "Premium"/,
            );
            await refused(
                'createNetwork(resourceGroupName, ["1", "2"])',
                '{ ...createNetwork(resourceGroupName, ["1", "2"]), virtualNetworkId: "vnet-workloads" }',
                /network\.virtualNetworkId is "vnet-workloads"; set a resource id, such as \/subscriptions\//,
            );
            await refused(
                "credentialsVault: vault",
                'credentialsVault: "https://kv-far.vault.azure.net"',
                /credentialsVault is "https:.*", and a new identity needs a role at the vault; set the resource id of the vault, or existingIdentity/,
            );
            writeFileSync(program, text);
        },
    },
};
