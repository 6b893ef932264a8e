const LIST =
    /(?:valid|possible|allowed|supported) values(?: are| include|:| for [^:.]{1,60}(?: are|:))*\s*((?:[^.]|\.(?=\w))*)/i;
const QUOTED = /`"?([A-Za-z0-9][\w.-]*)"?`/g;
/** What follows is a rule beside the values, such as a range. */
const OPEN = /\b(?:between|any|a valid|range|number|minimum|default)\b/i;
const SPELLINGS = [/^[A-Z0-9_.-]+$/, /^[a-z0-9_.-]+$/, /^[A-Z][A-Za-z0-9]*$/];

/**
 * The values that the text of a doc comment lists, or none. Documentation is converted between languages, which turns
 * `no_rebalance` into `noRebalance`: a list in camel case, or whose spelling is not uniform, is not trusted.
 */
export function documentedValues(doc: string): readonly string[] {
    const text = doc.replaceAll(/^\s*(?:\/\*\*|\*\/|\*)/gm, " ").replaceAll(/\s+/g, " ");
    const [, list] = LIST.exec(text) ?? [];
    if (list === undefined || OPEN.test(list)) return [];
    const values = [...new Set(Array.from(list.matchAll(QUOTED), ([, value = ""]) => value))];
    const isUniform = SPELLINGS.some((spelling) => values.every((value) => spelling.test(value)));
    return values.length > 1 && isUniform ? values : [];
}
