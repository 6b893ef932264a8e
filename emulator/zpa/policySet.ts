import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { invalid } from "../core/errors";
import { kept } from "../core/fields";
import { type Call, customerPath } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit, microtenant, ownMicrotenant } from "./common/commonFields";

/** One kind of policy: what paths call it, and what its rules may do. */
interface PolicyKind {
    /** The names in paths; the first one is current. */
    readonly paths: readonly string[];
    readonly policyType: string;
    readonly name: string;
    readonly description: string;
    readonly actions: readonly string[];
    /** What the rule says that is always last, where there is one. */
    readonly defaultRule?: DefaultRule;
}

/** What is special about a rule that every tenant has. */
export interface DefaultRule {
    readonly action: string;
    readonly description: string;
    readonly customMsg?: string;
    readonly reauthTimeout?: string;
    readonly reauthIdleTimeout?: string;
    /** The client that the rule is about; all of them when absent. */
    readonly clientType?: string;
}

/** Types 1 to 5 are documented or recorded by number and name; the others are known by their paths and actions. */
const KINDS: readonly PolicyKind[] = [
    {
        paths: ["ACCESS_POLICY", "GLOBAL_POLICY"],
        policyType: "1",
        name: "Global_Policy",
        description: "The rules in this policy set are executed first.",
        actions: ["ALLOW", "DENY", "REQUIRE_APPROVAL"],
    },
    {
        paths: ["TIMEOUT_POLICY", "REAUTH_POLICY"],
        policyType: "2",
        name: "ReAuth_Policy",
        description: "Re-Authentication policies.",
        actions: ["RE_AUTH", "NEVER", "BYPASS_RE_AUTH"],
        defaultRule: {
            action: "RE_AUTH",
            description: "This is the default Timeout Policy rule",
            reauthTimeout: "-1",
            reauthIdleTimeout: "-1",
            customMsg: "Your access to private applications has expired",
        },
    },
    kind("SIEM_POLICY", "3", "Siem_Policy", ["LOG"]),
    {
        ...kind("CLIENT_FORWARDING_POLICY", "4", "Bypass_Policy", ["BYPASS", "INTERCEPT", "INTERCEPT_ACCESSIBLE"]),
        paths: ["CLIENT_FORWARDING_POLICY", "BYPASS_POLICY"],
        defaultRule: { action: "INTERCEPT", description: "This is the default Client Forwarding Policy rule" },
    },
    {
        ...kind("ISOLATION_POLICY", "5", "Isolation_Policy", ["ISOLATE", "BYPASS_ISOLATE", "NO_DOWNLOAD"]),
        defaultRule: {
            action: "BYPASS_ISOLATE",
            description: "This is the default Isolation Policy rule",
            clientType: "zpn_client_type_exporter",
        },
    },
    kind("INSPECTION_POLICY", "6", "Inspection_Policy", ["INSPECT", "BYPASS_INSPECT"]),
    kind("CREDENTIAL_POLICY", "7", "Credential_Policy", ["INJECT_CREDENTIALS"]),
    kind("CAPABILITIES_POLICY", "8", "Capabilities_Policy", ["CHECK_CAPABILITIES"]),
    kind("CLIENTLESS_SESSION_PROTECTION_POLICY", "9", "Clientless_Session_Protection_Policy", [
        "MONITOR",
        "DO_NOT_MONITOR",
    ]),
    kind("REDIRECTION_POLICY", "10", "Redirection_Policy", [
        "REDIRECT_DEFAULT",
        "REDIRECT_PREFERRED",
        "REDIRECT_ALWAYS",
    ]),
    kind("PRIVILEGED_PORTAL_POLICY", "11", "Privileged_Portal_Policy", ["CHECK_PRIVILEGED_PORTAL_CAPABILITIES"]),
    kind("VPN_TUNNEL_POLICY", "12", "Vpn_Tunnel_Policy", ["ALLOW", "DENY"]),
];

/** The policy type of the rules of access. */
export const ACCESS_POLICY = "1";
/** The policy type of the rules that say what goes to log receivers. */
export const SIEM_POLICY = "3";

/** A list of rules that are looked at one after the other, one of each kind in each microtenant. */
export const policySet: CollectionDefinition = {
    name: "policySet",
    typeName: "Policy Set",
    goesWithMicrotenant: true,
    fields: {
        ...audit,
        name: kept(),
        enabled: kept(),
        description: kept(),
        policyType: kept(),
        sorted: kept(),
        microtenantId: microtenant.microtenantId ?? kept(),
        microtenantName: ownMicrotenant.microtenantName ?? kept(),
    },
    sharedBy: ({ id }) => (typeof id === "string" ? { collection: "policySet", id } : undefined),
    builtIn: (tenant) => KINDS.map((known) => made(tenant, known, DEFAULT_MICROTENANT)),
};

export const part: EmulatorModule = {
    collections: [policySet],
    routes: [
        {
            method: "GET",
            path: customerPath("v1", "policySet/policyType/:policyType"),
            handle: (call) => ({ status: 200, body: answer(call.tenant, call.collection(policySet), namedSet(call)) }),
        },
    ],
};

/** The set of the kind the path names, in the microtenant of the request. */
export function namedSet(call: Call): StoredObject {
    const found = KINDS.find(({ paths }) => paths.includes(call.params.policyType ?? ""));
    if (!found) throw invalid(["policyType"]);
    return setOf(call.tenant, found.policyType, call.scope ?? DEFAULT_MICROTENANT);
}

/** The set of that kind in a microtenant; those of new microtenants are made when they are first asked for. */
export function setOf(tenant: Tenant, policyType: string, microtenantId: string): StoredObject {
    const sets = tenant.collection(policySet.name);
    for (const candidate of sets.values()) {
        if (candidate.policyType === policyType && candidate.microtenantId === microtenantId) return candidate;
    }
    const known = KINDS.find((candidate) => candidate.policyType === policyType);
    if (!known) throw new RangeError(`There is no policy type ${policyType}.`);
    const set = made(tenant, known, microtenantId);
    tenant.put(sets, set);
    return set;
}

/** What the rules of a set may do. */
export function actionsOf(set: StoredObject | undefined): readonly string[] {
    return KINDS.find(({ policyType }) => policyType === set?.policyType)?.actions ?? [];
}

/** What the last rule of a set says, where there is one. */
export function defaultRuleOf(set: StoredObject | undefined): DefaultRule | undefined {
    return KINDS.find(({ policyType }) => policyType === set?.policyType)?.defaultRule;
}

/** The sets whose last rule is always there, and what that rule says. */
export function defaultRules(tenant: Tenant): [set: StoredObject, rule: DefaultRule][] {
    return KINDS.flatMap(({ policyType, defaultRule }): [StoredObject, DefaultRule][] =>
        defaultRule ? [[setOf(tenant, policyType, DEFAULT_MICROTENANT), defaultRule]] : [],
    );
}

/** Rules that come, go or move change the set; rules that change do not, as recorded. */
export function touch(tenant: Tenant, set: StoredObject): void {
    tenant.put(tenant.collection(policySet.name), {
        ...set,
        modifiedTime: String(tenant.clock.seconds()),
        modifiedBy: tenant.identity.apiUserId,
    });
}

function kind(path: string, policyType: string, name: string, actions: readonly string[]): PolicyKind {
    return {
        paths: [path],
        policyType,
        name,
        description: `${name.replace("_Policy", "").replaceAll("_", " ")} policies.`,
        actions,
    };
}

function made(tenant: Tenant, { policyType, name, description }: PolicyKind, microtenantId: string): StoredObject {
    return {
        id: tenant.nextId(),
        modifiedTime: "1648917421",
        creationTime: "1619672239",
        modifiedBy: tenant.identity.administratorId,
        name,
        microtenantId,
        enabled: true,
        description,
        policyType,
        sorted: true,
    };
}
