import * as authorization from "@pulumi/azure-native/authorization";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as storage from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import { uniqueDigits } from "../../deployment/uniqueDigits";
import type { CleanUpArgs } from "../cloudConnectors";
import { assignRole, type Identity, lookUpIdentity } from "../common/identity";
import type { CleanUpSetting } from "./cleanUp";

/** What the app acts as. */
interface CleanUpIdentity {
    readonly identity: Identity;
    /** What must be there before the app starts. */
    readonly permissions: pulumi.Resource[];
}

/** Which machines there are, and how they are. */
const LOOK = [
    "Microsoft.Compute/virtualMachineScaleSets/read",
    "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/instanceView/read",
    "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read",
    "Microsoft.Compute/virtualMachines/instanceView/read",
    "Microsoft.Compute/virtualMachines/read",
    "Microsoft.Insights/metricDefinitions/read",
    "Microsoft.Insights/metricNamespaces/read",
    "Microsoft.Insights/metrics/read",
    "Microsoft.Resources/subscriptions/resourceGroups/read",
];
/** Machines of a scale set are deleted by the set, or by themselves. */
const TERMINATE = [
    "Microsoft.Compute/virtualMachineScaleSets/delete/action",
    "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/delete",
    "Microsoft.Compute/virtualMachines/delete",
];

/** An identity with the permissions that the app uses and no others, unless the program brings one. */
export function createCleanUpIdentity(
    parent: pulumi.Resource,
    cleanUp: CleanUpArgs,
    { subject, name, args, location, vault }: CleanUpSetting,
    group: pulumi.Output<string>,
    account: storage.StorageAccount,
): CleanUpIdentity {
    const { existingIdentity: given, terminateUnhealthy = true } = cleanUp;
    if (given !== undefined) {
        const path = "capacity.cleanUp.existingIdentity";
        return { identity: lookUpIdentity(parent, subject, given, path), permissions: [] };
    }
    const { resourceGroupName, tags } = args;
    const child = `${name}-clean-up`;
    const created = new managedidentity.UserAssignedIdentity(child, { resourceGroupName, location, tags }, { parent });
    const role = new authorization.RoleDefinition(
        child,
        {
            roleDefinitionId: guidOf(name),
            // Names of roles are unique in a directory.
            roleName: `${child}-${uniqueDigits(name).slice(0, 7)}`,
            description: "What Zscaler's function app for Cloud Connectors does in this resource group",
            scope: group,
            assignableScopes: [group],
            permissions: [{ actions: terminateUnhealthy ? [...LOOK, ...TERMINATE] : LOOK }],
        },
        { parent: created },
    );
    const permissions = [
        assignRole(`${child}-machines`, created, role.name, group),
        assignRole(
            `${child}-vault`,
            created,
            "keyVaultSecretsUser",
            vault.id.apply((id = "") => id),
        ),
        // The host of functions keeps the state of its timers there, and reads the package.
        assignRole(`${child}-storage`, created, "storageBlobDataOwner", account.id),
    ];
    return { identity: { created, id: created.id, clientId: created.clientId }, permissions };
}

/** The id of a role is a GUID, which the program has to make. */
function guidOf(name: string): string {
    const digits = uniqueDigits(name);
    const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
    return [...parts, digits.slice(20, 32)].join("-");
}
