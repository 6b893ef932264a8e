import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as zscaler from "pulumi-zscaler";
import { rulesOfOthers } from "../../lifecycle/zpa/common/rulesOfOthers";
import { Tenant } from "../tenant";
import type { TestStack } from "../testStack";

const SEVERAL = Array.from({ length: 12 }, (_, index) => `rule-${index + 1}`);

/** Rules that do not wait for each other, and their order. */
const inOrder =
    (...names: string[]): PulumiFn =>
    async () => {
        const made = new Map(SEVERAL.map((name) => [name, allow(name)]));
        const rules = names.flatMap((name) => made.get(name) ?? []);
        const order = new zscaler.AccessRuleOrder("order", { rules });
        return { order: order.rules };
    };

const allow = (name: string) =>
    new zscaler.AccessRule(name, { name, action: "Allow", conditions: [{ clientTypes: ["Web Browser"] }] });

describe("the order of the rules of a stack", () => {
    let tenant: Tenant;
    let bench: TestStack;
    let theirs: string[];
    const backwards = [...SEVERAL].reverse();

    /** All rules, first to last. */
    async function standing() {
        const rules = await tenant.control.list("policyRule");
        const ofAccess = rules.filter(({ policyType, name }) => policyType === "1" && name !== "Default_Rule");
        return ofAccess.sort((a, b) => Number(a.ruleOrder) - Number(b.ruleOrder)).map(({ name }) => String(name));
    }
    const ours = async () => (await standing()).filter((name) => SEVERAL.includes(name));
    const reorders = async () =>
        (await tenant.control.requestLog()).filter(({ path }) => path.endsWith("/reorder")).length;
    const refused = async () => (await tenant.control.requestLog()).filter(({ status = 0 }) => status >= 400);
    const idOf = async (name: string) => String((await tenant.object("policyRule", name)).id);

    beforeAll(async () => {
        tenant = await Tenant.open();
        await rulesOfOthers(tenant, "theirs 1", "theirs 2");
        theirs = await standing();
        bench = await tenant.stack(inOrder(...backwards));
    });
    afterAll(() => tenant?.close());

    it("is there after one run, with one write, however the rules came to be", async () => {
        await tenant.control.clearRequestLog();
        const { outputs } = await bench.up();
        expect(await standing()).toEqual([...theirs, ...backwards]);
        expect(await reorders()).toBe(1);
        expect(await refused()).toEqual([]);
        expect(outputs.order).toEqual(await Promise.all(backwards.map(idOf)));
    });

    it("says in the preview of a new order which rule moves, by its name, and nothing of the others", async () => {
        const [last = "", ...rest] = [...backwards].reverse();
        const { output } = await bench.preview(inOrder(last, ...rest.reverse()));
        expect(output).toContain(`New order of access rules: "${last}" (${await idOf(last)}) moves to the front.`);
        const shorter = await bench.preview(inOrder(...backwards.slice(1)));
        const [gone = ""] = backwards;
        expect(shorter.output).toContain(`"${gone}" (${await idOf(gone)}) is no longer in the order.`);
    });

    it("shows no change while nobody changes anything", async () => {
        expect((await bench.preview()).changes).toEqual({ same: SEVERAL.length + 2 });
        await bench.refresh({ expectNoChanges: true });
        expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
    });

    it("is shown and put right when another administrator moved a rule", async () => {
        await bench.up(inOrder("rule-3", "rule-2", "rule-1"));
        const before = await standing();
        await tenant.control.change("policyRule", await idOf("rule-1"), { rank: 0 });
        expect((await standing())[0]).toBe("rule-1");

        const program = inOrder("rule-3", "rule-2", "rule-1");
        const { diffs } = await bench.preview(program, { refresh: true });
        expect(Object.keys(diffs).every((path) => path.startsWith("order.rules"))).toBe(true);
        expect(Object.keys(diffs)).not.toEqual([]);
        await tenant.control.clearRequestLog();
        await bench.up(program, { refresh: true });
        expect((await ours()).filter((name) => ["rule-1", "rule-2", "rule-3"].includes(name))).toEqual([
            "rule-3",
            "rule-2",
            "rule-1",
        ]);
        expect(await reorders()).toBe(1);
        expect((await standing()).filter((name) => name.startsWith("theirs"))).toEqual(theirs);
        expect([...before].sort()).toEqual([...(await standing())].sort());
    });

    it("follows the program, in places that the named rules held before", async () => {
        const before = await ours();
        await bench.up(inOrder("rule-1", "rule-2", "rule-3"));
        const moved = before.map((name) => {
            const named = ["rule-3", "rule-2", "rule-1"].indexOf(name);
            return named < 0 ? name : (["rule-1", "rule-2", "rule-3"][named] ?? "");
        });
        expect(await ours()).toEqual(moved);
    });

    it("stands next to a rule of others, and warns at preview what it passes", async () => {
        const next =
            (after?: string): PulumiFn =>
            async () => {
                const made = SEVERAL.map(allow);
                new zscaler.AccessRuleOrder("order", { rules: [...made, allow("fresh")], after });
            };
        const program = next(await idOf("theirs 1"));
        const { output, changes } = await bench.preview(program);
        expect(output).toContain('AccessRuleOrder "order": access rule "rule-');
        expect(output).toContain('passes "theirs 2", which this order does not name');
        expect(output).toContain('"fresh"');
        expect(changes).toEqual({ same: SEVERAL.length + 1, create: 1, update: 1 });
        await bench.up(program);
        expect(await standing()).toEqual(["theirs 1", ...SEVERAL, "fresh", "theirs 2"]);
        expect((await bench.preview(program, { refresh: true })).diffs).toEqual({});
        expect((await bench.preview(program)).output).not.toContain("passes");
        await bench.up(inOrder("rule-1", "rule-2", "rule-3"));
    });

    it("is refused a second time in the same stack, before anything is written", async () => {
        await tenant.control.clearRequestLog();
        const failure = await bench.failure(
            bench.preview(async () => {
                const rules = [allow("rule-1")];
                new zscaler.AccessRuleOrder("order", { rules: ["1"] });
                new zscaler.AccessRuleOrder("second", { rules: ["2"] });
                return { rules };
            }),
        );
        expect(failure).toMatch(
            /there can be only one order of access rules for each microtenantId, and resource "(order|second)" in this stack already manages it/,
        );
        expect((await tenant.control.requestLog()).filter(({ method }) => method !== "GET")).toEqual([]);
    });

    it("can be read, for all rules of the policy, by the policy's id", async () => {
        const [set] = (await tenant.control.list("policySet")).filter(({ policyType }) => policyType === "1");
        const reading = await tenant.stack(async () => {
            const all = zscaler.AccessRuleOrder.get("all", String(set?.id));
            const listed = zscaler.getAccessRulesOutput({ action: "Deny" });
            return {
                rules: all.rules,
                denying: listed.apply((rules) => rules.map(({ name, order }) => [name, order])),
            };
        });
        const { outputs } = await reading.up();
        expect(outputs.rules).toEqual(await Promise.all((await standing()).map(idOf)));
        expect(outputs.denying).toEqual(
            (await standing()).flatMap((name, at) => (name.startsWith("theirs") ? [[name, at + 1]] : [])),
        );
    });

    it("names the rule that is gone, when nobody looked before", async () => {
        await tenant.control.remove("policyRule", await idOf("rule-12"));
        const failure = await bench.failure(bench.up(inOrder("rule-12", "rule-1")));
        expect(failure).toMatch(/the policy has no rule \d+/);
        expect(failure).toContain("pulumi refresh");
        await bench.up(inOrder("rule-12", "rule-1"), { refresh: true });
        expect((await ours()).indexOf("rule-12")).toBeLessThan((await ours()).indexOf("rule-1"));
    });

    it("stays when it is taken out of the program, and goes with the rules", async () => {
        const before = await standing();
        const run = await bench.up(async () => {
            for (const name of SEVERAL) allow(name);
        });
        expect(run.changes).toEqual({ same: SEVERAL.length + 1, delete: 1 });
        expect(await standing()).toEqual(before);
        await bench.up(inOrder(...backwards));
        await bench.destroy();
        expect(await standing()).toEqual(theirs);
    });
});
