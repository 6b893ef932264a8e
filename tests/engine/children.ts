import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@jest/globals";
import type { ExampleStack } from "../../tools/example/stack";

/** What a version of this library made of an example, as far as another run makes the same of it. */
const RECORDED = path.join(__dirname, "children");
const { RECORD_STATE } = process.env;

/** A resource of a stack. */
interface Entry {
    readonly urn: string;
    readonly type: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly aliases?: readonly string[];
}

/** Resources by their URN, with the inputs of those that are in a cloud. */
type Children = Readonly<Record<string, unknown>>;

/**
 * A stack that a recorded version made would not change: each of its resources is there, by its URN or by an alias, and
 * its inputs are the same. `RECORD_STATE=next` records what is there now.
 */
export async function expectRecordedChildren(stack: ExampleStack): Promise<void> {
    const file = path.join(RECORDED, `${stack.example.name}.json`);
    const { resources } = JSON.parse(await stack.exported()).deployment;
    const now = childrenIn(resources);
    if (RECORD_STATE || !existsSync(file)) {
        if (!RECORD_STATE) throw new Error(`${file} is missing; run this file with RECORD_STATE=next`);
        writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
    }
    const before: Children = JSON.parse(readFileSync(file, "utf8"));
    const renamed = new Map(resources.flatMap(({ urn, aliases = [] }: Entry) => aliases.map((alias) => [alias, urn])));
    const expected = Object.entries(before).map(([urn, inputs]) => [
        urn in now ? urn : (renamed.get(urn) ?? urn),
        inputs,
    ]);
    expect(now).toMatchObject(Object.fromEntries(expected));
}

function childrenIn(resources: readonly Entry[]): Children {
    const declared = resources.filter(({ type }) => !type.startsWith("pulumi:"));
    const shown = declared.map(({ urn, type, inputs = {} }) => [
        urn,
        /^(aws|azure-native|gcp):/.test(type) ? inputs : {},
    ]);
    return JSON.parse(withoutChance(JSON.stringify(Object.fromEntries(shown.sort()))));
}

/** Ids, addresses, digits that make names unique, and secrets differ from run to run; what is encoded has some of them, too. */
function withoutChance(json: string): string {
    return json
        .replaceAll(/("(?:customData|userData|userDataBase64)":)"([\w+/]+=*)"/g, decoded)
        .replaceAll(/\{"4dabf18193072939515e22adb298388d":[^{}]*\}/g, '"[secret]"')
        .replaceAll(/\b([a-z]+)-0[0-9a-f]{16}\b/g, "$1-…")
        .replaceAll(
            /(?<!roleDefinitions\/)\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
            "…",
        )
        .replaceAll(/(?<=[-/|])[0-9a-f]{16}\b/g, "…")
        .replaceAll(/(?<=\?uniqueId=)\d+/g, "…")
        .replaceAll(/(?<=-)[0-9a-f]{6}(?=["\\/])/g, "…")
        .replaceAll(/(?<=-(?:management|service)-)[0-9a-f]{8}(?=["\\/])/g, "…")
        .replaceAll(/\b10\.1\.\d+\.\d+(?=["\\])/g, "…")
        .replaceAll(/(?<!roleDefinitions\/[0-9a-f-]*)(?<=[\w-])[0-9a-f]{7}(?=["\\/@.?])/g, "…")
        .replaceAll(/\b1[02]?7?\.0\.0\.1:\d+/g, "…");
}

function decoded(_text: string, key: string, value: string): string {
    return `${key}${JSON.stringify(Buffer.from(value, "base64").toString())}`;
}
