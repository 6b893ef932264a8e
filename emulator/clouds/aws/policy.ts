import { isList, isMap, texts, type Value, type Values } from "../values";

/** Whether policies allow an action: one allows it, and none denies it. Conditions are taken for met. */
export function allows(policies: readonly string[], action: string, resource: string): boolean {
    const matching = policies.flatMap(statementsOf).filter((statement) => {
        return covers(statement.Action, action) && covers(statement.Resource ?? "*", resource);
    });
    return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
}

/** Why a text is no policy; nothing if it is one. */
export function policyFault(text: string): string | undefined {
    const policy = parsed(text);
    if (!isMap(policy)) return "must be a JSON object";
    const statements = statementsOf(text);
    if (statements.length === 0) return "must have a Statement";
    const isWhole = statements.every(({ Effect, Action, NotAction }) => {
        return (Effect === "Allow" || Effect === "Deny") && (Action ?? NotAction) !== undefined;
    });
    return isWhole ? undefined : "must have Effect (Allow or Deny) and Action in every statement";
}

function statementsOf(text: string): Values[] {
    const policy = parsed(text);
    if (!isMap(policy)) return [];
    return (isList(policy.Statement) ? policy.Statement : [policy.Statement ?? null]).filter(isMap);
}

function parsed(text: string): Value | undefined {
    try {
        return JSON.parse(text);
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}

/** `*` stands for any characters, `?` for one. */
function covers(patterns: Value | undefined, value: string): boolean {
    return texts(isList(patterns) ? patterns : [patterns ?? null]).some((pattern) => {
        const escaped = pattern
            .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
            .replaceAll("*", ".*")
            .replaceAll("?", ".");
        return new RegExp(`^${escaped}$`, "i").test(value);
    });
}
