import { type CollectionDefinition, DEFAULT_MICROTENANT, type Reference, type RuleCheck } from "../core/collection";
import { INVALID, MISSING, readField } from "../core/crud";
import {
    derived,
    type Field,
    flag,
    idsOf,
    internal,
    kept,
    nameText,
    oneOf,
    references,
    structure,
    text,
    texts,
    wholeNumber,
} from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import { isObject, type Json, type StoredObject, type WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { escaped } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { embedded } from "./common/embedded";
import {
    acceptConditions,
    conditionReferences,
    createdConditions,
    parseConditions,
    readConditions,
    refuseForeignForm,
} from "./common/policyRuleCondition";
import { LOG_TYPES } from "./logTypes";
import { SIEM_POLICY, setOf } from "./policySet";

/** What the object `config` of a receiver holds. */
const CONFIG: Readonly<Record<string, Field>> = {
    name: nameText(),
    description: text({ omitted: "unrecorded" }),
    enabled: flag(true, { omitted: "unrecorded" }),
    sourceLogType: oneOf(Object.keys(LOG_TYPES), { required: "always" }),
    useTls: flag(false, { omitted: "unrecorded" }),
    format: text({ required: "always" }),
    filter: texts({ omitted: "unrecorded" }),
    lssHost: text({ required: "always" }),
    lssPort: wholeNumber({ min: 1, max: 65_535 }, { required: "always" }),
};

/** Kept with the receiver, shown inside `config` and `policyRule`. */
const hidden = derived(() => undefined, { inCreateAnswer: "never" });

/** Where logs are sent, through which connector groups. What is sent is said by a policy rule of its own. */
export const lssConfig: CollectionDefinition = {
    name: "lssConfig",
    typeName: "LSS Config",
    fields: {
        id: kept(),
        config: { ...structure({ required: "create" }), answer: readConfig, createAnswer: createdConfig },
        connectorGroups: {
            ...references(appConnectorGroup.name, { omitted: "unrecorded" }),
            answer: (receiver, tenant) => embedded(tenant, appConnectorGroup.name, receiver.connectorGroups),
            createAnswer: (receiver, tenant) =>
                embedded(tenant, appConnectorGroup.name, receiver.connectorGroups, [
                    "id",
                    "name",
                    "lssAppConnectorGroup",
                ]),
        },
        policyRule: derived(readRule, { createAnswer: createdRule }),
        policyRuleResource: {
            ...structure({ omitted: "unrecorded" }),
            answer: () => undefined,
            createAnswer: ({ policyRuleResource }) => policyRuleResource,
        },
        name: internal(),
        creationTime: hidden,
        modifiedTime: hidden,
        modifiedBy: hidden,
        conditions: hidden,
        ruleId: hidden,
        readOnly: hidden,
        zscalerManaged: hidden,
        restrictionType: hidden,
    },
    references: (receiver): Reference[] => [
        ...idsOf(receiver.connectorGroups).map((id) => ({ collection: appConnectorGroup.name, id })),
        ...conditionReferences(receiver),
    ],
    rules(receiver, check) {
        receiver.config = acceptedConfig(receiver, check);
        receiver.name = String(receiver.config.name ?? "");
        receiver.ruleId ??= check.tenant.nextId();
        acceptRule(receiver, check);
    },
};

const PATH = customerPath("v2", "lssConfig");

export const part: EmulatorModule = {
    collections: [lssConfig],
    routes: [
        ...collectionRoutes(lssConfig, { path: PATH, verbs: ["list", "get", "delete"] }),
        {
            method: "POST",
            path: PATH,
            handle: (call) => flagging(call, call.create(lssConfig)),
        },
        {
            method: "PUT",
            path: `${PATH}/:id`,
            handle: (call) => flagging(call, call.update(lssConfig)),
        },
    ],
};

/** Some tenants may mark the groups of a receiver by themselves. */
function flagging(call: Call, reply: Reply): Reply {
    if (call.tenant.switches.lssGroupFlag !== "set") return reply;
    const groups = call.collection(appConnectorGroup);
    for (const id of idsOf(call.body().connectorGroups)) {
        const group = groups.get(id);
        if (group) call.tenant.put(groups, { ...group, lssAppConnectorGroup: true });
    }
    return reply;
}

function acceptedConfig(receiver: StoredObject, check: RuleCheck): WireObject {
    const { tenant, previous } = check;
    const before = isObject(previous?.config) ? previous.config : {};
    const { config: sent } = check.sent;
    if (!isObject(sent)) return before;
    const config: WireObject = {};
    const context = { tenant, microtenantId: receiver.microtenantId };
    for (const [key, field] of Object.entries(CONFIG)) {
        const value = readField(tenant, field, sent[key], before[key], previous !== undefined, context);
        if (value === MISSING) check.missing(key);
        else if (value === INVALID) check.invalid(key);
        else if (value !== undefined) config[key] = value;
    }
    // What is not modelled here, but another administrator's tool has put there, is kept and can be updated.
    for (const key of Object.keys(before)) if (!Object.hasOwn(CONFIG, key)) config[key] = sent[key] ?? before[key];
    return config;
}

/** The rule that says what is sent is written as `policyRuleResource` and read as `policyRule`. */
function acceptRule(receiver: StoredObject, check: RuleCheck): void {
    const sent = check.sent.policyRuleResource;
    if (!isObject(sent)) return;
    if (sent.action !== undefined && sent.action !== null && sent.action !== "LOG") check.invalid("action");
    if (check.tenant.switches.operandForm === "strict") refuseForeignForm(sent.conditions, "v2");
    const context = { tenant: check.tenant, microtenantId: receiver.microtenantId };
    const conditions = parseConditions(sent.conditions ?? [], context);
    if (conditions === undefined) check.invalid("conditions");
    receiver.conditions = conditions;
    acceptConditions(receiver, check);
}

function readConfig(receiver: StoredObject, tenant: Tenant): Json {
    const { microtenantId, readOnly = false, zscalerManaged = false, restrictionType } = receiver;
    return {
        id: receiver.id,
        modifiedTime: receiver.modifiedTime,
        ...createdPart(receiver, tenant),
        readOnly,
        zscalerManaged,
        restrictionType,
        ...(microtenantId !== DEFAULT_MICROTENANT && { microtenantId }),
    };
}

function createdConfig(receiver: StoredObject, tenant: Tenant): Json {
    return { id: receiver.id, ...createdPart(receiver, tenant) };
}

function createdPart(receiver: StoredObject, tenant: Tenant): WireObject {
    const { creationTime, modifiedBy } = receiver;
    const config = isObject(receiver.config) ? receiver.config : {};
    const shown = Object.entries(config).map(([key, value]) => [key, value && escaped(tenant, key, value)]);
    const said = auditMessage(receiver, config, tenant);
    return { creationTime, modifiedBy, ...Object.fromEntries(shown), auditMessage: said };
}

/** What the audit log says of the last write: JSON in a text. */
function auditMessage({ connectorGroups }: StoredObject, config: WireObject, tenant: Tenant): string {
    return JSON.stringify({
        logType: LOG_TYPES[String(config.sourceLogType)]?.label,
        tcpPort: config.lssPort,
        appConnectorGroups: embedded(tenant, appConnectorGroup.name, connectorGroups, ["name", "id"]) ?? [],
        domainOrIpAddress: config.lssHost,
        logStreamContent: config.format,
        name: config.name,
        enabled: config.enabled,
        useTls: config.useTls,
    });
}

function readRule(receiver: StoredObject, tenant: Tenant): Json {
    return {
        ...ruleOf(receiver, tenant),
        conditions: readConditions({ ...receiver, id: String(receiver.ruleId) }, tenant),
        disabled: "0",
        policySetId: setOf(tenant, SIEM_POLICY, receiver.microtenantId).id,
        readOnly: false,
        zscalerManaged: false,
    };
}

function createdRule(receiver: StoredObject, tenant: Tenant): Json {
    return { ...ruleOf(receiver, tenant), conditions: createdConditions(receiver, tenant) };
}

/** The service names the rule after the receiver, whatever was sent. */
function ruleOf(receiver: StoredObject, tenant: Tenant): WireObject {
    const { ruleId, modifiedTime, creationTime, modifiedBy, microtenantId } = receiver;
    const all = [...tenant.collection(lssConfig.name).values()].filter((one) => one.microtenantId === microtenantId);
    const order = all.findIndex(({ id }) => id === receiver.id) + 1;
    return {
        id: ruleId,
        modifiedTime,
        creationTime,
        modifiedBy,
        name: `SIEM selection rule for ${receiver.name}`,
        ruleOrder: String(order),
        priority: String(all.length - order + 1),
        policyType: SIEM_POLICY,
        operator: "AND",
        actionId: receiver.id,
        action: "LOG",
        defaultRule: false,
    };
}
