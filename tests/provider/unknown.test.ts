import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { z } from "zod";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import type { Values } from "../../provider/contract/values";
import { samplesOf } from "../lifecycle/tables";
import { at, type Path, placesIn, put } from "./places";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What one property or another cannot be. */
const WRONG = [true, 0, -1, 1.5, "", " ", "a&amp;b", "?", "a\nb", [], {}, { nonsense: true }];

const isWithin = (inner: Path, outer: Path) => outer.every((key, index) => inner[index] === key);

/** All these places unknown, except those that hold `kept`, or lie in it. */
function obscured(value: Values, places: readonly Path[], kept?: Path): Values {
    const hidden = places.filter((place) => !kept || !(isWithin(kept, place) || isWithin(place, kept)));
    return hidden.reduce<Values>((whole, place) => put(whole, place, UNKNOWN) as Values, value);
}

const some = (places: readonly Path[]) => fc.subarray([...places], { minLength: 1 });

/** Wrong values for a place, which the property refuses whatever the others are. */
function wrongAt({ inputs }: Definition, sample: Values, place: Path): { path: Path; value: unknown }[] {
    const property = String(place[0]);
    const schema: z.core.$ZodType = inputs.shape[property];
    return WRONG.filter((value) => !z.safeParse(schema, at(put(sample, place, value), [property])).success).map(
        (value) => ({ path: place, value }),
    );
}

describe.each(catalog)("$type, of which not all is known yet", (definition) => {
    const samples = samplesOf(definition);

    it("is refused for nothing that may yet be right", () => {
        for (const sample of samples) {
            expect(check(definition, sample).failures).toEqual([]);
            fc.assert(
                fc.property(some(placesIn(sample)), (places) => {
                    expect(check(definition, obscured(sample, places)).failures).toEqual([]);
                }),
            );
        }
    });

    it("keeps what is unknown, and what is known beside it", () => {
        const before = samples.map((sample) => check(definition, sample).inputs);
        for (const [index, sample] of samples.entries()) {
            const tops = Object.keys(sample).map((property) => [property]);
            fc.assert(
                fc.property(some(tops), (places) => {
                    const { inputs } = check(definition, obscured(sample, places));
                    const unknown = Object.keys(inputs).filter((property) => inputs[property] === UNKNOWN);
                    expect(unknown.sort()).toEqual(places.map(([property]) => property).sort());
                    // What follows from another property waits for that.
                    for (const [property, value] of Object.entries(inputs)) {
                        if (value !== UNKNOWN)
                            expect({ [property]: value }).toEqual({ [property]: before[index]?.[property] });
                    }
                }),
            );
        }
    });

    it("is refused for what is wrong, whatever is unknown beside it", () => {
        for (const sample of samples) {
            const places = placesIn(sample);
            const wrong = places.flatMap((place) => wrongAt(definition, sample, place));
            expect(wrong.length).toBeGreaterThan(places.length);
            fc.assert(
                fc.property(fc.constantFrom(...wrong), some(places), ({ path, value }, hidden) => {
                    const declared = obscured(put(sample, path, value) as Values, hidden, path);
                    const { failures } = check(definition, declared);
                    expect(failures.map(({ property, reason }) => property || reason.split(/\W/)[0])).toContain(
                        path[0],
                    );
                }),
                { numRuns: 150 },
            );
        }
    });
});

/** Every schema that the inputs of a resource are made of. */
function partsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
    const inner = (): z.core.$ZodType[] => {
        if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return [schema.unwrap()];
        if (schema instanceof z.ZodPipe) return [schema.in, schema.out];
        if (schema instanceof z.ZodArray) return [schema.element];
        if (schema instanceof z.ZodObject) return Object.values<z.core.$ZodType>(schema.shape);
        if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
        return schema instanceof z.ZodUnion ? [...schema.options] : [];
    };
    return [schema, ...inner().flatMap(partsOf)];
}

it("no schema is of a kind whose inside is not looked into while a part of it is unknown", () => {
    const kinds = new Set(catalog.flatMap(({ inputs }) => partsOf(inputs)).map((part) => part._zod.def.type));
    const plain = ["string", "number", "boolean", "enum", "literal", "never", "transform"];
    const nested = ["optional", "default", "pipe", "array", "object", "record", "union"];
    expect([...kinds].filter((kind) => ![...plain, ...nested].includes(kind))).toEqual([]);
});

const declared = (definition: string, values: Values) => {
    const found = catalog.find(({ type }) => type === definition);
    if (!found) throw new Error(definition);
    return check(found, values);
};

describe("what holds between properties is held while one of them is unknown, where that cannot matter", () => {
    it.each([
        [
            "conditions of new segments beside appliesToEverything",
            "zpa:AccessRule",
            { name: "a", action: "Allow", conditions: [{ segmentGroups: [UNKNOWN] }], appliesToEverything: true },
            "appliesToEverything",
        ],
        [
            "servers that are new beside dynamic discovery",
            "zpa:ServerGroup",
            { name: "a", appConnectorGroups: ["1"], servers: [UNKNOWN], dynamicDiscovery: true },
            "servers",
        ],
        [
            "more groups than a rule may name, one of them new",
            "zpa:AccessRule",
            {
                name: "a",
                action: "Allow",
                conditions: [{ segmentGroups: ["1"] }],
                appConnectorGroups: [...Array.from({ length: 49 }, (_, at) => `${at}`), UNKNOWN],
            },
            "appConnectorGroups",
        ],
        [
            "a condition that has no criteria beside one of a new segment",
            "zpa:AccessRule",
            { name: "a", action: "Allow", conditions: [{ segmentGroups: [UNKNOWN] }, {}] },
            "conditions",
        ],
        [
            "a condition of which only how it matches is unknown",
            "zpa:AccessRule",
            { name: "a", action: "Allow", conditions: [{ match: UNKNOWN }] },
            "conditions",
        ],
        [
            "ways to say which group is meant, one with a new URL",
            "cloudConnector:CloudConnectorGroup",
            { groupId: "1", deployment: { provisioningUrl: UNKNOWN, cloud: "aws", network: "n", zone: "z" } },
            "deployment",
        ],
        [
            "an image for scaling without it, in a cloud that is unknown",
            "cloudConnector:ProvisioningUrl",
            { name: "a", cloud: UNKNOWN, locationTemplate: "1", autoScalingImage: "zs-cc-ga-03092026" },
            "autoScalingImage",
        ],
        [
            "a form factor that no cloud has with scaling",
            "cloudConnector:ProvisioningUrl",
            { name: "a", cloud: "aws", locationTemplate: "1", autoScaling: true, formFactor: "large" },
            "formFactor",
        ],
    ])("%s", (_what, type, values, property) => {
        expect(declared(type, values).failures.map((failure) => failure.property)).toContain(property);
    });

    it.each([
        [
            "conditions as a whole",
            "zpa:AccessRule",
            { name: "a", action: "Allow", conditions: UNKNOWN, appliesToEverything: true },
        ],
        ["servers as a whole", "zpa:ServerGroup", { name: "a", appConnectorGroups: ["1"], servers: UNKNOWN }],
        [
            "one of two lists that must differ",
            "cloudConnector:TrafficForwardingRule",
            {
                name: "a",
                allGroups: true,
                forwarding: "Direct",
                sourceAddresses: ["10.0.0.1"],
                destinationAddresses: ["10.0.0.1", UNKNOWN],
            },
        ],
    ])("but not %s, which may turn out to be absent, or to differ", (_what, type, values) => {
        expect(declared(type, values).failures).toEqual([]);
    });
});
