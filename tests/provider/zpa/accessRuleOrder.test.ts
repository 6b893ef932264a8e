import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Emulator } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { create, diff, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { accessRule } from "../../../provider/zpa/accessRule";
import { accessRuleOrder, foreseen } from "../../../provider/zpa/accessRuleOrder";
import { Connected } from "../connected";

const REORDERS = { method: "PUT", path: /\/reorder$/ };
const ADMINISTRATORS = ["ours 1", "theirs 1", "ours 2", "theirs 2", "ours 3"];

let order: Connected;
let ids: Record<string, string>;
beforeEach(async () => {
    order = await Connected.to(accessRuleOrder, { concurrency: "off" });
    ids = {};
    for (const name of ADMINISTRATORS) await another(name);
});
afterEach(() => order?.close());

/** Another administrator makes a rule. */
async function another(name: string): Promise<string> {
    const { control } = order.emulator;
    const set = (await control.list("policySet")).find(({ policyType }) => policyType === "1");
    const made = await control.create("policyRule", { name, action: "DENY", policySetId: String(set?.id) });
    ids[name] = made.id;
    return made.id;
}

const named = (...names: string[]) => ({ rules: names.map((name) => ids[name] ?? name) });

/** The names of all rules, first to last. */
async function standing({ control }: Emulator): Promise<unknown[]> {
    const rules = (await control.list("policyRule")).filter(({ name }) => Object.keys(ids).includes(String(name)));
    return rules.sort((a, b) => Number(a.ruleOrder) - Number(b.ruleOrder)).map(({ name }) => name);
}

async function calls(path: RegExp): Promise<number> {
    const entries = await order.emulator.control.requestLog();
    return entries.filter((entry) => path.test(entry.path)).length;
}

/** The same next to another rule. */
const nextTo = (anchor: { after?: string; before?: string }, ...names: string[]) => ({
    ...named(...names),
    ...Object.fromEntries(Object.entries(anchor).map(([key, name]) => [key, ids[name]])),
});

/** Waits until a write of an order has been refused. */
async function refused(): Promise<void> {
    const isOver = async () => (await order.emulator.control.requestLog()).some(({ status }) => status === 409);
    while (!(await isOver())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const put = (rules: { rules: string[] }) => create(order.context, { inputs: order.checked(rules) });

describe("an order", () => {
    it.each([
        [["7", "x"], '[1] "x" must be the id of an object, a numeric string'],
        [["7", "8", "7"], '[2] "7" is a duplicate; list each rule once'],
        [[], "must not be empty; set a value or omit the property"],
    ])("may not be %j", (rules, reason) => {
        expect(check(accessRuleOrder, { rules }).failures).toEqual([{ property: "rules", reason }]);
    });

    it("puts the rules into the places that they hold together, with one write, and leaves all others where they are", async () => {
        await order.emulator.control.clearRequestLog();
        const { id, outputs } = await put(named("ours 3", "ours 1", "ours 2"));
        expect(await standing(order.emulator)).toEqual(["ours 3", "theirs 1", "ours 1", "theirs 2", "ours 2"]);
        expect(await calls(/\/reorder$/)).toBe(1);

        order.renew();
        expect(await read(order.context, { id, known: outputs })).toEqual(outputs);
        await update(order.context, { id, olds: outputs, inputs: named("ours 2", "ours 3") });
        expect(await standing(order.emulator)).toEqual(["ours 2", "theirs 1", "ours 1", "theirs 2", "ours 3"]);
    });

    it("writes nothing when it is right already", async () => {
        await order.emulator.control.clearRequestLog();
        await put(named("ours 1", "ours 2", "ours 3"));
        expect(await calls(/\/reorder/)).toBe(0);
    });

    it("shows where the rules stand, and leaves out those that are gone", async () => {
        const { id, outputs } = await put(named("ours 1", "ours 2", "ours 3"));
        await put(named("ours 3", "ours 1"));
        await order.emulator.control.remove("policyRule", String(ids["ours 2"]));
        order.renew();
        expect(await read(order.context, { id, known: outputs })).toEqual(named("ours 3", "ours 1"));
        await order.emulator.control.remove("policyRule", String(ids["ours 1"]));
        await order.emulator.control.remove("policyRule", String(ids["ours 3"]));
        order.renew();
        expect(await read(order.context, { id, known: outputs })).toBeUndefined();
    });

    it("moves nothing when it is deleted", async () => {
        const { id, outputs } = await put(named("ours 3", "ours 1"));
        const before = await standing(order.emulator);
        await remove(order.context, { id, outputs });
        expect(await standing(order.emulator)).toEqual(before);
    });

    it("of another microtenant is another one", () => {
        const olds = { rules: ["1", "2"] };
        expect(diff(accessRuleOrder, olds, { ...olds, microtenantId: "7" }).replaces).toEqual(["microtenantId"]);
        expect(diff(accessRuleOrder, olds, { rules: ["2", "1"] }).replaces).toEqual([]);
    });

    it("of all rules can be read by the id of the policy, and of no other", async () => {
        const { id } = await put(named("ours 3", "ours 1"));
        const all = { rules: [...["ours 3", "theirs 1", "ours 2", "theirs 2", "ours 1"].map((name) => ids[name])] };
        expect(await read(order.context, { id, known: {} })).toEqual(all);
        expect(await read(order.context, { id: "7", known: {} })).toBeUndefined();
    });
});

describe("an order next to another rule", () => {
    it("goes after one rule or before one, and none of its own", () => {
        const rules = ["7", "8"];
        const reasons = (more: object) => check(accessRuleOrder, { rules, ...more }).failures;
        expect(reasons({ after: "9", before: "10" })).toEqual([
            {
                property: "before",
                reason: "cannot be combined with after; set only one of them",
            },
        ]);
        for (const anchor of ["after", "before"]) {
            const reason = "is in rules; set a rule that is not in the list";
            expect(reasons({ [anchor]: "8" })).toEqual([{ property: anchor, reason }]);
        }
    });

    it.each([
        [{ after: "theirs 1" }, ["ours 2", "ours 1"], ["theirs 1", "ours 2", "ours 1", "theirs 2", "ours 3"]],
        [{ after: "theirs 2" }, ["ours 1", "ours 2"], ["theirs 1", "theirs 2", "ours 1", "ours 2", "ours 3"]],
        [{ before: "theirs 2" }, ["ours 3", "ours 1"], ["theirs 1", "ours 2", "ours 3", "ours 1", "theirs 2"]],
        [{ before: "theirs 1" }, ["ours 3"], ["ours 1", "ours 3", "theirs 1", "ours 2", "theirs 2"]],
    ])("stands %j together, and all others keep their order: %j", async (anchor, names, wanted) => {
        await order.emulator.control.clearRequestLog();
        const declared = nextTo(anchor, ...names);
        const { id, outputs } = await put(declared);
        expect(await standing(order.emulator)).toEqual(wanted);
        order.renew();
        expect(await read(order.context, { id, known: outputs })).toEqual(declared);
        await put(declared);
        expect(await calls(/\/reorder$/)).toBe(1);
    });

    it("shows which rule it stands next to when somebody has moved it, or put a rule in between", async () => {
        const declared = nextTo({ after: "theirs 1" }, "ours 1", "ours 2");
        const { id, outputs } = await put(declared);
        const shown = async () => {
            order.renew();
            return read(order.context, { id, known: outputs });
        };
        await put(nextTo({ after: "ours 1" }, "ours 3"));
        expect(await shown()).toEqual({ ...declared, after: ids["ours 3"] });
        await put(nextTo({ before: "theirs 1" }, "ours 1", "ours 2"));
        expect(await shown()).toEqual(named("ours 1", "ours 2"));
        await update(order.context, { id, olds: outputs, inputs: declared });
        expect(await shown()).toEqual(declared);
    });

    it("is told when that rule is gone, or when a rule that nobody may change would move", async () => {
        const gone = nextTo({ after: "theirs 1" }, "ours 2");
        await order.emulator.control.change("policyRule", String(ids["theirs 2"]), { readOnly: true });
        await expect(put(nextTo({ before: "theirs 2" }, "ours 1"))).resolves.toBeDefined();
        await expect(put(nextTo({ after: "theirs 2" }, "ours 1"))).rejects.toThrow(
            /"theirs 2" \(\d+\) cannot be moved: .* Its position cannot change: set another rule in after or before\./,
        );
        await order.emulator.control.remove("policyRule", String(ids["theirs 1"]));
        await expect(put(gone)).rejects.toThrow(`the policy has no rule ${ids["theirs 1"]}`);
    });

    it("says which rules of others it passes, and which then stand between its own", async () => {
        const lines = (declared: object, made: Record<string, string> = {}) =>
            foreseen({ ...declared, made }, order.renew().zpa);
        expect(await lines(named("ours 1", "ours 2"))).toEqual([]);
        expect(await lines(named("ours 2", "ours 1"))).toEqual([
            'access rule "ours 2", "ours 1" passes "theirs 1", which this order does not name',
            '"theirs 1" will be between the rules of this order; set after or before to keep the rules together',
        ]);
        expect(await lines(nextTo({ after: "theirs 1" }, "ours 1", "ours 2"))).toEqual([
            'access rule "ours 1" passes "theirs 1", which this order does not name',
        ]);
        const withNew = { rules: ["new 0", String(ids["ours 1"])], after: ids["theirs 1"] };
        expect(await lines(withNew, { "new 0": "fresh" })).toEqual([
            'access rule "fresh" passes "ours 2", "theirs 2", "ours 3", which this order does not name',
            'access rule "ours 1" passes "theirs 1", which this order does not name',
        ]);
    });
});

describe("what comes in between", () => {
    it("is taken into account: the order is put together anew", async () => {
        const fault = { ...REORDERS, status: 400, body: { id: "missing.rule", reason: "Missing ruleIds: 7" } };
        await order.emulator.control.fault(fault);
        await put(named("ours 3", "ours 1", "ours 2"));
        expect(await standing(order.emulator)).toEqual(["ours 3", "theirs 1", "ours 1", "theirs 2", "ours 2"]);
        expect(await calls(/\/reorder$/)).toBe(2);
    });

    it("is kept when the order has to be sent again: what others have moved meanwhile stays moved", async () => {
        const { control } = order.emulator;
        await control.fault({ ...REORDERS, status: 409, body: { id: "api.concurrent.access.error" }, retryAfter: 1 });
        const ours = put(named("ours 3", "ours 1", "ours 2"));
        await refused();
        order.renew();
        await put(named("theirs 2", "theirs 1"));
        await ours;
        expect(await standing(order.emulator)).toEqual(["ours 3", "theirs 2", "ours 1", "theirs 1", "ours 2"]);
    });

    it("is no reason to write when others have done it meanwhile", async () => {
        await order.emulator.control.fault({ ...REORDERS, status: 409, retryAfter: 1 });
        const first = put(named("ours 3", "ours 1", "ours 2"));
        await refused();
        order.renew();
        await put(named("ours 3", "ours 1", "ours 2"));
        await first;
        expect(await calls(/\/reorder$/)).toBe(2);
    });

    it.each(["resource input length is not valid", "The ruleId: 7 does not belong to the policySetId: 1"])(
        "is given up when it does not end: %s",
        async (reason) => {
            const body = { id: "invalid.resource.argument", reason };
            await order.emulator.control.fault({ ...REORDERS, status: 400, body, times: 100 });
            await expect(put(named("ours 3", "ours 1"))).rejects.toThrow(
                /rules were added or removed by others during each of 5 attempts .* Run again when they are done\. \[conflict\]$/,
            );
        },
    );

    it("is no reason to repeat what the service refuses for another", async () => {
        const body = { id: "invalid.resource.argument", reason: "Something else" };
        await order.emulator.control.fault({ ...REORDERS, status: 400, body });
        await expect(put(named("ours 3", "ours 1"))).rejects.toThrow("Something else");
        expect(await calls(/\/reorder$/)).toBe(1);
    });

    it("is told when a rule is gone", async () => {
        await order.emulator.control.remove("policyRule", String(ids["ours 1"]));
        await expect(put(named("ours 3", "ours 1"))).rejects.toThrow(
            /the policy has no rule \d+\. Run `pulumi refresh`/,
        );
    });

    it("does not matter when this process makes rules itself", async () => {
        const more = ["more 1", "more 2", "more 3"].map((name) => {
            const inputs = { name, action: "Deny", enabled: true, match: "all", appliesToEverything: true };
            return create({ definition: accessRule, backend: order.backend }, { inputs });
        });
        await Promise.all([put(named("ours 2", "ours 1")), ...more]);
        expect(await calls(/\/reorder$/)).toBe(1);
        expect((await standing(order.emulator)).slice(0, 3)).toEqual(["ours 2", "theirs 1", "ours 1"]);
    });
});

describe("a rule that nobody may change", () => {
    it("keeps its place, and is refused in an order before anything is written", async () => {
        const deception = String(ids["theirs 1"]);
        await order.emulator.control.change("policyRule", deception, { readOnly: true });
        await put(named("ours 3", "ours 1"));
        expect((await standing(order.emulator))[1]).toBe("theirs 1");
        await order.emulator.control.clearRequestLog();
        await expect(put(named("ours 1", "theirs 1"))).rejects.toThrow(
            /access rule "theirs 1" \(\d+\) cannot be moved: it is read-only, as objects of Zscaler Deception are\. Remove it/,
        );
        expect(await calls(/\/reorder/)).toBe(0);
    });
});
