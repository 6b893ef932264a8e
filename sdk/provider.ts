import * as pulumi from "@pulumi/pulumi";
import type { Setting } from "../provider/connection/settings";
import { InvalidInputError } from "./errors";
import { isKnown } from "./insideOutputs";

/** A connection of its own; see the page on connections for what each setting means. */
export interface ZscalerProviderArgs {
    /** First label of the host where you sign in: `"acme"` for `acme.zslogin.net`. @default the stack's */
    vanityDomain?: pulumi.Input<string>;
    /** Client id of an API client. @default the stack's */
    clientId?: pulumi.Input<string>;
    /** Secret of that client; instead of `privateKey`. @default the stack's */
    clientSecret?: pulumi.Input<string>;
    /** PEM text or file of its RSA key; instead of `clientSecret`. @default the stack's */
    privateKey?: pulumi.Input<string>;
    /** Id of the Private Access tenant. @default the stack's */
    customerId?: pulumi.Input<string>;
    /** Microtenant of what does not name its own. @default the stack's, none for another tenant */
    microtenantId?: pulumi.Input<string>;
    /** Cloud of the tenant. @default the stack's */
    cloud?: pulumi.Input<string>;
    /** Client id of a legacy API key of Private Access. @default the stack's */
    zpaClientId?: pulumi.Input<string>;
    /** Secret of that key. @default the stack's */
    zpaClientSecret?: pulumi.Input<string>;
    /** Cloud of the tenant, in the words of the legacy API. @default the stack's */
    zpaCloud?: pulumi.Input<string>;
    /** Login of an administrator of Cloud & Branch Connector, for its legacy API. @default the stack's */
    ztwUsername?: pulumi.Input<string>;
    /** Password of that administrator. @default the stack's */
    ztwPassword?: pulumi.Input<string>;
    /** The organisation's API key, for that API. @default the stack's */
    ztwApiKey?: pulumi.Input<string>;
    /** Cloud of that API: `"zscalertwo"` for `connector.zscalertwo.net`. @default the stack's */
    ztwCloud?: pulumi.Input<string>;
    /** Whether the legacy key is used although there is an API client too. @default the stack's */
    useLegacyClient?: pulumi.Input<boolean>;
    /** Where the API is served, for emulators and proxies. @default the stack's */
    endpoint?: pulumi.Input<string>;
    /** Value of the `x-partner-id` header. @default the stack's */
    partnerId?: pulumi.Input<string>;
    /** `"automatic"`, or `"manual"` where a resource of the program activates what was saved. @default the stack's */
    activation?: pulumi.Input<string>;
    /** Whether a create may take over an object that equals the declaration. @default the stack's */
    adoptEqual?: pulumi.Input<boolean>;
    /** Most reads in any 10 seconds; 0 for no limit. @default the stack's */
    readsPer10Seconds?: pulumi.Input<number>;
    /** Most writes in any 10 seconds; 0 for no limit. @default the stack's */
    writesPer10Seconds?: pulumi.Input<number>;
    /** How long one call may take with all its repetitions, in seconds. @default the stack's */
    deadlineSeconds?: pulumi.Input<number>;
    /** URL of an HTTP proxy; kept as a secret, because it may hold a password. @default the stack's */
    httpProxy?: pulumi.Input<string>;
}

/** What each setting is: which tenant it is about, or how calls are made; and whether it is secret. */
const SETTINGS = {
    vanityDomain: "tenant",
    clientId: "tenant",
    clientSecret: "secret of a tenant",
    privateKey: "secret of a tenant",
    customerId: "tenant",
    microtenantId: "scope",
    cloud: "tenant",
    zpaClientId: "tenant",
    zpaClientSecret: "secret of a tenant",
    zpaCloud: "tenant",
    ztwUsername: "tenant",
    ztwPassword: "secret of a tenant",
    ztwApiKey: "secret of a tenant",
    ztwCloud: "tenant",
    useLegacyClient: "tenant",
    endpoint: "tenant",
    partnerId: "calls",
    activation: "calls",
    adoptEqual: "calls",
    readsPer10Seconds: "calls",
    writesPer10Seconds: "calls",
    deadlineSeconds: "calls",
    // Its URL may hold a password.
    httpProxy: "secret of calls",
} as const satisfies Record<Setting & keyof ZscalerProviderArgs, string>;

const NAMES = Object.keys(SETTINGS) as Setting[];
const ofTenant = (name: Setting) => SETTINGS[name].endsWith("tenant");

/** Settings by their key in a stack's configuration: `zscaler:clientId`. */
type Settings = Record<string, string | undefined>;

/**
 * A connection of its own, for resources and lookup functions that take it as their `provider`: another tenant or
 * another microtenant in the same program. What it says wins over the environment. Once it says anything about the
 * tenant it says everything: nothing of the stack's own tenant is mixed in. What it does not say is the stack's.
 *
 * @example
 * const madrid = new zscaler.ZscalerProvider("madrid", { microtenantId: "216196257331372705" });
 * new zscaler.AppConnectorGroup("madrid", { ... }, { provider: madrid });
 */
export class ZscalerProvider extends pulumi.ProviderResource {
    /** @internal */
    readonly settings: pulumi.Output<Settings>;

    constructor(name: string, args: ZscalerProviderArgs = {}, options?: pulumi.ResourceOptions) {
        const settings = settingsFrom(args);
        super("pulumi-nodejs", name, settings, options);
        this.settings = pulumi.output(settings);
    }
}

function settingsFrom(args: ZscalerProviderArgs): Record<string, pulumi.Input<string>> {
    const given = NAMES.filter((name) => args[name] !== undefined);
    const own = given.some(ofTenant);
    const decided = NAMES.filter(
        (name) => given.includes(name) || (own && (ofTenant(name) || SETTINGS[name] === "scope")),
    );
    const config = new pulumi.Config("zscaler");
    const settings: Record<string, pulumi.Input<string>> = { "zscaler:explicit": decided.join(" ") };
    for (const name of NAMES) {
        const value = decided.includes(name) ? args[name] : config.get(name);
        if (value === undefined) continue;
        const text = pulumi.output(value).apply(String);
        const hides = SETTINGS[name].startsWith("secret") || isSecretOfStack(name);
        settings[`zscaler:${name}`] = hides ? pulumi.secret(text) : text;
    }
    return settings;
}

/**
 * Whether the stack keeps the setting as a secret. `Config.get` gives the value without a word of that; what tells is
 * not in the types of the SDK.
 */
function isSecretOfStack(name: Setting): boolean {
    const tells: unknown = Reflect.get(pulumi.runtime, "isConfigSecret");
    return typeof tells !== "function" || tells(`zscaler:${name}`) === true;
}

/** The settings of a lookup; what is secret in them does not make what is looked up secret. */
export function settingsOf(options: pulumi.InvokeOptions = {}): pulumi.Output<Settings> {
    const provider = options.provider ?? options.parent?.getProvider("pulumi-nodejs:dynamic:Resource");
    if (provider instanceof ZscalerProvider) return pulumi.unsecret(provider.settings);
    if (options.provider) {
        throw new InvalidInputError({
            operation: "look up",
            problem: "the provider in the options of a lookup must be a ZscalerProvider",
            nextStep: "Set provider to a ZscalerProvider, or omit it.",
        });
    }
    const config = new pulumi.Config("zscaler");
    return pulumi.output(Object.fromEntries(NAMES.map((name) => [`zscaler:${name}`, config.get(name)])));
}

/** The settings as plain values, for a lookup that is a promise. */
export async function known(settings: pulumi.Output<Settings>): Promise<Settings> {
    if (!(await isKnown(settings))) {
        throw new InvalidInputError({
            operation: "look up",
            problem: "the provider has settings that are unknown during this preview",
            nextStep: "Use the variant of the function that returns an output, which waits for the settings.",
        });
    }
    return new Promise((resolve) => settings.apply(resolve));
}
