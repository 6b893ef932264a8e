/**
 * Starts a connector without a key, which then shows a user code. Guest attributes make the code readable without a
 * login: the machine may write its own without any permission.
 */
export function userCodeScript(): string {
    const lines = [
        "#!/usr/bin/bash",
        "systemctl start zpa-connector",
        "for attempt in $(seq 30); do",
        "    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)",
        '    [ -n "$code" ] && break',
        "    sleep 10",
        "done",
        "# The metadata server is the machine's own; nothing of this leaves it.",
        'curl -s -X PUT --data "$code" -H "Metadata-Flavor: Google" \\',
        "    http://metadata.google.internal/computeMetadata/v1/instance/guest-attributes/zscaler/user-code",
        "",
    ];
    return lines.join("\n");
}
