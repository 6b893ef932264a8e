const HIDDEN = "[redacted]";

/** Shorter values would blank out ordinary words of a message. */
const SHORTEST_SECRET = 6;

/** Secrets this process has seen; the oldest go first, because a run renews its token for as long as it lasts. */
const LONGEST_MEMORY = 200;
const known = new Set<string>();

/** What gives a secret away by its shape, for those that were never registered. */
const SHAPES: readonly [pattern: RegExp, replacement: string][] = [
    [/-----BEGIN [A-Z0-9 ]*-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g, HIDDEN],
    [/\b\d+\|[\w.-]+\|[\w+/=-]{16,}/g, HIDDEN],
    [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
    [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, HIDDEN],
    [
        /((?:client_secret|client_assertion|access_token|refresh_token|password|api_?key)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi,
        `$1${HIDDEN}`,
    ],
    [/(\/\/)[^\s/@:]*:[^\s/@]*@/g, `$1${HIDDEN}@`],
];

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
        clean = clean.replace(pattern, replacement);
    }
    return clean;
}
