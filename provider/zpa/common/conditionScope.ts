import { missingFrom, type Values } from "../../contract/values";
import { criteriaKinds } from "./accessCriterion";

/** Whether conditions let fewer requests match than others did. */

/**
 * Whether requests that match `before` do not match `after`. What cannot be compared counts as such, because a reviewer has to look at it.
 *
 * @param before Inputs of a rule: `match` and `conditions`. Without conditions everything matches.
 */
export function matchesFewer(before: Values, after: Values): boolean {
    const [old, now] = [conditionsOf(before), conditionsOf(after)];
    if (!now) return false;
    if (!old) return true;
    const wasAny = before.match === "any" && old.length > 1;
    const isAny = after.match === "any" && now.length > 1;
    if (wasAny && !isAny) return !old.every((condition) => now.every((each) => covers(each, condition)));
    if (isAny) return !old.every((condition) => now.some((each) => covers(each, condition)));
    return !now.every((condition) => old.some((each) => covers(condition, each)));
}

function conditionsOf({ conditions }: Values): readonly Values[] | undefined {
    return Array.isArray(conditions) ? conditions : undefined;
}

/** Whether all that meets `inner` meets `outer`. */
function covers(outer: Values, inner: Values): boolean {
    if (matchOf(outer) !== matchOf(inner) || (outer.negated === true) !== (inner.negated === true)) return false;
    const isWidenedByMore = (matchOf(outer) === "any") !== (outer.negated === true);
    return isWidenedByMore
        ? missingFrom(criteriaOf(outer), criteriaOf(inner)).length === 0
        : missingFrom(criteriaOf(inner), criteriaOf(outer)).length === 0;
}

const matchOf = ({ match = "any" }: Values) => match;

const criteriaOf = (condition: Values): readonly unknown[] =>
    criteriaKinds.flatMap((kind) => {
        const entries = condition[kind];
        return Array.isArray(entries) ? entries.map((entry) => ({ kind, entry })) : [];
    });
