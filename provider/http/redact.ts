const HIDDEN = "[redacted]";

/** Shorter values would blank out ordinary words of a message. */
const SHORTEST_SECRET = 6;

/** Secrets this process has seen; the oldest go first, because a run renews its token for as long as it lasts. */
const LONGEST_MEMORY = 200;
const known = new Set<string>();

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

/** Characters as tokens have them, without the token that begins in them: three parts, the first an object of JSON. */
function withoutToken(text: string): string {
    const start = text.search(/\beyJ/);
    const isToken = start >= 0 && text.slice(start).split(".").length > 2;
    return isToken ? text.slice(0, start) + HIDDEN : text;
}

/** From now on `redact` hides this value, also where it is URL-encoded or quoted in JSON. */
export function rememberSecret(secret: string | undefined): void {
    const value = secret?.trim() ?? "";
    if (value.length < SHORTEST_SECRET) {
        return;
    }
    const quoted = JSON.stringify(value).slice(1, -1);
    const form = new URLSearchParams({ _: value }).toString().slice(2);
    for (const spelling of [value, quoted, encodeURIComponent(value), form]) {
        known.delete(spelling);
        known.add(spelling);
    }
    for (const oldest of known) {
        if (known.size <= LONGEST_MEMORY) {
            break;
        }
        known.delete(oldest);
    }
}

/** The text without any secret this process knows and without anything that looks like one. */
export function redact(text: string): string {
    let clean = text;
    for (const secret of known) {
        clean = clean.replaceAll(secret, HIDDEN);
    }
    for (const [pattern, replacement] of SHAPES) {
        clean =
            typeof replacement === "string" ? clean.replace(pattern, replacement) : clean.replace(pattern, replacement);
    }
    return clean;
}

/** How many characters the longest secret has that this process knows. */
export function longestSecret(): number {
    return Math.max(0, ...[...known].map(({ length }) => length));
}
