/** Values of a program that is still to be written. */

/** The id of another object. */
export class Reference {
    constructor(
        readonly id: string,
        /** Types that it may be of. */
        readonly to: readonly string[],
        /** Whether the place takes the resource itself; others take its id alone. */
        readonly takesResource: boolean,
    ) {}
}

/** Code that is written as it is. */
export class Code {
    constructor(
        readonly text: string,
        /** Keys of the statements that it needs. */
        readonly needs: readonly string[] = [],
    ) {}
}

export type Node = string | number | boolean | null | Reference | Code | Part | readonly Node[] | Properties;

/** Entries that stand in a constant of their own, because all together they would be too long for a file. */
export class Part {
    constructor(readonly name: string) {}
}

export interface Properties {
    readonly [key: string]: Node;
}

export const isProperties = (node: Node | undefined): node is Properties =>
    typeof node === "object" &&
    node !== null &&
    !Array.isArray(node) &&
    !(node instanceof Reference || node instanceof Code || node instanceof Part);

/** The same node with each reference and each piece of code replaced. */
export function mapped(node: Node, change: (leaf: Reference) => Node): Node {
    if (node instanceof Reference) return change(node);
    if (Array.isArray(node)) return node.map((each: Node) => mapped(each, change));
    if (!isProperties(node)) return node;
    return entriesTo(Object.entries(node).map(([key, each]) => [key, mapped(each, change)]));
}

/** A key may have any name, `__proto__` included. */
export function entriesTo(entries: readonly (readonly [string, Node])[]): Properties {
    const all: Record<string, Node> = Object.create(null);
    for (const [key, value] of entries) all[key] = value;
    return all;
}

/** What a node needs: keys of statements. */
export function needsOf(node: Node): string[] {
    if (node instanceof Code) return [...node.needs];
    if (node instanceof Part) return [node.name];
    if (Array.isArray(node)) return node.flatMap((each: Node) => needsOf(each));
    return isProperties(node) ? Object.values(node).flatMap(needsOf) : [];
}
