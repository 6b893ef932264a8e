import { z } from "zod";
import { type Field, objects, textOf, type Wire } from "../../contract/fields";
import { withRules } from "../../contract/rules";
import { asSet, inOrder } from "../../contract/sets";
import { type Criteria, criteriaKinds, criteriaShape, criterionOf, type Operand, operandsOf } from "./accessCriterion";

/** The conditions of a rule: what is declared, and the service's words. */

const condition = withRules(
    z.strictObject({
        match: z.enum(["any", "all"]).default("any"),
        negated: z.boolean().default(false),
        ...criteriaShape,
    }),
    [
        {
            needs: criteriaKinds,
            when: (criteria) => !criteriaKinds.some((kind) => criteria[kind]),
            reason: "has no criteria; add one or omit the condition",
        },
    ],
);

export const conditions = asSet(
    z
        .array(condition)
        .min(1)
        .transform((list) => conditionsInOrder(list)),
    condition,
);

export type Condition = z.output<typeof condition>;

/** Keys of conditions and of their operands that belong to the service; most are new after every write. */
const OF_THE_SERVICE = new Set([
    "id",
    "name",
    "creationTime",
    "modifiedTime",
    "modifiedBy",
    "microtenantId",
    "microtenantName",
    "ruleGid",
    "conditionId",
    "idpId",
    "idpName",
]);

/** Conditions in one order, and so their criteria: neither means anything, and the service keeps its own. */
function conditionsInOrder(conditions: readonly Condition[]): Condition[] {
    const sorted = conditions.map((condition): Condition => {
        const { match, negated } = condition;
        const criteria = criteriaKinds.flatMap((kind) => {
            const each: readonly unknown[] | undefined = condition[kind];
            return each ? [[kind, inOrder(each)]] : [];
        });
        return { match, negated, ...Object.fromEntries(criteria) };
    });
    return inOrder(sorted, (condition) => {
        const rank = criteriaKinds.findIndex((kind) => condition[kind]);
        return `${String(rank).padStart(2, "0")} ${JSON.stringify(condition)}`;
    });
}

/** As reads show them; `outgoingConditions` gives them the form of requests. */
export const conditionsField: Field<Condition[]> = {
    toWire: (conditions) => ({
        conditions: conditions.map((condition) => ({
            operator: condition.match === "all" ? "AND" : "OR",
            negated: condition.negated,
            operands: operandsOf(condition),
        })),
    }),
    fromWire(wire) {
        const conditions = objects(wire.conditions).map(conditionOf);
        return conditions.length > 0 ? conditionsInOrder(conditions) : undefined;
    },
    unset: { conditions: [] },
};

function conditionOf({ operator, negated, operands }: Wire): Condition {
    const criteria: Record<string, unknown[]> = {};
    for (const wire of objects(operands)) {
        const { kind, criterion } = criterionOf(operandOf(wire));
        criteria[kind] = [...(criteria[kind] ?? []), criterion];
    }
    return { match: operator === "AND" ? "all" : "any", negated: negated === true, ...(criteria as Criteria) };
}

const operandOf = ({ objectType, lhs, rhs }: Wire): Operand => ({
    objectType: String(objectType),
    lhs: textOf(lhs) ?? "",
    rhs: textOf(rhs) ?? "",
});

/** Requests gather what is compared alike, which is how rules of thousands of criteria fit; answers never do. */
export function outgoingConditions(rule: Wire): Wire {
    if (rule.conditions === undefined) return rule;
    const conditions = objects(rule.conditions).map((condition) => ({
        ...ours(condition),
        operands: gathered(objects(condition.operands).map(ours)),
    }));
    return { ...rule, conditions };
}

/** What the library does not know of an operand keeps it apart from others. */
function gathered(operands: readonly Wire[]): Wire[] {
    const groups = new Map<string, Wire & { values?: unknown[]; entryValues?: Wire[] }>();
    for (const { lhs, rhs, ...rest } of operands) {
        const byId = lhs === "id";
        const key = JSON.stringify([byId, rest]);
        const group = groups.get(key) ?? { ...rest, ...(byId ? { values: [] } : { entryValues: [] }) };
        groups.set(key, group);
        group.values?.push(rhs);
        group.entryValues?.push({ lhs, rhs });
    }
    return [...groups.values()];
}

const ours = (part: Wire): Wire => Object.fromEntries(Object.entries(part).filter(([key]) => !OF_THE_SERVICE.has(key)));

/** The ids of segments and segment groups that conditions name. */
function namedIn(conditions: readonly Condition[] = []): string[] {
    return conditions.flatMap(({ applicationSegments = [], segmentGroups = [] }) => [
        ...applicationSegments,
        ...segmentGroups,
    ]);
}

/** The conditions without an id, or why they would mean something else then. */
export function withoutNamed(conditions: readonly Condition[], id: string): Condition[] | string {
    const remaining: Condition[] = [];
    for (const condition of conditions) {
        if (!namedIn([condition]).includes(id)) {
            remaining.push(condition);
            continue;
        }
        if (condition.negated || condition.match === "all")
            return "without this entry the rule would apply to more users or applications";
        const left = conditionsInOrder([without(condition, id)])[0];
        if (!left || operandsOf(left).length === 0) {
            return "it is the only criterion of a condition, and without it the rule would apply to everything";
        }
        remaining.push(left);
    }
    return remaining;
}

function without(condition: Condition, id: string): Condition {
    const others = (ids: string[] | undefined) => {
        const left = ids?.filter((each) => each !== id);
        return left?.length ? left : undefined;
    };
    const { applicationSegments, segmentGroups } = condition;
    return { ...condition, applicationSegments: others(applicationSegments), segmentGroups: others(segmentGroups) };
}
