import { type CollectionDefinition, DEFAULT_MICROTENANT, type RuleCheck } from "../core/collection";
import { accessDenied } from "../core/errors";
import {
    derived,
    flag,
    idsOf,
    internal,
    kept,
    nameText,
    oneOf,
    reference,
    references,
    structure,
    text,
    wholeNumber,
} from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import { isObject, type Json, type StoredObject, type WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { audit, management, microtenant, ownMicrotenant } from "./common/commonFields";
import { connectorGroups, embedded } from "./common/embedded";
import {
    acceptConditions,
    CONDITION_IDS,
    conditionReferences,
    createdConditions,
    parseConditions,
    readConditions,
    refuseForeignForm,
} from "./common/policyRuleCondition";
import { isolationProfile } from "./isolationProfile";
import { inOrder, LAST_RANK, moveTo, nextRank, orderOf } from "./policyRuleOrder";
import {
    ACCESS_POLICY,
    actionsOf,
    type DefaultRule,
    defaultRuleOf,
    defaultRules,
    namedSet,
    policySet,
    touch,
} from "./policySet";
import { serverGroup } from "./serverGroup";
import { serviceEdgeGroup } from "./serviceEdgeGroup";

const MAX_CONNECTOR_GROUPS = 48;
const DEFAULT_RULE = "Default_Rule";
/** When every tenant's own rules were made. */
const FIRST_DAY = "1619672239";

/** What answers show of server groups and service edge groups inside a rule. */
const EMBEDDED = [...Object.keys(audit), "name", "enabled", "description", "configSpace", "dynamicDiscovery"];

/** A rule of any policy. Both versions of the API write the same rules, and reads have one form. */
export const policyRule: CollectionDefinition = {
    name: "policyRule",
    typeName: "Policy Rule",
    // Documented for access policies; each set counts for itself.
    limit: 2_000,
    fields: {
        ...audit,
        name: nameText(),
        description: text({ omitted: "unrecorded" }),
        customMsg: text({ omitted: "unrecorded" }),
        ruleOrder: {
            ...wholeNumber({ min: 1 }),
            answer: (rule, tenant) => String(orderOf(tenant, rule).order),
        },
        priority: derived((rule, tenant) => {
            const { order, count } = orderOf(tenant, rule);
            return String(count - order + 1);
        }),
        policyType: derived((rule, tenant) => setOfRule(rule, tenant)?.policyType),
        operator: oneOf(["AND", "OR"], { default: "AND" }),
        action: text({ required: "create" }),
        actionId: kept(),
        disabled: oneOf(["0", "1"], { default: "0" }),
        reauthTimeout: wholeNumber({ min: -1 }),
        reauthIdleTimeout: wholeNumber({ min: -1 }),
        zpnIsolationProfileId: reference(isolationProfile.name),
        zpnInspectionProfileId: text(),
        credential: structure(),
        privilegedCapabilities: structure(),
        privilegedPortalCapabilities: structure(),
        // Recorded in rules of access alone, unless it is set.
        extranetEnabled: flag(false, { inCreateAnswer: "never", answer: extranetEnabled }),
        extranetDTO: structure(),
        devicePostureFailureNotificationEnabled: flag(false, { inCreateAnswer: "never" }),
        policySetId: {
            ...reference(policySet.name, { access: "createOnly", required: "create" }),
            inCreateAnswer: "never",
        },
        conditions: {
            access: "settable",
            parse: parseConditions,
            omitted: "unrecorded",
            answer: readConditions,
            createAnswer: createdConditions,
        },
        defaultRuleName: derived((rule, tenant) => defaultRuleOf(setOfRule(rule, tenant)) && DEFAULT_RULE),
        defaultRule: kept({ default: false }),
        ...management,
        microtenantId: microtenant.microtenantId ?? kept(),
        microtenantName: ownMicrotenant.microtenantName ?? kept(),
        appConnectorGroups: {
            ...references(appConnectorGroup.name, { omitted: "unrecorded" }),
            answer: (rule, tenant) => connectorGroups(tenant, rule.appConnectorGroups, "whole"),
            createAnswer: (rule, tenant) => connectorGroups(tenant, rule.appConnectorGroups, "unnamed"),
        },
        appServerGroups: embeddedGroups("appServerGroups", serverGroup.name),
        serviceEdgeGroups: embeddedGroups("serviceEdgeGroups", serviceEdgeGroup.name),
        rank: internal(),
    },
    uniqueWithin: (rule) => String(rule.policySetId),
    sortKey: (rule) => String(rule.rank).padStart(12, "0"),
    sharedBy: ({ policySetId }) =>
        typeof policySetId === "string" ? { collection: policySet.name, id: policySetId } : undefined,
    references: (rule) => [
        ...idsOf(rule.appConnectorGroups).map((id) => ({ collection: appConnectorGroup.name, id })),
        ...idsOf(rule.appServerGroups).map((id) => ({ collection: serverGroup.name, id })),
        ...idsOf(rule.serviceEdgeGroups).map((id) => ({ collection: serviceEdgeGroup.name, id })),
        ...conditionReferences(rule),
    ],
    rules: ruleRules,
    builtIn: (tenant) => defaultRules(tenant).map(([set, special]) => lastRule(tenant, set, special)),
};

const ofSet = (rest = "") => `policySet/:policySetId/rule${rest}`;

export const part: EmulatorModule = {
    collections: [policyRule],
    routes: [
        { method: "GET", path: customerPath("v1", "policySet/rules/policyType/:policyType"), handle: listRules },
        {
            method: "GET",
            path: customerPath("v1", ofSet("/:id")),
            handle: (call) => ({ status: 200, body: call.view(policyRule, found(call).id) }),
        },
        { method: "DELETE", path: customerPath("v1", ofSet("/:id")), handle: removeRule },
        { method: "POST", path: customerPath("v1", ofSet()), handle: (call) => createRule(call, "v1") },
        { method: "POST", path: customerPath("v2", ofSet()), handle: (call) => createRule(call, "v2") },
        { method: "PUT", path: customerPath("v1", ofSet("/:id")), handle: (call) => updateRule(call, "v1") },
        { method: "PUT", path: customerPath("v2", ofSet("/:id")), handle: (call) => updateRule(call, "v2") },
    ],
};

function listRules(call: Call): Reply {
    const { id, microtenantId } = namedSet(call);
    const where = { name: id, holds: (rule: StoredObject) => rule.policySetId === id };
    return call.list(policyRule, undefined, { microtenantId, where });
}

function createRule(call: Call, version: "v1" | "v2"): Reply {
    const set = call.find(policySet, call.params.policySetId);
    const sent = formed(call, version);
    const reply = call.create(policyRule, { policySetId: set.id });
    const body = isObject(reply.body) ? reply.body : {};
    touch(call.tenant, set);
    const rule = call.find(policyRule, String(body.id));
    applyOrder(call.tenant, rule, sent);
    return version === "v1" ? reply : { ...reply, body: { ...moreInVersion2(rule), ...body } };
}

function updateRule(call: Call, version: "v1" | "v2"): Reply {
    const rule = found(call);
    const sent = formed(call, version);
    const reply = call.update(policyRule, rule);
    applyOrder(call.tenant, call.find(policyRule, rule.id), sent);
    return reply;
}

function removeRule(call: Call): Reply {
    const rule = found(call);
    if (rule.defaultRule === true) throw accessDenied(Number(call.tenant.switches.restrictedStatus));
    const reply = call.remove(policyRule, rule);
    touch(call.tenant, call.find(policySet, call.params.policySetId));
    return reply;
}

/** The rule the path names, which must be one of the set the path names. */
function found(call: Call): StoredObject {
    const set = call.find(policySet, call.params.policySetId);
    const rule = call.find(policyRule);
    if (rule.policySetId !== set.id) throw call.notFound(rule.id);
    return rule;
}

function formed(call: Call, version: "v1" | "v2"): WireObject {
    const sent = call.body();
    if (call.tenant.switches.operandForm === "strict") refuseForeignForm(sent.conditions, version);
    return sent;
}

function applyOrder(tenant: Tenant, rule: StoredObject, { ruleOrder }: WireObject): void {
    if (tenant.switches.sentRuleOrder !== "applied" || (typeof ruleOrder !== "string" && typeof ruleOrder !== "number"))
        return;
    const { length } = inOrder(tenant, String(rule.policySetId));
    moveTo(tenant, rule, String(Math.min(Number(ruleOrder), length)));
}

/** Creates of version 2 answer a few attributes more. */
function moreInVersion2(rule: StoredObject): WireObject {
    const { extranetEnabled, devicePostureFailureNotificationEnabled } = rule;
    const capabilities = { privilegedCapabilities: {}, privilegedPortalCapabilities: {} };
    return { extranetEnabled, devicePostureFailureNotificationEnabled, ...capabilities };
}

function ruleRules(rule: StoredObject, check: RuleCheck): void {
    const { tenant, sent, previous } = check;
    const set = setOfRule(rule, tenant);
    if (rule.action !== undefined && !actionsOf(set).includes(String(rule.action))) check.invalid("action");
    if (idsOf(rule.appConnectorGroups).length > MAX_CONNECTOR_GROUPS) check.invalid("appConnectorGroups");
    if (Array.isArray(sent.conditions)) acceptConditions(rule, check);
    // Worked out from the ranks; whether a number that was sent counts is decided by a switch.
    delete rule.ruleOrder;
    if (!previous) rule.rank = set ? nextRank(tenant, set.id) : 0;
}

function setOfRule(rule: StoredObject, tenant: Tenant): StoredObject | undefined {
    return tenant.collection(policySet.name).get(String(rule.policySetId));
}

function embeddedGroups(key: string, collection: string) {
    const shown = (rule: StoredObject, tenant: Tenant, keys: readonly string[]): Json | undefined =>
        embedded(tenant, collection, rule[key], keys);
    return {
        ...references(collection, { omitted: "unrecorded" }),
        answer: (rule: StoredObject, tenant: Tenant) => shown(rule, tenant, EMBEDDED),
        createAnswer: (rule: StoredObject, tenant: Tenant) => shown(rule, tenant, ["id"]),
    };
}

function extranetEnabled(rule: StoredObject, tenant: Tenant): Json | undefined {
    const isShown = rule.extranetEnabled === true || setOfRule(rule, tenant)?.policyType === ACCESS_POLICY;
    return isShown ? rule.extranetEnabled : undefined;
}

/** The rule that decides where no other does: there from the start, and always last. */
function lastRule(tenant: Tenant, set: StoredObject, { clientType, ...special }: DefaultRule): StoredObject {
    return {
        id: tenant.nextId(),
        modifiedTime: FIRST_DAY,
        // Recorded: the oldest of these rules do not say when they were made.
        ...(special.reauthTimeout === undefined && { creationTime: FIRST_DAY }),
        modifiedBy: "72057594037929181",
        name: DEFAULT_RULE,
        microtenantId: DEFAULT_MICROTENANT,
        operator: "AND",
        ...special,
        disabled: "0",
        extranetEnabled: false,
        devicePostureFailureNotificationEnabled: false,
        policySetId: set.id,
        ...(clientType !== undefined && { conditions: [ownCondition(tenant, clientType)] }),
        defaultRule: true,
        readOnly: false,
        zscalerManaged: false,
        rank: LAST_RANK,
    };
}

/** That a request comes from one type of client. */
function ownCondition(tenant: Tenant, clientType: string): WireObject {
    const made = { creationTime: FIRST_DAY };
    const operand = { objectType: "CLIENT_TYPE", lhs: "id", rhs: clientType };
    return {
        id: tenant.nextId(CONDITION_IDS),
        modifiedTime: FIRST_DAY,
        ...made,
        operator: "OR",
        negated: false,
        operands: [{ id: tenant.nextId(CONDITION_IDS), ...made, ...operand }],
    };
}
