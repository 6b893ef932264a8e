import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { type CleanUpArgs, CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/azure";
import { openAzure } from "../../../emulator/clouds/azure";
import type { SimulatedCloud } from "../../../emulator/clouds/simulated";
import { maps, type Values } from "../../../emulator/clouds/values";
import type * as vaults from "../../../sdk/azure/cloudConnectors/vault";
import { forgettingService } from "../../emulator/clouds/appliances";
import { until } from "../../until";
import { expectRefusal } from "../deployment/refusal";
import { mocked, settled } from "../mockedCloud";
import { surroundings } from "./mockedAzure";

// As it is shipped: the classes of errors are those of the program.
const { lookUpVault }: typeof vaults = createRequire(__filename)("../../../dist/sdk/azure/cloudConnectors/vault.js");

const URL = "connector.zscalerthree.net/api/v1/provUrl?name=azure";
const ARCHIVE = new pulumi.asset.AssetArchive({ "function_app.py": new pulumi.asset.StringAsset("pass") });
const APP = "azure-native:web:WebApp";
const SET = "azure-native:compute:VirtualMachineScaleSet";

const { service, deleted } = forgettingService();

let azure: SimulatedCloud;
let time = 0;
/** What the program has asked for. */
const called: string[] = [];
const mockAzure = mocked({
    packageName: "@pulumi/azure-native",
    config: { location: "westeurope" },
    open(parts) {
        azure = openAzure({ ...parts, service, now: () => time });
        return azure;
    },
    used: (what) => void called.push(what),
});
beforeEach(async () => {
    deleted.length = 0;
    called.length = 0;
    time = 0;
    await mockAzure();
});
afterEach(() => pulumi.runtime.disconnect());

async function given(cleanUp: Partial<CleanUpArgs> = {}): Promise<CloudConnectorsArgs> {
    const { resourceGroupName, network, vault } = surroundings();
    const secrets = ["api-key", "username", "password"].map((secretName) => {
        const secretArgs = { resourceGroupName, vaultName: vault.name, secretName, properties: { value: "x" } };
        return new keyvault.Secret(secretName, secretArgs);
    });
    await Promise.all(secrets.map(({ urn }) => settled(urn)));
    return {
        provisioningUrl: URL,
        resourceGroupName,
        network,
        credentialsVault: vault,
        machine: { sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin" },
        capacity: { kind: "autoScaling", min: 1, max: 4, cleanUp: { archive: ARCHIVE, ...cleanUp } },
    };
}

async function declare(args: CloudConnectorsArgs) {
    const connectors = new CloudConnectors("west", args);
    const { cleanUpFunction, groups, autoscaleSettings } = connectors;
    if (!cleanUpFunction) throw new Error("there is no function app");
    const last = [cleanUpFunction, ...Object.values(groups), ...Object.values(autoscaleSettings)];
    await Promise.all(last.map(({ urn }) => settled(urn)));
    // The call that loads the triggers comes after the app.
    const { capacity } = args;
    const isLoaded = capacity?.kind === "autoScaling" && capacity.cleanUp?.syncTriggers !== false;
    await until(() => !isLoaded || called.includes("azure-native:web:listWebAppSyncFunctionTriggers"));
    const of = (type: string) => azure.cloud.objects.all(`azure-native:${type}`);
    const [app] = of("web:WebApp");
    if (!app) throw new Error("nothing was declared");
    return { app, connectors, of };
}

const settingsIn = ({ siteConfig }: Values): Values =>
    Object.fromEntries(maps(Object(siteConfig).appSettings).map(({ name, value }) => [String(name), value]));

/** A machine of the first scale set goes as load does, and so much time passes. */
async function shrinkAndWait(minutes: number) {
    const [set] = azure.cloud.objects.all(SET);
    await azure.groups.scale(set?.id ?? "", 2);
    await azure.groups.scale(set?.id ?? "", 1);
    await azure.events.settle();
    time += minutes * 60_000;
    await azure.events.settle();
    const [gone] = azure.fleet.all().filter(({ state }) => state === "terminated");
    return gone;
}

describe("the vendor's function app for scale sets", () => {
    it("deletes the connector of a machine that is gone, every half hour, and no other one", async () => {
        await declare(await given());
        expect((await shrinkAndWait(29))?.console).toEqual(["enrolled"]);
        time += 60_000;
        await azure.events.settle();
        const [gone] = azure.fleet.all().filter(({ state }) => state === "terminated");
        expect(gone?.console).toEqual(["enrolled", "cleaned up"]);
        expect(deleted).toEqual([gone?.id]);
        expect(azure.fleet.alive()).toHaveLength(2);
    });

    it("does nothing until its triggers are loaded", async () => {
        await declare(await given({ syncTriggers: false }));
        expect((await shrinkAndWait(60))?.console).toEqual(["enrolled"]);
        expect(deleted).toEqual([]);
    });

    it.each<[string, RegExp, (inputs: Values) => boolean]>([
        [
            "the role for machines",
            /AuthorizationFailed: .*virtualMachineScaleSets\/read/,
            ({ scope }) => /\/resourceGroups\/[^/]+$/.test(String(scope)),
        ],
        ["the role at the vault", /Forbidden: .*getSecret/, ({ scope }) => /\/vaults\//.test(String(scope))],
        [
            "the role for its package",
            /AuthorizationFailed: .*blobs\/read/,
            ({ scope }) => /storageAccounts/.test(String(scope)),
        ],
    ])("leaves connectors without %s, and says why", async (_what, reason, isIt) => {
        const { of } = await declare(await given());
        const [identity] = of("managedidentity:UserAssignedIdentity").filter(({ id }) => /clean-up/.test(id));
        const roles = of("authorization:RoleAssignment").filter(
            ({ outputs }) => outputs.principalId === identity?.outputs.principalId,
        );
        const [role] = roles.filter(({ inputs }) => isIt(inputs));
        expect([roles.length, role?.type]).toEqual([3, "azure-native:authorization:RoleAssignment"]);
        await azure.cloud.remove(role?.type ?? "", role?.id ?? "");
        expect((await shrinkAndWait(60))?.console.at(-1)).toMatch(reason);
        expect(deleted).toEqual([]);
    });

    it("is told what it needs, runs as the vendor's module runs it, and has no key of its storage", async () => {
        const { app, of } = await declare(await given());
        const [identity] = of("managedidentity:UserAssignedIdentity").filter(({ id }) => /clean-up/.test(id));
        const [account] = of("storage:StorageAccount");
        const { clientId } = identity?.outputs ?? {};
        const { name } = account?.outputs ?? {};
        expect(name).toMatch(/^stcc[0-9a-f]{20}$/);
        const { APPLICATIONINSIGHTS_CONNECTION_STRING: log, ...settings } = settingsIn(app.inputs);
        expect(log).toMatch(/^InstrumentationKey=/);
        expect(settings).toEqual({
            FUNCTIONS_EXTENSION_VERSION: "~4",
            FUNCTIONS_WORKER_RUNTIME: "python",
            // The state of its timers, by its identity.
            AzureWebJobsStorage__accountName: name,
            AzureWebJobsStorage__credential: "managedidentity",
            AzureWebJobsStorage__clientId: clientId,
            // Where the sets are that it watches; it leaves other machines alone.
            SUBSCRIPTION_ID: "/subscriptions/00000000-0000-4000-8000-000000000001",
            RESOURCE_GROUP: "rg-west",
            VMSS_NAME: JSON.stringify(of("compute:VirtualMachineScaleSet").map(({ outputs }) => outputs.name)),
            MANAGED_IDENTITY: clientId,
            TERMINATE_UNHEALTHY_INSTANCES: "true",
            // What it signs in with, and where.
            VAULT_URL: "https://kv-connectors.vault.azure.net",
            CC_URL: URL,
            ApplicationInsightsAgent_EXTENSION_VERSION: "~3",
            XDT_MicrosoftApplicationInsights_Mode: "recommended",
            WEBSITE_RUN_FROM_PACKAGE: `https://${name}.blob.core.windows.net/function-zip-container/zscaler_cc_function_app.zip`,
            WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity?.id,
        });
        expect(app.inputs).toMatchObject({ kind: "functionapp,linux", siteConfig: { linuxFxVersion: "Python|3.11" } });
        expect(of("web:AppServicePlan").map(({ inputs: { sku, reserved } }) => [sku, reserved])).toEqual([
            [{ name: "Y1", tier: "Dynamic" }, true],
        ]);
        expect(of("operationalinsights:Workspace")).toHaveLength(1);
    });

    it("may delete machines only if it is to terminate those that are unhealthy", async () => {
        const actionsOf = async (cleanUp: Partial<CleanUpArgs>) => {
            await mockAzure();
            const { of, app } = await declare(await given(cleanUp));
            const [role] = of("authorization:RoleDefinition");
            const actions = maps(role?.inputs.permissions).flatMap(({ actions: all }) => all as string[]);
            return { deletes: actions.filter((action) => /delete/i.test(action)), settings: settingsIn(app.inputs) };
        };
        expect((await actionsOf({})).deletes).toHaveLength(3);
        const without = await actionsOf({ terminateUnhealthy: false });
        expect(without.deletes).toEqual([]);
        expect(without.settings).toMatchObject({ TERMINATE_UNHEALTHY_INSTANCES: "false" });
    });

    it("uses an identity and a workspace that exist, and gives the identity no roles", async () => {
        const args = await given();
        const { resourceGroupName } = args;
        const identity = new managedidentity.UserAssignedIdentity("own", { resourceGroupName, resourceName: "id-own" });
        const existing = { existingIdentity: identity.id, existingWorkspace: "log", planSku: "EP1" } as const;
        const capacity = { kind: "autoScaling", min: 1, max: 4, cleanUp: { archive: ARCHIVE, ...existing } } as const;
        const { app, of } = await declare({ ...args, capacity });
        expect(of("authorization:RoleDefinition")).toEqual([]);
        expect(of("operationalinsights:Workspace")).toEqual([]);
        expect(settingsIn(app.inputs)).toMatchObject({ MANAGED_IDENTITY: await settled(identity.clientId) });
    });

    it.each<[string, Partial<CleanUpArgs>, string]>([
        [
            "a path that leads nowhere",
            { archive: "./nowhere.zip" },
            'capacity.cleanUp.archive is "./nowhere.zip", which does not exist; set the path of the vendor\'s zscaler_cc_function_app.zip',
        ],
        [
            "a plan whose packages are deployed in another way",
            JSON.parse('{ "planSku": "FC1" }'),
            'capacity.cleanUp.planSku is "FC1"; set one of Y1, EP1, B1',
        ],
    ])("refuses %s", async (_what, cleanUp, fault) => {
        const args = await given(cleanUp);
        expect(() => new CloudConnectors("west", args)).toThrow(`Cannot declare CloudConnectors "west": ${fault}`);
    });

    it("refuses the URL of a vault, which does not say where its identity is given a role", async () => {
        const credentialsVault = "https://kv-far.vault.azure.net";
        const args = { ...(await given()), existingIdentity: "id-own", credentialsVault };
        const parent = new pulumi.ComponentResource("test:Site", "site");
        const vault = lookUpVault(parent, 'CloudConnectors "west"', args);
        const fault = `credentialsVault is "${credentialsVault}", and a new identity needs a role at the vault; set the resource id of the vault, or capacity.cleanUp.existingIdentity`;
        await Promise.all([vault.url, vault.id].map((output) => expectRefusal(output, fault)));
    });

    it("is there only with its archive, and changes nothing else", async () => {
        const args = await given();
        const connectors = new CloudConnectors("west", { ...args, capacity: { kind: "autoScaling", min: 1, max: 4 } });
        await Promise.all(Object.values(connectors.groups).map(({ urn }) => settled(urn)));
        expect(connectors.cleanUpFunction).toBeUndefined();
        expect(azure.cloud.objects.all(APP)).toEqual([]);
    });
});
