import { entriesOf, equal, missingFrom, type Values } from "./values";

/** What a change does to the people who depend on an object. */

/** From least to most: nothing; sessions drop or machines restart; somebody loses access; it cannot be undone. */
export const LEVELS = ["none", "interrupts", "cutsOff", "irreversible"] as const;
export type Level = (typeof LEVELS)[number];

/** Something that a change does. */
export interface Effect<In extends object = Values> {
    readonly level: Exclude<Level, "none">;
    /** For a reviewer, in the words of the console. @example "The connectors of the group restart in their next window." */
    readonly says: string;
    /** Called with the inputs before and after the change; of what does not exist there are none. @default always */
    when?(before: Partial<In>, after: Partial<In>): boolean;
}

/** All that a change can do. */
export type Effects<In extends object = Values> = "none" | Effect<In> | readonly Effect<In>[];

/** What each change of a resource does. */
export interface Consequences<In extends object = Values> {
    readonly create: Effects<In>;
    readonly delete: Effects<In>;
    /** @default what a deletion does, and a creation */
    readonly replace?: Effects<In>;
    /** By the input that changes. Inputs whose change replaces the object are left out. */
    readonly update: { readonly [K in keyof In & string]?: Effects<In> };
}

type Condition = (before: Values, after: Values) => boolean;

const effect =
    (level: Effect["level"]) =>
    (says: string, when?: Condition): Effect => ({ level, says, ...(when && { when }) });

/** Connectors restart, or sessions drop. */
export const interrupts = effect("interrupts");
/** Somebody loses access. */
export const cutsOff = effect("cutsOff");
/** It cannot be undone. */
export const irreversible = effect("irreversible");

/** The object was enabled, and is no longer. Absent means enabled. */
export const isDisabled: Condition = (before, after) => before.enabled !== false && after.enabled === false;

/** A property gets this value, and did not have it. */
export const becomes =
    (property: string, value: unknown): Condition =>
    (before, after) =>
        !equal(before[property], value) && equal(after[property], value);

/** A list loses entries. Absent means none. */
export const loses =
    (property: string): Condition =>
    (before, after) =>
        lacks(after[property], before[property]);

/** A list of what is admitted gets shorter. Absent means that everything is. */
export const narrows =
    (property: string): Condition =>
    (before, after) =>
        after[property] !== undefined && (before[property] === undefined || lacks(after[property], before[property]));

/** A list of what is admitted gets longer. Absent means that everything is. */
export const widens =
    (property: string): Condition =>
    (before, after) =>
        narrows(property)(after, before);

const lacks = (list: unknown, entries: unknown): boolean => missingFrom(entriesOf(list), entriesOf(entries)).length > 0;
