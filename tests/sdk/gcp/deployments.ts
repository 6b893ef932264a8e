import * as secretmanager from "@pulumi/gcp/secretmanager";
import type { CloudConnectorsArgs } from "pulumi-zscaler/gcp";
import { twoNetworks } from "./mockedGcp";

export const URL = "connector.zscalerthree.net/api/v1/provUrl?name=gcp";

/** Networks, a secret, and the least that a deployment needs. */
export function given(more: Partial<CloudConnectorsArgs> = {}): CloudConnectorsArgs {
    return {
        provisioningUrl: URL,
        credentialsSecret: new secretmanager.Secret("connectors", {
            secretId: "connectors",
            replication: { auto: {} },
        }),
        network: twoNetworks(),
        ...more,
    };
}

export const SCALING = { kind: "autoScaling", min: 2, max: 8 } as const;
export const scaling = (more: object): Partial<CloudConnectorsArgs> => ({ capacity: { ...SCALING, ...more } });
export const internal = (more: object): Partial<CloudConnectorsArgs> => ({
    loadBalancer: { kind: "internal", ...more },
});
