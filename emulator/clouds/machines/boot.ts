import { parseInstructions } from "./instructions";
import type { Connector, ConnectorService, Machine, MachineHost, Reading } from "./machine";

const HTTPS = 443;
/** A Cloud Connector has one interface to manage it, and one for traffic. */
const CONNECTOR_INTERFACES = 2;
/** Where the settings of a Cloud Connector name the secret with its credentials; each cloud has one of them. */
const SECRET_SETTINGS = ["SECRET_NAME", "AZURE_VAULT_URL"];

/** Why a machine does not enrol. */
class BootFailure extends Error {}

/**
 * Starts the appliance as it starts on the machine: it reads its instructions, fetches its credentials and enrols.
 *
 * @returns what it is to Zscaler, or why it did not enrol
 */
export async function boot(
    machine: Machine,
    host: MachineHost,
    service: ConnectorService,
): Promise<{ readonly connector: Connector } | { readonly reason: string }> {
    try {
        const instructions = parseInstructions(textOf(host.instructions(machine)));
        if (instructions.kind === "none") throw new BootFailure("no instructions of a connector in the user data");
        const blocked = host.blocked(machine, HTTPS);
        if (blocked !== undefined) throw new BootFailure(`cannot reach Zscaler on TCP ${HTTPS}: ${blocked}`);
        if (instructions.kind === "userCode") {
            return { connector: await asked(() => service.wait({ name: machine.id })) };
        }
        if (instructions.kind === "appConnector") {
            const { provisioningKey } = instructions;
            return { connector: await asked(() => service.enrol({ provisioningKey, name: machine.id })) };
        }
        return { connector: await register(instructions.settings, machine, host, service) };
    } catch (error) {
        if (error instanceof BootFailure) return { reason: error.message };
        throw error;
    }
}

async function register(
    settings: Readonly<Record<string, string>>,
    machine: Machine,
    host: MachineHost,
    service: ConnectorService,
): Promise<Connector> {
    const interfaces = host.interfaces(machine);
    if (interfaces < CONNECTOR_INTERFACES) {
        throw new BootFailure(`has ${interfaces} network interface, and waits for the one to manage it`);
    }
    const provUrl = settings.CC_URL;
    if (!provUrl) throw new BootFailure("CC_URL is missing in the user data");
    const secretName = SECRET_SETTINGS.map((name) => settings[name]).find((value) => value);
    if (!secretName) throw new BootFailure(`${SECRET_SETTINGS.join(" or ")} is missing in the user data`);
    await signIn(host.secret(machine, secretName, settings), secretName, service);
    return asked(() =>
        service.register({
            provUrl,
            network: host.network(machine),
            zone: host.zone(machine),
            instanceId: machine.id,
            cloud: host.cloud,
        }),
    );
}

async function signIn(secret: Reading, secretName: string, service: ConnectorService): Promise<void> {
    const credentials = credentialsIn(textOf(secret), secretName);
    await asked(() => service.signIn(credentials));
}

/** Why nobody can sign in with the credentials in a secret; nothing if that works. */
export async function signInFault(...given: Parameters<typeof signIn>): Promise<string | undefined> {
    try {
        await signIn(...given);
        return undefined;
    } catch (error) {
        if (error instanceof BootFailure) return error.message;
        throw error;
    }
}

function credentialsIn(text: string, secretName: string) {
    const parsed = asObject(text);
    const [apiKey, username, password] = ["api_key", "username", "password"].map((name) => {
        const value = parsed?.[name];
        if (typeof value !== "string" || value === "") {
            throw new BootFailure(
                `the secret ${secretName} has no ${name}; it must be a JSON object with api_key, username and password`,
            );
        }
        return value;
    });
    return { apiKey: apiKey ?? "", username: username ?? "", password: password ?? "" };
}

function asObject(text: string): Record<string, unknown> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? { ...value } : undefined;
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}

function textOf(reading: Reading): string {
    if ("reason" in reading) throw new BootFailure(reading.reason);
    return reading.text;
}

/** What Zscaler refuses is in the console too. */
async function asked<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    try {
        return await request();
    } catch (error) {
        throw new BootFailure(`refused by Zscaler: ${error instanceof Error ? error.message : String(error)}`);
    }
}
