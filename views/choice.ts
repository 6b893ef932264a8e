import { nearest } from "../provider/contract/nearest";
import type { Column, View } from "./view";

/** What the user of a view has asked for. */
export interface Choice {
    /** Keys of columns. @default those that the console shows */
    readonly columns?: readonly string[];
    readonly filters?: readonly Filter[];
    readonly search?: string;
    readonly sort?: Sort;
    /** Most rows. @default all */
    readonly limit?: number;
    /** From 1. @default 1 */
    readonly page?: number;
    /** All columns, and what is within each row. @default false */
    readonly isWide?: boolean;
}

export interface Filter {
    readonly key: string;
    /** As the column shows it, case-insensitive; * stands for anything. */
    readonly value: string;
}

export interface Sort {
    readonly key: string;
    readonly isDescending: boolean;
}

/** What was asked for does not exist. */
export class ChoiceError extends Error {
    override name = "ChoiceError";
}

/** @throws {ChoiceError} unless it is KEY=VALUE */
export function filterIn(text: string): Filter {
    const [, key, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined)
        throw new ChoiceError(`${JSON.stringify(text)} is not a filter; use COLUMN=VALUE, such as status=Enabled`);
    return { key, value };
}

/** @param text A column, or one with - before it for the other direction. */
export const sortIn = (text: string): Sort => ({ key: text.replace(/^-/, ""), isDescending: text.startsWith("-") });

/** @throws {ChoiceError} if a column does not exist */
export function columnsOf(view: View, { columns, isWide = false }: Choice): readonly Column[] {
    if (columns !== undefined) return columns.map((key) => columnOf(view, key));
    return isWide ? view.columns : view.columns.filter(({ isUsual }) => isUsual === true);
}

/** @throws {ChoiceError} if it does not exist */
export function columnOf(view: View, key: string): Column {
    const found = view.columns.find((each) => each.key.toLowerCase() === key.toLowerCase());
    if (found) return found;
    const keys = view.columns.map((each) => each.key);
    const near = nearest(key, keys);
    const hint = near === undefined ? `the columns are ${keys.join(", ")}` : `did you mean ${near}?`;
    throw new ChoiceError(`the column ${JSON.stringify(key)} of ${view.name} does not exist; ${hint}`);
}

/** What has to be read for it. @throws {ChoiceError} if a column does not exist */
export function needsOf(view: View, choice: Choice): { readonly types: readonly string[]; readonly late: Late } {
    const shown = columnsOf(view, choice);
    const { filters = [], sort } = choice;
    const deciding = [...filters.map(({ key }) => key), ...(sort ? [sort.key] : [])].map((key) => columnOf(view, key));
    const used = [...shown, ...deciding];
    const types = [...view.types, ...used.flatMap(({ needs = [] }) => needs)];
    const isLate = ({ isLate: late }: Column) => late === true;
    const late = deciding.some(isLate) ? "all" : shown.some(isLate) ? "shown" : "none";
    return { types: [...new Set(types)], late };
}

/** Of which rows columns are read that take a call each. */
export type Late = "none" | "shown" | "all";
