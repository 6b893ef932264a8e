import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { definitionOf } from "../../provider/definitionOf";
import { asExpected } from "../engine/asExpected";
import { declaredBy, noisy, together } from "./assert";
import { changeOne, type Declared, differing } from "./change";
import { Cohort, type Member } from "./cohort";
import type { Change, Subject, Values } from "./subject";

/** What goes on for everybody, and must never show as a change. */
const NOISE = { escapeNames: "on", defaultMicrotenant: "zero", lssFlagBugOnSingleGet: "on" } as const;
/** What the library does not know. */
const STRANGE = { futureField: { deep: [1, { er: "x" }] }, futureFlag: true };
const LONGEST_MS = 1_800_000;

/**
 * Makes resources, looks at them from the other side, changes them, breaks them behind the program's back, repairs them, removes them, looks
 * again. One stack declares all of them: a wave changes each once, and each is looked at by itself.
 */
export function lifeCycle(subjects: readonly Subject[]): void {
    const nouns = subjects.map(({ type }) => definitionOf(type).noun.one);

    describe(`the life of one ${nouns.join(", one ")}`, () => {
        let cohort: Cohort;
        let before: Record<string, unknown[]>;
        const resources = subjects.length;
        const everything = resources + 1;
        beforeAll(async () => {
            cohort = await Cohort.open(subjects);
            before = await cohort.each((member) => member.names());
        });
        afterAll(() => cohort?.close());

        const wires = () => cohort.each((member) => member.remoteAs(member.subject.wire));
        const declaredWires = () => cohort.each(({ subject }) => subject.wire);

        it("changes every property: its table has a row in `changes` for each", async () => {
            expect(await cohort.each(untold)).toEqual(await cohort.each(() => []));
        });

        it("begins as declared, with the console's defaults", async () => {
            const run = await cohort.stack.up();
            expect(run.changes).toEqual({ create: everything });
            expect(await wires()).toMatchObject(await declaredWires());
        });

        it("shows no change while nobody changes anything, whatever noise there is", async () => {
            const nothing = async () => {
                const { changes, diffs } = await cohort.stack.preview(undefined, { refresh: true });
                expect([changes, diffs]).toEqual([{ same: everything }, {}]);
                const unknown = await cohort.each(async ({ onlooker }) => (await onlooker.saw()).unknown);
                expect(unknown).toEqual(await cohort.each(() => []));
            };
            await nothing();

            const { control } = cohort.tenant;
            const quiet = await control.switches();
            await control.set(NOISE);
            for (const member of cohort.members) await member.change(noisy(await member.remote()));
            await nothing();
            await cohort.stack.refresh({ expectNoChanges: true });
            await control.set(Object.fromEntries(Object.keys(NOISE).map((key) => [key, quiet[key as "seed"]])));
        });

        it(
            "takes each property and shows nothing else, sees when another changes it, and lets go of it again",
            async () => {
                let last: Declared = {};
                const waves = Math.max(...cohort.members.map(({ changes }) => changes.length));
                for (let wave = 0; wave < waves; wave++) last = await changeOne(cohort, wave, last);
                await cohort.stack.up(cohort.program());
                expect(await wires()).toMatchObject(await declaredWires());
            },
            LONGEST_MS,
        );

        it("shows what another administrator changed, puts it right, and returns to the defaults in the end", async () => {
            const { stack, members } = cohort;
            const program = cohort.program(({ changes }) => together(changes));
            await stack.up(program);
            expect((await stack.preview(program, { refresh: true })).diffs).toEqual({});

            const ids = await cohort.each(async (member) => (await member.remote()).id);
            for (const member of members) {
                for (const { outside } of touched(member)) await member.change(outside ?? {});
            }
            const drift = await cohort.each((member) =>
                touched(member)
                    .map(({ property }) => property)
                    .sort(),
            );
            expect(await differing(cohort, await stack.preview(program, { refresh: true }))).toEqual(drift);

            await stack.up(program, { refresh: true });
            for (const member of members) {
                const restored = await member.byId(ids[member.name]);
                for (const { wire } of touched(member)) {
                    expect({ [member.name]: asExpected(restored, wire) }).toMatchObject({ [member.name]: wire });
                }
            }

            const returned = await cohort.each(({ changes }) => Object.keys(together(changes)).sort());
            expect(await differing(cohort, await stack.up(cohort.program()))).toEqual(returned);
            expect(await wires()).toMatchObject(await declaredWires());
            expect((await stack.preview()).changes).toEqual({ same: everything });
        });

        it("leaves alone what the library does not know", async () => {
            const { members, stack } = cohort;
            for (const member of members) await member.change(STRANGE);
            await stack.up(cohort.program(firstChange));
            const strange = await cohort.each(() => STRANGE);
            expect(await cohort.each((member) => member.remote())).toMatchObject(strange);
            await stack.up(cohort.program());
        });

        it("is replaced where it cannot be changed", async () => {
            const { stack } = cohort;
            const replaced = cohort.members.filter(({ replacement }) => Object.keys(replacement).length > 0);
            if (replaced.length === 0) return;
            const program = cohort.program(({ replacement }) => replacement);
            const ids = await cohort.each(async (member) => String((await member.remote()).id), replaced);
            const preview = await stack.preview(program);
            const same = everything - replaced.length;
            expect(preview.changes).toEqual({ ...(same > 0 && { same }), replace: replaced.length });
            expect(await differing(cohort, preview)).toEqual(
                await cohort.each(({ replacement }) => Object.keys(replacement).sort()),
            );
            const run = await stack.up(program);
            expect(run.changes).toMatchObject({ replace: replaced.length });
            const left = await cohort.each(
                async (member) => (await member.ids()).includes(ids[member.name] ?? ""),
                replaced,
            );
            expect(left).toEqual(await cohort.each(({ subject }) => subject.retained !== undefined, replaced));
            await stack.up(cohort.program());
        });

        it("comes back after it was deleted elsewhere, and goes when the stack is destroyed, also when somebody was faster", async () => {
            const { stack } = cohort;
            const deleted = cohort.members.filter(({ subject }) => !subject.undeletable);
            if (deleted.length > 0) {
                const ids = await cohort.each((member) => member.remove(), deleted);
                const failed = await stack.failure(stack.up(cohort.program(firstChange), { continueOnError: true }));
                for (const { definition, name } of deleted) {
                    expect(failed).toMatch(
                        new RegExp(
                            `Cannot update ${definition.noun.one} .*${ids[name]}.*the object was deleted outside this program`,
                        ),
                    );
                }
                expect(failed).toContain("pulumi refresh");

                const run = await stack.refresh();
                expect(run.changes).toMatchObject({ delete: deleted.length });
                await stack.up(cohort.program());
                const now = await cohort.each(
                    async (member) => (await member.remote()).id === ids[member.name],
                    deleted,
                );
                expect(now).toEqual(await cohort.each(() => false, deleted));

                await cohort.each((member) => member.remove(), deleted);
                await stack.destroy();
                expect(await namesOfUnretained(cohort)).toEqual(await namesOfUnretained(cohort, before));
                await stack.up(cohort.program());
            }
            expect((await stack.destroy()).changes).toEqual({ delete: everything });
            expect(await namesOfUnretained(cohort)).toEqual(await namesOfUnretained(cohort, before));
            const retained = cohort.members.filter(({ subject }) => subject.retained);
            const left = await cohort.each((member) => member.remote(), retained);
            expect(left).toMatchObject(await cohort.each(({ subject }) => subject.retained ?? {}, retained));
        });
    });
}

/** Properties that no change is about. The name finds the subject; where it lives and what only this library is told have tests of their own. */
function untold({ subject, definition, changes, replacement }: Member): string[] {
    const { inputs, replaceOn, collection } = definition;
    const told = [...changes.map(({ property }) => property), ...Object.keys(replacement)];
    const elsewhere = ["name", ...(subject.coveredElsewhere ?? []), ...replaceOn, ...(collection.notOnWire ?? [])];
    return Object.keys(inputs.shape).filter((property) => ![...told, ...elsewhere].includes(property));
}

const firstChange = ({ changes: [first] }: Member): Values => (first ? declaredBy(first) : {});

/** Those of all changes together that another administrator can make as well. */
function touched({ changes }: Member): Change[] {
    const all = together(changes);
    return changes.filter(({ property, outside, alone }) => property in all && outside && !alone);
}

/** Names in the collections of the resources that leave nothing behind, now or as they were. */
const namesOfUnretained = (cohort: Cohort, then?: Record<string, unknown[]>): Promise<Record<string, unknown>> =>
    cohort.each(
        (member) => then?.[member.name] ?? member.names(),
        cohort.members.filter(({ subject }) => !subject.retained),
    );
