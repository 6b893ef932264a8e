import type { CustomResource, CustomResourceOptions } from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, Tenant } from "./tenant";

type Values = Record<string, unknown>;

/** One property: what a program may set it to, and what an administrator may. */
export interface Change {
    property: string;
    /** What the program declares instead. */
    value: unknown;
    /** What the service holds then. */
    wire: Values;
    /** What another administrator sets, in the service's words. Absent where the service's answers do not show it. */
    outside?: Values;
}

/** What is special about one resource; the session at the console is the same for all. */
export interface LifeCycle {
    /** The console's noun. */
    noun: string;
    /** The collection in which the tenant shows it. */
    collection: string;
    /** Declares one under the name "subject". */
    declare(args: Values, options?: CustomResourceOptions): CustomResource;
    /** What it cannot do without. */
    declared: Values & { name: string };
    /** What the service holds of that, defaults included. */
    wire: Values;
    changes: readonly Change[];
    /** A change that cannot be made in place. */
    replacement?: Values;
    /** What it needs in the tenant, and what that adds to the declaration and the replacement. */
    around?(tenant: Tenant): Promise<{ declared: Values; replacement?: Values }>;
}

/** Make it, look at it from the other side, change it, break it behind its back, repair it, remove it, look again. */
export function lifeCycle(subject: LifeCycle): void {
    describe(`the life of one ${subject.noun}`, () => {
        let tenant: Tenant;
        let bench: Bench;
        let declared: Values & { name: string };
        let replacement: Values;
        let before: unknown[];
        const program =
            (more: Values = {}) =>
            async () => {
                subject.declare({ ...declared, ...more });
            };
        const held = () => tenant.object(subject.collection, subject.declared.name);

        beforeAll(async () => {
            tenant = await Tenant.open();
            const around = await subject.around?.(tenant);
            declared = { ...subject.declared, ...around?.declared };
            replacement = { ...subject.replacement, ...around?.replacement };
            before = await tenant.names(subject.collection);
            bench = await tenant.stack(program());
        });
        afterAll(() => tenant?.close());

        it("begins as declared, with the console's defaults", async () => {
            const run = await bench.up();
            expect(run.changes).toEqual({ create: 2 });
            expect(await held()).toMatchObject(subject.wire);
        });

        it("shows no change while nobody changes anything", async () => {
            expect((await bench.preview()).changes).toEqual({ same: 2 });
            await bench.refresh({ expectNoChanges: true });
            expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
        });

        it.each(subject.changes)("takes a new $property", async ({ property, value, wire }) => {
            const run = await bench.up(program({ [property]: value }));
            expect(shown(run.diffs)).toContain(property);
            expect(run.changes).toEqual({ same: 1, update: 1 });
            expect(await held()).toMatchObject(wire);
        });

        it("returns to the defaults when the program lets go of everything", async () => {
            const all = Object.fromEntries(subject.changes.map(({ property, value }) => [property, value]));
            await bench.up(program(compatible(all)));
            const run = await bench.up(program());
            expect(shown(run.diffs)).toEqual(Object.keys(compatible(all)).sort());
            expect(await held()).toMatchObject(subject.wire);
            expect((await bench.preview()).changes).toEqual({ same: 2 });
        });

        it("shows what another administrator changed, and puts it right", async () => {
            const all = compatible(Object.fromEntries(subject.changes.map(({ property, value }) => [property, value])));
            await bench.up(program(all));
            const { id } = await held();
            const changed = subject.changes.filter(({ property, outside }) => property in all && outside);
            await tenant.control.change(
                subject.collection,
                String(id),
                Object.assign({}, ...changed.map(({ outside }) => outside)),
            );
            const preview = await bench.preview(program(all), { refresh: true });
            expect(shown(preview.diffs)).toEqual(changed.map(({ property }) => property).sort());

            await bench.up(program(all), { refresh: true });
            const restored = (await tenant.control.list(subject.collection)).find((object) => object.id === id);
            for (const { wire } of changed) expect(restored).toMatchObject(wire);
            expect((await bench.preview(program(all), { refresh: true })).diffs).toEqual({});
            await bench.up(program());
        });

        it("leaves alone what the library does not know", async () => {
            const { id } = await held();
            const strange = { futureField: { deep: [1, { er: "x" }] }, futureFlag: true };
            await tenant.control.change(subject.collection, String(id), strange);
            const [first] = subject.changes;
            await bench.up(program(first && { [first.property]: first.value }));
            expect(await held()).toMatchObject(strange);
            await bench.up(program());
        });

        it("is replaced where it cannot be changed", async () => {
            const { id } = await held();
            const preview = await bench.preview(program(replacement));
            expect(preview.changes).toEqual({ same: 1, replace: 1 });
            expect(shown(preview.diffs)).toEqual(Object.keys(replacement).sort());
            const run = await bench.up(program(replacement));
            expect(run.changes).toMatchObject({ replace: 1 });
            const ids = (await tenant.control.list(subject.collection)).map((object) => object.id);
            expect(ids).not.toContain(id);
            await bench.up(program());
        });

        it("comes back after it was deleted elsewhere", async () => {
            const { id } = await held();
            await tenant.control.remove(subject.collection, String(id));
            const failed = await bench.failure(bench.up(program({ enabled: false })));
            expect(failed).toContain(`it was deleted outside this program`);
            expect(failed).toContain("pulumi refresh");

            const run = await bench.refresh();
            expect(run.changes).toMatchObject({ delete: 1 });
            await bench.up(program());
            expect((await held()).id).not.toBe(id);
        });

        it("is gone when the stack is destroyed, also when somebody was faster", async () => {
            const { id } = await held();
            await tenant.control.remove(subject.collection, String(id));
            await bench.destroy();
            expect(await tenant.names(subject.collection)).toEqual(before);

            await bench.up(program());
            expect((await bench.destroy()).changes).toEqual({ delete: 2 });
            expect(await tenant.names(subject.collection)).toEqual(before);
        });
    });
}

/** Of properties that exclude each other, the first. */
function compatible(values: Values): Values {
    const chosen: Values = {};
    for (const [property, value] of Object.entries(values)) {
        const stem = property.replace(/(Name|Id)$/, "");
        if (stem === property || !Object.keys(chosen).some((other) => other.replace(/(Name|Id)$/, "") === stem)) {
            chosen[property] = value;
        }
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
