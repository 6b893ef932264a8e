import type { Definition } from "./contract/definition";
import type { Noun } from "./contract/noun";

const TYPE = /^(zpa|cloudConnector):([A-Z]\w*)$/;

/** Process-wide: definitions never change. */
const known = new Map<string, Definition | Noun>();

/** The definition of a resource. */
export function definitionOf(type: string): Definition {
    const entry = entryOf(type);
    if (entry && "inputs" in entry) return entry;
    throw new Error(
        `pulumi-zscaler has no resource ${type}: the state was written by a newer version; install that version`,
    );
}

/** Whether programs declare this type. */
export function isResource(type: string): boolean {
    const entry = entryOf(type);
    return entry !== undefined && "inputs" in entry;
}

/** What can only be looked up; undefined of the type of a resource. */
export function lookupOnly(type: string): Noun | undefined {
    const entry = entryOf(type);
    return entry && "inputs" in entry ? undefined : entry;
}

/**
 * What is in the file of a type, and has its name. That file alone is loaded, as a run needs few of them: loading all takes as long as the
 * work on hundreds of resources.
 */
function entryOf(type: string): Definition | Noun | undefined {
    const loaded = known.get(type);
    if (loaded) return loaded;
    const [, product, noun = ""] = TYPE.exec(type) ?? [];
    const name = noun.charAt(0).toLowerCase() + noun.slice(1);
    const path = product && pathOf(`./${product}/${name}`);
    const entry: Definition | Noun | undefined = path ? require(path)[name] : undefined;
    if (entry?.type !== type) return undefined;
    known.set(type, entry);
    return entry;
}

function pathOf(module: string): string | undefined {
    try {
        return require.resolve(module);
    } catch {
        // There is no such file.
        return undefined;
    }
}
