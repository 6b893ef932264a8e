import type * as pulumi from "@pulumi/pulumi";

/**
 * The start script of the Marketplace image, in base64: it gives the connector its key before the connector starts. The
 * key is secret, and so is this.
 */
export function userDataOf(provisioningKey: pulumi.Output<string | undefined>): pulumi.Output<string> {
    return provisioningKey.apply((key = "") => Buffer.from(scriptWith(key.trim())).toString("base64"));
}

function scriptWith(key: string): string {
    const lines = [
        "#!/usr/bin/bash",
        "# The connector was started without a key when the machine booted.",
        "systemctl stop zpa-connector",
        `echo "${key}" > /opt/zscaler/var/provision_key`,
        "chmod 644 /opt/zscaler/var/provision_key",
        "systemctl start zpa-connector",
        "yum update -y &",
        "",
    ];
    return lines.join("\n");
}
