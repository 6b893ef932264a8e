import type * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../argumentChecks";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { secretIdOf } from "./identity";

/** What the metadata of a machine are made of. */
export interface MetadataSetting {
    readonly subject: string;
    readonly url: pulumi.Output<string>;
    readonly args: CloudConnectorsArgs;
    /** E-mail address of the service account. */
    readonly account: pulumi.Output<string>;
    /** Of the load balancer, if there is one. */
    readonly address?: compute.Address;
}

const SECRET_ID = /^projects\/[^/]+\/secrets\/[\w-]+$/;

/** What a connector reads when it starts, as JSON, and what the image of Zscaler takes besides. */
export function metadataOf({ subject, url, args, account, address }: MetadataSetting) {
    const { credentialsSecret, healthProbe, fips = false, machine } = args;
    const settings = pulumi.jsonStringify({
        cc_url: url,
        secret_name: checkedOutput(secretIdOf(credentialsSecret), subject, malformed),
        http_probe_port: healthProbe?.port ?? DEFAULT_PROBE_PORT,
        fips_enabled: fips ? "True" : "False",
        gcp_service_account: account,
        ...(address && { lb_vip: address.address }),
    });
    return {
        ZSCALER: settings,
        "enable-guest-attributes": "TRUE",
        ...(machine?.sshPublicKey !== undefined && { "ssh-keys": pulumi.interpolate`zsroot:${machine.sshPublicKey}` }),
    };
}

function malformed(id: string): string | undefined {
    if (SECRET_ID.test(id)) return undefined;
    return `credentialsSecret is "${id}"; set the id of a secret, such as projects/PROJECT/secrets/NAME`;
}
