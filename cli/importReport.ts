import type { Foreign, Result } from "../importing";

/** What is said of an import, for a person. */

/** How many lines of a kind are printed. */
const MOST = 20;
/** How many objects with one cause are named. */
const FEW = 3;

export function printReport({ program, tenant, changes, called }: Result): void {
    const { files, resources, undeclarable, literals, lookups, tables } = program;
    console.log(
        `Written: zscaler/ with ${counted(files.size, "file")}: ${counted(resources.length, "resource")}, ${counted(tables, "table")}, ${counted(lookups, "lookup")}; names in zscaler-import.json`,
    );
    const nameOf = (key: string) =>
        `${key.replace(" ", " (")})${called.has(key) ? ` ${JSON.stringify(called.get(key))}` : ""}`;
    list("New", changes.added.map(nameOf));
    list("Gone from the tenant, and from the program", changes.gone.map(nameOf));
    list("Changed in the tenant, and in the program", changes.changed.map(nameOf));
    list(
        "Left out, because no program can manage it",
        tenant.fixed.map(({ type, id, called: name, reason }) => `${type} (${id}) ${JSON.stringify(name)}: ${reason}`),
    );
    list(
        "Left out, because it cannot be declared",
        undeclarable.map(
            ({ type, id, called: name, reason = "" }) => `${type} (${id}) ${JSON.stringify(name)}: ${reason}`,
        ),
    );
    printUnread(tenant.unread);
    list("Features that this tenant does not have", [...new Set(tenant.absent.map(({ type }) => type))]);
    list(
        "Ids that stay in the program as they are",
        literals.map(({ id, reason }) => `${id}: ${reason}`),
    );
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** What could not be read: what has one cause is one line. */
export function printUnread(unread: Result["tenant"]["unread"]): void {
    const byCause = new Map<string, string[]>();
    for (const { type, id, called: name, text } of unread) {
        const object = id === undefined ? "" : ` (${id})${name === undefined ? "" : ` ${JSON.stringify(name)}`}`;
        const of = byCause.get(text) ?? [];
        of.push(`${type}${object}`);
        byCause.set(text, of);
    }
    const lines = [...byCause].map(([text, of]) => {
        const more = of.length > FEW ? ` and ${of.length - FEW} more` : "";
        return `${of.slice(0, FEW).join(", ")}${more}: ${text}`;
    });
    list("Not readable", lines, unread.length);
}

function list(title: string, all: readonly string[], count?: number): void {
    const lines = [...new Set(all)];
    if (lines.length === 0) return;
    console.log(`${title}: ${count ?? lines.length}`);
    for (const line of lines.slice(0, MOST)) console.log(`  ${line}`);
    if (lines.length > MOST) console.log(`  and ${lines.length - MOST} more`);
}

/** What the state of another tool has and the program does not. */
export function printMissing(gone: readonly Foreign[], others: readonly string[]): void {
    list(
        "In the other state, but not in the tenant",
        gone.map(({ address, id }) => `${address} (${id})`),
    );
    list("In the other state, but of a type that cannot be imported: leave them there", others);
}

/** All of them: they are to be run. */
export function printForget(commands: readonly string[]): void {
    if (commands.length === 0) return;
    console.log(
        "When the preview is empty, run these commands in the folder of the other program, so that its tool forgets the objects without deleting them:",
    );
    for (const command of commands) console.log(`  ${command}`);
}
