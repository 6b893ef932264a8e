import type { Declared, Known } from "../../importing/model";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import { edgesOf, scopingOf, withReplacedIds } from "../../provider/contract/references";
import { pick, type Values, without } from "../../provider/contract/values";
import { isResource, lookupOnly } from "../../provider/definitionOf";
import { samplesOf } from "../lifecycle/tables";

/** Tenants of all kinds of resources with any combination of properties, made of the samples of the resources. */

export interface RandomTenant {
    readonly declared: Declared[];
    readonly known: Known[];
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomBy(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

const NAMES = [
    ...[
        "Branch Lyon",
        "branch/lyon",
        "Zürich (ZH)",
        "東京",
        "???",
        "!",
        "class",
        "__proto__",
        "constructor",
        "toString",
    ],
    ...[
        "default",
        "new",
        "2024",
        "1 & 1",
        '"quoted"',
        "it's",
        "back\\slash",
        ["$", "{injected}"].join(""),
        "`tick`",
        "*/ alert(1) /*",
    ],
    ...[
        "// comment",
        "a\u2028b",
        "e\u0301clair",
        "İstanbul",
        "½ rack",
        "zscaler",
        "name",
        "index",
        "اختبار",
        "\u202eevil",
    ],
    ...[
        "Group",
        "App Connector Group",
        "-",
        "a-1",
        "a1",
        "x".repeat(200),
        "line\\nbreak",

        "</script>",
        "undefined",
    ],
];

/** What nothing declares and the program has to look up or leave as it is. */
const PLACES_BY_KIND: Readonly<Record<string, string>> = {
    "zpa:ScimGroup": "zpa:IdentityProvider",
    "zpa:ScimAttribute": "zpa:IdentityProvider",
};

const samples = new Map<Definition, ReturnType<typeof samplesOf>>();

function samplesIn(definition: Definition): ReturnType<typeof samplesOf> {
    const found = samples.get(definition) ?? samplesOf(definition);
    samples.set(definition, found);
    return found;
}

/** Kinds, each after those that it refers to. */
const kinds = ((): Definition[] => {
    const done = new Set<Definition>();
    const visit = (definition: Definition, path: readonly Definition[]): Definition[] => {
        if (done.has(definition) || path.includes(definition)) return [];
        const before = edgesOf(definition).flatMap(({ to }) => catalog.filter(({ type }) => type === to));
        const all = before.flatMap((each) => visit(each, [...path, definition]));
        done.add(definition);
        return [...all, definition];
    };
    return catalog
        .filter(({ collection }) => Object.keys(collection.fields).length > 0)
        .flatMap((each) => visit(each, []));
})();

/** Whether the property names objects of this type, by what else is declared. */
function isMeant({ references = {}, inputs }: Definition, property: string, type: string, values: Values): boolean {
    const wanted = references[property]?.within?.(type) ?? {};
    return Object.entries(wanted).every(([key, each]) => {
        const said = values[key] ?? inputs.shape[key]?.safeParse(undefined).data;
        return said === each;
    });
}

export function randomTenant(seed: number, most = 14): RandomTenant {
    const random = randomBy(seed);
    const some = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
    const declared: Declared[] = [];
    const known: Known[] = [];
    let next = 1_000_000 + Math.floor(random() * 1_000_000);

    const targetOf = (to: readonly string[]): string => {
        const ready = declared.filter(({ type }) => to.includes(type));
        const fixed = known.filter(({ type }) => to.includes(type));
        const candidates = random() < 0.8 && ready.length > 0 ? ready : [...ready, ...fixed];
        if (candidates.length > 0 && random() < 0.95) return some(candidates).id;
        const type = some(to.filter((each) => isResource(each) || lookupOnly(each)));
        const id = String(next++);
        // Of some nothing is known; keys are secret, and no read of a machine names one.
        if (random() < 0.1 || type === "zpa:ProvisioningKey") return id;
        const place = PLACES_BY_KIND[type];
        known.push({
            type,
            id,
            called: random() < 0.9 ? `${some(NAMES)} ${id}` : some(NAMES),
            ...(isResource(type) && { reason: some(["it is managed by Zscaler", "*/ it is\nrestricted"]) }),
            ...(place && { within: { property: "identityProvider", type: place, id: targetOf([place]) } }),
        });
        return id;
    };

    const rename = (definition: Definition, values: Values): Values => {
        const renamed: Values = { ...values };
        if (typeof values.name === "string") renamed.name = `${some(NAMES)}${random() < 0.5 ? ` ${next++}` : ""}`;
        if (typeof values.description === "string") renamed.description = some([...NAMES, "a\nb\tc", "0"]);
        return check(definition, renamed).failures.length === 0 ? renamed : values;
    };

    const add = (definition: Definition, values: Values): void => {
        const { inputs, failures } = check(definition, rename(definition, values));
        if (failures.length > 0) return;
        declared.push({
            type: definition.type,
            id: String(next++),
            called: String(inputs.name ?? definition.noun.one),
            inputs,
        });
    };

    const count = 1 + Math.floor(random() * most);
    const chosen = Array.from({ length: count }, () => some(kinds));
    for (const definition of kinds.filter((each) => chosen.includes(each))) {
        const scope = scopingOf(definition)?.property;
        for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
            const sample = some(samplesIn(definition));
            const { notOnWire = [] } = definition.collection;
            const kept = [...definition.naturalKey, ...definition.replaceOn];
            const spoken = without(
                sample,
                notOnWire.filter((key) => !kept.includes(key)),
            );
            const linked = Object.fromEntries(
                Object.entries(spoken).map(([key, value]) => [
                    key,
                    withReplacedIds(definition, key, value, (_, to) =>
                        targetOf(to.filter((type) => isMeant(definition, key, type, spoken))),
                    ),
                ]),
            );
            const keys = Object.keys(linked).filter((key) => random() < (key === scope ? 0.2 : 0.6));
            const partial = pick(linked, keys);
            const values = [partial, { ...linked, ...partial }, linked].find(
                (each) => check(definition, each).failures.length === 0,
            );
            if (!values) continue;
            // A family of objects that differ in little.
            const family = random() < 0.3 ? 3 + Math.floor(random() * 5) : 1;
            for (let one = 0; one < family; one++) add(definition, values);
        }
    }
    return { declared, known };
}
