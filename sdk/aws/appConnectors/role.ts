import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { AppConnectorsArgs } from "../appConnectors";
import { machineTrust, SESSION_MANAGER } from "../common/policies";

/** A role for Session Manager, which replaces SSH: connectors themselves call nothing in AWS. */
export function createRole(
    parent: pulumi.Resource,
    name: string,
    { existingInstanceProfile: existing, tags, transform }: AppConnectorsArgs,
): { readonly role?: iam.Role; readonly profile: pulumi.Output<string> } {
    if (existing !== undefined) return { profile: pulumi.output(existing) };
    const roleArgs = { assumeRolePolicy: machineTrust(), tags };
    const role = new iam.Role(name, transformed<iam.RoleArgs>(roleArgs, transform?.role), { parent });
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [SESSION_MANAGER] });
    new iam.RolePolicy(name, { role: role.name, policy }, { parent: role });
    const profile = new iam.InstanceProfile(name, { role: role.name, tags }, { parent: role });
    return { role, profile: profile.name };
}
