/** Known names that are close to one that is not known. */

interface Ranked {
    candidate: string;
    distance: number;
}

/** The known word that a misspelt one most likely stands for. */
export function nearest(word: string, known: readonly string[]): string | undefined {
    return misspelt(word, known).sort(byDistance)[0]?.candidate;
}

/** The known names that one may stand for, the likeliest first: misspelt, shortened, or with words in common. */
export function alike(name: string, known: readonly string[], most: number): string[] {
    const wanted = wordsOf(name);
    const ranked = new Map(misspelt(name, known).map(({ candidate, distance }) => [candidate, distance]));
    for (const candidate of known) {
        if (ranked.has(candidate)) continue;
        const words = wordsOf(candidate);
        const shared = wanted.filter((word) => words.includes(word)).length;
        const contains = hold(candidate, name) || hold(name, candidate);
        // Behind all that are misspelt; the more words in common the better.
        if (contains || shared > 0) ranked.set(candidate, 1_000 - shared + (contains ? -100 : 0));
    }
    return [...ranked]
        .map(([candidate, distance]) => ({ candidate, distance }))
        .sort(byDistance)
        .slice(0, most)
        .map(({ candidate }) => candidate);
}

/** How many letters may differ: a third of the word, two at least. */
const tolerance = (word: string): number => Math.max(2, Math.floor(word.length / 3));

function misspelt(word: string, known: readonly string[]): Ranked[] {
    const most = tolerance(word);
    return known
        .filter((candidate) => Math.abs(candidate.length - word.length) <= most)
        .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ distance }) => distance <= most);
}

const byDistance = (a: Ranked, b: Ranked): number => a.distance - b.distance;

/** Parts shorter than this say nothing. */
const SHORTEST_WORD = 3;

const wordsOf = (name: string): string[] =>
    name
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length >= SHORTEST_WORD);

const hold = (whole: string, part: string): boolean =>
    part.length >= SHORTEST_WORD && whole.toLowerCase().includes(part.toLowerCase());

function editDistance(a: string, b: string): number {
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (const [row, letter] of [...a].entries()) {
        const current = [row + 1];
        for (const [column, other] of [...b].entries()) {
            current.push(
                Math.min(
                    (previous[column + 1] ?? 0) + 1,
                    (current[column] ?? 0) + 1,
                    (previous[column] ?? 0) + (letter === other ? 0 : 1),
                ),
            );
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}
