import * as iam from "@pulumi/aws/iam";
import type * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { AppConnectorsArgs } from "../appConnectors";
import { machineTrust, SESSION_MANAGER } from "../common/policies";

/** What machines act as. */
export interface Identity {
    readonly role?: iam.Role;
    /** Name of the instance profile. */
    readonly profile: pulumi.Output<string>;
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
}

/**
 * A role for Session Manager, which replaces SSH. Connectors themselves call nothing in AWS; a machine that shows a user
 * code writes it to a parameter.
 */
export function createRole(
    parent: pulumi.Resource,
    name: string,
    { existingInstanceProfile: existing, tags, transform }: AppConnectorsArgs,
    userCodeParameters: readonly ssm.Parameter[],
): Identity {
    if (existing !== undefined) return { profile: pulumi.output(existing), permissions: [] };
    const roleArgs = { assumeRolePolicy: machineTrust(), tags };
    const role = new iam.Role(name, transformed<iam.RoleArgs>(roleArgs, transform?.role), { parent });
    const writesCodes = {
        Sid: "WriteUserCodes",
        Effect: "Allow",
        Action: "ssm:PutParameter",
        Resource: userCodeParameters.map(({ arn }) => arn),
    };
    const writes = userCodeParameters.length > 0;
    const statements = writes ? [SESSION_MANAGER, writesCodes] : [SESSION_MANAGER];
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
    const permissions = new iam.RolePolicy(name, { role: role.name, policy }, { parent: role });
    const profile = new iam.InstanceProfile(name, { role: role.name, tags }, { parent: role });
    return { role, profile: profile.name, permissions: writes ? [permissions] : [] };
}
