import { isResource, lookupOnly } from "../provider/definitionOf";
import { slugOf, unused, variableOf } from "./identifiers";
import { classOf, type Known, keyOf } from "./model";
import { Code, entriesTo, Reference } from "./node";
import { commented, printed, propertyName, text } from "./print";

/** What stands for references in the program. */

/** An id that stays in the program as it is. */
export interface Literal {
    readonly id: string;
    readonly to: readonly string[];
    readonly reason: string;
}

/** The lookup of an object. */
export interface Lookup {
    readonly variable: string;
    readonly text: string;
    readonly needs: readonly string[];
}

/** The expressions of what is declared so far, and the lookups that were needed. */
export class Targets {
    readonly literals: Literal[] = [];
    readonly lookups: Lookup[] = [];
    private readonly declared = new Map<string, Code>();
    private readonly found = new Map<string, Code | string>();
    private readonly known: ReadonlyMap<string, Known>;
    /** How many objects of a kind have a name, by kind and name. */
    private readonly called = new Map<string, number>();

    /**
     * @param known What is not declared, and may be referred to.
     * @param all Everything that has a name, for names that several objects have.
     */
    constructor(
        known: readonly Known[],
        all: readonly Known[],
        private readonly variables: Set<string>,
    ) {
        this.known = new Map(known.map((each) => [keyOf(each), each]));
        for (const each of all) this.called.set(nameKey(each), (this.called.get(nameKey(each)) ?? 0) + 1);
    }

    /** @param row The name of the resource, where the variable is a table of them. */
    add(key: string, variable: string, row?: string): void {
        this.declared.set(key, new Code(row === undefined ? variable : `${variable}${member(row)}`, [variable]));
    }

    resolve({ id, to, takesResource }: Reference): Code {
        for (const type of to) {
            const target = this.declared.get(keyOf({ type, id }));
            if (target) return takesResource ? target : new Code(`${target.text}.id`, target.needs);
        }
        const known = to.map((type) => this.known.get(keyOf({ type, id }))).find((each) => each !== undefined);
        const looked = known && this.lookup(known);
        if (looked instanceof Code) return looked;
        const reason = looked ?? `no ${to.map(classOf).join(" or ")} that this credential can see has this id`;
        this.literals.push({ id, to, reason });
        return new Code(`${text(id)} /* ${commented(reason)} */`);
    }

    /** The id of what a lookup finds, or why there is no lookup for it. */
    private lookup(known: Known): Code | string {
        const before = this.found.get(keyOf(known));
        if (before !== undefined) return before;
        const made = this.made(known);
        this.found.set(keyOf(known), made);
        return made;
    }

    private made(known: Known): Code | string {
        const { type, called, reason, within, isUnread } = known;
        if (isUnread) return `${classOf(type)} ${JSON.stringify(called)} could not be read`;
        if ((this.called.get(nameKey(known)) ?? 0) > 1) return `several objects of this kind have the name ${called}`;
        const where = within && this.resolve(new Reference(within.id, [within.type], false));
        const variable = unused(variableOf(slugOf(called), type), this.variables);
        this.variables.add(variable);
        const args = entriesTo([["name", called], ...(within && where ? [[within.property, where] as const] : [])]);
        const note = reason === undefined ? "" : `// Only looked up: ${commented(reason)}.\n`;
        const start = `export const ${variable} = zscaler.get${classOf(type)}Output(`;
        this.lookups.push({
            variable,
            text: `${note}${start}${printed(args, 0, start.length + 2)});`,
            needs: where?.needs ?? [],
        });
        return new Code(`${variable}.id`, [variable]);
    }
}

/** Names of resources are equal whatever their case. */
function nameKey({ type, called, within }: Known): string {
    const name = isResource(type) || !lookupOnly(type) ? called.toLowerCase() : called;
    return JSON.stringify([type, within?.id, name]);
}

const member = (name: string): string => (propertyName(name) === name ? `.${name}` : `[${text(name)}]`);
