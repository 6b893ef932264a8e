import type * as pulumi from "@pulumi/pulumi";

/** Gives the connector of Zscaler's image its key before the connector starts. */
export function keyScript(key: string): string {
    return scriptOf([
        "# The connector was started without a key when the machine booted.",
        "systemctl stop zpa-connector",
        `echo "${key}" > /opt/zscaler/var/provision_key`,
        "chmod 644 /opt/zscaler/var/provision_key",
        "systemctl start zpa-connector",
        "yum update -y &",
    ]);
}

/**
 * Starts a connector without a key, which then shows a user code.
 *
 * @param write commands that write `$code` where somebody can read it
 */
export function userCodeScript(write: readonly string[]): string {
    return scriptOf([
        "systemctl start zpa-connector",
        "for attempt in $(seq 30); do",
        "    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)",
        '    [ -n "$code" ] && break',
        "    sleep 10",
        "done",
        ...write,
    ]);
}

/** As machines of AWS and Azure take it. */
export function base64(script: pulumi.Output<string>): pulumi.Output<string> {
    return script.apply((text) => Buffer.from(text).toString("base64"));
}

function scriptOf(lines: readonly string[]): string {
    return ["#!/usr/bin/bash", ...lines, ""].join("\n");
}
