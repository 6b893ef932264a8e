/** The tags of an activation record, in the order of Zscaler's samples: whether another order is read is not documented. */
const TAGS = ["v", "k", "d", "b", "m", "t", "x", "n", "p", "bh"] as const;

/** Those that must be the same in both parts of a signed record. */
export const SHARED_TAGS = ["v", "k", "d", "b", "m", "t", "x", "n"] as const;

export type Tag = (typeof TAGS)[number];
export type Tags = Readonly<Partial<Record<Tag, string>>>;

/** Longest string of a TXT record, in bytes (RFC 1035, section 3.3). */
export const MOST_BYTES_OF_TEXT = 255;

/** The text of a record with these tags. A tag without a value is left out. */
export function textOf(tags: Tags): string {
    return TAGS.flatMap((tag) => (tags[tag] === undefined ? [] : [`${tag}=${tags[tag]}`])).join(";");
}

/** The tags in a record's text, and what is wrong with it. */
export function tagsIn(text: string): { tags: Tags; faults: string[] } {
    const tags: Partial<Record<Tag, string>> = {};
    const faults: string[] = [];
    for (const pair of text.split(";")) {
        const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
        const tag = TAGS.find((known) => known === name);
        if (tag === undefined) faults.push(`"${pair}" is none of the tags ${TAGS.join(", ")}; remove it`);
        else if (tags[tag] !== undefined) faults.push(`${tag} occurs twice; remove one of the two`);
        else if (value === "") faults.push(`${tag} has no value; remove the tag`);
        else tags[tag] = value;
    }
    const bytes = Buffer.byteLength(text);
    if (bytes > MOST_BYTES_OF_TEXT) {
        faults.push(`the text has ${bytes} bytes; a string of a TXT record has ${MOST_BYTES_OF_TEXT} at most`);
    }
    return { tags, faults };
}
