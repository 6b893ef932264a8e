import type { Cell } from "./cells";
import type { Tenant, Viewed } from "./tenant";

/** A table of the console. */
export interface View {
    /** As the command is called. @example "groups" */
    readonly name: string;
    /** @example "App Connector groups" */
    readonly title: string;
    readonly description: string;
    /** Types that its rows are of. */
    readonly types: readonly string[];
    readonly columns: readonly Column[];
    /** What is within a row. @default nothing */
    readonly members?: Members;
    /** Which objects are rows, in the order of the console. @default all of its types, by name */
    rows?(tenant: Tenant): readonly Viewed[];
}

export interface Column<Row = Viewed> {
    /** Its name on the command line and in JSON. @example "nextUpdate" */
    readonly key: string;
    readonly title: string;
    /** Whether the console shows it without a choice. @default false */
    readonly isUsual?: boolean;
    /** Types that it takes beside those of the view. @default none */
    readonly needs?: readonly string[];
    /** Whether it takes a call for each row. @default false */
    readonly isLate?: boolean;
    cell(row: Row, tenant: Tenant): Cell;
}

export interface Members {
    /** @example "Connectors" */
    readonly title: string;
    /** Types that they are read from where only a state is known. @default none */
    readonly needs?: readonly string[];
    readonly columns: readonly Column<Member>[];
    of(row: Viewed, tenant: Tenant): readonly Member[];
}

/** One of what is within a row. */
export type Member = Viewed["values"];

/** Columns of every view, behind its own. */
export const COMMON: readonly Column[] = [
    { key: "description", title: "Description", cell: ({ values }) => text(values.description) },
    { key: "microtenantId", title: "Microtenant", cell: ({ values }) => text(values.microtenantId) },
    { key: "id", title: "ID", cell: ({ id }) => id },
    { key: "resource", title: "Resource", cell: ({ resource }) => resource },
    { key: "declaredAt", title: "Declared at", cell: ({ declaredAt }) => declaredAt },
];

/** The property as it is. */
export const value = (key: string, title: string, isUsual = false): Column => ({
    key,
    title,
    isUsual,
    cell: ({ values }) => cellOf(values[key]),
});

/** The same of a member. */
export const memberValue = (key: string, title: string): Column<Member> => ({
    key,
    title,
    cell: (member) => cellOf(member[key]),
});

const text = (each: unknown): string | undefined => (typeof each === "string" ? each : undefined);

export function cellOf(each: unknown): Cell {
    if (typeof each === "string" || typeof each === "number" || typeof each === "boolean") return each;
    return Array.isArray(each) ? each.map(String) : undefined;
}
