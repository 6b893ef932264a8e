import * as applicationinsights from "@pulumi/azure-native/applicationinsights";
import type * as compute from "@pulumi/azure-native/compute";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as web from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import { uniqueDigits } from "../../deployment/uniqueDigits";
import type { CleanUpArgs, CloudConnectorsArgs } from "../cloudConnectors";
import { type Identity, subscriptionOf } from "../common/identity";
import { createCleanUpIdentity } from "./cleanUpIdentity";
import type { Vault } from "./vault";

/** What the vendor's function app is wired to. */
export interface CleanUpSetting {
    readonly subject: string;
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly location: pulumi.Output<string>;
    readonly url: pulumi.Output<string>;
    readonly vault: Vault;
    readonly watched: readonly compute.VirtualMachineScaleSet[];
}

/** Where its package is, and what the host of functions writes. */
interface Package {
    readonly account: storage.StorageAccount;
    readonly url: pulumi.Output<string>;
}

const TIERS = { Y1: "Dynamic", EP1: "ElasticPremium", B1: "Basic" } as const;
const LOG_DAYS = 30;

/** Creates the app behind the scale sets, whose names it is told. */
export function createCleanUp(parent: pulumi.Resource, cleanUp: CleanUpArgs, setting: CleanUpSetting): web.WebApp {
    const { name, args, location } = setting;
    const { resourceGroupName, tags, transform = {} } = args;
    const child = `${name}-clean-up`;
    const placed = { resourceGroupName, location, tags };
    const group = resources.getResourceGroupOutput({ resourceGroupName }, { parent }).id;
    const code = uploadPackage(parent, cleanUp, setting);
    const { identity, permissions } = createCleanUpIdentity(parent, cleanUp, setting, group, code.account);
    const { planSku = "Y1" } = cleanUp;
    const plan = new web.AppServicePlan(
        child,
        // Reserved means Linux.
        { ...placed, kind: "linux", reserved: true, sku: { name: planSku, tier: TIERS[planSku] } },
        { parent },
    );
    const log = createLog(parent, child, cleanUp, placed);
    const settings = settingsOf(setting, cleanUp, { group, identity, code, log: log.connectionString });
    const appArgs: web.WebAppArgs = {
        ...placed,
        kind: "functionapp,linux",
        serverFarmId: plan.id,
        httpsOnly: true,
        identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
        siteConfig: {
            linuxFxVersion: "Python|3.11",
            minTlsVersion: "1.2",
            ftpsState: "Disabled",
            appSettings: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
        },
    };
    const app = new web.WebApp(child, transformed(appArgs, transform.cleanUpFunction), {
        parent,
        // It reads its package, and what it watches, as soon as it exists.
        dependsOn: permissions,
    });
    // A preview calls nothing.
    if ((cleanUp.syncTriggers ?? true) && !pulumi.runtime.isDryRun()) {
        web.listWebAppSyncFunctionTriggersOutput({ name: app.name, resourceGroupName }, { parent });
    }
    return app;
}

function uploadPackage(parent: pulumi.Resource, { archive }: CleanUpArgs, { name, args, location }: CleanUpSetting) {
    const { resourceGroupName, tags } = args;
    const child = `${name}-clean-up`;
    const accountArgs: storage.StorageAccountArgs = {
        resourceGroupName,
        location,
        tags,
        // The names of all customers are in one space, and have small letters and digits only.
        accountName: `stcc${uniqueDigits(name).slice(0, 20)}`,
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        allowBlobPublicAccess: false,
        enableHttpsTrafficOnly: true,
        minimumTlsVersion: "TLS1_2",
    };
    const account = new storage.StorageAccount(child, accountArgs, { parent });
    const within = { resourceGroupName, accountName: account.name };
    const container = new storage.BlobContainer(
        child,
        { ...within, containerName: "function-zip-container", publicAccess: "None" },
        { parent: account },
    );
    const blob = new storage.Blob(
        child,
        {
            ...within,
            containerName: container.name,
            blobName: "zscaler_cc_function_app.zip",
            source: typeof archive === "string" ? new pulumi.asset.FileArchive(archive) : archive,
        },
        { parent: container },
    );
    return { account, url: blob.url };
}

function createLog(
    parent: pulumi.Resource,
    child: string,
    { existingWorkspace }: CleanUpArgs,
    placed: Pick<web.WebAppArgs, "resourceGroupName" | "location" | "tags">,
): applicationinsights.Component {
    const workspaceResourceId =
        existingWorkspace ??
        new operationalinsights.Workspace(
            child,
            { ...placed, sku: { name: "PerGB2018" }, retentionInDays: LOG_DAYS },
            { parent },
        ).id;
    const args = { ...placed, kind: "web", applicationType: "web", workspaceResourceId };
    return new applicationinsights.Component(child, args, { parent });
}

/** What is around the app. */
interface Around {
    readonly group: pulumi.Output<string>;
    readonly identity: Identity;
    readonly code: Package;
    readonly log: pulumi.Output<string>;
}

function settingsOf(
    { args, url, vault, watched }: CleanUpSetting,
    { terminateUnhealthy = true }: CleanUpArgs,
    { group, identity, code, log }: Around,
): Readonly<Record<string, pulumi.Input<string>>> {
    return {
        FUNCTIONS_EXTENSION_VERSION: "~4",
        FUNCTIONS_WORKER_RUNTIME: "python",
        // The host of functions uses the identity, too: there is no key of the storage account in the settings.
        AzureWebJobsStorage__accountName: code.account.name,
        AzureWebJobsStorage__credential: "managedidentity",
        AzureWebJobsStorage__clientId: identity.clientId,
        SUBSCRIPTION_ID: subscriptionOf(group),
        MANAGED_IDENTITY: identity.clientId,
        RESOURCE_GROUP: args.resourceGroupName,
        VMSS_NAME: pulumi.jsonStringify(watched.map((set) => set.name)),
        TERMINATE_UNHEALTHY_INSTANCES: String(terminateUnhealthy),
        VAULT_URL: vault.url,
        CC_URL: url,
        APPLICATIONINSIGHTS_CONNECTION_STRING: log,
        ApplicationInsightsAgent_EXTENSION_VERSION: "~3",
        XDT_MicrosoftApplicationInsights_Mode: "recommended",
        WEBSITE_RUN_FROM_PACKAGE: code.url,
        WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id,
    };
}
