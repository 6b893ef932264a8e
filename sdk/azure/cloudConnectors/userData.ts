import * as pulumi from "@pulumi/pulumi";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { tunnelsOf } from "./loadBalancer";

/** What a connector reads when it starts. */
export interface Instructions {
    readonly url: pulumi.Output<string>;
    readonly vaultUrl: pulumi.Output<string>;
    readonly clientId: pulumi.Output<string>;
}

/**
 * In base64, for custom data and for user data: images up to now read the one, newer images the other. The keys have
 * the order of the vendor's modules.
 */
export function customDataOf(
    { url, vaultUrl, clientId }: Instructions,
    { healthProbe, loadBalancer, fips = false }: CloudConnectorsArgs,
): pulumi.Output<string> {
    const tunnels = tunnelsOf(loadBalancer);
    const port = healthProbe?.port ?? DEFAULT_PROBE_PORT;
    return pulumi.all([url, vaultUrl, clientId]).apply(([provisioningUrl, vault, identity]) => {
        const lines = [
            "[ZSCALER]",
            `CC_URL=${provisioningUrl}`,
            `AZURE_VAULT_URL=${vault}`,
            `HTTP_PROBE_PORT=${port}`,
            `AZURE_MANAGED_IDENTITY_CLIENT_ID=${identity}`,
            ...(tunnels
                ? [
                      `VXLAN_EXTERNAL_PORT=${tunnels.external.port}`,
                      `VXLAN_INTERNAL_PORT=${tunnels.internal.port}`,
                      `VXLAN_EXTERNAL_VNI=${tunnels.external.identifier}`,
                      `VXLAN_INTERNAL_VNI=${tunnels.internal.identifier}`,
                  ]
                : [`FIPS_ENABLED=${fips ? "True" : "False"}`]),
            "",
        ];
        return Buffer.from(lines.join("\n")).toString("base64");
    });
}
