import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Config } from "@pulumi/pulumi/cmd/dynamic-provider/config";
import type { ResourceProvider } from "@pulumi/pulumi/dynamic";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { dynamic } from "../../provider";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import { edgesOf, scopeOf } from "../../provider/contract/references";
import type { Values } from "../../provider/contract/values";
import { blockingReferencesOf } from "../../provider/deletion/references";
import { diff } from "../../provider/lifecycle/lifecycle";
import { samplesOf } from "../lifecycle/tables";
import { settingsOf } from "../settings";

/** What a preview says of replacements, whatever resource is replaced and whatever refers to it. */

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

let emulator: Emulator;
beforeAll(async () => {
    emulator = await startEmulator();
});
afterAll(() => emulator?.close());

/** Providers of some types, as the engine starts them for one run. */
async function run(...types: string[]): Promise<Required<ResourceProvider>[]> {
    const settings = settingsOf(emulator);
    const providers = types.map((type) => dynamic(type) as Required<ResourceProvider>);
    for (const each of providers) await each.configure({ config: new Config(settings, "project") });
    return providers;
}

const inputsOf = (definition: Definition, sample: Values): Values => check(definition, sample).inputs;

const changes = catalog.flatMap((definition) => definition.replaceOn.map((property) => ({ definition, property })));

describe.each(changes)("$definition.type with another $property", ({ definition, property }) => {
    const sample = samplesOf(definition).find((each) => property in each) ?? {};
    const olds = inputsOf(definition, sample);

    it("is replaced: the old object goes first where the new one has what must be unique", () => {
        const news = { ...olds, [property]: "another" };
        const isUnique = !definition.naturalKey.includes(property);
        const { replaces, deleteBeforeReplace } = diff(definition, olds, news);
        expect(replaces).toContain(property);
        expect(deleteBeforeReplace).toBe(isUnique);
    });
});

/** One row for each kind of object that a property of a resource may refer to, and so keeps. */
const references = catalog.flatMap((definition) =>
    blockingReferencesOf(definition).flatMap(({ property, to }) =>
        to.flatMap((type) => {
            const replaced = catalog.find((each) => each.type === type);
            const values = samplesOf(definition).find((sample) => property in sample);
            return replaced && values && property !== scopeOf(definition)
                ? [{ definition, property, replaced, values }]
                : [];
        }),
    ),
);

it("is proven of every resource that an input of another one keeps from being deleted", () => {
    const blocking = (from: Definition, name: string) =>
        name !== scopeOf(from) && blockingReferencesOf(from).some(({ property }) => property === name);
    const kept = catalog.flatMap((from) =>
        edgesOf(from).filter(({ property }) => property in from.inputs.shape && blocking(from, property)),
    );
    const managed = kept.map(({ to }) => to).filter((type) => catalog.some((each) => each.type === type));
    expect(new Set(references.map(({ replaced }) => replaced.type))).toEqual(new Set(managed));
});

describe.each(references)("$definition.type whose $property may be a $replaced.type", (row) => {
    const { definition, property, replaced, values } = row;

    it("is named by the preview of a replacement that has to delete that one first", async () => {
        const within = blockingReferencesOf(definition).find((each) => each.property === property)?.within;
        const olds = { ...inputsOf(definition, values), ...within?.(replaced.type) };
        const [old, referrer] = await run(replaced.type, definition.type);
        const [sample = {}] = samplesOf(replaced);
        // As by `--replace`: the engine checks it without what it was before, and then asks about what depends on it.
        await old?.check({}, sample);
        const asked = () => referrer?.diff("7", olds, { ...olds, [property]: UNKNOWN });
        const isReplacedToo = definition.replaceOn.includes(property);
        if (isReplacedToo) expect((await asked())?.replaces).toContain(property);
        else await expect(asked()).rejects.toThrow(`references it in ${property}`);
        // A run that replaces nothing refuses nothing.
        const [other] = await run(definition.type);
        if (!isReplacedToo)
            expect((await other?.diff("7", olds, { ...olds, [property]: UNKNOWN }))?.replaces).toEqual([]);
    });
});

it("the preview of a provisioning URL that goes first names a group that it made, which stays when its resource is replaced", async () => {
    const [url, group] = await run("cloudConnector:ProvisioningUrl", "cloudConnector:CloudConnectorGroup");
    const declared = { name: "west", cloud: "aws", locationTemplate: "5" };
    const olds = { ...declared, formFactor: "small", autoScaling: false };
    await url?.check(olds, { ...declared, autoScaling: true });
    const replaced = await url?.diff("9", olds, { ...olds, autoScaling: true });
    expect(replaced).toMatchObject({ replaces: ["autoScaling"], deleteBeforeReplace: true });
    const deployment = { provisioningUrl: "9", cloud: "aws", network: "vpc-1", zone: "us-west-2a" };
    const adopted = { deployment, provisioningUrl: "9", name: "zs-cc-vpc-1-us-west-2a" };
    const next = { deployment: { ...deployment, provisioningUrl: UNKNOWN } };
    await expect(group?.diff("7", adopted, next)).rejects.toThrow(
        /references it, and remains in the tenant.*Nothing was changed\. A group keeps the provisioning URL .* Delete its connectors first/s,
    );
});
