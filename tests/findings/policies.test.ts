import { describe, expect, it } from "@jest/globals";
import { configOf, FindingsError, RULES } from "../../findings";
import { policies } from "../../policy/index";

const mine = { ...RULES[0]!, id: "acme-rule" };
const levelOf = (name: string, all = policies()) => all.find((policy) => policy.name === name)?.enforcementLevel;

describe("policies", () => {
    it("are one for each rule, advisory, beside those of the settings and of what cannot be checked", () => {
        const names = policies({ more: [mine] }).map(({ name }) => name);
        const rules = [...RULES.map(({ id }) => id), "acme-rule"].filter((id) => id !== "secret-in-clear");
        expect(names).toEqual(["zscaler-settings", ...rules, "zscaler-not-checked"]);
        expect(new Set(policies().map(({ enforcementLevel }) => enforcementLevel))).toEqual(new Set(["advisory"]));
    });

    it("stop the update or are left out, as the options say", () => {
        const all = policies({ more: [mine], rules: { "key-expires": "mandatory", "acme-rule": "off" } });
        expect(levelOf("key-expires", all)).toBe("mandatory");
        expect(levelOf("acme-rule", all)).toBe("disabled");
        expect(levelOf("secret-in-clear", all)).toBeUndefined();
    });
});

describe("settings", () => {
    it.each<[object, string]>([
        [{ rules: { "no-such-rule": "off" } }, "rules.no-such-rule: there is no such rule"],
        [{ rules: { "key-expires": "disabled" } }, "rules.key-expires: Invalid option"],
        [{ waivrs: [] }, 'Unrecognized key: "waivrs"'],
        [
            { waivers: [{ rule: "key-expires", resource: "key", until: "2999-12-31" }] },
            "waivers.0.reason: Invalid input",
        ],
        [{ leastLevel: "medum" }, "leastLevel: Invalid option"],
    ])("%j are refused, in a program and in a file", (settings, message) => {
        expect(() => configOf(settings)).toThrow(message);
        expect(() => policies(settings as never)).toThrow(message);
        expect(() => policies(settings as never)).toThrow(FindingsError);
    });
});
