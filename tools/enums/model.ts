/** A list of allowed strings in a vendor's API model, and where it stands below the shape that was asked for. */
export interface ModelEnum {
    /** Names of members as the model has them; `[]` is an item of a list. */
    readonly path: readonly string[];
    readonly values: readonly string[];
}

/** A part of a model, in either of the two forms. */
type Part = Readonly<Record<string, unknown>>;

/**
 * The enums below a shape of an API model: of botocore (`service-2.json`, `shapes`), or of a discovery document of Google
 * (`schemas`). A shape that contains itself is read once.
 *
 * @throws {Error} if the model is neither, or has no such shape
 */
export function enumsIn(model: unknown, shape: string): readonly ModelEnum[] {
    const { shapes, schemas } = asPart(model);
    const known = asPart(shapes ?? schemas);
    if (shapes === undefined && schemas === undefined)
        throw new Error('the model has neither "shapes", as botocore has, nor "schemas", as a discovery document has');
    if (known[shape] === undefined) throw new Error(`the model has no shape ${shape}${similar(shape, known)}`);
    const below = (part: Part, path: readonly string[], within: readonly string[]): ModelEnum[] => {
        const name = nameOf(part);
        if (name !== undefined) return within.includes(name) ? [] : below(asPart(known[name]), path, [...within, name]);
        if (Array.isArray(part.enum)) return [{ path, values: part.enum.map(String) }];
        const item = part.member ?? part.items;
        if (item !== undefined) return below(asPart(item), [...path, "[]"], within);
        return Object.entries(asPart(part.members ?? part.properties)).flatMap(([member, of]) =>
            below(asPart(of), [...path, member], within),
        );
    };
    return below({ shape }, [], []);
}

/** The shape that a part refers to. */
function nameOf({ shape, $ref }: Part): string | undefined {
    if (typeof shape === "string") return shape;
    return typeof $ref === "string" ? $ref : undefined;
}

function asPart(value: unknown): Part {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function similar(shape: string, known: Part): string {
    const found = Object.keys(known).filter((name) => name.toLowerCase().includes(shape.toLowerCase()));
    return found.length > 0 ? `; there are ${found.slice(0, 20).join(", ")}` : "";
}
