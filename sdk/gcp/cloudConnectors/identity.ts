import * as projects from "@pulumi/gcp/projects";
import * as secretmanager from "@pulumi/gcp/secretmanager";
import * as serviceaccount from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { CloudConnectorsArgs } from "../cloudConnectors";

/** What machines act as. */
export interface Identity {
    readonly account?: serviceaccount.Account;
    readonly email: pulumi.Output<string>;
    /** What must be there before the first machine starts. */
    readonly permissions: pulumi.Resource[];
}

/** Machines of an instance group report the load that it scales by, and look up their group. */
const SCALING_ROLES = ["roles/monitoring.metricWriter", "roles/compute.viewer"];
const DISCOVERY_ROLES = ["roles/pubsub.editor"];

/** The id of the secret, which connectors ask for. */
export function secretIdOf(secret: CloudConnectorsArgs["credentialsSecret"]): pulumi.Output<string> {
    return secretmanager.Secret.isInstance(secret) ? secret.id : pulumi.output(secret);
}

/** The service account of the connectors, with the roles that they use and no others. */
export function createIdentity(parent: pulumi.Resource, name: string, args: CloudConnectorsArgs): Identity {
    if (args.existingServiceAccount !== undefined) {
        return { email: pulumi.output(args.existingServiceAccount), permissions: [] };
    }
    const accountArgs = transformed({ displayName: name }, args.transform?.serviceAccount);
    const account = new serviceaccount.Account(name, accountArgs, { parent });
    const { member } = account;
    const secret = { secretId: secretIdOf(args.credentialsSecret), role: "roles/secretmanager.secretAccessor", member };
    const roles = [
        ...(args.capacity?.kind === "autoScaling" ? SCALING_ROLES : []),
        ...(args.workloadDiscovery ? DISCOVERY_ROLES : []),
    ];
    const ofProject = roles.map((role) => {
        const child = `${name}-${role.slice(role.indexOf("/") + 1).replaceAll(".", "-")}`;
        return new projects.IAMMember(child, { project: account.project, role, member }, { parent: account });
    });
    return {
        account,
        email: account.email,
        permissions: [new secretmanager.SecretIamMember(name, secret, { parent: account }), ...ofProject],
    };
}
