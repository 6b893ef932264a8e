import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ResourceTransformation } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { catalog } from "../../provider/catalog";
import { type Effects, LEVELS, type Level } from "../../provider/contract/consequences";
import { digestIn, eventLogIn, FORMATS, planOf, type Report, reportOf, written } from "../../review";
import { oneOfEach } from "./oneOfEach";
import { newestRecording } from "./recording";
import { Tenant } from "./tenant";
import type { StateEntry, TestStack } from "./testStack";
import { DELETES_MORE, KINDS, NEVER_CUTS_OFF, NEVER_SAFE_IN_PLACE } from "./verdicts";

const WORDS = { none: "Safe", interrupts: "Interrupts", cutsOff: "Cuts off", irreversible: "Cannot be undone" };

let tenant: Tenant;
let bench: TestStack;
const { world, resources } = newestRecording();

/** The previews need no object in the tenant: what they compare with is the state. */
beforeAll(async () => {
    tenant = await Tenant.open();
    bench = await tenant.stack(async () => undefined);
});
afterAll(() => tenant?.close());

const kindOf = (urn: string) => urn.split("::").at(-1) ?? "";

const standing = (): StateEntry[] =>
    resources.map((resource) => {
        const more = DELETES_MORE[kindOf(resource.urn)];
        const merged = (values: unknown) => Object.assign({}, values, more);
        return { ...resource, inputs: merged(resource.inputs), outputs: merged(resource.outputs) };
    });

/** One of each, with these changes. */
function changedBy(changes: (kind: string) => object | undefined): PulumiFn {
    const change: ResourceTransformation = ({ name, props, opts }) => ({ props: { ...props, ...changes(name) }, opts });
    return async () => void oneOfEach(world, { transformations: [change] });
}

/** What the comment says of each kind on its own, and of all together. */
async function previewed(program: PulumiFn, state: StateEntry[]) {
    await bench.changeState(() => state);
    const { digest, events } = await bench.review(program);
    const plan = planOf(digestIn(digest, "digest"), eventLogIn(events, "events"));
    const said: Report = JSON.parse(JSON.stringify(reportOf(plan)));
    const items = said.sections.find(({ title }) => title === "This change")?.items ?? [];
    const levels = Object.fromEntries(items.map(({ urn = "", level }) => [kindOf(urn), level]));
    const firstLines = plan.changes.map((change) => {
        const alone = reportOf({ ...plan, changes: [change] });
        return [kindOf(change.urn), /^\*\*(.*?)\*\*/.exec(written([alone], FORMATS.markdown))?.[1]];
    });
    return { levels, verdicts: Object.fromEntries(firstLines), verdict: said.verdict };
}

/** What is expected of each kind that is in the preview. */
function expected(levelOf: (kind: string) => Level | undefined) {
    const levels = Object.keys(KINDS).flatMap((kind): [string, Level][] => {
        const level = levelOf(kind);
        return level === undefined ? [] : [[kind, level]];
    });
    return {
        levels: Object.fromEntries(levels),
        verdicts: Object.fromEntries(levels.map(([kind, level]) => [kind, WORDS[level]])),
    };
}

describe("of every kind of resource, the comment on a preview of the engine says", () => {
    it("what creating it does", async () => {
        const { verdict, ...said } = await previewed(
            changedBy(() => undefined),
            [],
        );
        expect(said).toEqual(expected((kind) => KINDS[kind]?.created));
        expect(verdict).toBe("cannot be undone");
    });

    it("that a change which nobody notices is safe", async () => {
        const { verdict, ...said } = await previewed(
            changedBy((kind) => KINDS[kind]?.safe),
            standing(),
        );
        expect(said).toEqual(expected((kind) => KINDS[kind]?.safe && "none"));
        expect(verdict).toBe("safe");
    });

    it("what its worst change does", async () => {
        const { verdict, ...said } = await previewed(
            changedBy((kind) => KINDS[kind]?.worst[0]),
            standing(),
        );
        expect(said).toEqual(expected((kind) => KINDS[kind]?.worst[1]));
        expect(verdict).toBe("cannot be undone");
    });

    it("what deleting it does", async () => {
        const { verdict, ...said } = await previewed(async () => undefined, standing());
        expect(said).toEqual(expected((kind) => KINDS[kind]?.deleted));
        expect(verdict).toBe("cannot be undone");
    });
});

describe("the kinds", () => {
    const rank = (level: Level) => LEVELS.indexOf(level);
    const worstOf = (levels: readonly Level[]): Level =>
        levels.toSorted((one, other) => rank(other) - rank(one))[0] ?? "none";
    const levelsOf = (effects: Effects = "none") =>
        effects === "none" ? [] : [effects].flat().map(({ level }) => level);
    const hasSafe = (effects: Effects | undefined) =>
        levelsOf(effects).length === 0 || [effects].flat().every((effect) => typeof effect === "object" && effect.when);

    it("are all that there are, and of each the worst that it can do is previewed", () => {
        const previewedWorst = Object.values(KINDS).map(({ type, created, worst: [, changed], deleted }) => [
            type,
            worstOf([created, changed, deleted]),
        ]);
        const possible = catalog.map(({ type, consequences: { create, update, delete: remove, replace } }) => [
            type,
            worstOf([create, remove, replace, ...Object.values(update)].flatMap(levelsOf)),
        ]);
        expect(Object.fromEntries(previewedWorst)).toEqual(Object.fromEntries(possible));
    });

    it("that never cut off are these", () => {
        const never = Object.values(KINDS).filter(({ created, worst, deleted }) =>
            [created, worst[1], deleted].every((level) => rank(level) < rank("cutsOff")),
        );
        expect(never.map(({ type }) => type).sort()).toEqual(Object.keys(NEVER_CUTS_OFF).sort());
    });

    it("that have no safe change in place are these", () => {
        const never = catalog.filter(({ consequences }) => !Object.values(consequences.update).some(hasSafe));
        expect(never.map(({ type }) => type).sort()).toEqual(Object.keys(NEVER_SAFE_IN_PLACE).sort());
        const without = Object.values(KINDS).filter(({ safe }) => safe === undefined);
        expect(without.map(({ type }) => type).sort()).toEqual(Object.keys(NEVER_SAFE_IN_PLACE).sort());
    });
});
