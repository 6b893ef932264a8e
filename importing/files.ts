import { unused } from "./identifiers";
import { linesIn, type Statement } from "./statements";

/** Statements in files of at most 400 lines, by place, none of which imports another in a circle. */

const MOST_LINES = 400;
const WIDTH = 120;

export const GENERATED =
    "// Written by `pulumi-zscaler import`, which overwrites it: edit zscaler-import.json, or other files, but not this one.";

interface Placed extends Statement {
    /** Name of the file, without number and ending. */
    readonly file: string;
}

class File {
    readonly statements: Statement[] = [];
    /** Imported variables by file. */
    readonly imports = new Map<File, Set<string>>();

    constructor(readonly name: string) {}

    text(more?: { readonly statement: Statement; readonly from: ReadonlyMap<string, File> }): string {
        const imports = new Map([...this.imports].map(([file, names]) => [file, new Set(names)]));
        if (more) note(imports, this, more.statement, more.from);
        const statements = [...this.statements, ...(more ? [more.statement] : [])];
        const body = statements.map(({ text }) => text).join("\n\n");
        const usesLibrary = statements.some(({ text }) => text.includes("zscaler."));
        const lines = [...imports].map(([file, names]) => importLine(file.name, [...names]));
        const header = [GENERATED, ...(usesLibrary ? ['import * as zscaler from "pulumi-zscaler";'] : []), ...lines];
        return `${header.join("\n")}\n\n${body}\n`;
    }

    reaches(other: File): boolean {
        return this === other || [...this.imports.keys()].some((file) => file.reaches(other));
    }
}

/** Contents by file name, `index.ts` among them. */
export function filesOf(statements: readonly Placed[]): Map<string, string> {
    const current = new Map<string, File[]>();
    const from = new Map<string, File>();
    const all: File[] = [];
    const taken = new Set(statements.map(({ file }) => file));
    for (const statement of statements) {
        const ofPlace = current.get(statement.file) ?? [];
        current.set(statement.file, ofPlace);
        let file = ofPlace.at(-1);
        if (!file || isFull(file, statement, from) || isCircle(file, statement, from)) {
            const isFirst = ofPlace.length === 0;
            file = new File(isFirst ? statement.file : unused(statement.file, taken, "-"));
            taken.add(file.name);
            ofPlace.push(file);
            all.push(file);
        }
        note(file.imports, file, statement, from);
        file.statements.push(statement);
        for (const variable of statement.exports) from.set(variable, file);
    }
    const index = [GENERATED, ...all.map(({ name }) => `export * from "./${name}";`)].join("\n");
    return new Map([
        ...all.map((file): [string, string] => [`${file.name}.ts`, file.text()]),
        ["index.ts", `${index}\n`],
    ]);
}

const isFull = (file: File, statement: Statement, from: ReadonlyMap<string, File>): boolean =>
    linesIn(file.text({ statement, from })) - 1 > MOST_LINES;

/** Whether a file that the statement needs imports this one. */
const isCircle = (file: File, { needs }: Statement, from: ReadonlyMap<string, File>): boolean =>
    needs.some((variable) => {
        const other = from.get(variable);
        return other !== undefined && other !== file && other.reaches(file);
    });

function note(imports: Map<File, Set<string>>, own: File, { needs }: Statement, from: ReadonlyMap<string, File>): void {
    for (const variable of needs) {
        const file = from.get(variable);
        if (!file) throw new Error(`the generated program needs ${variable}, which it does not declare`);
        if (file === own) continue;
        const names = imports.get(file) ?? new Set<string>();
        imports.set(file, names.add(variable));
    }
}

function importLine(file: string, names: readonly string[]): string {
    const sorted = [...names].sort();
    const flat = `import { ${sorted.join(", ")} } from "./${file}";`;
    if (flat.length <= WIDTH) return flat;
    const lines: string[] = [];
    let line = "   ";
    for (const name of sorted) {
        if (line.trim() !== "" && line.length + name.length + 2 > WIDTH) {
            lines.push(line);
            line = "   ";
        }
        line += ` ${name},`;
    }
    return ["import {", ...lines, line, `} from "./${file}";`].join("\n");
}
