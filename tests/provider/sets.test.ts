import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { z } from "zod";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import { isWire } from "../../provider/contract/fields";
import { itemOf } from "../../provider/contract/sets";
import type { Values } from "../../provider/contract/values";
import { RuleOrders } from "../../provider/run/ruleOrders";
import { accessRule } from "../../provider/zpa/accessRule";
import { applicationSegment } from "../../provider/zpa/applicationSegment";
import { samplesOf } from "../lifecycle/tables";
import { Connected } from "./connected";
import { at, type Path, put } from "./places";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The lines that the engine shows, which compares lists place by place. */
function lines(before: unknown, after: unknown, path = ""): string[] {
    if (Array.isArray(before) && Array.isArray(after)) {
        const longer = Math.max(before.length, after.length);
        return Array.from({ length: longer }, (_, at) => lines(before[at], after[at], `${path}[${at}]`)).flat();
    }
    if (isWire(before) && isWire(after)) {
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        return keys.flatMap((key) => lines(before[key], after[key], `${path}.${key}`));
    }
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}

/** Where a declaration has a set of several entries. */
function setsIn(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
    const entry = itemOf(schema);
    if (entry && Array.isArray(value)) {
        const inner = value.flatMap((each, at) => setsIn(entry, each, [...path, at]));
        return value.length > 1 ? [path, ...inner] : inner;
    }
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return setsIn(schema.unwrap(), value, path);
    if (!(schema instanceof z.ZodObject) || !isWire(value)) return [];
    const shape: [string, z.core.$ZodType][] = Object.entries(schema.shape);
    return shape.flatMap(([key, property]) => setsIn(property, value[key], [...path, key]));
}

const cases = catalog.flatMap((definition) =>
    samplesOf(definition).flatMap((sample) =>
        setsIn(definition.inputs, sample).map((path) => ({
            definition,
            sample,
            path,
            what: `${definition.type} ${path.join(".")}`,
            entries: at(sample, path) as unknown[],
        })),
    ),
);

/** Checked as what comes after `before`. */
function checked(definition: Definition, declared: unknown, before?: Values): Values {
    const { inputs, failures } = check(definition, declared as Values, before ? { before } : {});
    expect(failures).toEqual([]);
    return inputs;
}

it("is looked for in every list whose order means nothing", () => {
    const ordered = ["zpa:AccessRuleOrder", "cloudConnector:Activation"];
    const found = new Set(cases.map(({ definition }) => definition.type));
    const lists = catalog.filter((definition) =>
        samplesOf(definition).some((sample) => Object.values(sample).some(Array.isArray)),
    );
    expect(lists.map(({ type }) => type).filter((type) => !found.has(type) && !ordered.includes(type))).toEqual([]);
});

describe.each(cases)("$what", ({ definition, sample, path, entries }) => {
    const having = (list: readonly unknown[]) => put(sample, path, list);
    const missing = (place: number) => having(entries.filter((_, index) => index !== place));

    it("shows no change in another order", () => {
        const before = checked(definition, sample);
        fc.assert(
            fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
                expect(checked(definition, having(shuffled), before)).toEqual(before);
            }),
            { numRuns: 10 },
        );
    });

    it("shows one line for one entry more, one less or one other, wherever it is declared", () => {
        for (const place of entries.keys()) {
            const before = checked(definition, missing(place));
            const more = checked(definition, sample, before);
            expect(lines(before, more)).toHaveLength(1);
            expect(lines(more, checked(definition, missing(place), more))).toHaveLength(1);
            if (entries.length < 3) continue;
            const other = checked(definition, missing((place + 1) % entries.length), before);
            expect(new Set(lines(before, other).map((line) => /^.*\[\d+\]/.exec(line)?.[0])).size).toBe(1);
        }
    });

    it("is refused when it is empty, in words that say what to do", () => {
        const { failures } = check(definition, having([]) as Values);
        const told = failures.map(({ property, reason }) => `${property} ${reason}`).join("\n");
        expect(told).toContain(String(path[0]));
        expect(told).toMatch(/must not be empty; set a value or omit the property|set allGroups to true instead/);
    });

    it("keeps its order beside entries that are not known yet", () => {
        const before = checked(definition, sample);
        const after = checked(definition, having([UNKNOWN, ...[...entries].reverse()]), before);
        expect(lines(before, after)).toHaveLength(1);
    });
});

describe("a list of thousands", () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `host-${index}.example.com`);
    const segment = (domainNames: string[]) => ({ name: "a", segmentGroup: "1", tcpPorts: "443", domainNames });

    it("shows one line for one that is replaced in the middle, two for one that is taken out", () => {
        const before = checked(applicationSegment, segment(names));
        const other = names.with(3_000, "new.example.com");
        expect(lines(before, checked(applicationSegment, segment(other), before))).toHaveLength(1);
        const fewer = names.toSpliced(3_000, 1);
        expect(lines(before, checked(applicationSegment, segment(fewer), before))).toHaveLength(2);
    });
});

it("a condition that changes is shown as that one, however many there are and whatever the order", () => {
    const rule = (conditions: object[]) => ({ name: "a", action: "Allow", conditions });
    const before = checked(
        accessRule,
        rule([{ segmentGroups: ["1", "2"] }, { platforms: ["Windows"] }, { countryCodes: ["FR"] }]),
    );
    const after = rule([
        { countryCodes: ["DE", "FR"] },
        { segmentGroups: ["3", "1", "2"] },
        { platforms: ["Windows"] },
    ]);
    expect(lines(before, checked(accessRule, after, before))).toEqual([
        expect.stringMatching(/segmentGroups\[2\]$/),
        expect.stringMatching(/countryCodes\[1\]$/),
    ]);
});

it("a resource that is replaced shows its sets in the order that they had, although the engine checks it anew", () => {
    const orders = new RuleOrders();
    const before = { domains: ["b.example.com", "a.example.com"] };
    const declared = { domains: ["a.example.com", "b.example.com"] };
    expect(orders.before("zpa:Microtenant", declared, before)).toBe(before);
    expect(orders.before("zpa:Microtenant", declared, {})).toBe(before);
    expect(orders.before("zpa:Microtenant", { domains: ["c.example.com"] }, {})).toEqual({});
});

describe("a refresh", () => {
    let segments: Connected;
    beforeAll(async () => {
        segments = await Connected.to(applicationSegment, {});
    });
    afterAll(() => segments?.close());

    it("shows what another administrator added as one line, and nothing where the service keeps another order", async () => {
        const group = await segments.emulator.control.create("segmentGroup", { name: "g" });
        const first = { name: "s", segmentGroup: String(group.id), tcpPorts: "443", domainNames: ["m.example.com"] };
        const inputs = checked(
            applicationSegment,
            { ...first, domainNames: ["a.example.com", "m.example.com"], tcpPorts: ["22", "443"] },
            checked(applicationSegment, first),
        );
        expect(inputs.domainNames).toEqual(["m.example.com", "a.example.com"]);
        await segments.created(inputs, async ({ id, outputs }) => {
            expect(outputs).toMatchObject(inputs);
            expect(await segments.refreshed(id, outputs)).toEqual(inputs);
            const theirs = ["a.example.com", "b.example.com", "m.example.com"];
            await segments.emulator.control.change("application", id, { domainNames: theirs });
            segments.renew();
            const refreshed = await segments.refreshed(id, outputs);
            expect(lines(inputs, refreshed)).toEqual([".domainNames[2]"]);
        });
    });
});
