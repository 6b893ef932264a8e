import type { Values } from "../../provider/contract/values";
import { PLAN_FORMAT, type PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import type { OtherObject, PlannedObject, PlannedStack } from "../object";
import { CONTINUITY, PLAN, RECORDED, SETTINGS } from "../rules/planTypes";
import { stackOfPlan } from "./stackOfPlan";

/**
 * The stack with what its disaster recovery plans know: what the service says of declared groups and segments, and those that the stack does
 * not declare. What a preview does not know yet is left out.
 */
export function withPlans({ objects, others = [] }: PlannedStack): Required<PlannedStack> {
    const recorded = others.flatMap((other): PlannedObject[] => {
        const type = recordedType(other);
        return type === undefined ? [] : [{ ...other, type }];
    });
    if (recorded.length === 0) return { objects, others };
    const plans = recorded.filter(({ type }) => type === PLAN);
    const facts = plans.flatMap((other) => {
        const document = documentIn(other);
        return document ? stackOfPlan(document, other.urn).objects : [];
    });
    const declared = [...objects, ...recorded.filter(({ type }) => type !== PLAN)];
    const used = new Set<PlannedObject>();
    const merged = declared.map((object) => {
        const fact = facts.find((each) => isSame(each, object));
        if (!fact) return object;
        used.add(fact);
        return { ...object, id: object.id ?? fact.id, values: { ...fact.values, ...set(object.values) } };
    });
    return {
        objects: [...merged, ...facts.filter((fact) => !used.has(fact))],
        others: others.filter((other) => recordedType(other) === undefined),
    };
}

/** States have null for what is not set. */
const set = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

const recordedType = ({ type }: OtherObject): string | undefined =>
    RECORDED.find((known) => type === known || type.endsWith(`/${known}`) || type.endsWith(`zscaler:${known}`));

/** There is one in a tenant. */
const ONLY = [SETTINGS, CONTINUITY];

/** Names are unique within a type; a policy is not told ids. */
const isSame = (fact: PlannedObject, object: PlannedObject): boolean =>
    fact.type === object.type &&
    (ONLY.includes(fact.type) ||
        (object.id === undefined ? fact.values.name === object.values.name : fact.id === object.id));

function documentIn({ values }: OtherObject): PlanDocument | undefined {
    const { document } = values;
    const isPlan = typeof document === "object" && document !== null && Reflect.get(document, "format") === PLAN_FORMAT;
    return isPlan ? (document as PlanDocument) : undefined;
}
