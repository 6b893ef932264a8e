import { parseType, type Type } from "./type";

/** A property of an interface or of a class. */
export interface Property {
    readonly name: string;
    readonly type: Type;
    readonly optional: boolean;
    /** Its doc comment, with the marks of the comment. */
    readonly doc: string;
}

/** The properties of an interface by name. */
export type Shape = ReadonlyMap<string, Property>;

/** Where a declaration starts: behind its opening brace. */
type Index = ReadonlyMap<string, number>;

const OPENING = /^( *)(?:export )?(?:declare )?(namespace|interface|class) ([\w$]+)[^\n{]*\{/gm;
const MEMBER = /\s*(?:readonly )?([\w$]+)(\??): /y;
const SPACE = /\s*/y;

/**
 * The interfaces and classes of one generated `.d.ts` file. The file is indexed at once, which takes a pass over its
 * text; a declaration is read when it is asked for.
 */
export class Declarations {
    readonly #index: Index;
    readonly #shapes = new Map<string, Shape>();

    constructor(private readonly text: string) {
        this.#index = indexed(text);
    }

    /** @param name with its namespaces, such as `ec2.LaunchTemplateMonitoring` */
    shape(name: string): Shape | undefined {
        const known = this.#shapes.get(name);
        if (known) return known;
        const start = this.#index.get(name);
        if (start === undefined) return undefined;
        const shape = propertiesOf(this.text, start);
        this.#shapes.set(name, shape);
        return shape;
    }

    names(): Iterable<string> {
        return this.#index.keys();
    }
}

/** The generators indent by four spaces a level: indentation tells which namespace an interface stands in. */
function indexed(text: string): Index {
    const index = new Map<string, number>();
    const namespaces: string[] = [];
    for (const { 1: indent = "", 2: kind, 3: name = "", index: at, 0: opening } of text.matchAll(OPENING)) {
        namespaces.length = indent.length / 4;
        if (kind === "namespace") namespaces.push(name);
        else index.set([...namespaces, name].join("."), at + opening.length);
    }
    return index;
}

function propertiesOf(text: string, start: number): Shape {
    const shape = new Map<string, Property>();
    let at = start;
    for (;;) {
        const { doc, end } = comments(text, at);
        if (text[end] === "}" || end >= text.length) return shape;
        MEMBER.lastIndex = end;
        const member = MEMBER.exec(text);
        const semicolon = endOfMember(text, member ? MEMBER.lastIndex : end);
        if (member?.[1] !== undefined) {
            const [, name, mark] = member;
            const written = text.slice(MEMBER.lastIndex, semicolon);
            const optional = mark === "?" || /\| undefined>?$/.test(written);
            shape.set(name, { name, type: parseType(written), optional, doc });
        }
        at = semicolon + 1;
    }
}

/** The doc comment in front of a member, and where what follows it starts. */
function comments(text: string, start: number): { readonly doc: string; readonly end: number } {
    let doc = "";
    let at = start;
    for (;;) {
        SPACE.lastIndex = at;
        SPACE.exec(text);
        at = SPACE.lastIndex;
        if (!text.startsWith("/*", at)) return { doc, end: at };
        const end = text.indexOf("*/", at) + 2;
        doc = text.slice(at, end);
        at = end;
    }
}

/** The semicolon that ends a member: one outside of every bracket. */
function endOfMember(text: string, start: number): number {
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"') at = text.indexOf('"', at + 1);
        else if (character === "{" || character === "(") depth += 1;
        else if (character === "}" || character === ")") depth -= 1;
        else if (character === ";" && depth === 0) return at;
    }
    return text.length;
}
