import { SECRET_MARK } from "../../findings/object";

/** Keeps secrets out of what is written, wherever they occur. */

/** Stands in place of a secret. */
export const SECRET = "[secret]";
/** Variables of the credentials of single products. */
const CREDENTIALS = /^Z(PA|TW|TC)_(CLIENT_SECRET|PASSWORD|API_KEY)$/;
/** Shorter values would blank out ordinary words. */
const SHORTEST = 4;

/** Whether the value as a whole is secret. */
export function isSecret(value: unknown): boolean {
    return value === SECRET || (typeof value === "object" && value !== null && SECRET_MARK in value);
}

/** The value with every secret in it replaced, at any depth, and without what belongs to the engine. */
export function masked(value: unknown): unknown {
    if (isSecret(value)) return SECRET;
    if (Array.isArray(value)) return value.map(masked);
    if (typeof value !== "object" || value === null) return value;
    const own = Object.entries(value).filter(
        ([key, each]) => !key.startsWith("__") && each !== undefined && each !== null,
    );
    return Object.fromEntries(own.map(([key, each]) => [key, masked(each)]));
}

/** Values that are secret in one place, and are hidden in all others. */
export class KnownSecrets {
    readonly #values = new Set<string>();

    /** Remembers every text in the value. */
    add(value: unknown): void {
        if (typeof value === "string") {
            if (value.length >= SHORTEST && value !== SECRET) this.#values.add(value);
        } else if (typeof value === "object" && value !== null) {
            for (const each of Object.values(value)) this.add(each);
        }
    }

    /** Remembers the values of variables that lead to a tenant. */
    addEnvironment(environment: NodeJS.ProcessEnv): void {
        for (const [name, value = ""] of Object.entries(environment)) {
            const leads = name.startsWith("ZSCALER_") || CREDENTIALS.test(name);
            if (leads && !/^(true|false|[\d.]{1,9})$/i.test(value)) this.add(value);
        }
    }

    /**
     * Remembers what is secret in `clear`, by the same value as the engine shows it with secrets masked.
     * @example learn("token=hunter2;", "token=[secret];") remembers "hunter2"
     */
    learn(clear: unknown, shown: unknown): void {
        if (isSecret(shown)) {
            this.add(clear);
        } else if (typeof clear === "string" && typeof shown === "string") {
            for (const secret of between(clear, shown.split(SECRET))) this.add(secret);
        } else if (typeof clear === "object" && clear !== null && typeof shown === "object" && shown !== null) {
            for (const [key, value] of Object.entries(clear)) this.learn(value, Reflect.get(shown, key));
        }
    }

    /** The text without any of them. */
    hide(text: string): string {
        // The longest first: one may be a part of another.
        const all = [...this.#values].sort((one, other) => other.length - one.length);
        return all.reduce((hidden, value) => hidden.replaceAll(value, SECRET), text);
    }

    /** The value with none of them in any text of it. */
    hideIn(value: unknown): unknown {
        if (typeof value === "string") return this.hide(value);
        if (typeof value === "number") return this.#values.has(String(value)) ? SECRET : value;
        if (Array.isArray(value)) return value.map((each) => this.hideIn(each));
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [this.hide(key), this.hideIn(each)]));
    }
}

/** What stands in the text between these parts; nothing where it does not have them in this order. */
function between(text: string, parts: readonly string[]): string[] {
    const [first = "", ...others] = parts;
    if (others.length === 0 || !text.startsWith(first)) return [];
    const found: string[] = [];
    let rest = text.slice(first.length);
    for (const [at, part] of others.entries()) {
        const end = at === others.length - 1 ? rest.length - part.length : rest.indexOf(part);
        if (end < 0 || !rest.startsWith(part, end)) return [text];
        found.push(rest.slice(0, end));
        rest = rest.slice(end + part.length);
    }
    return found;
}
