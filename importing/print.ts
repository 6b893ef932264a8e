import { Code, isProperties, type Node, Part, Reference } from "./node";

/** Nodes as TypeScript, in the usual layout: four spaces, at most 120 columns where words allow it. */

const WIDTH = 120;
const STEP = 4;
/** From this many words on, a list is filled line by line. */
const MANY = 12;

/** @param before Columns that stand before and behind the node on its first line. */
export function printed(node: Node, indent = 0, before = 0): string {
    const flat = inline(node);
    if (indent + before + flat.length <= WIDTH) return flat;
    const inner = " ".repeat(indent + STEP);
    const end = " ".repeat(indent);
    if (Array.isArray(node)) {
        const items: readonly Node[] = node;
        if (items.length >= MANY && items.every(isWord)) return `[\n${filled(items.map(inline), inner)}\n${end}]`;
        return `[\n${items.map((each) => `${inner}${entry(each, indent + STEP)},`).join("\n")}\n${end}]`;
    }
    if (!isProperties(node)) return flat;
    const lines = Object.entries(node).map(([key, value]) => {
        const name = `${propertyName(key)}: `;
        const isShort = value instanceof Code && value.text === key;
        return isShort ? `${inner}${key},` : `${inner}${name}${printed(value, indent + STEP, name.length + 1)},`;
    });
    return `{\n${lines.join("\n")}\n${end}}`;
}

const entry = (node: Node, indent: number): string =>
    node instanceof Part ? `...${node.name}` : printed(node, indent, 1);

function inline(node: Node): string {
    if (typeof node === "string") return text(node);
    if (node instanceof Code) return node.text;
    if (node instanceof Part) return `...${node.name}`;
    if (node instanceof Reference) throw new Error(`the reference to ${node.id} was not resolved`);
    if (Array.isArray(node)) return `[${node.map(inline).join(", ")}]`;
    if (!isProperties(node)) return String(node);
    const all = Object.entries(node).map(([key, value]) =>
        value instanceof Code && value.text === key ? key : `${propertyName(key)}: ${inline(value)}`,
    );
    return all.length === 0 ? "{}" : `{ ${all.join(", ")} }`;
}

const isWord = (node: Node): boolean => typeof node !== "object" || node instanceof Code;

function filled(words: readonly string[], indent: string): string {
    const lines: string[] = [];
    let line = "";
    for (const word of words) {
        const longer = line === "" ? `${indent}${word},` : `${line} ${word},`;
        if (line !== "" && longer.length > WIDTH) {
            lines.push(line);
            line = `${indent}${word},`;
        } else line = longer;
    }
    return [...lines, line].join("\n");
}

/** A string literal that no name can end: separators of lines are escaped as well. */
export function text(value: string): string {
    return JSON.stringify(value).replace(/[\u2028\u2029\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, escaped);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** `__proto__` as a plain key of a literal would be the prototype. */
export function propertyName(key: string): string {
    if (key === "__proto__") return '["__proto__"]';
    return /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key);
}

/** Words for a comment, which nothing in them can end. */
export const commented = (words: string): string =>
    text(words).slice(1, -1).replace(/\\"/g, '"').replace(/\*\//g, "*\\/");
