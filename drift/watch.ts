import type { ConfigGetter } from "../provider/connection/connection";
import { Session } from "../provider/session";
import { KnownSecrets } from "../review/plan/secrets";
import { hasDrift } from "./entries";
import { type DriftReport, driftReport, type Reporting } from "./report";
import { type ManagedStack, managedStack, type ProviderSettings } from "./stack";
import { keyOf, lookAt } from "./tenant";

/** The settings of a stack's configuration. */
export interface Configuration {
    /** By key, such as `zscaler:clientId`. */
    readonly values: Readonly<Record<string, string>>;
    /** Keys that are secret. */
    readonly secret: readonly string[];
}

/** What is compared, and with what. */
export interface Watched extends Omit<Reporting, "secrets" | "showsValues"> {
    /** What `pulumi stack export` prints. */
    readonly exported: unknown;
    /** The same of other stacks: what they manage is managed. @default none */
    readonly elsewhere?: readonly unknown[];
    /** @default not known, so that no values are shown */
    readonly configuration?: Configuration | undefined;
    /** @default none */
    readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Compares a stack with its tenant. Reads only.
 *
 * @throws {FindingsError} if an export is none, or settings of findings cannot be meant
 */
export async function driftOf({
    exported,
    elsewhere = [],
    configuration,
    environment = {},
    ...reporting
}: Watched): Promise<DriftReport> {
    const stack = managedStack(exported);
    const others = elsewhere.flatMap((each) => managedStack(each).objects.map(keyOf));
    const sessions = new Map<string, Session>();
    const sessionOf = (provider: string): Session => {
        const settings = stack.providers.get(provider);
        // All providers without settings of their own are one connection.
        const key = settings?.settings[EXPLICIT] === undefined ? "" : provider;
        const session = sessions.get(key) ?? new Session(getterOf(settings, configuration));
        sessions.set(key, session);
        return session;
    };
    const tenant = await lookAt(stack, {
        sessionOf,
        elsewhere: new Set(others),
        needsPeople: (looks, unmanaged) => unmanaged.length > 0 || hasDrift(stack, looks),
    });
    return driftReport(stack, tenant, {
        ...reporting,
        secrets: secretsOf(stack, configuration, environment),
        showsValues: configuration !== undefined,
    });
}

/** Names the settings that a provider of the program decides. */
const EXPLICIT = "zscaler:explicit";

/** A provider of the program has its settings in the state; the stack's own are those of its configuration, as it is now. */
function getterOf(provider: ProviderSettings | undefined, configuration: Configuration | undefined): ConfigGetter {
    const { settings = {} } = provider ?? {};
    if (settings[EXPLICIT] !== undefined) return (key) => settings[key];
    return (key) => configuration?.values[key] ?? settings[key];
}

function secretsOf(
    { secrets }: ManagedStack,
    configuration: Configuration | undefined,
    environment: NodeJS.ProcessEnv,
): KnownSecrets {
    const known = new KnownSecrets();
    known.addEnvironment(environment);
    for (const value of secrets) known.add(value);
    for (const key of configuration?.secret ?? []) known.add(configuration?.values[key]);
    return known;
}
