/** The type of a property, as far as a value can be held to it. */
export type Type =
    | { readonly kind: "string" | "number" | "boolean" | "any" | "asset" | "archive" }
    | { readonly kind: "literal"; readonly value: string | number | boolean }
    | { readonly kind: "array"; readonly items: Type }
    | { readonly kind: "map"; readonly values: Type }
    | { readonly kind: "union"; readonly of: readonly Type[] }
    /** An interface in `types/input.d.ts` or `types/output.d.ts`, such as `inputs.ec2.LaunchTemplateMonitoring`. */
    | { readonly kind: "object"; readonly name: string }
    /** A list of allowed strings in `types/enums`, such as `enums.compute.CachingTypes`. */
    | { readonly kind: "enum"; readonly name: string };

const ANY: Type = { kind: "any" };
const NAMED: Readonly<Record<string, Type>> = {
    string: { kind: "string" },
    number: { kind: "number" },
    boolean: { kind: "boolean" },
    any: ANY,
    unknown: ANY,
    true: { kind: "literal", value: true },
    false: { kind: "literal", value: false },
    "pulumi.ID": { kind: "string" },
    "pulumi.asset.Asset": { kind: "asset" },
    "pulumi.asset.Archive": { kind: "archive" },
};
/** Generic types that say how a value arrives, not what it is. */
const TRANSPARENT: ReadonlySet<string> = new Set(["pulumi.Input", "pulumi.Output", "Promise", "Readonly"]);

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$.]*|\d+|[<>[\]{}|:;,()?])/y;

/** What is written cannot be a type of a generated declaration. */
class UnknownSyntax extends Error {}

/**
 * Reads a type as the generators of Pulumi SDKs write it. A class of a resource is a string: the engine sends its id.
 * Anything that the generators do not write, such as the type of a function, is `any`.
 */
export function parseType(text: string): Type {
    const parser = new Parser(text);
    try {
        return parser.whole();
    } catch (error) {
        if (error instanceof UnknownSyntax) return ANY;
        throw error;
    }
}

class Parser {
    #next: string | undefined;

    constructor(
        private readonly text: string,
        private at = 0,
    ) {
        this.#advance();
    }

    whole(): Type {
        const type = this.#union();
        if (this.#next !== undefined) throw new UnknownSyntax();
        return type;
    }

    #advance(): void {
        TOKEN.lastIndex = this.at;
        const match = TOKEN.exec(this.text);
        if (!match && this.text.slice(this.at).trim() !== "") throw new UnknownSyntax();
        this.#next = match?.[1];
        if (match) this.at = TOKEN.lastIndex;
    }

    #take(): string {
        if (this.#next === undefined) throw new UnknownSyntax();
        const token = this.#next;
        this.#advance();
        return token;
    }

    #expect(...tokens: readonly string[]): void {
        for (const token of tokens) if (this.#take() !== token) throw new UnknownSyntax();
    }

    #skip(token: string): boolean {
        if (this.#next !== token) return false;
        this.#advance();
        return true;
    }

    #union(): Type {
        this.#skip("|");
        const of: Type[] = [];
        do {
            const member = this.#postfix();
            if (member?.kind === "union") of.push(...member.of);
            else if (member) of.push(member);
        } while (this.#skip("|"));
        const [only] = of;
        if (!only) return ANY;
        return of.length === 1 ? only : { kind: "union", of };
    }

    /** @returns nothing for `undefined` */
    #postfix(): Type | undefined {
        let type = this.#primary();
        while (this.#skip("[")) {
            this.#expect("]");
            type = { kind: "array", items: type ?? ANY };
        }
        return type;
    }

    #primary(): Type | undefined {
        const token = this.#take();
        if (token.startsWith('"')) return { kind: "literal", value: JSON.parse(token) };
        if (/^\d/.test(token)) return { kind: "literal", value: Number(token) };
        if (token === "(") {
            const inner = this.#union();
            this.#expect(")");
            return inner;
        }
        if (token === "{") return this.#map();
        if (token === "undefined" || token === "null") return undefined;
        if (!/^[A-Za-z_$]/.test(token)) throw new UnknownSyntax();
        if (!this.#skip("<")) return named(token);
        const inner = this.#union();
        this.#expect(">");
        if (TRANSPARENT.has(token)) return inner;
        return token === "Array" ? { kind: "array", items: inner } : ANY;
    }

    /** `{ [key: string]: T; }` */
    #map(): Type {
        this.#expect("[");
        this.#take();
        this.#expect(":", "string", "]", ":");
        const values = this.#union();
        this.#skip(";");
        this.#expect("}");
        return { kind: "map", values };
    }
}

function named(name: string): Type {
    const known = NAMED[name];
    if (known) return known;
    if (/^(inputs|outputs)\./.test(name)) return { kind: "object", name };
    if (name.startsWith("enums.")) return { kind: "enum", name: name.slice("enums.".length) };
    return { kind: "string" };
}
