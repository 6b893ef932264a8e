import { describe, expect, it } from "@jest/globals";
import type { StackValidationPolicy } from "@pulumi/policy";
import {
    type AnalyzeResponse,
    AnalyzerPropertyDependencies,
    AnalyzerResource,
    AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { configOf, FindingsError, type PlannedStack, RULES } from "../../findings";
import { policies } from "../../policy/index";
import { LEFT_OUT } from "../../policy/judging";
import { PRIVATE_ACCESS } from "./privateAccess";
import { stackOf } from "./stacks";

type AnalyzeStack = (
    call: { request: { getResourcesList(): AnalyzerResource[] } },
    callback: (error: Error | null, response: AnalyzeResponse) => void,
) => void;
/** What the SDK does not declare of its server. */
const {
    makeAnalyzeStackRpcFun,
}: {
    makeAnalyzeStackRpcFun(name: string, version: string, level: string, all: StackValidationPolicy[]): AnalyzeStack;
} = require("@pulumi/policy/server");

const mine = { ...RULES[0]!, id: "acme-rule" };
const levelOf = (name: string, all = policies()) => all.find((policy) => policy.name === name)?.enforcementLevel;

describe("policies", () => {
    it("are one for each rule, beside those of the settings and of what cannot be checked", () => {
        const names = policies({ more: [mine] }).map(({ name }) => name);
        const rules = [...RULES.map(({ id }) => id), "acme-rule"].filter((id) => !LEFT_OUT.includes(id));
        expect(names).toEqual(["zscaler-settings", ...rules, "zscaler-not-checked"]);
    });

    it("are advisory, but for those that disaster recovery depends on", () => {
        const mandatory = policies().filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
        expect(mandatory.map(({ name }) => RULES.find(({ id }) => id === name)?.code).sort()).toEqual([
            "DR001",
            "DR003",
            "DR004",
            "DR005",
            "DR006",
            "DR007",
            "DR007",
            "DR008",
            "DR010",
            "DR012",
        ]);
        expect(levelOf("dr-segment-without-dr-group", policies({ rules: { DR001: "advisory" } }))).toBe("advisory");
    });

    it("stop the update or are left out, as the options say", () => {
        const all = policies({ more: [mine], rules: { "key-expires": "mandatory", "acme-rule": "off" } });
        expect(levelOf("key-expires", all)).toBe("mandatory");
        expect(levelOf("acme-rule", all)).toBe("disabled");
        expect(levelOf("secret-in-clear", all)).toBeUndefined();
    });
});

/** As the engine asks a pack about a stack. */
function packOf(all: StackValidationPolicy[]) {
    const analyze = makeAnalyzeStackRpcFun("zscaler", "1.0.0", "advisory", all);
    return async (stack: PlannedStack) => {
        let reads = 0;
        const resources = stack.objects.map(({ urn, type, name, values, dependencies = {} }) => {
            const resource = new AnalyzerResource();
            resource.setUrn(urn);
            resource.setType(`pulumi-nodejs:dynamic/${type}`);
            resource.setName(name);
            resource.setOptions(new AnalyzerResourceOptions());
            for (const [property, urns] of Object.entries(dependencies)) {
                const made = new AnalyzerPropertyDependencies();
                made.setUrnsList([...urns]);
                resource.getPropertydependenciesMap().set(property, made);
            }
            resource.getProperties = () => {
                reads++;
                return { toJavaScript: () => ({ ...values, id: name }) } as never;
            };
            return resource;
        });
        const said = await new Promise<AnalyzeResponse>((resolve, reject) =>
            analyze({ request: { getResourcesList: () => resources } }, (error, response) =>
                error ? reject(error) : resolve(response),
            ),
        );
        const found = said.getDiagnosticsList().map((each) => each.getPolicyname());
        return { found: [...new Set(found)].sort(), reads: reads / resources.length };
    };
}

describe("a pack", () => {
    const quiet = stackOf(["zpa:SegmentGroup", "intranet", { name: "Intranet" }]);
    const { found } = PRIVATE_ACCESS["log-receiver-without-tls"]!;

    it("reads the resources for the rules that find something, and not for the others", async () => {
        const analyze = packOf(policies());
        const nothing = await analyze(quiet);
        expect(nothing).toEqual({ found: [], reads: 2 });
        const something = await analyze(found);
        expect(something.found).toContain("log-receiver-without-tls");
        expect(something.reads).toBe(2 + something.found.filter((name) => !name.startsWith("zscaler-")).length);
    });

    it("says the same of a stack whatever it was asked about before, with and without the policy of the settings", async () => {
        const all = policies();
        for (const some of [all, all.slice(1), all.slice(0, -1)]) {
            const analyze = packOf(some);
            const first = await analyze(found);
            await analyze(quiet);
            expect((await analyze(found)).found).toEqual(first.found);
            expect(first.found).toContain("log-receiver-without-tls");
        }
    });

    it("shows the levels that are configured before and after a check", async () => {
        const all = policies({ rules: { "key-expires": "mandatory" } });
        await packOf(all)(quiet);
        expect(levelOf("key-expires", all)).toBe("mandatory");
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
