import { AsyncLocalStorage } from "node:async_hooks";
import { knownSecrets, SHORTEST_SECRET, spellingsOf } from "./knownSecrets";

const HIDDEN = "[redacted]";

const SHORTEST_WORD = 3;

const NAMES = "(?:client_secret|client_assertion|access_token|refresh_token|password|api_?key)";
/** Ordinary words of a sentence, which may well stand behind "password:" or "basic". */
const NO_WORD = "(?![a-z]{1,16}(?:[\\s,;:!?)\"']|\\.\\s|\\.?$))";

/** What gives a secret away by its shape, for those that were never registered. */
const SHAPES: readonly [pattern: RegExp, replacement: string | ((found: string) => string)][] = [
    [/-----BEGIN [A-Z0-9 ]*-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g, HIDDEN],
    [/\b\d+\|[\w.-]+\|[\w+/=-]{16,}/g, HIDDEN],
    [new RegExp(`\\b(Bearer|Basic)\\s+${NO_WORD}[\\w.~+/=-]+`, "gi"), `$1 ${HIDDEN}`],
    // From where a run of such characters begins, and not from each "eyJ" in it, or a long one would take minutes.
    [/(?<![\w.-])[\w-]+(?:\.[\w-]*){2,}/g, withoutToken],
    [new RegExp(`(${NAMES}["']?=["']?)[^\\s"'&,;}]+`, "gi"), `$1${HIDDEN}`],
    [new RegExp(`(${NAMES}["']?\\s?[=:]\\s?["'])[^"']+`, "gi"), `$1${HIDDEN}`],
    [new RegExp(`(${NAMES}\\s?[=:]\\s?)${NO_WORD}[^\\s"'&,;}]+`, "gi"), `$1${HIDDEN}`],
    [/(\/\/)[^\s/@:]*:[^\s/@]*@/g, `$1${HIDDEN}@`],
];

/** Stands in everything that one of the shapes fits, and in few names of objects. */
const MAY_FIT = /[.=:|]|-----|\b(?:Bearer|Basic)\s/i;

/** Characters as tokens have them, without the token that begins in them: three parts, the first an object of JSON. */
function withoutToken(text: string): string {
    const start = text.search(/\beyJ/);
    const isToken = start >= 0 && text.slice(start).split(".").length > 2;
    return isToken ? text.slice(0, start) + HIDDEN : text;
}

/** Process-wide as a variable; each operation has values of its own in it. */
const hidden = new AsyncLocalStorage<readonly RegExp[]>();

/**
 * Runs work in which `redact` hides these values too, whatever their length: short ones where they stand as words, and
 * those of one or two characters in quotes.
 */
export function hiding<T>(values: readonly string[], work: () => T): T {
    // Once a process has used it, each of its promises takes longer.
    if (values.length === 0 && hidden.getStore() === undefined) return work();
    return hidden.run([...new Set(values)].filter((value) => value.trim() !== "").map(patternOf), work);
}

function patternOf(value: string): RegExp {
    const spellings = spellingsOf(value).map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
    const any = `(?:${[...new Set(spellings)].join("|")})`;
    if (value.length >= SHORTEST_SECRET) {
        return new RegExp(any, "giu");
    }
    return value.length < SHORTEST_WORD
        ? new RegExp(`(?<=["'])${any}(?=["'])`, "giu")
        : new RegExp(`(?:(?<=%[0-9a-f]{2})|(?<![\\p{L}\\p{N}]))${any}(?![\\p{L}\\p{N}])`, "giu");
}

/** The text without any secret this process knows and without anything that looks like one. */
export function redact(text: string): string {
    let clean = text;
    for (const secret of knownSecrets) {
        clean = clean.replaceAll(secret, HIDDEN);
    }
    for (const pattern of hidden.getStore() ?? []) {
        clean = clean.replace(pattern, HIDDEN);
    }
    // Each operation shows the name of its object, and looking for the shapes takes longer than most of the rest.
    if (!MAY_FIT.test(clean)) return clean;
    for (const [pattern, replacement] of SHAPES) {
        clean =
            typeof replacement === "string" ? clean.replace(pattern, replacement) : clean.replace(pattern, replacement);
    }
    return clean;
}

/** How many characters the longest secret has that this process knows. */
export function longestSecret(): number {
    const others = hidden.getStore() ?? [];
    return Math.max(0, ...[...knownSecrets].map(({ length }) => length), ...others.map(({ source }) => source.length));
}
