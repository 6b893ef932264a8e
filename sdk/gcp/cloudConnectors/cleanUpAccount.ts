import * as organizations from "@pulumi/gcp/organizations";
import * as projects from "@pulumi/gcp/projects";
import * as secretmanager from "@pulumi/gcp/secretmanager";
import * as serviceaccount from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";
import { uniqueDigits } from "../../deployment/uniqueDigits";
import type { CleanUpArgs } from "../cloudConnectors";
import type { CleanUpSetting } from "./cleanUp";
import { secretIdOf } from "./identity";

/** What the functions act as. */
export interface Account {
    readonly email: pulumi.Output<string>;
    readonly project: pulumi.Output<string>;
    /** What must be there before the functions run. */
    readonly permissions: pulumi.Resource[];
}

/** What they do to machines and groups, as the vendor's module lists it. */
const PERMISSIONS = [
    "compute.instanceGroupManagers.delete",
    "compute.instanceGroupManagers.get",
    "compute.instanceGroupManagers.list",
    "compute.instanceGroupManagers.update",
    "compute.instanceTemplates.get",
    "compute.instances.delete",
    "compute.instances.get",
    "compute.instances.getSerialPortOutput",
    "compute.instances.list",
    "compute.instances.setLabels",
    "compute.instances.setMetadata",
    "compute.instances.start",
    "compute.instances.stop",
    "compute.zones.list",
    "resourcemanager.projects.get",
];
const PROJECT_ROLES = ["roles/monitoring.viewer", "roles/logging.logWriter"];

/** A service account with the roles that the functions use and no others, unless the program brings one. */
export function createCleanUpAccount(
    parent: pulumi.Resource,
    { existingServiceAccount }: CleanUpArgs,
    { name, args }: CleanUpSetting,
): Account {
    const { number, project } = lookUpProject(parent);
    if (existingServiceAccount !== undefined)
        return { email: pulumi.output(existingServiceAccount), project, permissions: [] };
    const child = `${name}-clean-up`;
    const digits = uniqueDigits(name);
    const account = new serviceaccount.Account(
        child,
        // Ids have at most 30 characters, which the name of a component may take.
        { accountId: `zs-clean-up-${digits.slice(0, 12)}`, displayName: child },
        { parent },
    );
    const { member } = account;
    const role = new projects.IAMCustomRole(
        child,
        { roleId: `zsCleanUp_${digits.slice(0, 12)}`, title: child, permissions: PERMISSIONS },
        { parent: account },
    );
    const given = { machines: role.name, ...Object.fromEntries(PROJECT_ROLES.map((each) => [labelOf(each), each])) };
    const onProject = Object.entries(given).map(
        ([label, each]) =>
            new projects.IAMMember(
                `${child}-${label}`,
                { project: account.project, role: each, member },
                { parent: account },
            ),
    );
    const secret = { secretId: secretIdOf(args.credentialsSecret), role: "roles/secretmanager.secretAccessor", member };
    const scheduler = {
        serviceAccountId: account.name,
        role: "roles/iam.serviceAccountTokenCreator",
        // What calls the functions makes its tokens of the account.
        member: pulumi.interpolate`serviceAccount:service-${number}@gcp-sa-cloudscheduler.iam.gserviceaccount.com`,
    };
    return {
        email: account.email,
        project,
        permissions: [
            ...onProject,
            new secretmanager.SecretIamMember(child, secret, { parent: account }),
            new serviceaccount.IAMMember(child, scheduler, { parent: account }),
        ],
    };
}

function lookUpProject(parent: pulumi.Resource) {
    const found = organizations.getProjectOutput({}, { parent });
    return { number: found.number, project: found.apply(({ projectId = "" }) => projectId) };
}

function labelOf(role: string): string {
    return role.slice(role.indexOf("/") + 1).replaceAll(".", "-");
}
