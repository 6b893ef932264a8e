import type { Declared } from "../../importing/model";
import { unreadable } from "../../importing/tenant";
import type { Span } from "../../provider/contract/definition";
import { definitionOf } from "../../provider/definitionOf";

/** Those of some objects that one tenant can have together, and that an import takes. */
export function possible(declared: readonly Declared[]): Declared[] {
    const claims = new Set<string>();
    const spans: (Span & { readonly type: string })[] = [];
    return declared.filter(({ type, inputs }) => {
        const definition = definitionOf(type);
        if (unreadable(definition, { inputs }) !== undefined) return false;
        const { unique = [], agreesIn } = definition;
        const own: string[] = agreesIn ? textsIn(inputs.domainNames).map((name) => `${type} ${name}`) : [];
        const span: Span[] = [];
        for (const each of unique) {
            if ("by" in each) own.push(`${type} by ${JSON.stringify(each.by.map((key) => inputs[key] ?? "0"))}`);
            else if ("each" in each) own.push(...textsIn(inputs[each.each]).map((id) => `${type} ${each.each} ${id}`));
            else span.push(...[each.apart(inputs) ?? []].flat());
        }
        const overlaps = ({ from, to }: Span) =>
            spans.some((other) => other.type === type && from <= other.to && other.from <= to);
        if (own.some((claim) => claims.has(claim)) || span.some(overlaps)) return false;
        for (const claim of own) claims.add(claim);
        spans.push(...span.map((each) => ({ ...each, type })));
        return true;
    });
}

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
