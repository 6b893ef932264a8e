/** What the text says that a machine was launched with. */
export type Instructions =
    | { readonly kind: "cloudConnector"; readonly settings: Readonly<Record<string, string>> }
    | { readonly kind: "appConnector"; readonly provisioningKey: string }
    /** An App Connector without a key, which shows a code. */
    | { readonly kind: "userCode" }
    | { readonly kind: "none" };

const STARTS_CONNECTOR = /systemctl start zpa-connector/;
const PROVISIONING_KEY = /(["'])([^"'\n]*)\1\s*>\s*\/opt\/zscaler\/var\/provision_key/;

/** Reads the user data of AWS and Azure (INI), the metadata of Google Cloud (JSON), or a start script with a key or without one. */
export function parseInstructions(text: string): Instructions {
    if (/^\s*\[ZSCALER\]\s*$/m.test(text)) return { kind: "cloudConnector", settings: fromIni(text) };
    if (text.trimStart().startsWith("{")) return { kind: "cloudConnector", settings: fromJson(text) };
    const [, , provisioningKey] = PROVISIONING_KEY.exec(text) ?? [];
    if (provisioningKey !== undefined) return { kind: "appConnector", provisioningKey };
    return { kind: STARTS_CONNECTOR.test(text) ? "userCode" : "none" };
}

function fromIni(text: string): Record<string, string> {
    const lines = Array.from(
        text.matchAll(/^([A-Z_]+)=(.*)$/gm),
        ([, key = "", value = ""]) => [key, value.trim()] as const,
    );
    return Object.fromEntries(lines);
}

/** Text that is no JSON has no settings: the appliance then finds that they are missing. */
function fromJson(text: string): Record<string, string> {
    try {
        const parsed: Record<string, unknown> = JSON.parse(text);
        return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.toUpperCase(), String(value)]));
    } catch (error) {
        if (error instanceof SyntaxError) return {};
        throw error;
    }
}
