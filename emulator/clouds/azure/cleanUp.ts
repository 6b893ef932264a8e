import type { FunctionFacts } from "../facts";
import { signInFault } from "../machines/boot";
import type { ConnectorService } from "../machines/machine";
import type { ScheduledFunction } from "../machines/scheduledCleanUp";
import type { CloudObject, Objects } from "../objects";
import { isMap, maps, plain, text, texts, type Values } from "../values";
import { groupId, nameIn } from "./common";
import { BLOB, WEB_APP } from "./functionApps";
import { IDENTITY } from "./identity";
import { allows } from "./roles";
import { readCredentials } from "./vault";

const SYNC = "azure-native:web:listWebAppSyncFunctionTriggers";
const READ_SETS = "Microsoft.Compute/virtualMachineScaleSets/read";
const READ_BLOB = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";

/** What the vendor's function app does for scale sets, as it is documented. It is known by its settings. */
export class CleanUpApps {
    /** Ids of apps whose triggers were loaded: without that, none of their functions runs. */
    readonly #loaded = new Set<string>();

    constructor(
        private readonly objects: Objects,
        private readonly service: ConnectorService,
    ) {}

    /** Functions of the cloud that programs call. */
    readonly functions: Readonly<Record<string, FunctionFacts>> = {
        [SYNC]: ({ name, resourceGroupName }, { scope }) => {
            const group = groupId(scope, text(resourceGroupName) ?? "");
            this.#loaded.add(`${group}/providers/Microsoft.Web/sites/${text(name) ?? ""}`);
            return {};
        },
    };

    all(): readonly ScheduledFunction[] {
        return this.objects
            .all(WEB_APP)
            .filter(({ id, outputs }) => this.#loaded.has(id) && settingsOf(outputs).VMSS_NAME !== undefined)
            .map((app) => ({
                watches: ({ group = "" }) => texts(jsonIn(settingsOf(app.outputs).VMSS_NAME)).includes(nameIn(group)),
                fault: () => this.#fault(app),
            }));
    }

    async #fault({ outputs, scope }: CloudObject): Promise<string | undefined> {
        const settings = settingsOf(outputs);
        const around = { objects: this.objects, scope };
        const { userAssignedIdentities } = isMap(outputs.identity) ? outputs.identity : {};
        const identity = this.objects
            .all(IDENTITY)
            .find(
                (each) =>
                    each.outputs.clientId === settings.MANAGED_IDENTITY &&
                    idsIn(userAssignedIdentities).includes(each.id),
            );
        if (!identity) return "ManagedIdentityCredential: the app has no identity with the client id MANAGED_IDENTITY";
        const [principal, name] = [String(identity.outputs.principalId), nameIn(identity.id)];
        const denied = (action: string, resource: string, isData = false) =>
            allows({ principal, action, resource, isData }, around)
                ? undefined
                : `AuthorizationFailed: the identity ${name} is not authorized to perform ${action} on ${resource}`;
        const code = this.objects.all(BLOB).find(({ outputs: { url } }) => url === settings.WEBSITE_RUN_FROM_PACKAGE);
        if (!code) return `there is no package at ${settings.WEBSITE_RUN_FROM_PACKAGE}`;
        const group = groupId(scope, settings.RESOURCE_GROUP ?? "");
        const account = `${group}/providers/Microsoft.Storage/storageAccounts/${text(code.inputs.accountName) ?? ""}`;
        const refusal = denied(READ_BLOB, account, true) ?? denied(READ_SETS, group);
        if (refusal !== undefined) return refusal;
        const vault = settings.VAULT_URL ?? "";
        return signInFault(readCredentials(vault, { principal, name }, around), vault, this.service);
    }
}

function settingsOf({ siteConfig }: Values): Readonly<Record<string, string>> {
    const config = plain(siteConfig);
    const settings = maps(isMap(config) ? config.appSettings : []);
    return Object.fromEntries(settings.map(({ name, value }) => [text(name) ?? "", text(value) ?? ""]));
}

/** As programs write them, or as the service answers them. */
function idsIn(identities: Values[string]): readonly string[] {
    return isMap(identities) ? Object.keys(identities) : texts(identities);
}

function jsonIn(written = "[]"): Values[string] {
    return JSON.parse(written);
}
