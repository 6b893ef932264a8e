/** How many cells of a terminal a text takes. */

/** East Asian Width W and F of Unicode, with what is unassigned between them. Emoji are told by their own property. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
    [0x1100, 0x115f],
    [0x2329, 0x232a],
    [0x2630, 0x2637],
    [0x268a, 0x268f],
    [0x2e80, 0x303e],
    [0x3041, 0x33ff],
    [0x3400, 0xa4cf],
    [0xa960, 0xa97c],
    [0xac00, 0xd7a3],
    [0xf900, 0xfaff],
    [0xfe10, 0xfe19],
    [0xfe30, 0xfe6b],
    [0xff01, 0xff60],
    [0xffe0, 0xffe6],
    [0x16fe0, 0x18df2],
    [0x1aff0, 0x1b2fb],
    [0x1d300, 0x1d376],
    [0x1f200, 0x1f265],
    [0x20000, 0x3fffd],
];

const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
/** Marks that stand on the letter before them. */
const ONLY_MARKS = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;

/** What a reader sees as one letter. */
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

export const widthOf = (text: string): number =>
    // Printable ASCII takes one cell each.
    /^[ -~]*$/.test(text) ? text.length : lettersIn(text).reduce((sum, letter) => sum + widthOfLetter(letter), 0);

const lettersIn = (text: string): string[] => [...letters.segment(text)].map(({ segment }) => segment);

function widthOfLetter(letter: string): number {
    if (ONLY_MARKS.test(letter)) return 0;
    const code = letter.codePointAt(0) ?? 0;
    return EMOJI.test(letter) || WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** The text in this width, with … in place of what does not fit. */
export function cut(text: string, width: number): string {
    if (widthOf(text) <= width) return text;
    let [kept, used] = ["", 0];
    for (const letter of lettersIn(text)) {
        const more = widthOfLetter(letter);
        if (used + more > width - 1) break;
        [kept, used] = [kept + letter, used + more];
    }
    return width < 1 ? "" : `${kept}…`;
}

/** The text and spaces. */
export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
