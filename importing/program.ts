import { filesOf } from "./files";
import { unused } from "./identifiers";
import { type Mapping, variablesFor } from "./mapping";
import { classOf, type Declared, type Known, keyOf } from "./model";
import { mapped, type Properties } from "./node";
import { type Drafted, drafts, inOrder } from "./objects";
import { declaration, type Statement, tableStatements } from "./statements";
import { type Row, tablesOf } from "./tables";
import { type Literal, Targets } from "./targets";

/** A program of the objects of a tenant. Pure: nothing is read or written. */

export interface Program {
    /** Contents by file name, `index.ts` among them. */
    readonly files: ReadonlyMap<string, string>;
    /** What it declares: each object with the name of its resource. */
    readonly resources: readonly { readonly object: Declared; readonly name: string }[];
    /** What cannot be declared as it is, with the reasons. */
    readonly undeclarable: readonly Known[];
    /** Ids that stand in the program as they are. */
    readonly literals: readonly Literal[];
    readonly lookups: number;
    readonly tables: number;
}

interface Wanted {
    readonly declared: readonly Declared[];
    readonly known: readonly Known[];
    /** Has an entry for each declared object. */
    readonly mapping: Mapping;
}

interface Placed extends Statement {
    readonly file: string;
}

export function programOf({ declared, known, mapping }: Wanted): Program {
    const isSkipped = (object: Declared) => mapping.of(object)?.skip === true;
    const skipped: Known[] = declared
        .filter(isSkipped)
        .map((object) => ({ ...object, reason: "zscaler-import.json skips it" }));
    const { drafted, undeclarable } = drafts(declared.filter((object) => !isSkipped(object)));
    const named = drafted.map(({ object }) => ({ ...object, name: nameOf(mapping, object) }));
    const variables = variablesFor(named);
    const taken = new Set(variables.values());
    const others = [...known, ...skipped, ...undeclarable];
    const targets = new Targets(others, [...others, ...named], taken);
    const statements: Placed[] = [];
    let tables = 0;
    for (const ofType of inOrder(drafted)) {
        const written = new Kind({ mapping, variables, taken, targets });
        written.add(ofType);
        statements.push(...written.statements);
        tables += written.tables;
    }
    const lookups = targets.lookups.map((each) => ({ ...each, exports: [each.variable], file: "lookups" }));
    return {
        files: filesOf(inNeedOrder([...lookups, ...statements])),
        resources: named.map(({ name, ...object }) => ({ object, name })),
        undeclarable,
        literals: targets.literals,
        lookups: lookups.length,
        tables,
    };
}

function nameOf(mapping: Mapping, object: Declared): string {
    const entry = mapping.of(object);
    if (!entry) throw new Error(`${keyOf(object)} has no name`);
    return entry.name;
}

interface Surroundings {
    readonly mapping: Mapping;
    readonly variables: ReadonlyMap<string, string>;
    /** Variables that are no longer free. */
    readonly taken: Set<string>;
    readonly targets: Targets;
}

/** The objects of one kind. */
class Kind {
    readonly statements: Placed[] = [];
    tables = 0;

    constructor(private readonly around: Surroundings) {}

    /** Those that refer to others of their kind come last, one by one. */
    add(all: readonly Drafted[]): void {
        const keys = new Set(all.map(({ object }) => keyOf(object)));
        const refersToOwn = ({ refersTo }: Drafted) => refersTo.some((key) => keys.has(key));
        const byFile = new Map<string, Drafted[]>();
        for (const each of all.filter((one) => !refersToOwn(one))) {
            const file = this.fileOf(each);
            byFile.set(file, [...(byFile.get(file) ?? []), each]);
        }
        for (const [file, members] of byFile) this.addTogether(file, members);
        for (const each of all.filter(refersToOwn)) this.addAlone(this.fileOf(each), each.object, this.rowOf(each));
    }

    private fileOf({ object }: Drafted): string {
        return this.around.mapping.of(object)?.file ?? "others";
    }

    private rowOf({ object, properties }: Drafted): Row {
        const resolved = mapped(properties, (reference) => this.around.targets.resolve(reference)) as Properties;
        return { key: keyOf(object), name: nameOf(this.around.mapping, object), properties: resolved };
    }

    private addTogether(file: string, members: readonly Drafted[]): void {
        const objects = new Map(members.map(({ object }) => [keyOf(object), object]));
        const type = members[0]?.object.type ?? "";
        const { tables, alone } = tablesOf(members.map((each) => this.rowOf(each)));
        for (const table of tables) {
            for (const { statement, variable, rows } of tableStatements(type, table, () => this.tableOf(type))) {
                this.tables++;
                this.statements.push({ ...statement, file });
                for (const { key, name } of rows) this.around.targets.add(key, variable, name);
            }
        }
        for (const row of alone) {
            const object = objects.get(row.key);
            if (object) this.addAlone(file, object, row);
        }
    }

    private addAlone(file: string, object: Declared, row: Row): void {
        const variable = this.around.variables.get(row.key) ?? "";
        const { lists, own } = declaration(object.type, variable, row);
        this.statements.push(...lists.map((list) => ({ ...list, file: "lists" })), { ...own, file });
        this.around.targets.add(row.key, variable);
    }

    /** @example "appConnectorGroups" */
    private tableOf(type: string): string {
        const { taken } = this.around;
        const plain = classOf(type);
        const variable = unused(`${plain.charAt(0).toLowerCase()}${plain.slice(1)}s`, taken);
        taken.add(variable);
        return variable;
    }
}

/** Lookups may need what is declared, and what is declared needs lookups. */
function inNeedOrder(statements: readonly Placed[]): Placed[] {
    const owner = new Map(statements.flatMap((each) => each.exports.map((variable) => [variable, each] as const)));
    const done = new Set<Placed>();
    const result: Placed[] = [];
    const visit = (each: Placed): void => {
        if (done.has(each)) return;
        done.add(each);
        for (const variable of each.needs) {
            const other = owner.get(variable);
            if (other) visit(other);
        }
        result.push(each);
    };
    for (const each of statements) visit(each);
    return result;
}
