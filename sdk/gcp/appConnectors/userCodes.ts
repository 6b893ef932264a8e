import { userCodeScript } from "../../deployment/startScripts";

/** Guest attributes make the code of a machine readable without a login: it may write its own without any permission. */
export function codeInGuestAttributes(): string {
    const lines = [
        "# The metadata server is the machine's own; nothing of this leaves it.",
        'curl -s -X PUT --data "$code" -H "Metadata-Flavor: Google" \\',
        "    http://metadata.google.internal/computeMetadata/v1/instance/guest-attributes/zscaler/user-code",
    ];
    return userCodeScript(lines);
}
