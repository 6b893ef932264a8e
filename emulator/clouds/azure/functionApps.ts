import { randomUUID } from "node:crypto";
import { problem, type TypeFacts } from "../facts";
import type { Problem } from "../schema/validate";
import { isMap, maps, text, type Values } from "../values";
import { arm, groupId } from "./common";

export const WEB_APP = "azure-native:web:WebApp";
export const BLOB = "azure-native:storage:Blob";
const STORAGE = "Microsoft.Storage/storageAccounts";

/** What function apps are made of. */
export const types: Readonly<Record<string, TypeFacts>> = {
    "azure-native:storage:StorageAccount": {
        ...arm({
            kind: STORAGE,
            name: "accountName",
            length: 24,
            pattern: /^[a-z0-9]{3,}$/,
            replaces: ["kind"],
        }),
        outputs: ({ name }) => ({ primaryEndpoints: { blob: `https://${name}.blob.core.windows.net/` } }),
    },
    "azure-native:storage:BlobContainer": {
        ...arm({
            kind: "Microsoft.Storage/storageAccounts/blobServices/containers",
            name: "containerName",
            length: 63,
            pattern: /^[a-z0-9](?!.*--)[a-z0-9-]{1,}[a-z0-9]$/,
            within: { kind: STORAGE, input: "accountName" },
        }),
        id: ({ inputs, scope, name }) =>
            `${groupId(scope, text(inputs.resourceGroupName) ?? "")}/providers/${STORAGE}/${text(inputs.accountName)}/blobServices/default/containers/${name}`,
    },
    [BLOB]: {
        id: ({ inputs, name }) =>
            `https://${text(inputs.accountName)}.blob.core.windows.net/${text(inputs.containerName)}/${name}`,
        name: { property: "blobName", length: 1024 },
        outputs: ({ id, name }) => ({ url: id, name }),
        replaces: ["accountName", "blobName", "containerName", "resourceGroupName", "source", "type"],
    },
    "azure-native:web:AppServicePlan": arm({ kind: "Microsoft.Web/serverfarms", name: "name", length: 60 }),
    [WEB_APP]: {
        ...arm({
            kind: "Microsoft.Web/sites",
            name: "name",
            length: 60,
            pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
            check: appProblems,
        }),
        outputs: ({ name }) => ({ defaultHostName: `${name}.azurewebsites.net`, state: "Running" }),
    },
    "azure-native:operationalinsights:Workspace": {
        ...arm({
            kind: "Microsoft.OperationalInsights/workspaces",
            name: "workspaceName",
            length: 63,
            pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,}[A-Za-z0-9]$/,
        }),
        outputs: () => ({ customerId: randomUUID() }),
    },
    "azure-native:applicationinsights:Component": {
        ...arm({ kind: "Microsoft.Insights/components", name: "resourceName", length: 260 }),
        outputs: () => ({ connectionString: `InstrumentationKey=${randomUUID()}` }),
    },
};

function appProblems({ kind, siteConfig }: Values): Problem[] {
    const config = isMap(siteConfig) ? siteConfig : {};
    const isLinux = String(kind).includes("linux");
    const names = maps(config.appSettings).map(({ name }) => text(name));
    const twice = names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
    return [
        ...(isLinux && config.linuxFxVersion === undefined
            ? [problem("siteConfig.linuxFxVersion", undefined, "is required for an app on Linux")]
            : []),
        ...(twice >= 0 ? [problem(`siteConfig.appSettings[${twice}].name`, names[twice], "must be set once")] : []),
    ];
}
