/** Shorter values would blank out ordinary words of a message. */
export const SHORTEST_SECRET = 6;

/** The oldest go first, because a run renews its token for as long as it lasts. */
const LONGEST_MEMORY = 200;
/** Process-wide, because a secret must not appear in any text, whichever connection it came by. */
export const knownSecrets = new Set<string>();

/** From now on `redact` hides this value, also where it is URL-encoded or quoted in JSON. */
export function rememberSecret(secret: string | undefined): void {
    const value = secret?.trim() ?? "";
    if (value.length < SHORTEST_SECRET) {
        return;
    }
    for (const spelling of spellingsOf(value)) {
        knownSecrets.delete(spelling);
        knownSecrets.add(spelling);
    }
    for (const oldest of knownSecrets) {
        if (knownSecrets.size <= LONGEST_MEMORY) {
            break;
        }
        knownSecrets.delete(oldest);
    }
}

/** As it is, quoted in JSON, and encoded in URLs and forms. */
export function spellingsOf(value: string): string[] {
    const quoted = JSON.stringify(value).slice(1, -1);
    const form = new URLSearchParams({ _: value }).toString().slice(2);
    return [value, quoted, isWellFormed(value) ? encodeURIComponent(value) : form, form];
}

/** Half a pair of surrogates has no form in URLs. */
const isWellFormed = (value: string): boolean => !/\p{Cs}/u.test(value);
