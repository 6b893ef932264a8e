import { isDeepStrictEqual } from "node:util";
import { expect } from "@jest/globals";
import { pick } from "../../provider/contract/values";
import { asExpected } from "../engine/asExpected";
import type { Run } from "../engine/testStack";
import { declaredBy, derivedFrom, shown } from "./assert";
import type { Cohort, Member } from "./cohort";
import type { Json, Values } from "./subject";

/** What each resource declares beside what it cannot do without, by its name. */
export type Declared = Record<string, Values>;

/**
 * One wave: each resource sets its change of this number, which is all that is shown. Then another administrator changes the same property,
 * which is all that the next preview shows; what depends on a resource is shown as changed only where it may.
 *
 * @param last what the wave before declared
 * @returns what this one declares
 */
export async function changeOne(cohort: Cohort, wave: number, last: Declared): Promise<Declared> {
    const { stack } = cohort;
    const changing = cohort.members.filter(({ changes }) => changes[wave]);
    const changeOf = ({ changes }: Member) => changes[wave]!;
    const now = await cohort.each((member) => (changing.includes(member) ? declaredBy(changeOf(member)) : {}));
    const program = cohort.program(({ name }) => now[name] ?? {});

    const run = await stack.up(program);
    const moved = await cohort.each(({ name }) => keysOf(last[name], now[name]));
    expect(await differing(cohort, run)).toEqual(moved);
    const written = await cohort.each((member) => member.remoteAs(changeOf(member).wire), changing);
    expect(written).toMatchObject(await cohort.each((member) => changeOf(member).wire, changing));
    const seen = await cohort.each(async ({ onlooker }) => (await onlooker.saw()).values);

    const others = changing.filter((member) => changeOf(member).outside);
    const before = await cohort.each(async (member) => {
        return pick(await member.remote(), Object.keys(changeOf(member).outside ?? {})) as Json;
    }, others);
    for (const member of others) await member.change(changeOf(member).outside ?? {});
    const preview = await stack.preview(program, { refresh: true });
    expect(await differing(cohort, preview)).toEqual(
        await cohort.each((member) => (others.includes(member) ? [changeOf(member).property] : [])),
    );
    for (const member of cohort.members) {
        const { name, definition, onlooker } = member;
        const touched = others.includes(member) ? derivedFrom(definition, changeOf(member).property) : [];
        const untouched = Object.entries(seen[name] ?? {}).filter(([property]) => !touched.includes(property));
        const expected = { unknown: touched, values: Object.fromEntries(untouched) };
        expect([name, asExpected(await onlooker.saw(), expected)]).toEqual([name, expected]);
    }
    // An update keeps what others have changed since the last refresh, which may not go with the next change.
    for (const member of others) await member.change(before[member.name] ?? {});
    return now;
}

/** The properties of each resource that an operation showed to differ. */
export const differing = (cohort: Cohort, { diffs }: Run): Promise<Record<string, string[]>> =>
    cohort.each(({ name }) => shown(diffs, name));

const keysOf = (last: Values = {}, now: Values = {}): string[] =>
    Object.keys({ ...last, ...now })
        .filter((key) => !isDeepStrictEqual(last[key], now[key]))
        .sort();
