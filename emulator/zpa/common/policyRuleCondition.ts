import { DEFAULT_MICROTENANT, type Reference, type RuleCheck } from "../../core/collection";
import { invalid } from "../../core/errors";
import type { Parser } from "../../core/fields";
import { isObject, type Json, type StoredObject, type WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { faultOf, formOf, namesOf, type Operand, referencesOf } from "./policyRuleOperand";

/** The sequence of the ids of conditions and operands. */
export const CONDITION_IDS = "policyCondition";

/** Turns what either version of the API takes into what reads show: one operand for each value. */
export const parseConditions: Parser = (value) => {
    if (!Array.isArray(value)) return undefined;
    const conditions = value.map(condition);
    return conditions.every((parsed) => parsed !== undefined) ? conditions : undefined;
};

function condition(sent: Json): WireObject | undefined {
    if (!isObject(sent) || !Array.isArray(sent.operands)) return undefined;
    const { operator = "OR", negated = false } = sent;
    if ((operator !== "OR" && operator !== "AND") || typeof negated !== "boolean") return undefined;
    const operands = sent.operands.map(expanded);
    const all = operands.length > 0 && operands.every((some) => some.length > 0);
    return all ? { operator, negated, operands: operands.flat() } : undefined;
}

/** Nothing when the operand is not valid. */
function expanded(sent: Json): Operand[] {
    if (!isObject(sent) || typeof sent.objectType !== "string") return [];
    const { objectType, values, entryValues } = sent;
    const form = formOf(objectType);
    if (form === "values" && Array.isArray(values)) {
        return complete(values.map((rhs) => operand(objectType, "id", rhs)));
    }
    if (form === "entryValues" && Array.isArray(entryValues)) {
        return complete(entryValues.map((entry) => isObject(entry) && operand(objectType, entry.lhs, entry.rhs)));
    }
    return complete([operand(objectType, sent.lhs, sent.rhs)]);
}

function complete(operands: (Operand | false | undefined)[]): Operand[] {
    const whole = operands.filter((one): one is Operand => isObject(one));
    return whole.length === operands.length ? whole : [];
}

function operand(objectType: string, lhs: Json | undefined, rhs: Json | undefined): Operand | undefined {
    const [left, right] = [scalar(lhs), scalar(rhs)];
    return left === undefined || right === undefined ? undefined : { objectType, lhs: left, rhs: right };
}

/** Numbers and booleans are stored as text. */
function scalar(value: Json | undefined): string | undefined {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined;
}

/**
 * Refuses operands in the form of the other version of the API.
 *
 * @throws ApiError 400
 */
export function refuseForeignForm(conditions: Json | undefined, version: "v1" | "v2"): void {
    const foreign = version === "v1" ? ["values", "entryValues"] : ["lhs", "rhs"];
    for (const sent of Array.isArray(conditions) ? conditions : []) {
        const operands = isObject(sent) && Array.isArray(sent.operands) ? sent.operands : [];
        const isForeign = (one: Json) => isObject(one) && foreign.some((key) => (one[key] ?? null) !== null);
        if (operands.some(isForeign)) throw invalid(["conditions"]);
    }
}

/** Checks what the operands name, and gives conditions and operands the new ids that every write brings. */
export function acceptConditions(rule: StoredObject, { tenant, invalid: refuse }: RuleCheck): void {
    const conditions = conditionsOf(rule);
    for (const one of conditions.flatMap(operandsOf)) {
        const fault = faultOf(one, tenant, rule.microtenantId);
        if (fault !== undefined) refuse(fault);
    }
    if (conditions.length === 0) return;
    const now = String(tenant.clock.seconds());
    const stamped = <Part extends WireObject>(part: Part): Part => ({
        id: tenant.nextId(CONDITION_IDS),
        modifiedTime: now,
        creationTime: now,
        ...part,
    });
    rule.conditions = conditions.map((one) => {
        const whole = stamped(one);
        return { ...whole, operands: operandsOf(one).map(stamped) };
    });
}

/** The conditions as reads show them. */
export function readConditions(rule: StoredObject, tenant: Tenant): Json | undefined {
    return shown(rule, tenant, "read");
}

/** The conditions as the answer of a create shows them. */
export function createdConditions(rule: StoredObject, tenant: Tenant): Json | undefined {
    return shown(rule, tenant, "created");
}

function shown(rule: StoredObject, tenant: Tenant, form: "read" | "created"): Json | undefined {
    const conditions = conditionsOf(rule);
    if (conditions.length === 0) return undefined;
    const isRead = form === "read";
    const common = { modifiedBy: rule.modifiedBy, ...(isRead && ownMicrotenant(rule, tenant)) };
    return conditions.map(({ operands, ...one }) => ({
        ...one,
        ...common,
        operands: operandsOf({ operands }).map((two) => ({
            ...two,
            ...common,
            ...namesOf(two, tenant, form),
            ...(isRead && { conditionId: one.id }),
        })),
        ...(isRead && { ruleGid: rule.id }),
    }));
}

/** Some tenants answer the microtenant of conditions and operands too. */
function ownMicrotenant({ microtenantId }: StoredObject, tenant: Tenant): WireObject {
    const isNamed = microtenantId !== DEFAULT_MICROTENANT || tenant.switches.defaultMicrotenant === "zero";
    return isNamed ? { microtenantId } : {};
}

/** The objects that the conditions of a rule name by their id. */
export function conditionReferences(rule: StoredObject): Reference[] {
    return conditionsOf(rule).flatMap(operandsOf).flatMap(referencesOf);
}

function conditionsOf({ conditions }: StoredObject): WireObject[] {
    return Array.isArray(conditions) ? conditions.filter(isObject) : [];
}

function operandsOf({ operands }: WireObject): Operand[] {
    const all = Array.isArray(operands) ? operands : [];
    return all.filter((one): one is Operand => isObject(one) && typeof one.objectType === "string");
}
