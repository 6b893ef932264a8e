import type { Surroundings } from "../facts";
import type { Objects } from "../objects";
import { maps, text, texts } from "../values";

export const ROLE_ASSIGNMENT = "azure-native:authorization:RoleAssignment";
export const ROLE_DEFINITION = "azure-native:authorization:RoleDefinition";

interface Role {
    readonly name: string;
    readonly actions?: readonly string[];
    readonly dataActions?: readonly string[];
}

/** Built-in roles of Azure by their ids, as far as connectors may have them. */
const BUILT_IN: Readonly<Record<string, Role>> = {
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": { name: "Owner", actions: ["*"] },
    "b24988ac-6180-42a0-ab88-20f7382dd24c": { name: "Contributor", actions: ["*"] },
    "acdd72a7-3385-48ef-bd42-f606fba81ae7": { name: "Reader", actions: ["*/read"] },
    "4d97b98b-1d4f-4787-a291-c67834d212e7": { name: "Network Contributor", actions: ["Microsoft.Network/*"] },
    "3913510d-42f4-4e42-8a64-420c390055eb": {
        name: "Monitoring Metrics Publisher",
        dataActions: ["Microsoft.Insights/Metrics/Write"],
    },
    "4633458b-17de-408a-b874-0445c86b69e6": {
        name: "Key Vault Secrets User",
        dataActions: [
            "Microsoft.KeyVault/vaults/secrets/getSecret/action",
            "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
        ],
    },
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": {
        name: "Key Vault Secrets Officer",
        dataActions: ["Microsoft.KeyVault/vaults/secrets/*"],
    },
    "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": {
        name: "Storage Blob Data Owner",
        actions: ["Microsoft.Storage/storageAccounts/blobServices/containers/*"],
        dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*"],
    },
    "00482a5a-887f-4fb3-b363-3b7fe8e74483": {
        name: "Key Vault Administrator",
        dataActions: ["Microsoft.KeyVault/vaults/*"],
    },
};

/** @param id of a role definition: a role of Azure, or one that a program defines */
export function roleOf(id: string, objects: Objects): Role | undefined {
    const guid = id.slice(id.lastIndexOf("/") + 1);
    const own = objects.all(ROLE_DEFINITION).find(({ outputs }) => outputs.name === guid);
    if (!own) return BUILT_IN[guid];
    const permissions = maps(own.outputs.permissions);
    return {
        name: text(own.outputs.roleName) ?? guid,
        actions: permissions.flatMap(({ actions }) => texts(actions)),
        dataActions: permissions.flatMap(({ dataActions }) => texts(dataActions)),
    };
}

/** What is asked for. */
export interface Request {
    readonly principal: string;
    readonly action: string;
    /** Whether it is about what a resource holds, such as the value of a secret. */
    readonly isData?: boolean;
    /** Id of the resource. */
    readonly resource: string;
}

/** Whether a role that is assigned at the resource or above allows an action. Conditions are taken for met. */
export function allows({ principal, action, isData = false, resource }: Request, { objects }: Surroundings): boolean {
    const assigned = objects.all(ROLE_ASSIGNMENT).filter(({ outputs }) => {
        const scope = String(outputs.scope);
        return outputs.principalId === principal && (resource === scope || resource.startsWith(`${scope}/`));
    });
    const roles = assigned.flatMap(({ outputs }) => roleOf(String(outputs.roleDefinitionId), objects) ?? []);
    return roles
        .flatMap(({ actions = [], dataActions = [] }) => texts(isData ? dataActions : actions))
        .some((pattern) => covers(pattern, action));
}

function covers(pattern: string, action: string): boolean {
    return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action);
}
