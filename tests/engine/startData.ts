import type { Machine } from "../../emulator/clouds/machines/machine";
import { isMap, text, type Values } from "../../emulator/clouds/values";

/** A line of what a machine is started with, and why the appliance needs it. */
type Line = readonly [line: string, reason: string];
/** A key of a JSON object, and why the appliance needs it. */
type Key = readonly [key: string, value: unknown, reason: string];

/** What machines are started with in the examples. Words in braces differ from run to run. */
export const START_DATA = {
    awsCloudConnector: linesOf([
        ["[ZSCALER]", "the section that the appliance looks for"],
        [
            "CC_URL=connector.zscalerthree.net/api/v1/provUrl?name=workloads-aws",
            "where it registers; with a scheme it does not",
        ],
        [
            "SECRET_NAME=ZS/CC/credentials/workloads",
            "what it signs in with, by the name of the secret: an ARN is not found",
        ],
        ["HTTP_PROBE_PORT=50000", "where it answers the load balancer, as the firewall and the target group have it"],
    ]),
    azureCloudConnector: linesOf([
        ["[ZSCALER]", "the section that the appliance looks for"],
        [
            "CC_URL=connector.zscalerthree.net/api/v1/provUrl?name=workloads-azure",
            "where it registers; with a scheme it does not",
        ],
        [
            "AZURE_VAULT_URL=https://{vault}.vault.azure.net",
            "where its three secrets are; with a slash at the end it asks for a path that does not exist",
        ],
        ["HTTP_PROBE_PORT=50000", "where it answers the load balancer, as the probe and the firewall have it"],
        [
            "AZURE_MANAGED_IDENTITY_CLIENT_ID={client}",
            "which identity of the machine it asks for a token, by the client id: a resource id is not accepted",
        ],
        ["FIPS_ENABLED=False", "a word of Python, which it is compared with; a gateway does not allow the line"],
    ]),
    gcpCloudConnector: jsonOf([
        [
            "cc_url",
            "connector.zscalerthree.net/api/v1/provUrl?name=workloads-gcp",
            "where it registers; with a scheme it does not",
        ],
        [
            "secret_name",
            "projects/acme-network/secrets/connectors",
            "what it signs in with: it adds the version itself, so there is none here",
        ],
        ["http_probe_port", 50_000, "where it answers health checks, as a number"],
        ["fips_enabled", "False", "a word of Python, as text"],
        ["gcp_service_account", "{account}", "whose roles it reads the secret with"],
    ]),
    /** Behind a load balancer, in addition to the other keys. */
    gcpLoadBalancer: ["lb_vip", "the address of the load balancer, which it takes traffic for"],
    key: linesOf([
        ["#!/usr/bin/bash", "cloud-init runs it as a script"],
        ["# The connector was started without a key when the machine booted.", "for those who read it on the machine"],
        ["systemctl stop zpa-connector", "the image starts it, and it reads its key when it starts"],
        ['echo "{key}" > /opt/zscaler/var/provision_key', "the key, without space around it, which would be refused"],
        ["chmod 644 /opt/zscaler/var/provision_key", "the service runs as another user"],
        ["systemctl start zpa-connector", "it enrolls now"],
        ["yum update -y &", "the image is older than its packages; nothing waits for them"],
    ]),
    userCode: linesOf([
        ["#!/usr/bin/bash", "the guest agent runs it as a script"],
        ["systemctl start zpa-connector", "without a key the connector shows a code"],
        ["for attempt in $(seq 30); do", "it takes the connector up to five minutes to have one"],
        ["    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)", "where the image shows the code"],
        ['    [ -n "$code" ] && break', "there is one"],
        ["    sleep 10", "thirty times"],
        ["done", "with or without one"],
        ["# The metadata server is the machine's own; nothing of this leaves it.", "for those who read it"],
        [
            'curl -s -X PUT --data "$code" -H "Metadata-Flavor: Google" \\',
            "a machine may write its own guest attributes without any permission; the header is required",
        ],
        [
            "    http://metadata.google.internal/computeMetadata/v1/instance/guest-attributes/zscaler/user-code",
            "where gcloud reads it",
        ],
    ]),
} as const;

function linesOf(lines: readonly Line[]): string {
    return lines.map(([line]) => `${line}\n`).join("");
}

function jsonOf(keys: readonly Key[]): Readonly<Record<string, unknown>> {
    return Object.fromEntries(keys.map(([key, value]) => [key, value]));
}

/** Each text that machines were started with, once, as their cloud hands it over. */
export function startDataOf(machines: readonly Machine[]): readonly string[] {
    return [...new Set(machines.map(({ launch }) => decoded(launch)))];
}

function decoded(launch: Values): string {
    if (isMap(launch.metadata)) return JSON.stringify(launch.metadata);
    const [user, custom] = [text(launch.userData), text(launch.customData)];
    if (user !== undefined && custom !== undefined && user !== custom) throw new Error("custom data is not user data");
    return Buffer.from(user ?? custom ?? "", "base64").toString();
}
