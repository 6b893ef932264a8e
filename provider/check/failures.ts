import { isUnknown } from "../contract/unknowns";

/** How what is wrong with a declaration is told. The engine prints the value of the property that it is told of. */

/** What is wrong with a declaration. */
export interface Fault {
    /** Empty for what is wrong with the resource as a whole. */
    property: string;
    reason: string;
    /** Where in the property, as `[3].group`, and what was declared there. Absent where the property as a whole is meant. */
    within?: { path: string; value: unknown };
}

/** What the engine is told of it. */
export interface Failure {
    /** Empty where the engine is not to print the value: the reason then names the property. */
    property: string;
    reason: string;
}

/** Longer values are not printed as a whole. */
const LONGEST_VALUE = 300;
/** What is shown of one that is long. */
const EXCERPT = 60;
/** How many entries of one property are told of. */
const MOST_OF_A_PROPERTY = 10;

/**
 * @param declared The values that were declared.
 * @param secrets Names of the properties whose values nobody may see.
 */
export function told(faults: readonly Fault[], declared: object, secrets: readonly string[] = []): Failure[] {
    return each(faults, { declared, secrets });
}

/** The same as sentences, which name property and value themselves. */
export function sentences(faults: readonly Fault[], declared: object, secrets: readonly string[]): string[] {
    return each(faults, { declared, secrets, areSentences: true }).map(({ reason }) => reason);
}

interface Told {
    readonly declared: object;
    readonly secrets: readonly string[];
    /** Whether each names property and value itself. @default false */
    readonly areSentences?: boolean;
}

function each(faults: readonly Fault[], { declared, secrets, areSentences = false }: Told): Failure[] {
    const values = new Map<string, unknown>(Object.entries(declared));
    const count = new Map<string, number>();
    const shown = faults.flatMap((fault) => {
        const { property, within } = fault;
        const before = count.get(property) ?? 0;
        if (within) count.set(property, before + 1);
        return within && before >= MOST_OF_A_PROPERTY
            ? []
            : [
                  one(fault, values.get(property), {
                      isSecret: secrets.includes(property) || holdsPrivateKey(values.get(property)),
                      isSentence: areSentences,
                  }),
              ];
    });
    const more = [...count].filter(([, wrong]) => wrong > MOST_OF_A_PROPERTY);
    return [...shown, ...more.map(([property, wrong]) => rest(property, wrong - MOST_OF_A_PROPERTY))];
}

/** One that is passed where something else belongs must not be in a log. */
const holdsPrivateKey = (value: unknown): boolean => /PRIVATE KEY-----/.test(textOf(value));

function one(
    { property, reason, within }: Fault,
    value: unknown,
    { isSecret, isSentence }: { isSecret: boolean; isSentence: boolean },
): Failure {
    const path = within ? within.path : "";
    const place = /^\w/.test(path) ? `${property}.${path}` : property + path;
    if (isSecret) return { property: "", reason: `${place} (a secret) ${reason}` };
    const namesItself = isSentence || textOf(value).length > LONGEST_VALUE;
    const quote = within ? excerpt(within.value) : namesItself ? excerpt(value) : "";
    return namesItself
        ? { property: "", reason: [place, quote, reason].filter(Boolean).join(" ") }
        : { property, reason: [path, quote, reason].filter(Boolean).join(" ") };
}

function rest(property: string, count: number): Failure {
    return { property: "", reason: `${property}: and ${count} more` };
}

/** A text, as far as it is short, a number, or a choice; nothing of what has parts of its own. */
function excerpt(value: unknown): string {
    if (value === undefined || typeof value === "object" || isUnknown(value)) return "";
    return textOf(typeof value === "string" && value.length > EXCERPT ? `${value.slice(0, EXCERPT)}…` : value);
}

function textOf(value: unknown): string {
    const text = JSON.stringify(value) ?? "";
    // JSON leaves some control characters as they are.
    return text.replace(
        /[\x7f-\x9f\u2028\u2029]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
