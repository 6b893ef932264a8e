import { stripVTControlCharacters } from "node:util";
import { longestSecret, redact } from "./errors/redact";

/** Text that others wrote, as it may be shown: without secrets, in one line, and not longer than helps. */

/** More than this of a text is never looked at. */
const MOST_READ = 16_384;
/** How much of a name messages show; the service takes no longer ones. */
const LONGEST_NAME = 255;

/** What is no character to be read, or changes the direction in which others are. */
const UNREADABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
/** The same, but for line breaks. */
const UNREADABLE_IN_LINES = /[^\P{Cc}\n]+|[\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** The text in one line, without what a terminal would obey. */
export const inOneLine = (text: string): string => stripVTControlCharacters(text).replace(UNREADABLE, " ").trim();

/** The same with its line breaks. */
export const inLines = (text: string): string => stripVTControlCharacters(text).replace(UNREADABLE_IN_LINES, " ");

/** @param most How many characters are shown. */
export function words(text: string, most: number): string {
    const read = text.length > MOST_READ ? withoutHalfOfOne(redact(text.slice(0, MOST_READ))) : redact(text);
    const line = inOneLine(read);
    return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** A name that others gave, in quotes. */
export const quoted = (name: unknown): string => `"${words(String(name), LONGEST_NAME)}"`;

/** The cut may have gone through a secret, whose first half is none that would be known. */
const withoutHalfOfOne = (text: string): string => text.slice(0, Math.max(0, text.length - longestSecret()));

/** `an App Connector group`, `a server group`. */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
