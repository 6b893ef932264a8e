import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { World } from "./oneOfEach";
import type { StateEntry } from "./testStack";

/**
 * Stacks that earlier versions made of `oneOfEach`, without what was secret in them. What a released version recorded is
 * never changed: users have it in their states.
 */
export const STATES = path.join(__dirname, "states");

/** A stack, and the tenant's objects that its program names. */
export interface Recording {
    world: World;
    resources: StateEntry[];
}

export const kindsOf = ({ resources }: Recording): ReadonlySet<string> =>
    new Set(resources.map(({ type }) => type.replace("pulumi-nodejs:dynamic/", "")));

/** Versions of which there is a stack. */
export const recorded = (): string[] => readdirSync(STATES).map((file) => path.basename(file, ".json"));

export const recordingOf = (version: string): Recording =>
    JSON.parse(readFileSync(path.join(STATES, `${version}.json`), "utf8"));

/** The one with most resources. */
export function newestRecording(): Recording {
    const [most] = recorded()
        .map(recordingOf)
        .toSorted((one, other) => other.resources.length - one.resources.length);
    if (!most) throw new Error(`${STATES} has no stack`);
    return most;
}

const KEPT = [
    "urn",
    "custom",
    "id",
    "type",
    "inputs",
    "outputs",
    "parent",
    "provider",
    "dependencies",
    "propertyDependencies",
];
/** Stands for every secret; what a program declares as one has to be this, so that a preview shows no change of it. */
export const RECORDED = "Recorded-1";
/** The key by which the engine marks a secret. */
const SECRET = "4dabf18193072939515e22adb298388d";

export function record(version: string, world: World, exported: string): void {
    const { resources }: { resources: StateEntry[] } = JSON.parse(exported).deployment;
    const lines = resources.map((entry) => {
        const kept = Object.entries(entry).filter(([key]) => KEPT.includes(key));
        return `    ${JSON.stringify(withoutSecrets(Object.fromEntries(kept)))}`;
    });
    const text = `{\n  "world": ${JSON.stringify(world)},\n  "resources": [\n${lines.join(",\n")}\n  ]\n}\n`;
    writeFileSync(path.join(STATES, `${version}.json`), text);
}

function withoutSecrets(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutSecrets);
    if (typeof value !== "object" || value === null) return value;
    if (SECRET in value && "plaintext" in value)
        return { ...value, plaintext: value.plaintext === "null" ? "null" : JSON.stringify(RECORDED) };
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutSecrets(each)]));
}
