import type { Collection, RuleCheck } from "../../core/collection";
import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { invalidArgument } from "../api/errors";

/** The rules of a kind, first to last: their orders are the numbers from 1 without a gap. */
export function inRuleOrder(collection: Collection): readonly StoredObject[] {
    return collection.ordered("position", () =>
        [...collection.values()].sort((a, b) => Number(a.position) - Number(b.position)),
    );
}

export function orderOf(collection: Collection, { id }: StoredObject): number {
    return inRuleOrder(collection).findIndex((rule) => rule.id === id) + 1;
}

/**
 * Gives a rule its place; what was there and after it moves on.
 *
 * @throws ApiError 400 for an order that leaves a gap, or that puts a rule before one of a lower admin rank
 */
export function placeRule(collection: Collection, rule: StoredObject, { tenant, previous }: RuleCheck): void {
    const { order, rank } = rule;
    if (typeof order !== "number" || typeof rank !== "number") return;
    const others = inRuleOrder(collection).filter(({ id }) => id !== previous?.id);
    const before = Number(others[order - 2]?.rank ?? 0);
    const after = Number(others[order - 1]?.rank ?? rank);
    if (order > others.length + 1 || before > rank || after < rank) {
        throw invalidArgument(`Rule with rank ${rank} is not allowed at order ${order}`);
    }
    number(tenant, collection, others);
    rule.position = order - 0.5;
    delete rule.order;
}

/** Makes room between all: nobody sees it, as the order stays what it is. */
function number(tenant: Tenant, collection: Collection, rules: readonly StoredObject[]): void {
    for (const [index, rule] of rules.entries()) {
        if (rule.position !== index + 1) tenant.put(collection, { ...rule, position: index + 1 });
    }
}
