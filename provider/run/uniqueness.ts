import type { Fault } from "../check/failures";
import type { Definition, Span } from "../contract/definition";
import { scopingOf } from "../contract/references";
import { containsUnknown, knownPart } from "../contract/unknowns";
import type { Values } from "../contract/values";

/** A resource as the program declares it. */
interface Declared {
    readonly definition: Definition;
    readonly inputs: Values;
    /** Its URN. */
    readonly owner: string;
}

/** Finds the second resource of a stack about what only one can be about. */
export class Uniqueness {
    /** The resource that was first, by what it is about. */
    private readonly owners = new Map<string, string>();
    /** What each resource of a type has last declared, by its URN. */
    private readonly spans = new Map<string, Map<string, Span>>();

    /**
     * @param owner URN of the resource; the same one may come several times.
     * @param scope Where the connection puts what names no scope of its own. @default in none
     */
    check(definition: Definition, inputs: Values, owner: unknown, scope?: string): Fault[] {
        if (typeof owner !== "string" || containsUnknown(owner)) return [];
        const declared = { definition, inputs, owner };
        return (definition.unique ?? []).flatMap((unique) => {
            if ("by" in unique) return this.same(declared, unique.by, scope);
            return "each" in unique
                ? this.shared(declared, unique.each)
                : this.overlapping(declared, unique.apart(knownPart(inputs)));
        });
    }

    private same({ definition, inputs, owner }: Declared, by: readonly string[], own: string | undefined): Fault[] {
        const { type, noun } = definition;
        const scope = scopingOf(definition);
        // Apart from the scope, what is left out means none, rather than the same for all.
        if (by.some((property) => inputs[property] === undefined && property !== scope?.property)) return [];
        // Named or not, it is the same scope.
        const about = by.map((property) =>
            property === scope?.property ? (inputs[property] ?? own ?? scope.standard) : inputs[property],
        );
        const other = containsUnknown(about) ? undefined : this.other([type, ...about], owner);
        if (other === undefined) return [];
        const per = by.length === 0 ? "" : ` for each ${by.join(" and ")}`;
        const reason = `there can be only one ${noun.one}${per}, and resource "${other}" in this stack already manages it; remove one of the two resources`;
        return [{ property: "", reason }];
    }

    private shared({ definition, inputs, owner }: Declared, property: string): Fault[] {
        const { type, noun } = definition;
        const named = inputs[property];
        const ids: unknown[] = Array.isArray(named) && !containsUnknown(named) ? named : [];
        return ids.flatMap((id): Fault[] => {
            const other = this.other([type, property, id], owner);
            const reason = `${id} can be in only one ${noun.one}, and resource "${other}" in this stack already has it; remove it from one of the two`;
            return other === undefined ? [] : [{ property, reason }];
        });
    }

    private overlapping({ definition: { type, noun }, owner }: Declared, span: Span | undefined): Fault[] {
        const spans = this.spans.get(type) ?? new Map<string, Span>();
        this.spans.set(type, spans);
        spans.delete(owner);
        if (!span) return [];
        const met = [...spans].find(([, { from, to }]) => from <= span.to && to >= span.from);
        spans.set(owner, span);
        if (!met) return [];
        const [other, { says }] = met;
        const reason = `${span.says} overlaps ${says} of resource "${nameOf(other)}" in this stack; no two ${noun.many} can have an address in common`;
        return [{ property: span.property, reason }];
    }

    /** The name of another resource that was about this before. */
    private other(about: readonly unknown[], owner: string): string | undefined {
        const key = JSON.stringify(about);
        const first = this.owners.get(key) ?? owner;
        this.owners.set(key, first);
        return first === owner ? undefined : nameOf(first);
    }
}

const nameOf = (urn: string): string => urn.slice(urn.lastIndexOf("::") + 2);
