import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const EXAMPLES = path.resolve(__dirname, "../../examples");

/** A program in `examples/` that runs as it stands. */
export interface Example {
    name: string;
    /** From its Pulumi.yaml. */
    description: string;
    folder: string;
}

/** Every folder of `examples/` with a Pulumi.yaml, by name. */
export function examples(): Example[] {
    return readdirSync(EXAMPLES)
        .map((name) => ({ name, folder: path.join(EXAMPLES, name) }))
        .filter(({ folder }) => existsSync(path.join(folder, "Pulumi.yaml")))
        .map((example) => ({ ...example, description: descriptionOf(example.folder) }))
        .sort((a, b) => a.name.localeCompare(b.name));
}

/** @throws {Error} naming the examples that there are */
export function exampleOf(name: string): Example {
    const known = examples();
    const found = known.find((example) => example.name === name);
    if (found) return found;
    throw new Error(
        `the example "${name}" does not exist; the examples are: ${known.map((example) => example.name).join(", ")}`,
    );
}

function descriptionOf(folder: string): string {
    const project = readFileSync(path.join(folder, "Pulumi.yaml"), "utf8");
    return /^description: *(.+)$/m.exec(project)?.[1] ?? "";
}
