import { isRestricted } from "../core/crud";
import { invalid, reorderRefused } from "../core/errors";
import { type Call, customerPath, type Reply } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { policySet, touch } from "./policySet";

const RULES = "policyRule";
/** The rule that is always last has this rank, so that new ones come before it. */
export const LAST_RANK = 9_999_999_999;

/** The rules of a set, first to last. */
export function inOrder(tenant: Tenant, policySetId: string): readonly StoredObject[] {
    const rules = tenant.collection(RULES);
    return rules.ordered(`ranks of ${policySetId}`, () =>
        [...rules.values()]
            .filter((rule) => rule.policySetId === policySetId)
            .sort((a, b) => Number(a.rank) - Number(b.rank)),
    );
}

const numbers = new WeakMap<readonly StoredObject[], ReadonlyMap<string, number>>();

/** The number of a rule in its set, from 1, and how many there are. */
export function orderOf(tenant: Tenant, rule: StoredObject): { readonly order: number; readonly count: number } {
    const rules = inOrder(tenant, String(rule.policySetId));
    let known = numbers.get(rules);
    if (!known) {
        known = new Map(rules.map(({ id }, index) => [id, index + 1]));
        numbers.set(rules, known);
    }
    return { order: known.get(rule.id) ?? rules.length, count: rules.length };
}

/** The rank of a rule that comes after all others. */
export function nextRank(tenant: Tenant, policySetId: string): number {
    const ranks = inOrder(tenant, policySetId).map(({ rank }) => Number(rank));
    return Math.max(0, ...ranks.filter((rank) => rank < LAST_RANK)) + 1;
}

/**
 * Moves one rule.
 *
 * @throws ApiError 400 when there is no such number, or a rule would move that cannot
 */
export function moveTo(tenant: Tenant, rule: StoredObject, order: string): void {
    const rules = inOrder(tenant, String(rule.policySetId));
    const number = /^\d{1,6}$/.test(order) ? Number(order) : 0;
    if (number < 1 || number > rules.length) throw invalid(["ruleOrder"]);
    const others = rules.filter(({ id }) => id !== rule.id);
    arrange(tenant, rules, [...others.slice(0, number - 1), rule, ...others.slice(number - 1)]);
}

export const part: EmulatorModule = {
    routes: [
        {
            method: "PUT",
            path: customerPath("v1", "policySet/:policySetId/rule/:id/reorder/:order"),
            handle(call) {
                const set = call.find(policySet, call.params.policySetId);
                const rule = inOrder(call.tenant, set.id).find(({ id }) => id === call.params.id);
                if (!rule) throw call.notFound(call.params.id ?? "");
                return reordered(call, set, () => moveTo(call.tenant, rule, call.params.order ?? ""));
            },
        },
        {
            method: "PUT",
            path: customerPath("v1", "policySet/:policySetId/reorder"),
            handle(call) {
                const set = call.find(policySet, call.params.policySetId);
                return reordered(call, set, () => arrangeAll(call.tenant, set, call.bodyList().map(String)));
            },
        },
    ],
};

function reordered(call: Call, set: StoredObject, move: () => void): Reply {
    call.holds.exclusively(call.collection(policySet), set, move);
    touch(call.tenant, set);
    return { status: 204 };
}

function arrangeAll(tenant: Tenant, set: StoredObject, ids: readonly string[]): void {
    const rules = inOrder(tenant, set.id);
    if (ids.length !== rules.length) throw reorderRefused("resource input length is not valid");
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const stranger = ids.find((id) => !byId.has(id));
    if (stranger !== undefined) {
        throw reorderRefused(`The ruleId: ${stranger} does not belong to the policySetId: ${set.id}`, [
            stranger,
            set.id,
        ]);
    }
    const named = new Set(ids);
    const forgotten = rules.filter(({ id }) => !named.has(id)).map(({ id }) => id);
    if (forgotten.length > 0) {
        const reason = `Missing ruleIds: ${forgotten.join(", ")} from policySet ${set.id}`;
        throw reorderRefused(reason, [...forgotten, set.id], "missing.rule");
    }
    arrange(
        tenant,
        rules,
        ids.flatMap((id) => byId.get(id) ?? []),
    );
}

/** Gives the ranks of `rules` to the same rules in another order. */
function arrange(tenant: Tenant, rules: readonly StoredObject[], wanted: readonly StoredObject[]): void {
    for (const [index, rule] of wanted.entries()) {
        if (rules[index] === rule) continue;
        if (rule.defaultRule === true) {
            const reason = `Reordering not allowed for default rule ${rule.id}`;
            throw reorderRefused(reason, [rule.id], "default.rule.reorder.notallowed");
        }
        if (isRestricted(rule)) {
            throw reorderRefused(`Rule id ${rule.id} is a restricted entity and cannot be reordered`, [rule.id]);
        }
    }
    const ranks = rules.map(({ rank }) => rank);
    for (const [index, rule] of wanted.entries()) {
        if (rules[index] !== rule) tenant.put(tenant.collection(RULES), { ...rule, rank: ranks[index] });
    }
}
