import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CustomResource, CustomResourceOptions } from "@pulumi/pulumi";
import { definitionOf } from "../../provider/catalog";
import type { Definition } from "../../provider/contract/definition";
import { pick } from "../../provider/contract/values";
import { asExpected } from "./asExpected";
import { Onlooker } from "./onlooker";
import { type Bench, Tenant } from "./tenant";

type Values = Record<string, unknown>;
type Json = Parameters<Tenant["control"]["change"]>[2];

/** One property: what a program may set it to, and what an administrator may. */
export interface Change {
    property: string;
    /** What the program declares instead. */
    value: unknown;
    /** What must be declared together with it. */
    with?: Values;
    /** What the service holds then. */
    wire: Values;
    /** What another administrator sets, in the service's words. Absent where the service's answers do not show it. */
    outside?: Json;
    /** Set where it does not go together with other changes. */
    alone?: true;
}

/** What is special about one resource; the session at the console is the same for all. */
export interface LifeCycle {
    /** Its definition in the catalogue. */
    type: string;
    /** The collection in which the tenant shows it. */
    collection: string;
    /** Declares one under the name "subject". */
    declare(args: Values, options?: CustomResourceOptions): CustomResource;
    /** What it cannot do without. */
    declared: Values;
    /** The object as the service holds it. @default the one that has the declared name */
    held?(tenant: Tenant): Promise<Record<string, unknown>>;
    /** What the service still holds of it when the stack is destroyed. @default nothing */
    stays?: Values;
    /** Nobody can delete it elsewhere. */
    undeletable?: true;
    /** What the service holds of that, defaults included. */
    wire: Values;
    changes: readonly Change[];
    /** Properties that have tests of their own. */
    toldElsewhere?: readonly string[];
    /** A change that cannot be made in place. */
    replacement?: Values;
    /** What it needs in the tenant, and what that adds to the declaration, the changes and the replacement. */
    around?(tenant: Tenant): Promise<{ declared?: Values; changes?: readonly Change[]; replacement?: Values }>;
}

/** What goes on for everybody, and must never show as a change. */
const NOISE = { escapeNames: "on", defaultMicrotenant: "zero", lssFlagBugOnSingleGet: "on" } as const;

/** Make it, look at it from the other side, change it, break it behind its back, repair it, remove it, look again. */
export function lifeCycle(subject: LifeCycle): void {
    const definition = definitionOf(subject.type);

    describe(`the life of one ${definition.noun.one}`, () => {
        let tenant: Tenant;
        let bench: Bench;
        let declared: Values;
        let changes: readonly Change[];
        let replacement: Values;
        let before: unknown[];
        const onlooker = new Onlooker();
        const offered = Object.keys({ ...definition.inputs.shape, ...(definition.outputs?.shape ?? {}) });
        const program =
            (more: Values = {}) =>
            async () => {
                onlooker.watch(subject.declare({ ...declared, ...more }), offered);
            };
        const changed = (each: Change) => program(declaredBy(each));
        const held = () => subject.held?.(tenant) ?? tenant.object(subject.collection, String(subject.declared.name));
        const change = async (patch: Json) => {
            const now = (await held()) as Json;
            const whole = Object.entries(patch).map(([key, value]) => [key, laidOver(now[key], value)]);
            return tenant.control.change(subject.collection, String(now.id), Object.fromEntries(whole));
        };

        beforeAll(async () => {
            tenant = await Tenant.open();
            const around = await subject.around?.(tenant);
            declared = { ...subject.declared, ...around?.declared };
            changes = [...subject.changes, ...(around?.changes ?? [])];
            replacement = { ...subject.replacement, ...around?.replacement };
            before = await tenant.names(subject.collection);
            bench = await tenant.stack(program());
        });
        afterAll(() => tenant?.close());

        it("is told for every property", () => {
            const told = [...changes.map(({ property }) => property), ...Object.keys(replacement)];
            const untold = Object.keys(definition.inputs.shape).filter((property) => !told.includes(property));
            // The name finds the subject; where it lives and what only this library is told have tests of their own.
            const { toldElsewhere = [] } = subject;
            const elsewhere = [
                "name",
                ...toldElsewhere,
                ...definition.replaceOn,
                ...(definition.collection.notOnWire ?? []),
            ];
            expect(untold.filter((property) => !elsewhere.includes(property))).toEqual([]);
        });

        it("begins as declared, with the console's defaults", async () => {
            const run = await bench.up();
            expect(run.changes).toEqual({ create: 2 });
            expect(await held()).toMatchObject(subject.wire);
        });

        it("shows no change while nobody changes anything, whatever noise there is", async () => {
            const nothing = async () => {
                await bench.refresh({ expectNoChanges: true });
                const { changes, diffs } = await bench.preview();
                expect([changes, diffs]).toEqual([{ same: 2 }, {}]);
                expect((await onlooker.saw()).unknown).toEqual([]);
            };
            await nothing();

            const quiet = await tenant.control.switches();
            await tenant.control.set(NOISE);
            await change(noisy((await held()) as Json));
            await nothing();
            await tenant.control.set(Object.fromEntries(Object.keys(NOISE).map((key) => [key, quiet[key as "seed"]])));
        });

        it("takes each property and shows nothing else, sees when another changes it, and lets go of it again", async () => {
            let last: Values = {};
            for (const each of changes) {
                const run = await bench.up(changed(each));
                const now = declaredBy(each);
                const moved = Object.keys({ ...last, ...now }).filter((key) => !isDeepStrictEqual(last[key], now[key]));
                expect([each.property, shown(run.diffs)]).toEqual([each.property, moved.sort()]);
                expect(asExpected(await held(), each.wire)).toMatchObject(each.wire);
                const { values } = await onlooker.saw();
                const before = pick((await held()) as Json, Object.keys(each.outside ?? {})) as Json;
                if (each.outside) await change(each.outside);
                const seen = await bench.preview(changed(each), { refresh: true });
                expect([each.property, shown(seen.diffs)]).toEqual([
                    each.property,
                    each.outside ? [each.property] : [],
                ]);
                // What depends on the subject is shown as changed only where it may.
                const touched = each.outside ? derivedFrom(definition, each.property) : [];
                const untouched = Object.entries(values).filter(([property]) => !touched.includes(property));
                const expected = { unknown: touched, values: Object.fromEntries(untouched) };
                expect([each.property, asExpected(await onlooker.saw(), expected)]).toEqual([each.property, expected]);
                // What others have changed since the last refresh stays in an update, and may not go with the next change.
                await change(before);
                last = now;
            }
            await bench.up(program());
            expect(await held()).toMatchObject(subject.wire);
        }, 600_000);

        it("shows what another administrator changed, puts it right, and returns to the defaults in the end", async () => {
            const all = together(changes);
            await bench.up(program(all));
            expect((await bench.preview(program(all), { refresh: true })).diffs).toEqual({});
            const { id } = await held();
            const touched = changes.filter(({ property, outside, alone }) => property in all && outside && !alone);
            await change(touched.reduce<Json>((patch, { outside = {} }) => laidOver(patch, outside) as Json, {}));
            const preview = await bench.preview(program(all), { refresh: true });
            expect(shown(preview.diffs)).toEqual(touched.map(({ property }) => property).sort());

            await bench.up(program(all), { refresh: true });
            const restored = (await tenant.control.list(subject.collection)).find((object) => object.id === id);
            for (const { wire } of touched) expect(asExpected(restored, wire)).toMatchObject(wire);

            const run = await bench.up(program());
            expect(shown(run.diffs)).toEqual(Object.keys(all).sort());
            expect(await held()).toMatchObject(subject.wire);
            expect((await bench.preview()).changes).toEqual({ same: 2 });
        });

        it("leaves alone what the library does not know", async () => {
            const strange = { futureField: { deep: [1, { er: "x" }] }, futureFlag: true };
            await change(strange);
            const [first] = changes;
            await bench.up(first && changed(first));
            expect(await held()).toMatchObject(strange);
            await bench.up(program());
        });

        it("is replaced where it cannot be changed", async () => {
            if (Object.keys(replacement).length === 0) return;
            const { id } = await held();
            const preview = await bench.preview(program(replacement));
            expect(preview.changes).toEqual({ same: 1, replace: 1 });
            expect(shown(preview.diffs)).toEqual(Object.keys(replacement).sort());
            const run = await bench.up(program(replacement));
            expect(run.changes).toMatchObject({ replace: 1 });
            const ids = (await tenant.control.list(subject.collection)).map((object) => object.id);
            expect(ids.includes(String(id))).toBe(subject.stays !== undefined);
            await bench.up(program());
        });

        const whereDeletable = subject.undeletable ? it.skip : it;

        whereDeletable("comes back after it was deleted elsewhere", async () => {
            const { id } = await held();
            await tenant.control.remove(subject.collection, String(id));
            const [first] = changes;
            const failed = await bench.failure(bench.up(first && changed(first)));
            expect(failed).toContain(`it was deleted outside this program`);
            expect(failed).toContain("pulumi refresh");

            const run = await bench.refresh();
            expect(run.changes).toMatchObject({ delete: 1 });
            await bench.up(program());
            expect((await held()).id).not.toBe(id);
        });

        const { stays } = subject;

        it(`is ${stays ? "left" : "gone"} when the stack is destroyed, also when somebody was faster`, async () => {
            if (!subject.undeletable) {
                const { id } = await held();
                await tenant.control.remove(subject.collection, String(id));
                await bench.destroy();
                if (!stays) expect(await tenant.names(subject.collection)).toEqual(before);
                await bench.up(program());
            }
            expect((await bench.destroy()).changes).toEqual({ delete: 2 });
            if (stays) expect(await held()).toMatchObject(stays);
            else expect(await tenant.names(subject.collection)).toEqual(before);
        });
    });
}

/** What a change declares. */
const declaredBy = ({ property, value, with: others }: Change): Values => ({ ...others, [property]: value });

/** The outputs that the service derives from an input. */
function derivedFrom({ computed = {} }: Definition, property: string): string[] {
    return Object.entries(computed).flatMap(([output, sources]) => (sources?.includes(property) ? [output] : []));
}

/** An administrator changes what lies inside an object without touching the rest of it. */
function laidOver(now: Json[string], patch: Json[string]): Json[string] {
    if (!isObject(now) || !isObject(patch)) return patch;
    return {
        ...now,
        ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, laidOver(now[key], value)])),
    };
}

const isObject = (value: Json[string]): value is Json =>
    typeof value === "object" && value !== null && !Array.isArray(value);

/** The same object as another answer may show it: lists in another order, coordinates with other digits. */
function noisy(wire: Json): Json {
    const told = Object.entries(wire).flatMap(([key, value]): [string, Json[string]][] => {
        if (Array.isArray(value) && value.every((item) => typeof item === "string"))
            return [[key, [...value].reverse()]];
        if (/^(lat|long)itude$/.test(key)) return [[key, `${value}${String(value).includes(".") ? "" : "."}0000001`]];
        return [];
    });
    return Object.fromEntries(told);
}

/** All changes at once; of properties that exclude each other, the first. */
function together(changes: readonly Change[]): Values {
    const chosen: Values = {};
    const stem = (property: string) => property.replace(/(Name|Id)$/, "");
    for (const { property, value, with: others } of changes.filter(({ alone }) => !alone)) {
        const excluded =
            stem(property) !== property && Object.keys(chosen).some((other) => stem(other) === stem(property));
        if (!excluded) Object.assign(chosen, others, { [property]: value });
    }
    return chosen;
}

/** The properties of the subject that an operation showed to differ, whatever lies deeper in them. */
function shown(diffs: Record<string, string>): string[] {
    const properties = Object.keys(diffs)
        .filter((path) => path.startsWith("subject."))
        .map((path) => path.slice("subject.".length).split(/[.[]/)[0]!);
    return [...new Set(properties)].sort();
}
